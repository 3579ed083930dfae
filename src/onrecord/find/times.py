"""A reading in; its time expressions out, each with an ISO 8601 value and the basis of that value, or with neither."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.find.calendar import Stretch, anchor
from onrecord.find.reading import Reading, Timed
from onrecord.find.timephrases import PHRASES, Phrase
from onrecord.find.timevalues import OPEN, Days, View
from onrecord.find.toldtimes import Told, of_told_year
from onrecord.lexicon.timewords import values
from onrecord.model import When

_MODAL = {"will", "shall", "would", "'ll", "’ll", "wo", "could", "might", "may", "can", "must", "should"}
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
_COMPARED = re.compile(r"\byear[\s-](?:ago|earlier)$|\byear-(?:ago|earlier)\b", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:[-–—]|to|until|till|through)\s*")
_JOIN_BETWEEN = re.compile(r"\s+and\s+")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    days: Stretch | None
    basis: str | None
    compared: bool = False  # "a year earlier" is no time that the next words count from


@dataclass(frozen=True, slots=True)
class _Seen:
    phrase: Phrase
    match: re.Match[str]
    view: View


def times(reading: Reading) -> tuple[Timed, ...]:
    """Return every dated or datable expression, in order; durations ("for two decades") and habits ("daily") are none.

    A relative one counts from ``article.published``; a weekday is the latest up to publication, or the next where its
    verb looks ahead. Without a basis there is no value: no publication day, no weekday's date.
    """
    found: list[_Found] = []
    for one in sorted(_seen(reading), key=lambda one: one.match.start()):
        valued = _valued(one, anchor(reading.article.published), found)
        found += [valued] if valued else []
    return tuple(_timed(reading, one) for one in _ranges(found, reading.article.text))


def _seen(reading: Reading) -> Iterator[_Seen]:
    taken: set[int] = set()
    for phrase in PHRASES:
        for match in phrase.pattern.finditer(reading.article.text):
            tokens = _tokens(reading, *match.span())
            if taken.isdisjoint(range(*match.span())) and _is_time(phrase, match, tokens):
                taken.update(range(*match.span()))
                yield _Seen(phrase, match, _view(tokens.root))


def _tokens(reading: Reading, start: int, end: int) -> TokenSpan:
    tokens = reading.doc.char_span(start, end, alignment_mode="expand")
    if tokens is None:
        raise ValueError(f"no tokens at {start}:{end}: the parse is of another text")
    return tokens


def _valued(seen: _Seen, published: Stretch | None, before: Sequence[_Found]) -> _Found | None:
    """Return the expression with its days; ``None`` where it only means what was told before and nothing was."""
    told = [Told(one.days, one.basis) for one in before if one.days and one.basis and not one.compared]
    try:
        days, basis = _days(seen, published, told)
    except (ValueError, OverflowError):  # 31 June, or a year past the calendar's end
        days, basis = OPEN
    if days is None and seen.phrase.value is None:
        return None
    compared = _COMPARED.search(seen.match[0]) is not None
    return _Found(seen.match.start(), seen.match.end(), days, basis, compared)


def _days(seen: _Seen, published: Stretch | None, told: Sequence[Told]) -> Days:
    phrase, groups = seen.phrase, seen.match.groupdict()
    if phrase.told is not None:
        days = phrase.told(seen.match, told)
    else:
        undated = published is None and "month" in groups and "step" not in groups
        days = of_told_year(seen.match, told) if undated else OPEN
    if days[0] is None and phrase.value is not None:
        return phrase.value(seen.match, published, seen.view)
    return days


def _is_time(phrase: Phrase, match: re.Match[str], tokens: TokenSpan) -> bool:
    """Tell "in May" from "may", "in 2020" from "2020 troops", Friday from Black Friday."""
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    if phrase.needs == "month":
        month = tokens[-1]
        return match["month"][0].isupper() and (len(tokens) > 1 or _is_month(month))
    if phrase.needs in {"weekday", "named"} and before is not None and before.lower_ in values("named"):
        return False
    if phrase.needs == "weekday":
        return match["weekday"][0].isupper()
    if phrase.needs == "year" and len(tokens) == 1:
        return tokens[0].ent_type_ == "DATE" or (before is not None and _is_year(tokens[0], before))
    return True


def _is_year(token: Token, before: Token) -> bool:
    """Whether a number is a year: "in 2020", "the 1967 war"."""
    if before.lower_ in _IN:
        return token.dep_ == "pobj"
    return (
        before.pos_ in {"DET", "PRON", "PART"} and token.head.i == token.i + 1 and token.head.pos_ in {"NOUN", "PROPN"}
    )


def _is_month(token: Token) -> bool:
    """Whether a lone word is a month and no name: not "Jan Egeland", not "May said"."""
    if token.pos_ != "PROPN" or token.ent_type_ not in {"DATE", ""}:
        return False
    named = token.dep_ == "compound" and token.head.pos_ == "PROPN"
    return token.ent_type_ == "DATE" or not (named or token.dep_ in {"nsubj", "nsubjpass"})


def _view(token: Token) -> View:
    """Return where the verb over a time expression looks; a noun under no verb of what is to come leaves it open."""
    limit = False
    while token.head.i != token.i and token.head.pos_ in {"ADP", "ADV", "NUM", "SCONJ"}:
        token = token.head
        limit = limit or token.lower_ in _LIMIT
    verb = token.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return View.AHEAD if verb.lemma_ in values("due") or _to_come(_verb_over(verb)) else View.EITHER
    if _to_come(verb) or verb.lemma_ in values("due"):
        return View.AHEAD
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not words & {"is", "are", "be"}):
        return View.EITHER if limit else View.BACK
    return View.EITHER


def _verb_over(token: Token) -> Token:
    while token.head.i != token.i and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def _to_come(verb: Token) -> bool:
    """Whether a modal or what governs an infinitive puts it ahead: "will meet", "plans to meet", "a deal to meet"."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if "have" in words:
        return False
    if words & _MODAL:
        return True
    governor = verb.head.lemma_ if verb.dep_ == "xcomp" else ""
    bound = governor in values("due") or governor in values("binding")
    return verb.tag_ == "VB" and "to" in words and (bound or (verb.dep_ == "acl" and verb.head.pos_ == "NOUN"))


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
