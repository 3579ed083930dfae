"""A pronoun that speaks in, the document it means out: "The report came out on Friday. It noted"."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.find.discourse import SUBJECTS
from onrecord.lexicon.cues import cues
from onrecord.lexicon.lexicon import load

_BACK = 3  # sentences
_OBJECT = "dobj"
_PHRASE = frozenset({"NOUN", "PROPN", "ADP"})


@cache
def _words(use: str) -> frozenset[str]:
    return load().gazetteer.words[use]


@cache
def _cues() -> frozenset[str]:
    return frozenset(word for kind, word in cues().by_word if kind == "verb")


def document(pronoun: Token) -> Token | None:
    """Return the noun that "it" means as it speaks: the last document that did or underwent something, or was made.

    ``None`` for other words, and where no document is told of in the three sentences before.
    """
    if pronoun.lower_ != "it" or pronoun.dep_ not in SUBJECTS or pronoun.head.lemma_ not in _cues():
        return None
    for gap, sentence in enumerate(_back(pronoun)):
        before = [token for token in sentence if token.i < pronoun.i]
        for token in reversed(before):
            found = token if _is_one(token) and _leads(token) else document(token)
            if found is not None:
                return found
        made = [token for token in before if token.dep_ == _OBJECT and _is_one(token)]
        if made and gap <= 1:
            return made[-1]
    return None


def _back(token: Token) -> Iterator[TokenSpan]:
    sentence: TokenSpan = token.sent
    for _ in range(_BACK + 1):
        yield sentence
        if sentence.start == 0:
            return
        sentence = token.doc[sentence.start - 1].sent


def _is_one(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lemma_.lower() in _words("document") and token.tag_ != "NNS"


def _leads(token: Token) -> bool:
    """Tell whether a noun is a clause's subject, or in its subject's phrase: "the key to the report"."""
    while token.pos_ in _PHRASE and token.dep_ not in SUBJECTS and token.head != token:
        token = token.head
    return token.dep_ in SUBJECTS


def outspoken(actor: Token, found: Token) -> bool:
    """Tell whether an actor is the likelier speaker: a subject told later than the document, or the one who made it.

    Not one of whom the document tells: "the report says that Norway".
    """
    made = found.dep_ == _OBJECT and actor.sent == found.sent
    told = found.dep_ in SUBJECTS and found.head in actor.ancestors
    empty = actor.lower_ == "it" and actor.head.lemma_ in _words("empty")
    return actor.dep_ in SUBJECTS and not empty and (made or (actor.i > found.i and not told))
