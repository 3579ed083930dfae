"""What is settled already, as far as new pages touch it: a case's connection in, values of the model out."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import sqrt
from typing import Any, TypeVar

import orjson

from onrecord.model import Actor, Article, Findings, Mention, Report, Statement, Story
from onrecord.store.codec import decode, encode
from onrecord.store.listing import related

T = TypeVar("T")

_HOLDERS = 60  # articles looked at that have one key, the latest read: a key of everything tells nothing
_COMMON = 2  # shingles in common, of those that are kept, from which two articles may be copies,
_SHARE = 0.1  # and of those of the shorter: copies have three in ten in common
_LENGTH = 24  # characters of an article's document for each shingle that is kept
_NEAR = 4  # articles beside each that are resolved with it
_BESIDE = 500  # and beside all of one go


class Settled:
    """What a case holds, asked for by id; methods return what there is, and leave out what there is not."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take an open connection, which stays the caller's."""
        self._connection = connection

    def settlings(self) -> int:
        """Return how often the case was settled."""
        return int(self._connection.execute("select settlings from state").fetchone()[0])

    def size(self) -> int:
        """Return how many articles there are, settled or not."""
        return int(self._connection.execute("select count(*) from article").fetchone()[0])

    def unsettled(self, limit: int) -> tuple[Article, ...]:
        """Return articles that are to be settled, in the order they were read."""
        query = """
            select document from unsettled cross join article on number = unsettled.article
            order by unsettled.article limit ?"""
        return tuple(decode(Article, row[0]) for row in self._connection.execute(query, (limit,)))

    def concluded(self) -> bool:
        """Tell whether the views' conclusions of all that is settled are kept."""
        return bool(self._connection.execute("select concluded from state").fetchone()[0])

    def related(self) -> bool:
        """Tell whether it is kept whom all events relate, and how."""
        return related(self._connection)

    def unconcluded(self, limit: int) -> frozenset[str]:
        """Return so many settled articles, and their copies, of which no conclusions are kept."""
        query = "select article from copy where article not in (select article from concluded) order by article limit ?"
        first = [row[0] for row in self._connection.execute(query, (limit,))]
        return frozenset(
            row[0]
            for row in self._rows(
                """
                select article from copy where report in (select report from copy where article in ({}))""",
                first,
            )
        )

    def unkeyed(self, limit: int) -> tuple[Article, ...]:
        """Return so many settled articles whose copies can't be found, since an older OnRecord settled them."""
        query = "select document from article where number in (select article from unkeyed order by article limit ?)"
        return tuple(decode(Article, row[0]) for row in self._connection.execute(query, (limit,)))

    def never(self, articles: Iterable[str]) -> frozenset[str]:
        """Return which of these articles have not been settled yet."""
        before = self._rows("select article from copy where article in ({})", articles)
        return frozenset(articles).difference(row[0] for row in before)

    def articles(self, ids: Iterable[str] | None = None) -> tuple[Article, ...]:
        """Return articles, all or those of these ids, settled or not, by id."""
        if ids is None:
            every = self._connection.execute("select document from article order by id")
            return tuple(decode(Article, row[0]) for row in every)
        return self._documents(Article, "select document from article where id in ({}) order by id", ids)

    def findings(self, articles: Iterable[str]) -> tuple[Findings, ...]:
        """Return what was found in these articles, as found."""
        query = "select document from finding where article in ({}) order by article"
        return tuple(decode(Findings, row[0]) for row in self._rows(query, articles))

    def reports(self, articles: Iterable[str]) -> tuple[Report, ...]:
        """Return the reports of these articles."""
        query = "select document from report where id in (select report from copy where article in ({})) order by id"
        return self._documents(Report, query, articles)

    def identity(self, articles: Iterable[str]) -> Mapping[str, str]:
        """Return which actor each actor found in these articles is."""
        found: dict[str, str] = {}
        for (document,) in self._rows("select identity from copy where article in ({}) order by article", articles):
            found |= orjson.loads(document)
        return found

    def who(self, found: Iterable[str]) -> Mapping[str, str]:
        """Return which actor each of these found actors is, wherever it was found."""
        return dict(self._rows("select key, value from copy, json_each(identity) where key in ({})", found))

    def actors(self, ids: Iterable[str]) -> Mapping[str, Actor]:
        """Return actors by id, without the words that name them."""
        found = self._documents(Actor, "select document from actor where id in ({}) order by id", ids)
        return {actor.id: actor for actor in found}

    def behalf(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Return for whom these actors act."""
        rows = self._rows("select id, behalf from actor where behalf is not null and id in ({})", ids)
        return dict(rows)

    def event_of(self, articles: Iterable[str]) -> Mapping[str, str]:
        """Return the event that each mention in these articles tells of."""
        rows = self._rows("select id, event from mention where event is not null and article in ({})", articles)
        return dict(sorted(rows))

    def mentions(self, ids: Iterable[str]) -> tuple[Mention, ...]:
        """Return mentions by id; actor ids are resolved."""
        return self._documents(Mention, "select document from mention where id in ({}) order by id", ids)

    def statements(self, ids: Iterable[str]) -> tuple[Statement, ...]:
        """Return statements by id; actor ids are resolved."""
        return self._documents(Statement, "select document from statement where id in ({}) order by id", ids)

    def told(self, events: Iterable[str], without: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return the ids of the mentions that each event has in other articles than these."""
        left = set(without)
        found: dict[str, list[str]] = {event: [] for event in events}
        for id_, article, event in self._rows("select id, article, event from mention where event in ({})", found):
            if article not in left:
                found[event].append(id_)
        return {event: tuple(sorted(ids)) for event, ids in found.items()}

    def story_of(self, reports: Iterable[str]) -> Mapping[str, str]:
        """Return the story of each report."""
        return dict(self._rows("select report, story from tells where report in ({})", reports))

    def stories(self, ids: Iterable[str]) -> Mapping[str, Story]:
        """Return stories by id."""
        found = self._documents(Story, "select document from story where id in ({}) order by id", ids)
        return {story.id: story for story in found}

    def copies(self, keys: Mapping[str, Sequence[int]]) -> tuple[str, ...]:
        """Return settled articles that may be copies of these, and all other copies of their reports.

        ``keys`` are those of each article; the last is that of its whole text.
        """
        found: set[int] = set()
        for sampled in keys.values():
            holders = self._holders("shingle", sampled)
            shared = Counter(number for key in sampled for number in holders.get(key, ()))
            same = set(holders.get(sampled[-1], ())) if sampled else set()
            likely = {number for number, count in shared.items() if count >= max(_COMMON, _SHARE * len(sampled))}
            rest = {number: count for number, count in shared.items() if count >= _COMMON and number not in likely}
            found |= same | likely | {n for n, size in self._sizes(rest) if rest[n] >= _SHARE * size / _LENGTH}
        return tuple(sorted(set(self._of_their_reports(found)) - keys.keys()))

    def _sizes(self, numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
        query = """
            select number, length(document) from article indexed by article_length
            where number in (select value from json_each(?))"""
        yield from self._connection.execute(query, (encode(sorted(numbers)),))

    def beside(self, landmarks: Mapping[str, Iterable[int]]) -> tuple[str, ...]:
        """Return the settled articles that share most landmarks with these, rare ones before common ones."""
        own = self._numbers(landmarks)
        best: dict[int, float] = {}
        for sought in landmarks.values():
            for number, points in _first(self._points(sought, own), _NEAR):
                best[number] = max(points, best.get(number, 0.0))
        return tuple(self._of_their_reports(number for number, _ in _first(best, _BESIDE)))

    def _points(self, sought: Iterable[int], own: AbstractSet[int]) -> dict[int, float]:
        points: dict[int, float] = {}
        for holders in self._holders("landmark", sought).values():
            for number in holders:
                if number not in own:
                    points[number] = points.get(number, 0.0) + 1 / sqrt(len(holders))
        return points

    def _holders(self, table: str, keys: Iterable[int]) -> dict[int, list[int]]:
        """Return the articles, the latest read, that have each of these keys, in the order of the keys."""
        query = f"""
            select asked.value, article from json_each(?) as asked cross join {table} as held on held.key = asked.value
            and article >= coalesce((select article from {table} where {table}.key = asked.value
                order by article desc limit 1 offset {_HOLDERS - 1}), 0)"""  # noqa: S608 - our own tables
        found: dict[int, list[int]] = {}
        for key, article in self._connection.execute(query, (encode(list(dict.fromkeys(keys))),)):
            found.setdefault(key, []).append(article)
        return found

    def _numbers(self, articles: Iterable[str]) -> frozenset[int]:
        return frozenset(row[0] for row in self._rows("select number from article where id in ({})", articles))

    def _of_their_reports(self, numbers: Iterable[int]) -> Iterator[str]:
        query = """
            select article from copy where report in (select report from copy join article on article.id = copy.article
            where article.number in (select value from json_each(?))) order by article"""
        yield from (row[0] for row in self._connection.execute(query, (encode(sorted(numbers)),)))

    def _documents(self, kind: type[T], query: str, ids: Iterable[str]) -> tuple[T, ...]:
        return tuple(decode(kind, row[0]) for row in self._rows(query, ids))

    def _rows(self, query: str, ids: Iterable[str]) -> Iterator[Any]:
        """Yield the rows of a query whose ``{}`` stands for the ids."""
        asked = encode(sorted(set(ids)))
        yield from self._connection.execute(query.format("select value from json_each(?)"), (asked,))


def _first(points: Mapping[int, float], limit: int) -> list[tuple[int, float]]:
    """Return those with most points, of equals the earlier read."""
    return sorted(points.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
