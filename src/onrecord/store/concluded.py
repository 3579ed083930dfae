"""A case file in, what views have concluded of it out: commitments, disputes, concerns, and what follows them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from onrecord.store.codec import encode
from onrecord.store.filter import Filter, within
from onrecord.store.kept import EVERY, STANDS, Wanted, facets, kept, most_told, number
from onrecord.store.ranking import Ranked

T = TypeVar("T")

_TOLD = """
    with told (key, mention, words, day) as materialized (
        select key, deed.mention, words, day from mention as one cross join deed on deed.mention = one.number
        where event = ?)"""
"""The keys of what the mentions of an event tell to have been done."""

_AWAITED = """
    select awaits.* from (select distinct key from told) as done cross join awaits on awaits.key = done.key
    where +conclusion in (
        select conclusion from carries where article in (select article from mention where event = ?))"""
"""What those commitments await of it that rest on sentences of its articles."""


class Concluded(Ranked):
    """A case file, open for reading: what views have concluded of it."""

    def number_kept(self, name: str, wanted: Wanted = EVERY) -> int:
        """Return how many conclusions of a kind are wanted."""
        return int(self._connection.execute(*number(self._connection, name, wanted)).fetchone()[0])

    def concluded_in(self, kind: type[T], name: str, articles: Iterable[str]) -> tuple[T, ...]:
        """Return the conclusions of one kind that rest on sentences of these articles, by publication."""
        query = f"""
            select document from conclusion where +kind = ? and {STANDS} and number in (
                select conclusion from carries where article in (select value from json_each(?)))
            order by +place, number"""  # noqa: S608 - our own words
        return self._values(kind, query, (name, encode(sorted(set(articles)))))

    def resting(
        self, kind: type[T], name: str, articles: Iterable[str], event: str, ids: Iterable[str]
    ) -> tuple[T, ...]:
        """Return those of these that have one of these ids, or are of a report of which any rests on an event."""
        query = f"""
            select document from conclusion where +kind = ? and {STANDS} and number in (
                select conclusion from carries where article in (select value from json_each(?)))
            and (+id in (select value from json_each(?)) or +report in (select report from rests where event = ?))
            order by +place, number"""  # noqa: S608 - our own words
        return self._values(kind, query, (name, encode(sorted(set(articles))), encode(sorted(set(ids))), event))

    def concluded_as(self, kind: type[T], name: str, ids: Iterable[str]) -> tuple[T, ...]:
        """Return the conclusions of one kind that have one of these ids, by publication."""
        query = f"""
            select document from conclusion where +kind = ? and {STANDS} and id in (select value from json_each(?))
            order by +place, number"""  # noqa: S608 - our own words
        return self._values(kind, query, (name, encode(sorted(set(ids)))))

    def kept(self, kind: type[T], name: str, wanted: Wanted = EVERY, words: Sequence[str] = ()) -> tuple[T, ...]:
        """Return the conclusions of one kind ("commitment", "dispute", "concern") that are kept, by publication.

        With ``words``, without those that cannot hold them all, as they are or joined with others of their facet.
        """
        return self._values(kind, *kept(self._connection, name, wanted), words)

    def most_told(self, kind: type[T], name: str, wanted: Wanted) -> tuple[T, ...]:
        """Return the conclusions of each facet that most reports tell of, ``limit`` of each, by facet and rank."""
        return self._values(kind, *most_told(self._connection, name, wanted))

    def facets(self, name: str, wanted: Wanted = EVERY) -> Mapping[str, int]:
        """Return how many conclusions of a kind are wanted, by facet: of commitments the state, most first."""
        return dict(self._connection.execute(*facets(self._connection, name, wanted)).fetchall())

    def following(self, commitments: Iterable[str], share: float) -> Mapping[str, list[str]]:
        """Return by commitment the mentions of later deeds that may follow it: with that share of words in common."""
        joined = """
            json_each(?) cross join conclusion as asked on asked.id = value
            cross join awaits on awaits.conclusion = asked.number cross join deed on deed.key = awaits.key"""
        return self._followed(joined, "true", [encode(sorted(set(commitments))), share])

    def outcomes(self, only: Filter, share: float) -> Mapping[str, list[str]]:
        """Return likewise what may follow commitments, of all mentions of the events of a period."""
        conditions, values = within(only)
        joined = """
            event cross join mention as told on told.event = event.id cross join deed on deed.mention = told.number
            cross join awaits on awaits.key = deed.key"""
        return self._followed(joined, " and ".join(conditions) or "true", [*values, share])

    def shown_by(self, event: str, share: float) -> Mapping[str, list[str]]:
        """Return likewise what may follow commitments of the articles that tell of one event, of its mentions."""
        joined = f"({_AWAITED}) as awaits join told as deed on deed.key = awaits.key"
        return self._followed(joined, "true", [event, event, share], _TOLD)

    def _followed(
        self, joined: str, where: str, values: Sequence[str | float], before: str = ""
    ) -> Mapping[str, list[str]]:
        query = f"""
            {before} select awaits.conclusion, deed.mention from {joined}
            where deed.day > awaits.day and {where} group by 1, 2
            having 1.0 * count(*) / min(max(awaits.words), max(deed.words)) >= ?"""  # noqa: S608 - our own
        pairs = self._connection.execute(query, values).fetchall()
        commitments = self._ids("conclusion", (one for one, _ in pairs))
        mentions = self._ids("mention", (other for _, other in pairs))
        found: dict[str, list[str]] = {}
        for one, other in pairs:
            found.setdefault(commitments[one], []).append(mentions[other])
        return found

    def _ids(self, table: str, numbers: Iterable[int]) -> dict[int, str]:
        query = f"select number, id from {table} where number in (select value from json_each(?))"  # noqa: S608 - our own
        return dict(self._connection.execute(query, (encode(sorted(set(numbers))),)))
