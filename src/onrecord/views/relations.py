"""Events in, how two actors stand out: per month and quad class, how often, in how many reports, how cooperative."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby, product
from operator import itemgetter
from statistics import fmean

from onrecord.model import Event
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.record import Record


@dataclass(frozen=True, slots=True)
class Relation:
    """Two actors in one month. ``month`` is ``2021-09``, a year where no month is known, ``None`` without a date.

    ``a`` and ``b`` are ids, in order; ``intensity`` is the events' mean, -10 (conflict) to 10 (cooperation).
    """

    a: str
    b: str
    month: str | None
    quad: str
    events: int
    reports: int
    articles: int
    intensity: float


_Row = tuple[str, str, float, int, str, str]


def relations(reader: Reader | Record, only: Filter = ALL) -> tuple[Relation, ...]:
    """Return the relations between pairs that include everyone asked for.

    A person or body counts for itself and for the state it acts for: two ministers who meet are two states that meet.
    """
    record = Record.of(reader)
    if record.reader.related and only == ALL:
        return tuple(replace(Relation(*row), month=row[2] or None) for row in record.reader.relations())
    found = record.events(only)
    mentions = record.mentions(found)
    groups: dict[tuple[str, str, str, str], list[Event]] = {}
    for event in found:
        month = month_of(event, [mentions[id_].article for id_ in event.mentions if id_ in mentions], record)
        for a, b in pairs(record, event):
            if set(only.about) <= record.standing_for(a) | record.standing_for(b):
                groups.setdefault((a, b, month, event.quad), []).append(event)
    return tuple(
        _relation(record, key, events, {m: mentions[m].article for e in events for m in e.mentions if m in mentions})
        for key, events in sorted(groups.items())
    )


def between(record: Record, only: Filter, a: str, b: str) -> tuple[Relation, ...]:
    """Return the relations of one pair, as far as the events that pass the filter show them."""
    first, second = sorted((a, b))
    if not record.reader.related:
        return tuple(one for one in relations(record, only) if (one.a, one.b) == (first, second))
    if replace(only, about=()) == ALL and {*only.about} <= {first, second}:
        return tuple(
            Relation(first, second, month or None, quad, events, reports, articles, intensity)
            for month, quad, events, reports, articles, intensity in record.reader.relation(first, second)
        )
    rows = record.reader.months(first, second, only)
    return tuple(_counted((first, second), tuple(told)) for _, told in groupby(rows, key=itemgetter(0, 1)))


def _counted(pair: tuple[str, str], told: Sequence[_Row]) -> Relation:
    month, quad, *_ = told[0]
    intensity = round(fmean({number: mean for _, _, mean, number, _, _ in told}.values()), 2)
    events, reports, articles = (len({row[place] for row in told}) for place in (3, 4, 5))
    return Relation(*pair, month or None, quad, events, reports, articles, intensity)


def others(record: Record, only: Filter, actor: str, limit: int) -> tuple[tuple[str, int, int], ...]:
    """Return with whom an actor has most to do: how many events that are no conflict, and how many that are."""
    if record.reader.related:
        return record.reader.others(actor, only, limit)
    found: dict[str, Counter[bool]] = {}
    for one in relations(record, only):
        if actor in {one.a, one.b}:
            other = one.b if one.a == actor else one.a
            found.setdefault(other, Counter())["conflict" in one.quad] += one.events
    ranked = sorted(found, key=lambda other: (-found[other].total(), other))[:limit]
    return tuple((other, found[other][False], found[other][True]) for other in ranked)


def pairs(record: Record, event: Event) -> tuple[tuple[str, str], ...]:
    """Return the pairs of actors that an event relates, each with its smaller id first, states included."""
    doing = [party.actor for party in event.actors]
    done_to = [party.actor for party in event.recipients]
    direct = list(product(doing, done_to)) if done_to else list(combinations(doing, 2))
    widened = {
        (min(one, other), max(one, other))
        for a, b in direct
        for one in record.standing_for(a)
        for other in record.standing_for(b)
        if record.state_of(a) != record.state_of(b) and (one == a) == (other == b)
    }
    return tuple(sorted(pair for pair in widened if pair[0] != pair[1]))


def month_of(event: Event, articles: Iterable[str], record: Record) -> str:
    """Return the month of the event, or else of the first article that tells of it; "" where neither has a date."""
    value = event.when.value if event.when and event.when.value else None
    return (value or next(iter(record.days(articles)), "")).partition("/")[0][:7]


def _relation(record: Record, key: tuple[str, str, str, str], events: list[Event], told: dict[str, str]) -> Relation:
    a, b, month, quad = key
    articles = set(told.values())
    reports = {record.report_of.get(article, article) for article in articles}
    intensity = round(fmean(event.intensity for event in events), 2)
    return Relation(a, b, month or None, quad, len(events), len(reports), len(articles), intensity)
