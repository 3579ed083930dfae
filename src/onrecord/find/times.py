"""A reading in; its time expressions out, each with an ISO 8601 value and the basis of that value, or with neither."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.find.calendar import Stretch, anchor
from onrecord.find.reading import Reading, Timed
from onrecord.find.timephrases import PHRASES, Phrase
from onrecord.find.timevalues import View
from onrecord.lexicon.timewords import values
from onrecord.model import When

_MODAL = {"will", "shall", "would", "'ll", "’ll", "wo", "could", "might", "may", "can", "must", "should"}
_DUE = {"due", "set", "schedule", "plan", "expect", "slate", "intend", "hope", "ready", "likely"}
_LIMIT = {"by", "until", "till"}
_IN = {
    "in",
    "since",
    "by",
    "of",
    "until",
    "till",
    "from",
    "to",
    "before",
    "after",
    "during",
    "between",
    "and",
    "through",
}
_JOIN = re.compile(r"\s*(?:[-–—]|to|until|till|through)\s*")
_JOIN_BETWEEN = re.compile(r"\s+and\s+")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    days: Stretch | None
    basis: str | None


def times(reading: Reading) -> tuple[Timed, ...]:
    """Return every dated or datable expression, in order; durations ("for two decades") and habits ("daily") are none.

    A relative one counts from ``article.published``; a weekday is the latest up to publication, or the next where its
    verb looks ahead. Without a basis there is no value: no publication day, no weekday's date.
    """
    found = sorted(_found(reading, anchor(reading.article.published)), key=lambda one: one.start)
    return tuple(_timed(reading, one) for one in _ranges(found, reading.article.text))


def _found(reading: Reading, published: Stretch | None) -> Iterator[_Found]:
    taken: set[int] = set()
    for phrase in PHRASES:
        for match in phrase.pattern.finditer(reading.article.text):
            tokens = _tokens(reading, *match.span())
            if taken.isdisjoint(range(*match.span())) and _is_time(phrase, match, tokens):
                taken.update(range(*match.span()))
                yield _valued(phrase, match, published, _view(tokens.root))


def _tokens(reading: Reading, start: int, end: int) -> TokenSpan:
    tokens = reading.doc.char_span(start, end, alignment_mode="expand")
    if tokens is None:
        raise ValueError(f"no tokens at {start}:{end}: the parse is of another text")
    return tokens


def _valued(phrase: Phrase, match: re.Match[str], published: Stretch | None, view: View) -> _Found:
    try:
        days, basis = phrase.value(match, published, view)
    except (ValueError, OverflowError):  # 31 June, or a year past the calendar's end
        days, basis = None, None
    return _Found(match.start(), match.end(), days, basis)


def _is_time(phrase: Phrase, match: re.Match[str], tokens: TokenSpan) -> bool:
    """Tell "in May" from "may", "in 2020" from "2020 troops", Friday from Black Friday."""
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    if phrase.needs == "month":
        month = tokens[-1]
        return match["month"][0].isupper() and (
            len(tokens) > 1 or (month.pos_ == "PROPN" and month.ent_type_ in {"DATE", ""})
        )
    if phrase.needs == "weekday":
        return match["weekday"][0].isupper() and (before is None or before.lower_ not in values("named"))
    if phrase.needs == "year" and len(tokens) == 1:
        return tokens[0].ent_type_ == "DATE" or (
            before is not None and before.lower_ in _IN and tokens[0].dep_ == "pobj"
        )
    return True


def _view(token: Token) -> View:
    """Return where the verb over a time expression looks; a noun over it ("the Friday vote") leaves it open."""
    limit = False
    while token.head.i != token.i and token.head.pos_ in {"ADP", "ADV", "NUM", "SCONJ"}:
        token = token.head
        limit = limit or token.lower_ in _LIMIT
    verb = token.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return View.AHEAD if verb.lemma_ in _DUE else View.EITHER
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if "have" not in words and (words & _MODAL or verb.lemma_ in _DUE or _purpose(verb)):
        return View.AHEAD
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not words & {"is", "are", "be"}):
        return View.EITHER if limit else View.BACK
    return View.EITHER


def _purpose(verb: Token) -> bool:
    """Whether an infinitive hangs on what is due: "plans to meet on Friday"."""
    return verb.tag_ == "VB" and verb.dep_ == "xcomp" and verb.head.lemma_ in _DUE


def _ranges(found: Sequence[_Found], text: str) -> list[_Found]:
    """Join "from May 2015 to March 2016" and "between Monday and Friday" into one range each."""
    joined: list[_Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if before and before.days and one.days and before.days.last < one.days.first and _joins(text, before, one):
            basis = before.basis if before.basis != "explicit" else one.basis
            joined[-1] = _Found(before.start, one.end, Stretch(before.days.first, one.days.last), basis)
        else:
            joined.append(one)
    return joined


def _joins(text: str, first: _Found, second: _Found) -> bool:
    between = text[first.end : second.start]
    lead = text[max(0, first.start - len("between ")) : first.start].lower()
    if _JOIN_BETWEEN.fullmatch(between):
        return lead.endswith("between ")
    return bool(_JOIN.fullmatch(between)) and ("to" not in between or lead.endswith("from "))


def _timed(reading: Reading, found: _Found) -> Timed:
    tokens = _tokens(reading, found.start, found.end)
    span = reading.span(found.start, found.end)
    if found.days is None:
        return Timed(When(None, None, None, span), tokens.start, tokens.end)
    return Timed(When(found.days.iso(), found.days.precision, found.basis, span), tokens.start, tokens.end)
