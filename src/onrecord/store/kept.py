"""What is asked for in, the query out that finds what views have concluded and the case keeps."""

import sqlite3
from dataclasses import dataclass, replace

from onrecord.store.codec import encode
from onrecord.store.filter import ALL, Filter, period
from onrecord.store.listing import TALLIED, walked
from onrecord.store.ranking import by_reports, first_by_reports
from onrecord.store.sides import side_of

Query = tuple[str, list[str | float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which conclusions of a kind: those that pass the filter, of a ``facet`` where one is given, ``limit`` of them.

    With a ``limit`` they are the last by publication. ``alike``, without one, asks for all of the period that have the
    facet of one about the first actor: what is joined when it is read, and passes as joined. ``owing`` asks for what
    those have undertaken whom ``only`` is about, or else for what they have not; ``articles`` for what rests on
    sentences of these, or with ``alike`` has the facet of one that does. ``first`` asks for the first instead, after
    the ``start`` first.
    """

    only: Filter = ALL
    limit: int | None = None
    facet: str = ""
    alike: bool = False
    owing: bool | None = None
    articles: tuple[str, ...] = ()
    first: bool = False
    start: int = 0


EVERY = Wanted()

WRONG = """(
    select number from conclusion where id in (
        select value from (select document as made from judgement where standing = 1), json_each(made, '$.about')
        where json_extract(made, '$.verdict') = 'wrong' and not json_extract(made, '$.withdrawn')))"""
"""The conclusions that a person has called wrong."""

STANDS = f"conclusion.number not in {WRONG}"
"""The condition that no person has called a conclusion wrong."""


_OFF = f"conclusion where conclusion.number in {WRONG} and +conclusion.kind = ?"
"""The conclusions of a kind that a person has called wrong."""


def kept(connection: sqlite3.Connection, name: str, wanted: Wanted) -> Query:
    """Return the query for the documents of the conclusions, by publication, and its values.

    Beside each stands of which it is joined with others: the facet where all alike are asked for, or else none.
    """
    where, values = _passing(connection, name, wanted)
    if wanted.alike and (wanted.only.about or wanted.articles) and wanted.limit is None:
        within, told = _passing(connection, name, replace(wanted, articles=(), only=replace(wanted.only, about=())))
        first = _passing(connection, name, replace(wanted, only=replace(wanted.only, about=wanted.only.about[:1])))
        query = f"{within} and facet in (select facet from conclusion where {first[0]})"  # noqa: S608 - our own words
        return f"select document, facet from conclusion where {query} order by +place, number", [*told, *first[1]]  # noqa: S608
    dated = wanted.only.since or wanted.only.until or wanted.articles
    way = "" if wanted.first else "desc"
    order = f"{'+' if dated else ''}place {way}, number {way}"  # by which index to look
    found = f"select document, place, number from conclusion where {where} order by {order} limit ? offset ?"  # noqa: S608
    limit = -1 if wanted.limit is None else wanted.limit
    return f"select document, number from ({found}) order by place, number", [*values, limit, wanted.start]  # noqa: S608


def facets(connection: sqlite3.Connection, name: str, wanted: Wanted) -> Query:
    """Return the query that counts conclusions by facet, and its values."""
    if wanted == EVERY and name == "commitment":
        query = f"""
            select facet, standing from (
                select facet, many - (select count(*) from {_OFF} and conclusion.facet = tally.facet) as standing
                from tally where noun = ?)
            where standing > 0 order by standing desc, facet"""  # noqa: S608 - as above
        return query, [name, name]
    where, values = _passing(connection, name, wanted)
    counted = f"select facet, count(*) as many from conclusion where {where} group by +facet"  # noqa: S608 - as above
    return f"{counted} order by many desc, facet", values


def most_told(connection: sqlite3.Connection, name: str, wanted: Wanted) -> Query:
    """Return the query for the conclusions of each facet that most reports tell of, ``limit`` of each."""
    if replace(wanted, limit=None) == EVERY:
        return first_by_reports(STANDS), [name, wanted.limit or 0]
    where, values = _passing(connection, name, replace(wanted, limit=None))
    return by_reports(where), [*values, wanted.limit or 0]


def number(connection: sqlite3.Connection, name: str, wanted: Wanted) -> Query:
    """Return the query that counts conclusions, and its values."""
    only = wanted.only
    if replace(wanted, alike=False, limit=None) == EVERY:
        return f"select ({TALLIED}) - (select count(*) from {_OFF})", [name, name]  # noqa: S608 - as above
    if len(only.about) != 1 or wanted.facet or wanted.articles or replace(only, about=()) != ALL:
        where, values = _passing(connection, name, wanted)
        return f"select count(*) from conclusion where {where}", values  # noqa: S608 - as above
    owing = "" if wanted.owing is None else f"and owing = {wanted.owing:d}"
    query = f"select count(*) from bears where actor = ? and kind = ? {owing} and conclusion not in {WRONG}"  # noqa: S608
    return query, [side_of(connection, only.about[0]), name]


def _passing(connection: sqlite3.Connection, name: str, wanted: Wanted) -> Query:
    """Return the condition that a conclusion meets, and its values."""
    conditions, values = period(wanted.only)
    if wanted.facet:
        conditions.append("facet = ?")
        values.append(wanted.facet)
    if wanted.only.confidence > 0:
        conditions.append("confidence >= ?")
        values.append(wanted.only.confidence)
    if wanted.articles:
        conditions.append(
            "conclusion.number in (select conclusion from carries where article in (select value from json_each(?)))"
        )
        values.append(encode(wanted.articles))
    for asked in wanted.only.about:
        side = side_of(connection, asked)
        owing = "" if wanted.owing is None else f"and owing = {wanted.owing:d}"
        if _many(connection, name, side, wanted.limit):
            here = "bears.conclusion = conclusion.number"
            bears = f"exists (select 1 from bears where actor = ? and {here} and bears.kind = ? {{}})"  # noqa: S608
        else:
            bears = "conclusion.number in (select conclusion from bears where actor = ? and kind = ? {})"
        conditions.append(bears.format(owing))
        values += [side, name]
    kind = f"{'+' if wanted.articles else ''}conclusion.kind = ?"  # what rests on some articles is found by these
    return " and ".join([kind, STANDS, *conditions]), [name, *values]


def _many(connection: sqlite3.Connection, name: str, side: str, limit: int | None) -> bool:
    """Tell whether somebody bears so many conclusions of a kind that the last are found sooner among those of all."""
    if limit is None:
        return False
    [every] = connection.execute(TALLIED, (name,)).fetchone()
    query = "select count(*) from (select 1 from bears where actor = ? and kind = ? limit ?)"
    [among] = connection.execute(query, (side, name, walked(limit, every))).fetchone()
    return bool(among == walked(limit, every))
