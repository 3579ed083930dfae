"""Reports and a resolution in, every derived row of the case out: found actors are renamed to the actors they are."""

import re
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any
from zlib import decompress

import orjson

from onrecord.model import Event, Judgement, Report, Resolution
from onrecord.store.codec import encode
from onrecord.store.days import days
from onrecord.store.fold import folded

_DERIVED = ("report", "copy", "actor", "name", "statement", "mention", "event", "tie", "story", "speaks", "takes_part")
_ACTOR_FIELD = re.compile(rb'("(?:actor|of|channel)":")([^"\\]+)"')


def settle(connection: sqlite3.Connection, reports: Iterable[Report], resolution: Resolution) -> None:
    """Replace the derived rows, inside the caller's transaction; only articles of ``reports`` are shown."""
    for table in _DERIVED:
        connection.execute(f"delete from {table}")  # noqa: S608 - our own tables
    connection.execute("delete from judgement where not standing")
    _reports(connection, reports)
    _actors(connection, resolution)
    _findings(connection, dict(resolution.identity))
    _events(connection, resolution.events)
    _documents(connection, "story", resolution.stories)
    _judgements(connection, resolution.judgements)


def _reports(connection: sqlite3.Connection, reports: Iterable[Report]) -> None:
    for report in sorted(reports, key=lambda report: report.id):
        connection.execute("insert into report values (?, ?)", (report.id, encode(report)))
        connection.executemany("insert into copy values (?, ?)", [(article, report.id) for article in report.articles])


def _actors(connection: sqlite3.Connection, resolution: Resolution) -> None:
    for actor in resolution.actors:
        connection.execute("insert into actor values (?, ?, ?)", (actor.id, len(actor.mentions), encode(actor)))
        names = {folded(name) for name in (actor.name, *actor.aliases)}
        connection.executemany("insert into name values (?, ?)", [(name, actor.id) for name in sorted(names)])


def _judgements(connection: sqlite3.Connection, judgements: Iterable[Judgement]) -> None:
    rows = ((judgement.id, encode(judgement)) for judgement in judgements)
    connection.executemany("insert or ignore into judgement values (?, 0, ?)", rows)


def _documents(connection: sqlite3.Connection, table: str, values: Iterable[Any]) -> None:
    rows = ((value.id, encode(value)) for value in values)
    connection.executemany(f"insert into {table} (id, document) values (?, ?)", rows)  # noqa: S608 - our own tables


def _findings(connection: sqlite3.Connection, identity: Mapping[str, str]) -> None:
    found = """
        select article.id, since, until, finding.document from finding
        join article on article.id = finding.article join copy on copy.article = article.id order by article.id"""
    for article, since, until, document in connection.execute(found):
        findings = _renamed(decompress(document), identity)
        for statement in findings["statements"]:
            _statement(connection, (article, since, until), statement)
        rows = ((mention["id"], article, encode(mention)) for mention in findings["mentions"])
        connection.executemany("insert into mention (id, article, document) values (?, ?, ?)", rows)
        ties = ((tie["id"], encode(tie)) for tie in findings["ties"])
        connection.executemany("insert into tie (id, document) values (?, ?)", ties)


def _renamed(document: bytes, identity: Mapping[str, str]) -> Any:  # noqa: ANN401 - JSON is of any type
    """Return the JSON values of findings with each found actor's id replaced by the id of the actor it is.

    Done on the bytes, five times as fast as on the values; inside a text every quotation mark has a backslash, so that
    no text reads like a field.
    """

    def resolved(field: re.Match[bytes]) -> bytes:
        known = identity.get(field[2].decode())
        return field[0] if known is None else field[1] + known.encode() + b'"'

    return orjson.loads(_ACTOR_FIELD.sub(resolved, document))


def _statement(connection: sqlite3.Connection, placed: tuple[str, str | None, str | None], statement: Any) -> None:  # noqa: ANN401 - JSON
    row = (statement["id"], *placed, encode(statement))
    insert = "insert into statement (id, article, since, until, document) values (?, ?, ?, ?, ?)"
    number = connection.execute(insert, row).lastrowid
    speakers = {part["actor"] for part in statement["sources"] + statement["parts"]} - {None}
    connection.executemany("insert into speaks values (?, ?)", [(actor, number) for actor in sorted(speakers)])


def _events(connection: sqlite3.Connection, events: Iterable[Event]) -> None:
    for event in events:
        since, until = days(event.when.value) if event.when and event.when.value else _told(connection, event)
        insert = "insert into event (id, since, until, document) values (?, ?, ?, ?)"
        number = connection.execute(insert, (event.id, since, until, encode(event))).lastrowid
        parties = {party.actor for party in event.actors + event.recipients}
        connection.executemany("insert into takes_part values (?, ?)", [(actor, number) for actor in sorted(parties)])


def _told(connection: sqlite3.Connection, event: Event) -> tuple[str | None, str | None]:
    """Return the first and last day of the earliest publication that tells of the event."""
    published = """
        select since, until from article where since is not null and id in
            (select article from mention where id in (select value from json_each(?))) order by since, until limit 1"""
    row: tuple[str, str] | None = connection.execute(published, (encode(event.mentions),)).fetchone()
    return row or (None, None)
