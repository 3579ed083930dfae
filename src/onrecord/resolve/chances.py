"""Reports that may tell of the same in, the chance that two of them tell one story out, and what it rests on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from heapq import nlargest
from math import exp, sqrt
from operator import attrgetter

from onrecord.resolve.vectors import Weights, cosine, counted, names, of_texts

_LEAD = 400  # characters in which a report says what is new
_NEAREST = 3  # other reports that show how alike those of one story are around a report
_DISTANT = 0.05  # added to that: a report without any like it has no near ones
_YEAR = timedelta(days=365)  # reports this far apart are of two stories; less can be a page dated when it was crawled
_BESIDE = 30  # other reports that are thought beside the few there may be
_SHARED = 2.0  # events in common that count, however many there are
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A report's title and text, and the day it was first published, if that is known."""

    text: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells whether two reports are of one story.

    ``names``, ``lead``: cosines of their rare names and of their opening words. ``near``: the likeness of their texts
    over that of each to those most like it, at most 1 (local scaling, Zelnik-Manor and Perona 2004). ``years``: 1 where
    the latest years they name differ, -1 where they are equal. ``events``: 1 for each that they alone tell, less for
    one that others tell too, at most 2.
    """

    names: float
    lead: float
    near: float
    years: float
    events: float


BASE = -4.4
WEIGHTS = Signs(names=4.9, lead=7.4, near=3.8, years=-0.7, events=4.5)
"""Log odds, fitted to grouped news by ``benchmarks/story_setting.py``; an event that two alone tell makes them one."""


_each = attrgetter(*(field.name for field in fields(Signs)))


def chance(found: Signs) -> float:
    """Return the chance, 0 to 1, that two reports with these signs tell one story."""
    odds = BASE + sum(weight * sign for weight, sign in zip(_each(WEIGHTS), _each(found), strict=True))
    return 1 / (1 + exp(-odds))


def signs(
    reports: Mapping[str, Piece], likeness: Mapping[Pair, float], events: Mapping[Pair, float]
) -> Iterator[tuple[Pair, Signs]]:
    """Yield what tells of each pair that is alike or shares events, in the order of the pairs.

    ``likeness`` of texts and shared ``events`` are by sorted pairs of reports.
    """
    texts = [piece.text for piece in reports.values()]
    named, opening = _weighed(reports, names(texts)), _weighed(reports, counted(text[:_LEAD] for text in texts))
    latest = {report: max(_YEARS.findall(piece.text), default=None) for report, piece in reports.items()}
    around = _around(likeness)
    for pair in sorted(likeness.keys() | events.keys()):
        one, other = pair
        if _apart(reports[one].day, reports[other].day) < _YEAR:
            near = likeness.get(pair, 0.0) / sqrt(around.get(one, 1.0) * around.get(other, 1.0))
            yield (
                pair,
                Signs(
                    cosine(named[one], named[other]),
                    cosine(opening[one], opening[other]),
                    min(1.0, near),
                    _differ(latest[one], latest[other]),
                    min(_SHARED, events.get(pair, 0.0)),
                ),
            )


def _weighed(reports: Iterable[str], counts: Sequence[Mapping[str, int]]) -> dict[str, Weights]:
    vocabulary = of_texts(counts, _BESIDE)
    return {report: vocabulary.weighed(one) for report, one in zip(reports, counts, strict=True)}


def _around(likeness: Mapping[Pair, float]) -> dict[str, float]:
    """Return how alike a report is to the three most like it, on average."""
    found: dict[str, list[float]] = {}
    for pair, value in likeness.items():
        for report in pair:
            found.setdefault(report, []).append(value)
    return {report: sum(nlargest(_NEAREST, values)) / _NEAREST + _DISTANT for report, values in found.items()}


def _differ(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return 0.0
    return 1.0 if one != other else -1.0


def _apart(one: date | None, other: date | None) -> timedelta:
    return abs(one - other) if one and other else timedelta(0)
