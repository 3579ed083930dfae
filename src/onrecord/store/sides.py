"""Actors in, for whom they stand out: themselves, and the country that they act for."""

import sqlite3
from collections.abc import Iterable, Mapping

from onrecord.model import Actor, ActorKind
from onrecord.store.codec import encode
from onrecord.store.filter import acting_for

FOR_NONE = (ActorKind.ARMED_GROUP, ActorKind.POPULATION, ActorKind.FORMAT)
"""Kinds of actors that stand for no country: an armed group in Pakistan is not Pakistan."""

FOR_THEMSELVES = (ActorKind.STATE, *FOR_NONE)
"""Kinds of actors that act for no country but themselves."""


SIDES = (ActorKind.STATE, ActorKind.BODY, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.FORMAT)
"""Kinds of actors that stand together or apart: persons' acts count for the states they act for."""


def is_side(kind: str, name: str) -> bool:
    """Tell whether an actor is a side among others; who is only described ("militants", "a small team") is none."""
    return kind in SIDES and not name.islower()


class Sides(dict[str | None, frozenset[str]]):
    """An actor's id, and with it the side of the country that it is or acts for; looked up once."""

    def __init__(self, connection: sqlite3.Connection, known: Iterable[Actor] = ()) -> None:
        """Take an open connection, which stays the caller's, and actors as they are stored there."""
        super().__init__({actor.id: _sides(actor.id, actor.country, actor.kind) for actor in known})
        self[None] = frozenset()
        self._connection = connection

    def __missing__(self, actor: str) -> frozenset[str]:
        query = "select json_extract(document, '$.country'), json_extract(document, '$.kind') from actor where id = ?"
        self[actor] = _sides(actor, *(self._connection.execute(query, (actor,)).fetchone() or (None, None)))
        return self[actor]

    def of(self, actors: Iterable[str | None]) -> list[str]:
        """Return who takes part where these do, sorted."""
        return sorted(frozenset[str]().union(*(self[actor] for actor in actors)))


def _sides(actor: str, country: str | None, kind: str | None) -> frozenset[str]:
    return frozenset((actor, acting_for(country)) if country and kind not in FOR_NONE else (actor,))


def country_of(connection: sqlite3.Connection, state: str) -> str:
    """Return the country that an actor is, or nothing: who acts for a state counts for it."""
    query = """
        select json_extract(document, '$.country') from actor
        where id = ? and json_extract(document, '$.kind') = 'state'"""
    row = connection.execute(query, (state,)).fetchone()
    return row[0] or "" if row else ""


def side_of(connection: sqlite3.Connection, actor: str) -> str:
    """Return under what it stands in which an actor takes part: a state with all who act for its country."""
    country = country_of(connection, actor)
    return acting_for(country) if country else actor


Standing = Mapping[tuple[str, str], object]


def standing(connection: sqlite3.Connection, actors: Iterable[str]) -> Standing:
    """Return what these actors are, of which country, and which actor is the state of each country."""
    query = """
        select id, json_extract(document, '$.kind'), json_extract(document, '$.country') from actor
        where id in (select value from json_each(?))"""
    rows = connection.execute(query, (encode(sorted(actors)),))
    found: dict[tuple[str, str], object] = {("actor", id_): (kind, country) for id_, kind, country in rows}
    return found | {("country", code): state for code, state in connection.execute(STATES)}


def changed(connection: sqlite3.Connection, before: Standing, after: Standing) -> frozenset[str]:
    """Return the articles that name an actor who stood for another, or one of a country that had another state."""
    other = [one for one in {**before, **after} if before.get(one) != after.get(one)]
    query = """
        select article from named where actor in (select value from json_each(?))
        union select article from country where code in (select value from json_each(?))"""
    asked = (encode(sorted(id_ for what, id_ in other if what == kind)) for kind in ("actor", "country"))
    return frozenset(row[0] for row in connection.execute(query, tuple(asked)))


STATES = """
    select json_extract(document, '$.country') as code, min(id) from actor
    where json_extract(document, '$.kind') = 'state' and code is not null group by code"""
"""The state of each country."""
