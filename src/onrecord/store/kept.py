"""What is asked for in, the query out that finds what views have concluded and the case keeps."""

import sqlite3
from dataclasses import dataclass, replace

from onrecord.store.codec import encode
from onrecord.store.filter import ALL, Filter, acting_for, period
from onrecord.store.sides import country_of

Query = tuple[str, list[str | float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which conclusions of a kind: those that pass the filter, of a ``facet`` where one is given, ``limit`` of them.

    With a ``limit`` they are the last by publication. ``alike``, without one, asks for all of the period that have the
    facet of one about the first actor: what is joined when it is read, and passes as joined. ``owing`` asks for what
    those have undertaken whom ``only`` is about, or else for what they have not; ``articles`` for what rests on
    sentences of these, or with ``alike`` has the facet of one that does.
    """

    only: Filter = ALL
    limit: int | None = None
    facet: str = ""
    alike: bool = False
    owing: bool | None = None
    articles: tuple[str, ...] = ()


EVERY = Wanted()

STANDS = """conclusion.id not in (
    select value from (select document as made from judgement where standing), json_each(made, '$.about')
    where json_extract(made, '$.verdict') = 'wrong' and not json_extract(made, '$.withdrawn'))"""
"""The condition that no person has called a conclusion wrong."""


def kept(connection: sqlite3.Connection, name: str, wanted: Wanted) -> Query:
    """Return the query for the documents of the conclusions, by publication, and its values."""
    where, values = _passing(connection, name, wanted)
    if wanted.alike and (wanted.only.about or wanted.articles) and wanted.limit is None:
        within, told = _passing(connection, name, replace(wanted, articles=(), only=replace(wanted.only, about=())))
        first = _passing(connection, name, replace(wanted, only=replace(wanted.only, about=wanted.only.about[:1])))
        query = f"{within} and facet in (select facet from conclusion where {first[0]})"  # noqa: S608 - our own words
        return f"select document from conclusion where {query} order by place, number", [*told, *first[1]]  # noqa: S608
    dated = wanted.only.since or wanted.only.until
    order = "+place desc, number desc" if dated else "place desc, number desc"  # by which index to look
    found = f"select document, place, number from conclusion where {where} order by {order} limit ?"  # noqa: S608
    limit = -1 if wanted.limit is None else wanted.limit
    return f"select document from ({found}) order by place, number", [*values, limit]  # noqa: S608


def facets(connection: sqlite3.Connection, name: str, wanted: Wanted) -> Query:
    """Return the query that counts conclusions by facet, and its values."""
    where, values = _passing(connection, name, wanted)
    counted = f"select facet, count(*) as many from conclusion where {where} group by +facet"  # noqa: S608 - as above
    return f"{counted} order by many desc, facet", values


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
            "number in (select conclusion from carries where article in (select value from json_each(?)))"
        )
        values.append(encode(wanted.articles))
    for asked in wanted.only.about:
        conditions.append("number in (select conclusion from bears where actor in (?, ?))")
        sides = [asked, acting_for(country_of(connection, asked))]
        values += sides
        if wanted.owing is not None:
            which = "in" if wanted.owing else "not in"
            conditions.append(f"number {which} (select conclusion from bears where actor in (?, ?) and owing)")  # noqa: S608
            values += sides
    return " and ".join(["kind = ?", STANDS, *conditions]), [name, *values]
