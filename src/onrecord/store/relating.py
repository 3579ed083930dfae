"""Events in, rows of the case out: which pairs of actors they relate, and what is kept of those that are told often."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum
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
_COUNTED = """
    insert into bound (a, b, cooperation, conflict, reports, events, sides) select bond.a, bond.b,
        count(distinct case when quad like '%cooperation' then report end),
        count(distinct case when quad like '%conflict' then report end), count(distinct report),
        count(distinct event.number), exists (select 1 from actor where id = bond.a and side)
            and exists (select 1 from actor where id = bond.b and side)
    from loose cross join bond on bond.a = loose.a and bond.b = loose.b cross join event on event.number = bond.event
    cross join mention on mention.event = event.id cross join copy on copy.article = mention.article
    group by bond.a, bond.b"""
_BY_MONTH = """
    select bond.a, bond.b, month, quad, count(distinct bond.event), count(distinct report), count(distinct copy.article)
    from loose cross join bond on bond.a = loose.a and bond.b = loose.b cross join event on event.number = bond.event
    cross join mention on mention.event = event.id cross join copy on copy.article = mention.article
    group by bond.a, bond.b, month, quad"""
_INTENSITY = """
    select bond.a, bond.b, month, quad, intensity, count(*)
    from loose cross join bond on bond.a = loose.a and bond.b = loose.b
    group by bond.a, bond.b, month, quad, intensity"""


def mean(told: Sequence[tuple[float, int]]) -> float:
    """Return the mean of values, each told so many times, to two places: exact, whatever their order."""
    return round(fsum(value for value, times in told for _ in range(times)) / sum(times for _, times in told), 2)


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
        self.connection.execute(_COUNTED)
        self._by_month()
        self.connection.execute("delete from loose")

    def _by_month(self) -> None:
        """Keep how those stand to each other whose events have changed, in each month and quad class."""
        told: dict[tuple[str, ...], list[tuple[float, int]]] = {}
        for *key, intensity, events in self.connection.execute(_INTENSITY):
            told.setdefault(tuple(key), []).append((intensity, events))
        rows = self.connection.execute(_BY_MONTH).fetchall()
        means = (mean(told[row[:4]]) for row in rows)
        made = [(*row, one) for row, one in zip(rows, means, strict=True)]
        self.connection.executemany("insert into relation values (?, ?, ?, ?, ?, ?, ?, ?)", made)

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
