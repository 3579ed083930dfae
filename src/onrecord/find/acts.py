"""An attribution as words in; what its source does by it, and by form how it is told, out."""

from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token

from onrecord.find.clauses import child
from onrecord.find.quotes import Quote
from onrecord.find.sayings import Extent, Saying
from onrecord.find.sources import subject
from onrecord.lexicon.cues import Cues
from onrecord.model import Act, Manner

_DUTY = {"must", "should", "need", "ought"}
_CHANCE = {"may", "might", "could"}
_FUTURE = {"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"}


def manner(content: Sequence[Extent], marks: Sequence[Quote]) -> Manner:
    """Return direct where all content is inside quotation marks, mixed where some is, else indirect."""
    inside = [any(mark.start <= start and end <= mark.end for mark in marks) for start, end in content]
    holding = [any(start <= mark.start < end or start < mark.end <= end for mark in marks) for start, end in content]
    if content and all(inside) and any(holding):
        return Manner.DIRECT
    return Manner.MIXED if any(holding) else Manner.INDIRECT


def act(saying: Saying, cues: Cues, own: Callable[[Token], bool]) -> Act:
    """Return the act of the cue or, where the cue only says that it was said, that of the content's main clause.

    ``own`` tells whether a phrase means the source itself or the state that it speaks for.
    """
    if saying.refused:
        return Act.REFUSE
    if saying.row.act is not Act.ASSERT or not saying.row.opens:
        return saying.row.act
    words = content_words(saying.head.doc, saying.content)
    verb = main(words)
    who = subject(verb) if verb is not None else None
    within = who is not None and any(who.i == word.i for word in words)
    turned = _said(verb, cues, own=who is not None and within and own(who)) if verb is not None else None
    if turned is not None:
        return turned
    return Act.ACCUSE if any(cues.tone(word.lemma_) is Act.ACCUSE for word in words) else Act.ASSERT


def content_words(doc: Doc, content: Sequence[Extent]) -> list[Token]:
    """Return the tokens of a content."""
    return [word for start, end in content for word in doc.char_span(start, end, alignment_mode="expand") or ()]


def main(words: Sequence[Token]) -> Token | None:
    """Return the main verb of a content: the first verb that no other word of it governs."""
    inside = {word.i for word in words}
    tops = (
        word for word in words if word.pos_ in {"VERB", "AUX"} and (word.head.i not in inside or word.dep_ == "ROOT")
    )
    return next(tops, None)


def _said(verb: Token, cues: Cues, *, own: bool) -> Act | None:
    """Return the act of a main clause, or None for a plain one; ``own``: its subject is the source."""
    helpers = {one.lower_ for one in verb.children if one.dep_ in {"aux", "auxpass"}}
    if own and (inner := _inner(verb, cues)) is not None:
        return inner
    if helpers & _FUTURE and any(one.lower_ == "have" and one.dep_ == "aux" for one in verb.children):
        return None  # "would have walked away"
    if helpers & _DUTY or (verb.lemma_ in {"need", "have"} and child(verb, "xcomp") is not None):
        return Act.DEMAND
    if helpers & _FUTURE:
        return (_threat(verb, cues) or Act.PROMISE) if own else Act.EXPECT
    likely = child(verb, "acomp")
    if helpers & _CHANCE or (likely is not None and likely.lower_ == "likely"):
        return Act.EXPECT
    return Act.DENY if child(verb, "neg") is not None else None


def _inner(verb: Token, cues: Cues) -> Act | None:
    """Return the act that the content's own verb names: "said it condemned the attack"."""
    word = child(verb, "acomp") if verb.lemma_ == "be" else verb
    if word is None:
        return None
    rows = cues.of("adjective", word.lower_) or cues.of("verb", word.lemma_)
    return next((row.act for row in rows if row.act not in {Act.ASSERT, Act.BELIEVE, Act.THREATEN}), None)


def _threat(verb: Token, cues: Cues) -> Act | None:
    return next((Act.THREATEN for word in verb.subtree if cues.tone(word.lemma_) is Act.THREATEN), None)
