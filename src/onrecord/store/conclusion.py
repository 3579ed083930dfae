"""What views conclude in, rows of the case out: each go keeps what follows from the articles it has settled."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Protocol

from onrecord.store.codec import encode, pack
from onrecord.store.counting import Counting
from onrecord.store.days import days
from onrecord.store.reader import Reader
from onrecord.store.relating import Relater, Relating
from onrecord.store.sides import Sides

_AT_ONCE = 200  # reports joined at once: bounds memory where many are joined with what a go has found
_REPORTS = "select report from copy where article in (select value from json_each(?))"
_ARTICLES = "select article from copy where report in (select value from json_each(?))"
_RESTING = "select report from rests where event in (select value from json_each(?))"
_NEAR = """
    select distinct id from article join (
        select article from clue where key in (select value from json_each(:keys)) and day between :first and :last
        group by article, place having 1.0 * count(*) / min(max(words), :words) >= :share
    ) on article = number"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """One thing that a view concludes, as it is kept: ``value`` whole, the rest to find it by.

    ``kind`` is "commitment", "dispute" or "concern"; ``report`` that with which it is concluded anew; ``place`` sorts
    by publication; ``day`` (ISO 8601) is when it was first in print, ``articles`` are where; ``facet`` what else it is
    listed by; ``actors`` take part in it, those ``owing`` have undertaken it; ``confidence`` is that of the surest
    finding it rests on, of a commitment its own, of a dispute that of the less sure side; ``rests`` are the events
    among these. ``awaits`` has the keys of the deeds that may follow it, and the number of its words.
    """

    kind: str
    id: str
    report: str
    place: str
    day: str | None
    articles: Sequence[str]
    facet: str
    actors: Sequence[str]
    confidence: float
    rests: Sequence[str]
    awaits: tuple[AbstractSet[int], int]
    value: object
    owing: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of an article by which others are found, or are to be found: keys, and how many they are.

    It stands on one day (an ordinal, 0 for none); it seeks others of any of the ``days``, first and last, with which it
    has that ``share`` of the shorter's words in common.
    """

    keys: AbstractSet[int]
    days: tuple[int, int] = (0, 0)
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Parts:
    """What an article says by itself, packed, from which conclusions are joined.

    ``stands`` is by what others find it; ``deeds`` are the keys of its mentions, by id, each with the number of their
    words and the day (ISO 8601, "" for none) on which it was done.
    """

    article: str
    packed: bytes
    stands: Sequence[Clue]
    deeds: Mapping[str, tuple[AbstractSet[int], int, str]]


class Concluder(Relater, Protocol):
    """What concludes."""

    def parts(self, reader: Reader, articles: AbstractSet[str]) -> Iterator[Parts]:
        """Yield what each of these articles says by itself."""

    def seeks(self, packed: bytes) -> Sequence[Clue]:
        """Return by what to find the other articles with which the parts of one are joined."""

    def joined(self, reader: Reader, reports: AbstractSet[str], packed: Mapping[str, bytes]) -> Iterator[Conclusion]:
        """Yield the conclusions of some reports, given the parts of their articles and of those they seek."""


@dataclass(frozen=True, slots=True)
class Concluding:
    """A case in which conclusions are kept, inside the caller's transaction."""

    connection: sqlite3.Connection
    by: Concluder
    sides: Sides
    counting: Counting

    def conclude(self, hand: AbstractSet[str], events: Iterable[str] = ()) -> None:
        """Conclude from articles, in place of what was concluded from them before, and what that changes elsewhere.

        ``events`` are those that are no more, or told in other mentions than before.
        """
        before = self._near(hand, {})
        self._keep(hand)
        near: dict[str, set[str]] = {}
        reports = self._column(_REPORTS, hand | before | self._near(hand, near)) | self._column(_RESTING, events)
        forget(self.connection, reports)
        every = sorted(reports)
        for some in (set(every[start : start + _AT_ONCE]) for start in range(0, len(every), _AT_ONCE)):
            told = self._column(_ARTICLES, some)
            packed = self._packed(told | self._near(told, near))
            self._store(self.by.joined(Reader.over(self.connection), some, packed))
        Relating(self.connection, self.by, self.counting).relate(hand)

    def _near(self, articles: AbstractSet[str], known: dict[str, set[str]]) -> set[str]:
        """Return the articles with which these are joined, by what is kept of both, as far as it is not ``known``."""
        for article, packed in self._packed(articles - known.keys()).items():
            near = known[article] = set()
            for clue in self.by.seeks(packed):
                words, (first, last) = len(clue.keys), clue.days
                asked = {
                    "keys": encode(list(clue.keys)),
                    "words": words,
                    "share": clue.share,
                    "first": first,
                    "last": last,
                }
                near.update(row[0] for row in self.connection.execute(_NEAR, asked))
        return set[str]().union(*(known.get(article, ()) for article in articles))

    def _packed(self, articles: Iterable[str]) -> dict[str, bytes]:
        query = "select article, parts from concluded where article in (select value from json_each(?))"
        return dict(self.connection.execute(query, (encode(sorted(articles)),)))

    def _column(self, query: str, asked: Iterable[str] | Iterable[int]) -> set[str]:
        return {row[0] for row in self.connection.execute(query, (encode(list(asked)),))}

    def _keep(self, hand: AbstractSet[str]) -> None:
        """Keep what each article says by itself."""
        asked = (encode(sorted(hand)),)
        numbers = [dict(self.connection.execute(query, asked)) for query in _NUMBERS]
        for query, numbered in zip(_UNKEEP, numbers, strict=True):
            self.connection.execute(query, (encode(sorted(numbered.values())),))
        articles, mentions = numbers
        clues, deeds = list[tuple[int, ...]](), list[tuple[int | str, ...]]()
        for one in self.by.parts(Reader.over(self.connection), hand):
            self.connection.execute("insert or replace into concluded values (?, ?)", (one.article, one.packed))
            clues += (
                (key, clue.days[0], articles[one.article], place, len(clue.keys))
                for place, clue in enumerate(one.stands)
                for key in clue.keys
            )
            deeds += ((key, mentions[id_], words, day) for id_, (keys, words, day) in one.deeds.items() for key in keys)
        self.connection.executemany("insert into clue values (?, ?, ?, ?, ?)", sorted(clues))
        self.connection.executemany("insert or ignore into deed values (?, ?, ?, ?)", sorted(deeds))

    def _store(self, found: Iterable[Conclusion]) -> None:
        rows, numbers = defaultdict[str, list[tuple[int | str, ...]]](list), list[int]()
        for one in found:
            since, until = days(one.day)
            row = (one.kind, one.id, one.report, one.place, since, until, one.facet, one.confidence, pack(one.value))
            number = self.connection.execute(_CONCLUSION, row).lastrowid or 0
            owing, (keys, words) = set(self.sides.of(one.owing)), one.awaits
            numbers.append(number)
            rows["bears"] += ((actor, number, actor in owing, one.kind) for actor in self.sides.of(one.actors))
            rows["carries"] += ((article, number) for article in one.articles)
            rows["awaits"] += ((key, number, words, one.place.partition(" ")[0]) for key in keys)
            rows["rests"] += ((event, one.report) for event in one.rests)
        for table, insert in _OF_CONCLUSIONS.items():
            self.connection.executemany(insert, sorted(rows[table]))
        self.connection.execute(_REPORTED, (encode(numbers),))


_CONCLUSION = """
    insert into conclusion (kind, id, report, place, since, until, facet, confidence, document)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_REPORTED = """
    update conclusion set reports = (
        select count(distinct report) from carries
        cross join copy indexed by copy_article on copy.article = carries.article
        where carries.conclusion = conclusion.number)
    where number in (select value from json_each(?))"""
_OF_CONCLUSIONS = {
    "bears": "insert into bears values (?, ?, ?, ?)",
    "carries": "insert into carries values (?, ?)",
    "awaits": "insert into awaits values (?, ?, ?, ?)",
    "rests": "insert or ignore into rests values (?, ?)",
}
_NUMBERS = (
    "select id, number from article where id in (select value from json_each(?))",
    "select id, number from mention where article in (select value from json_each(?))",
)
_UNKEEP = (
    "delete from clue where article in (select value from json_each(?))",
    "delete from deed where mention in (select value from json_each(?))",
)
_OF_REPORTS = "select number from conclusion where report in (select value from json_each(?))"
_FORGET = (
    f"delete from bears where conclusion in ({_OF_REPORTS})",  # noqa: S608 - our own words, here and below
    f"delete from carries where conclusion in ({_OF_REPORTS})",  # noqa: S608
    f"delete from awaits where conclusion in ({_OF_REPORTS})",  # noqa: S608
    "delete from conclusion where report in (select value from json_each(?))",
    "delete from rests where report in (select value from json_each(?))",
)


def forget(connection: sqlite3.Connection, reports: Iterable[str]) -> None:
    """Delete what was concluded from reports."""
    asked = (encode(sorted(reports)),)
    for query in _FORGET:
        connection.execute(query, asked)
