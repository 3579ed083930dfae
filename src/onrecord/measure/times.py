"""Articles with their time expressions in, scores of spans and values out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.find.times import times
from onrecord.measure import program
from onrecord.measure.alike import overlap
from onrecord.measure.gold import Gold, Record, Words
from onrecord.measure.outcome import Outcome, Track, f1, share
from onrecord.measure.scores import Scores
from onrecord.measure.tally import Tally, paired
from onrecord.model import Span, When

_DATES = frozenset({"DATE", "TIME"})
_VAGUE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
_SEASONS = {"SP": "03", "SU": "06", "FA": "09", "WI": "12"}
_YEAR = len("2021")


@dataclass(frozen=True, slots=True)
class _Time(Words):
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Timed:
    """An article, the day it was made, and its TIMEX3 expressions."""

    id: str
    text: str
    created: str
    times: list[_Time]


def measure(gold: Gold, track: Track) -> Outcome:
    """Score time expressions as TempEval-3 does (UzZaman and others, 2013).

    - dates (types DATE and TIME): strict, the span is the gold's to the character; relaxed, it overlaps one of the
      gold's, one to one; value, it overlaps and the values say the same; value accuracy: share of the overlapping.
      Ours are written as days, months, years or ranges of them, so that the gold's weeks, quarters, seasons and
      decades count as their first and last day, month or year, and a time of day counts as its day. Gold values that
      name no date (PAST_REF, XXXX) agree with ours where it has none
    - all: the same over DURATION and SET too, which the program does not look for
    """
    scores = Scores()
    values: list[bool] = []
    for record in track(gold.records):
        article = program.article(record["id"], record["text"], published=record["created"])
        found = [one.when for one in times(program.reading(article)) if one.when.span is not None]
        values += score(record, found, scores)
    told = [f1(name, tally) for name, tally in scores.tallies.items()]
    return Outcome((*told, share("dates, value accuracy", sum(values), len(values))), tuple(scores.errors))


def score(gold: Record, found: Sequence[When], scores: Scores) -> list[bool]:
    """Add the times found in one article to ``scores``; return for each matched date whether its value is right."""
    dates = [one for one in gold["times"] if one["type"] in _DATES]
    values: list[bool] = []
    for name, wanted in (("dates", dates), ("all", gold["times"])):
        pairs = paired(wanted, found, lambda g, o: overlap(g, o.span) if o.span else 0)
        strict = sum(o.span is not None and (g["start"], g["end"]) == (o.span.start, o.span.end) for g, o in pairs)
        right = [same_value(g["value"], o.value) for g, o in pairs]
        for measure_, count in (("strict", strict), ("relaxed", len(pairs)), ("value", sum(right))):
            scores.add(f"{name}, {measure_}", Tally(count, len(found), len(wanted)))
        if name == "dates":
            values = right
            scores.errors += _errors(gold["created"], dates, found, pairs)
    return values


def same_value(gold: str, ours: str | None) -> bool:
    """Tell whether a TIMEX3 value and our ISO 8601 value or range say the same."""
    if gold in _VAGUE or gold.startswith("XXXX"):
        return ours is None
    return ours is not None and iso(gold) == ours


def iso(value: str) -> str:
    """Return a TIMEX3 date as ours are written: a day, month or year, or the first and last of a range."""
    value = value.split("T", maxsplit=1)[0].replace("-XX", "")
    if week := re.fullmatch(r"(\d{4})-W([0-4]?\d|5[0-2])(-WE)?", value):
        first = date.fromisocalendar(int(week[1]), int(week[2]), 6 if week[3] else 1)
        return f"{first}/{first + timedelta(1 if week[3] else 6)}"
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        last = int(quarter[2]) * 3
        return f"{quarter[1]}-{last - 2:02}/{quarter[1]}-{last:02}"
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return _season(int(season[1]), int(_SEASONS[season[2]]))
    if years := re.fullmatch(r"(\d{2,3})X{0,2}", value):
        ends = ("0", "9") if len(years[1]) == _YEAR - 1 else ("00", "99")
        return f"{years[1]}{ends[0]}/{years[1]}{ends[1]}"
    return value


def _season(year: int, month: int) -> str:
    later = year + (month + 2 > 12)  # noqa: PLR2004 - months of a year
    return f"{year}-{month:02}/{later}-{(month + 1) % 12 + 1:02}"


def _errors(
    made: str, wanted: Sequence[Record], found: Sequence[When], pairs: Sequence[tuple[Record, When]]
) -> list[str]:
    missed = [f"missed date: {g['text']} ({g['value']})" for g in wanted if all(g is not one for one, _ in pairs)]
    extra = [f"wrong date: {_words(o.span)}" for o in found if all(o is not one for _, one in pairs)]
    other = [
        f"other value: {g['text']}: {o.value}, not {g['value']}, on {made}"
        for g, o in pairs
        if not same_value(g["value"], o.value)
    ]
    return missed + extra + other


def _words(span: Span | None) -> str:
    return span.text if span else ""
