"""A case file in, what every question to it needs out: the open file, conditions, and rows as values of the model."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self, TypeVar

from onrecord.store.case import CaseError, Closing, to_read
from onrecord.store.codec import decode, encode
from onrecord.store.filter import Filter, within
from onrecord.store.holding import together
from onrecord.store.listing import MOST_REPORTED, WHOLE, Part, Rows, Taking, related, walked
from onrecord.store.sides import side_of

T = TypeVar("T")

PARTS = {"statement": "speaks", "event": "takes_part"}
"""What statements and events are found by: the tables of who takes part."""
_MANY = 50_000
"""Rows of an index that are counted in some 5 ms."""


class Opened(Closing):
    """A case file, open for reading; later writes are not seen. Use as a context manager, or ``close`` it."""

    def __init__(self, path: Path) -> None:
        """Open the case file ``path``. Raises CaseError where it is missing, no case file, or of a newer schema."""
        self.path = path
        self._connection = to_read(path)
        self.concluded = bool(self._connection.execute("select concluded from state").fetchone()[0])
        self.related = related(self._connection)

    concluded = False
    """Whether the case keeps what views conclude of it; where not, they compute it from all that was found."""

    related = False
    """Whether it keeps whom events relate; likewise."""

    @classmethod
    def over(cls, connection: sqlite3.Connection) -> Self:
        """Return a reader of an open connection, which stays the caller's; views compute what they show of it."""
        made = cls.__new__(cls)
        made.path, made._connection = Path(), connection  # noqa: SLF001 - its own
        return made

    def side(self, actor: str) -> str:
        """Return under what it stands in which an actor takes part; see `onrecord.store.sides`."""
        return side_of(self._connection, actor)

    def _part(self, columns: str, only: Filter, part: Part, among: int | None = None) -> tuple[str, list[str | float]]:
        """Return the query for columns of part of the events, and its values."""
        rows = self._rows("event", only, part)
        query, values = self._first(rows, part.start + part.limit if part.limit >= 0 else -1, MOST_REPORTED, among)
        return f"select {columns} {query} limit ? offset ?", [*values, part.limit, part.start]

    def _first(self, rows: Rows, limit: int, order: str, among: int | None = None) -> tuple[str, list[str | float]]:
        """Return from where and in which order to read the first of some rows."""
        many = self._many(rows, limit, among)
        query, values = rows.many() if many else rows.few()
        return f"{query} order by {'' if many else '+'}{order}", values

    def _many(self, rows: Rows, limit: int, among: int | None = None) -> bool:
        """Tell whether the first of some rows are found sooner among all, in order, than by sorting those rows."""
        if not (rows.taking or rows.conditions) or limit < 0:
            return not (rows.taking or rows.conditions)
        every = self._connection.execute(f"select max(number) from {rows.table}").fetchone()[0] or 0  # noqa: S608
        enough = walked(limit, every)
        among = self._connection.execute(*rows.counted(enough)).fetchone()[0] if among is None else among
        return bool(among >= enough)

    def _rows(self, table: str, only: Filter, part: Part = WHOLE) -> Rows:
        conditions, values = within(only)
        if only.confidence > 0:
            conditions.append("confidence >= ?")
            values.append(only.confidence)
        more, asked = part.passing()
        taking = {side: Taking(side) for side in (self.side(actor) for actor in only.about)}
        if part.of:
            told, of = part.taking_part()
            taking[part.of] = Taking(part.of, tuple(told), tuple(of))
        narrow = self._narrow(table, only, next(iter(taking), ""))
        return Rows(table, PARTS[table], tuple(taking.values()), (*conditions, *more), (*values, *asked), narrow)

    def _narrow(self, table: str, only: Filter, side: str) -> bool:
        """Tell whether fewer rows are of a period than are those in which somebody takes part."""
        conditions, values = within(only)
        if not side or not conditions:
            return False
        query = "select count(*) from (select 1 from {} where {} limit ?)"
        among = self._connection.execute(query.format(PARTS[table], "actor = ?"), (side, _MANY)).fetchone()[0]
        of = query.format(table, " and ".join(conditions))
        return bool(self._connection.execute(of, [*values, among]).fetchone()[0] < among)

    def _holding(self, only: Filter) -> tuple[str, list[str | float]]:
        """Return the condition on ties of the period and of anyone asked for, and its values."""
        conditions, values = within(only)
        told = [f"tie.article in (select id from article where {' and '.join(conditions)})"] if conditions else []  # noqa: S608
        asked = [self.side(actor) for actor in only.about]
        if asked:
            told.append(f"tie.number in (select tie from holds where actor in ({', '.join('?' * len(asked))}))")  # noqa: S608
        return " and ".join(told) or "true", [*values, *asked]

    def _values(
        self,
        kind: type[T],
        query: str,
        parameters: Sequence[str | float | None] | Mapping[str, str | int] = (),
        words: Sequence[str] = (),
    ) -> tuple[T, ...]:
        """Return what a query finds; with ``words``, what can hold all, alone or with those of the same beside it."""
        try:
            rows = self._connection.execute(query, parameters)
            return tuple(
                decode(kind, found) for found in (together(rows, words) if words else (row[0] for row in rows))
            )
        except (sqlite3.DatabaseError, ValueError) as error:
            raise CaseError(f"{self.path}: damaged; read the pages into a new case ({error})") from error

    def _chosen(self, kind: type[T], rows: str, ids: Iterable[str] | None, order: str = "id") -> tuple[T, ...]:
        if ids is None:
            return self._values(kind, f"select document from {rows} order by {order}")  # noqa: S608 - our own tables
        query = f"select document from {rows} and id in (select value from json_each(?)) order by {order}"  # noqa: S608
        return self._values(kind, query, (encode(sorted(set(ids))),))

    def _filtered(self, kind: type[T], table: str, only: Filter, order: str, limit: int | None) -> tuple[T, ...]:
        most = -1 if limit is None else limit
        query, values = self._first(self._rows(table, only), most, order)
        return self._values(kind, f"select {table}.document {query} limit ?", [*values, most])

    def _passing(self, table: str, only: Filter) -> tuple[str, list[str | float]]:
        """Return the condition that a statement or an event meets, and its values."""
        conditions, values = within(only)
        for asked in only.about:
            conditions.append(f"number in (select {table} from {PARTS[table]} where actor = ?)")  # noqa: S608 - as above
            values.append(self.side(asked))
        if only.confidence > 0:
            conditions.append("confidence >= ?")
            values.append(only.confidence)
        return " and ".join(conditions) or "true", values
