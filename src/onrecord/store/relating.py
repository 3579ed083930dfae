"""Events in, rows of the case out: which pairs of actors they relate, and what is kept of those that are told often."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import fsum
from operator import itemgetter
from typing import Protocol

from onrecord.model import Event
from onrecord.store.codec import decode, encode
from onrecord.store.reader import Reader

OFTEN = 4
"""Articles from which on an event keeps what its line takes from them; few of many events have so many."""

_AT_ONCE = 5000  # events


@dataclass(frozen=True, slots=True)
class Related:
    """Whom an event relates, each pair with its smaller id first; its month ("" for none); and what is kept of it."""

    event: str
    pairs: Sequence[tuple[str, str]]
    month: str
    digest: bytes | None


class Relater(Protocol):
    """What relates."""

    def related(self, reader: Reader, events: Sequence[Event]) -> Iterator[Related]:
        """Yield for each of these events whom it relates."""


_TOLD = """
    insert or ignore into unrelated select event.number from mention join event on event.id = mention.event
    where mention.article in (select value from json_each(?))"""
_UNRELATED = "select number, document from unrelated join event on number = unrelated.event order by number limit ?"
_LOOSEN = """
    insert or ignore into loose select a, b from bond where event in (select value from json_each(?))"""
_UNKEEP = (
    "delete from bond where event in (select value from json_each(?))",
    "delete from unrelated where event in (select value from json_each(?))",
)
_BONDS = """
    select bond.a, bond.b, month, quad, event, intensity
    from loose cross join bond on bond.a = loose.a and bond.b = loose.b
    order by bond.a, bond.b"""
_TELLING = """
    select event.number, report, copy.article from
        (select distinct event from loose cross join bond on bond.a = loose.a and bond.b = loose.b) as of_them
    cross join event on event.number = of_them.event
    cross join mention on mention.event = event.id cross join copy on copy.article = mention.article"""
_BOUND = """
    insert into bound (a, b, cooperation, conflict, reports, events, sides) values (?1, ?2, ?3, ?4, ?5, ?6,
        exists (select 1 from actor where id = ?1 and side) and exists (select 1 from actor where id = ?2 and side))"""


class _Together:
    """What a pair does in a month and a class: how intense each event is, which reports and articles tell of it."""

    def __init__(self) -> None:
        self.events: list[float] = []
        self.reports: set[str] = set()
        self.articles: set[str] = set()

    def add(self, intensity: float, reports: Iterable[str], articles: Iterable[str]) -> None:
        """Add an event."""
        self.events.append(intensity)
        self.reports.update(reports)
        self.articles.update(articles)

    def row(self) -> tuple[int, int, int, float]:
        """Return how many events, reports and articles there are, and the mean intensity: exact, in any order."""
        mean = round(fsum(self.events) / len(self.events), 2)
        return len(self.events), len(self.reports), len(self.articles), mean


_Pair = Mapping[tuple[str, str], _Together]
"""What two do together, by month and quad class."""


def _bound(pair: _Pair) -> tuple[int, int, int, int]:
    """Return in how many reports two stand together, apart, and at all, and in how many events."""
    every = [(quad, one.reports) for (_, quad), one in pair.items()]
    classes = (
        {report for quad, reports in every if quad.endswith(ending) for report in reports}
        for ending in ("cooperation", "conflict", "")
    )
    together, apart, either = map(len, classes)
    return together, apart, either, sum(len(one.events) for one in pair.values())


@dataclass(frozen=True, slots=True)
class Relating:
    """A case in which it is kept whom events relate, inside the caller's transaction."""

    connection: sqlite3.Connection
    by: Relater

    def relate(self, articles: Iterable[str] = ()) -> None:
        """Keep whom events relate: those that are new or that these articles tell of."""
        self.connection.execute(_TOLD, (encode(sorted(articles)),))
        while rows := self.connection.execute(_UNRELATED, (_AT_ONCE,)).fetchall():
            self._keep(rows)
        for table in ("bound", "relation"):
            self.connection.execute(f"delete from {table} where (a, b) in (select a, b from loose)")  # noqa: S608
        self._count()
        self.connection.execute("delete from loose")

    def _count(self) -> None:
        """Keep how those stand to each other whose events have changed: over the whole case, and in each month."""
        told = self._told()
        for (a, b), bonds in groupby(self.connection.execute(_BONDS).fetchall(), itemgetter(0, 1)):
            pair: dict[tuple[str, str], _Together] = {}
            for _, _, month, quad, event, intensity in bonds:
                if event in told:
                    pair.setdefault((month, quad), _Together()).add(intensity, *told[event])
            if pair:
                self.connection.execute(_BOUND, (a, b, *_bound(pair)))
                rows = [(a, b, *key, *one.row()) for key, one in pair.items()]
                self.connection.executemany("insert into relation values (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _told(self) -> dict[int, tuple[list[str], list[str]]]:
        """Return the reports and the articles that tell of each event of these pairs."""
        found: dict[int, tuple[list[str], list[str]]] = {}
        for event, report, article in self.connection.execute(_TELLING):
            reports, articles = found.setdefault(event, ([], []))
            reports.append(report)
            articles.append(article)
        return found

    def _keep(self, rows: Sequence[tuple[int, bytes]]) -> None:
        numbers = [number for number, _ in rows]
        for query in (_LOOSEN, *_UNKEEP):
            self.connection.execute(query, (encode(numbers),))
        events = [decode(Event, document) for _, document in rows]
        known = {event.id: (number, event) for number, event in zip(numbers, events, strict=True)}
        for one in self.by.related(Reader.over(self.connection), events):
            number, event = known[one.event]
            told = (number, one.month, event.quad, event.intensity)
            self.connection.executemany(
                "insert into bond values (?, ?, ?, ?, ?, ?)", [(*pair, *told) for pair in one.pairs]
            )
            self.connection.executemany("insert or ignore into loose values (?, ?)", one.pairs)
            if one.digest or event.articles >= OFTEN:
                self.connection.execute("update event set digest = ? where number = ?", (one.digest, number))
