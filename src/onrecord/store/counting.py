"""Events whose tellings change in, how often each two stand together out: counted by difference, over the whole case.

What events relate and who tells of them is noted before it changes and compared with what it is afterwards: a go costs
what it changes, however much two have done before.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, reduce
from itertools import groupby
from math import fsum
from operator import itemgetter, sub

from onrecord.store.codec import encode

Key = tuple[str, ...]
"""What is counted: a pair's month and quad class, or a pair with an ending of classes ("" for all)."""

_CLASSES = ("cooperation", "conflict", "")
_MONTH = 4  # parts of a key with a month

_TELLING = """
    select event.number, report, copy.article from json_each(?) as asked cross join event on event.number = asked.value
    cross join mention on mention.event = event.id cross join copy on copy.article = mention.article"""
_BONDS = """
    select event, month, quad, intensity, a, b from bond
    where event in (select value from json_each(?)) order by event"""
_OTHERS = """
    select copy.report, copy.article, month, quad, a, b from (
        select article from copy where report in (select value from json_each(:reports))
        union select value from json_each(:articles)
        except select value from json_each(:whole)) as asked
    cross join copy on copy.article = asked.article
    cross join mention on mention.article = copy.article cross join event on event.id = mention.event
    cross join bond on bond.event = event.number where event.number not in (select value from json_each(:events))"""
_UNBIND = "delete from bond where event in (select value from json_each(?))"
_BOND = "insert into bond (a, b, event, month, quad, intensity) values (?, ?, ?, ?, ?, ?)"
_WEIGHT = "select events, total, rest from relation where a = ? and b = ? and month = ? and quad = ?"
_WEIGH = """
    insert into relation (a, b, month, quad, events, reports, articles, intensity, total, rest)
    values (?, ?, ?, ?, ?, 0, 0, ?, ?, ?) on conflict do update
    set events = excluded.events, intensity = excluded.intensity, total = excluded.total, rest = excluded.rest"""
_BIND = """
    insert into bound (a, b, cooperation, conflict, reports, events, sides) values (?1, ?2, 0, 0, 0, ?3,
        exists (select 1 from actor where id = ?1 and side) and exists (select 1 from actor where id = ?2 and side))
    on conflict do update set events = events + excluded.events, sides = excluded.sides"""

_NO_MONTH = "delete from relation where a = ? and b = ? and month = ? and quad = ? and events = 0"
_NO_PAIR = "delete from bound where a = ? and b = ? and events = 0"
_ADD_MONTH = """
    update relation set reports = reports + ?, articles = articles + ?
    where a = ? and b = ? and month = ? and quad = ?"""
_ADD_PAIR = """
    update bound set cooperation = cooperation + ?, conflict = conflict + ?, reports = reports + ?
    where a = ? and b = ?"""


@dataclass(frozen=True, slots=True)
class Bonds:
    """Whom an event relates, each pair with its smaller id first; its month ("" for none), class and intensity."""

    pairs: frozenset[tuple[str, str]]
    month: str
    quad: str
    intensity: float

    def months(self) -> Iterable[Key]:
        """Yield under what an article is counted that tells of it."""
        return ((*pair, self.month, self.quad) for pair in self.pairs)

    def classes(self) -> Iterable[Key]:
        """Yield under what a report is counted that tells of it: its month, and its pairs at all."""
        yield from self.months()
        yield from ((*pair, ending) for pair in self.pairs for ending in _CLASSES if self.quad.endswith(ending))


_Told = Mapping[str, AbstractSet[Bonds]]
"""What reports, or articles, tell of."""
_LEVELS: tuple[Callable[[Bonds], Iterable[Key]], ...] = (Bonds.classes, Bonds.months)
"""What reports are counted under, and articles."""


@dataclass(slots=True)
class Counting:
    """A case in which it is kept how often two stand together, inside the caller's transaction.

    ``before`` are the tellings, report and article, of events that change; ``bonds`` whom they related.
    """

    connection: sqlite3.Connection
    before: dict[int, set[tuple[str, str]]] = field(default_factory=dict)
    bonds: dict[int, Bonds] = field(default_factory=dict)

    def note(self, events: Iterable[int]) -> None:
        """Note what events relate and who tells of them, before it changes."""
        new = sorted(set(events) - self.bonds.keys())
        rows = self.connection.execute(_BONDS, (encode(new),))
        for (event, *told), found in groupby(rows, itemgetter(0, 1, 2, 3)):
            self.bonds[event] = Bonds(frozenset((a, b) for *_, a, b in found), *told)
        self.before |= self._tellings(event for event in new if event in self.bonds)

    def count(self, now: Mapping[int, Bonds], whole: Iterable[str] = ()) -> None:
        """Keep what events relate ``now``; those that were noted and are not there relate nobody any more.

        The articles ``whole`` tell of no events but these.
        """
        one = dict[Bonds, Bonds]()  # the same for all that relate the same, so that they compare at once
        was, new = ({event: one.setdefault(told, told) for event, told in all_.items()} for all_ in (self.bonds, now))
        tellings = self._tellings(event for event, told in new.items() if told.pairs)
        told = [(_told(self.before, was, place), _told(tellings, new, place)) for place in (0, 1)]
        asked = [*(_changed(*both) for both in told), sorted(whole), sorted(was.keys() | new.keys())]
        others = self._others(dict(zip(("reports", "articles", "whole", "events"), map(encode, asked), strict=True)))
        reports, articles = map(_difference, _LEVELS, told, others)
        self._bind(was, new)
        self.before, self.bonds = {}, {}
        self._add(reports, articles)

    def _tellings(self, events: Iterable[int]) -> dict[int, set[tuple[str, str]]]:
        found = defaultdict[int, set[tuple[str, str]]](set)
        for event, report, article in self.connection.execute(_TELLING, (encode(sorted(events)),)):
            found[event].add((report, article))
        return found

    def _others(self, asked: Mapping[str, str]) -> list[dict[str, set[Bonds]]]:
        """Return what reports, and articles, tell of beside these events, one pair at a time."""
        found: list[dict[str, set[Bonds]]] = [{}, {}]
        for *ids, month, quad, a, b in self.connection.execute(_OTHERS, asked):
            for known, id_ in zip(found, ids, strict=True):
                known.setdefault(id_, set()).add(Bonds(frozenset([(a, b)]), month, quad, 0.0))
        return found

    def _bind(self, was: Mapping[int, Bonds], now: Mapping[int, Bonds]) -> None:
        """Keep whom events relate."""
        gone = {event: told for event, told in was.items() if now.get(event) is not told}
        new = {event: told for event, told in now.items() if was.get(event) is not told}
        self.connection.execute(_UNBIND, (encode(sorted(gone)),))
        rows = [
            (*pair, event, told.month, told.quad, told.intensity) for event, told in new.items() for pair in told.pairs
        ]
        self.connection.executemany(_BOND, sorted(rows))
        more = Counter((key, told.intensity) for told in new.values() for key in told.months())
        more.subtract((key, told.intensity) for told in gone.values() for key in told.months())
        self._weigh(sorted((key, intensity, times) for (key, intensity), times in more.items() if times))

    def _weigh(self, more: Sequence[tuple[Key, float, int]]) -> None:
        """Count events and sum up their intensity: as two numbers, which make it exact, so in any order the same."""
        pairs = Counter[Key]()
        for key, found in groupby(more, itemgetter(0)):
            events, *parts = self.connection.execute(_WEIGHT, key).fetchone() or (0, 0.0, 0.0)
            for _, intensity, times in found:
                events += times
                pairs[key[:2]] += times
                parts += [intensity if times > 0 else -intensity] * abs(times)
            total = fsum(parts)
            row = (*key, events, round(total / max(events, 1), 2), total, fsum((*parts, -total)))
            self.connection.execute(_WEIGH, row)
        self.connection.executemany(_BIND, [(*pair, times) for pair, times in pairs.items()])
        self.connection.executemany(_NO_MONTH, {key for key, *_ in more})
        self.connection.executemany(_NO_PAIR, pairs)

    def _add(self, reports: Counter[Key], articles: Counter[Key]) -> None:
        """Add to how many reports, and articles, tell of what pairs do in a month, and at all."""
        months = {key for key in (*reports, *articles) if len(key) == _MONTH}
        rows = [(reports[key], articles[key], *key) for key in sorted(months)]
        self.connection.executemany(_ADD_MONTH, rows)
        pairs = {key[:2] for key in reports if len(key) < _MONTH}
        self.connection.executemany(
            _ADD_PAIR, [(*(reports[*pair, ending] for ending in _CLASSES), *pair) for pair in sorted(pairs)]
        )


def _told(tellings: Mapping[int, Iterable[tuple[str, str]]], bonds: Mapping[int, Bonds], place: int) -> _Told:
    """Return what each report (``place`` 0) or article (1) tells of."""
    found = defaultdict[str, set[Bonds]](set)
    for event, tellers in tellings.items():
        for teller in tellers:
            found[teller[place]].add(bonds[event])
    return found


def _changed(was: _Told, now: _Told) -> list[str]:
    return sorted(id_ for id_ in was.keys() | now.keys() if was.get(id_) != now.get(id_))


def _difference(
    keys: Callable[[Bonds], Iterable[Key]], both: tuple[_Told, _Told], others: Mapping[str, AbstractSet[Bonds]]
) -> Counter[Key]:
    """Return in how many more of those who tell something stands now than before, and in how many fewer."""
    found = Counter[Key]()
    none = frozenset[Bonds]()
    known = cache(lambda one: frozenset(keys(one)))
    apart = cache(lambda one, other: frozenset().union(*map(known, one)).difference(*map(known, other)))
    for id_ in _changed(*both):
        was, now = (frozenset(told.get(id_, none)) for told in both)
        stays = [*map(known, was & now), *map(known, others.get(id_, none))]
        found.update(reduce(sub, stays, apart(now - was, was - now)))
        found.subtract(reduce(sub, stays, apart(was - now, now - was)))
    return found
