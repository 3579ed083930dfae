"""A pronoun or a document that speaks in; the document it means, or whose it is, out."""

from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.find.clauses import agent, child
from onrecord.find.discourse import SUBJECTS
from onrecord.find.sources import subject
from onrecord.lexicon.cues import cues
from onrecord.lexicon.lexicon import load
from onrecord.model import Party

_BACK = 3  # sentences
_OBJECT = "dobj"
_PHRASE = frozenset({"NOUN", "PROPN", "ADP"})
_FROM = frozenset({"from", "by", "of"})
_CARRIED = frozenset({"post", "message", "email", "text"})  # "a Facebook post"
_ISSUE = frozenset({"issue", "release", "publish", "send", "write", "pass", "adopt"})
_MAKE = _ISSUE | {"prepare", "draft", "compile", "conduct", "sign", "offer", "sponsor"}


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


def authors(speaking: Token, parties: Callable[[Token], tuple[Party, ...]]) -> tuple[Party, ...]:
    """Return who speaks where a document does: "a statement from the Kremlin", "Iran's report"; not "the Iran report".

    Also of one that is "issued by Iran", or that Iran "issued" or "said in" before "it said", or "the statement".
    """
    noun = document(speaking) or speaking
    if not _names_one(noun):
        return ()
    found = next((some for one in _makers(noun) if one is not None and (some := parties(one))), ())
    earlier = None if found else _earlier(noun)
    return found if earlier is None else authors(earlier, parties)


def _makers(noun: Token) -> Iterator[Token | None]:
    """Yield the words that may tell whose a document is, the plainest first."""
    yield from (child(one, "pobj") for one in noun.children if one.dep_ == "prep" and one.lower_ in _FROM)
    yield from (agent(one) for one in noun.children if one.dep_ == "acl" and one.lemma_ in _MAKE)
    yield from (one for one in noun.lefts if one.dep_ == "poss")
    if noun.lemma_.lower() not in _CARRIED:
        yield from (one for one in noun.lefts if one.dep_ == "compound" and one.ent_type_ != "GPE")
    verb = noun.head
    if noun.dep_ == _OBJECT and verb.lemma_ in _ISSUE:
        yield subject(verb)
    if noun.dep_ == "pobj" and verb.lower_ == "in" and verb.head.lemma_ in _cues():
        yield subject(verb.head)


def _earlier(noun: Token) -> Token | None:
    """Return what "the statement" takes up: the last one told of in the sentences before."""
    if not any(one.lower_ == "the" for one in noun.lefts):
        return None
    before = (token for sentence in _back(noun) for token in reversed(list(sentence)) if token.i < noun.i)
    return next((token for token in before if token.lemma_ == noun.lemma_ and _names_one(token)), None)


def _names_one(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lemma_.lower() in _words("document")


def _is_one(token: Token) -> bool:
    return _names_one(token) and token.tag_ != "NNS"


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
