"""Events in, rows of the case out: which pairs of actors they relate, and what is kept of those that are told often."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.model import Event
from onrecord.store.codec import decode, encode
from onrecord.store.counting import Bonds, Counting
from onrecord.store.reader import Reader

OFTEN = 4
"""Articles from which on an event keeps what its line takes from them; few of many events have so many."""

_AT_ONCE = 5000  # events
_COUNTED = 50_000  # events of which it is counted at once how often two stand together: more than those of a go


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
_EVENTS = "select number, document from event where number in (select value from json_each(?)) order by number"


@dataclass(frozen=True, slots=True)
class Relating:
    """A case in which it is kept whom events relate, inside the caller's transaction."""

    connection: sqlite3.Connection
    by: Relater
    counting: Counting

    def relate(self, articles: Iterable[str] = ()) -> None:
        """Keep whom events relate: those that are new or that these articles tell of; and how often, in which month."""
        whole = sorted(articles)
        self.connection.execute(_TOLD, (encode(whole),))
        events = [row[0] for row in self.connection.execute("select event from unrelated order by event")]
        self.counting.note(events)
        for start in range(0, max(len(events), 1), _COUNTED):
            at_once = whole if len(events) <= _COUNTED else ()
            self.counting.count(dict(self._bonds(events[start : start + _COUNTED])), at_once)
        self.connection.execute("delete from unrelated")

    def _bonds(self, numbers: Sequence[int]) -> Iterator[tuple[int, Bonds]]:
        """Yield whom each of these events relates, and keep its digest."""
        for start in range(0, len(numbers), _AT_ONCE):
            asked = (encode(numbers[start : start + _AT_ONCE]),)
            events = {number: decode(Event, found) for number, found in self.connection.execute(_EVENTS, asked)}
            number_of = {event.id: number for number, event in events.items()}
            for one in self.by.related(Reader.over(self.connection), tuple(events.values())):
                number = number_of[one.event]
                event = events[number]
                if one.digest or event.articles >= OFTEN:
                    self.connection.execute("update event set digest = ? where number = ?", (one.digest, number))
                yield number, Bonds(frozenset(one.pairs), one.month, event.quad, event.intensity)
