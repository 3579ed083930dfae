"""Attributions in; the same with the denials that trail a sentence out: "..., a charge Tehran denies"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from onrecord.find.clauses import child
from onrecord.find.sayings import Saying
from onrecord.find.sources import together
from onrecord.find.wording import extents
from onrecord.lexicon.cues import Cue, Cues
from onrecord.model import Act

_SURE = 0.9
_CLAIMS = frozenset({Act.ASSERT, Act.ACCUSE, Act.BELIEVE})
_OFF = frozenset({",", "–", "—", "--"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_BEFORE = frozenset({"DET", "ADJ", "ADV"})
_BARE = frozenset({"something", "which"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def rebutted(heard: Sequence[Saying], doc: Doc, cues: Cues) -> tuple[Saying, ...]:
    """Return the attributions with those of a trailing denial that nobody heard, in the order of their cues.

    What is denied is the noun that names it, or what was said before: "something Tehran has denied".
    """
    cued = {i for one in heard for i in range(one.cue[0], one.cue[1] + 1)}
    found = (
        saying
        for verb in doc
        if verb.i not in cued and (row := _row(verb, cues)) is not None
        for saying in _trailing(verb, row, heard, cues)
    )
    return tuple(sorted((*heard, *found), key=lambda one: one.extent))


def _row(verb: Token, cues: Cues) -> Cue | None:
    denying = (row for row in cues.of("verb", verb.lemma_) if row.act is Act.DENY and "object" in row.frames)
    return next(denying, None) if verb.pos_ == "VERB" else None


def _trailing(verb: Token, row: Cue, heard: Sequence[Saying], cues: Cues) -> Iterator[Saying]:
    off = next((one.i for one in reversed(verb.doc[verb.sent.start : verb.i]) if one.text in _OFF), None)
    noun = _noun(verb.doc, off + 1, verb.i, cues) if off is not None else None
    if off is None or noun is None:
        return
    helped = next((one.i for one in verb.doc[noun.i + 1 : verb.i] if one.pos_ == "AUX"), verb.i)
    who = _who(verb, noun, helped)
    if who is None or (verb.tag_ not in _FINITE and helped == verb.i and who.i < verb.i):
        return
    before = [one for one in heard if one.held and verb.sent.start <= max(one.held) < off]
    said = max(before, key=lambda one: max(one.held)).held if before else range(verb.sent.start, off)
    held = tuple(said) if noun.lower_ in _BARE else tuple(range(off + 1, noun.i + 1))
    yield Saying(verb, row, (helped, verb.i), together(who), held, extents(verb.doc, held), sure=_SURE, act=Act.DENY)


def _noun(doc: Doc, first: int, last: int, cues: Cues) -> Token | None:
    """Return the word that names a claim, if it begins these words: "a charge", "widespread allegations", "which"."""
    for word in doc[first:last]:
        if word.lower_ in _BARE or any(row.act in _CLAIMS for row in cues.of("noun", word.lemma_)):
            return word
        if word.pos_ not in _BEFORE:
            return None
    return None


def _who(verb: Token, noun: Token, helped: int) -> Token | None:
    """Return the head of who denies it: "a charge Tehran denies", "a charge rejected by Tehran"."""
    by = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    if by.lower_ == "by" and verb.i == noun.i + 1:
        return child(by, "pobj")
    own = child(verb, "nsubj")
    if own is not None and noun.i < own.i < verb.i and own.tag_ not in {"WDT", "WP"}:
        return own
    named = [one for one in verb.doc[noun.i + 1 : helped] if one.pos_ in _NOUNS and one.lower_ != "that"]
    return named[-1] if named else None
