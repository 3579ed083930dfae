"""A case file in, the record as JSON Lines out: one object a line, sorted by kind, then by id."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

from onrecord.checks import check
from onrecord.exports.target import ExportError, target
from onrecord.model import Actor, Event, Mention, Statement, When
from onrecord.store.reader import Reader
from onrecord.views.commitments import commitments
from onrecord.views.concerns import concerns
from onrecord.views.dates import settled
from onrecord.views.disputes import disputes
from onrecord.views.formats import formats
from onrecord.views.offices import offices
from onrecord.views.record import Record
from onrecord.views.relations import relations
from onrecord.views.stories import StoryLine, stories

SCHEMA = 1
"""Raised when a field is renamed or taken away; new fields leave it as it is."""

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of line: its name, where its values come from, and what becomes of one."""

    name: str
    values: Callable[[Record], Iterable[Any]]
    fields: Callable[[Any], Fields]


def export(reader: Reader, path: Path, *, force: bool = False) -> None:
    """Write the record to ``path`` (``-`` is standard output), whole or not at all.

    Raises ExportError where the path can't be written, or the record breaks an invariant and no ``force`` is used.
    """
    broken = () if force else check(reader)
    if broken:
        named = "\n".join(f"  {problem.source} {problem.message}" for problem in broken)
        raise ExportError(f"{reader.path}: the record does not hold together, so it is not exported:\n{named}")
    with target(path) as stream:
        stream.writelines(lines(reader))


def lines(reader: Reader) -> Iterator[bytes]:
    """Yield the lines, each with its newline: the record's own first."""
    yield _line({"kind": "record", "schema": SCHEMA, "onrecord": version("onrecord"), "counts": reader.counts()})
    record = Record.of(reader)  # one for all views: each looks up what another has fetched
    for kind in KINDS:
        rows = ({"kind": kind.name, **kind.fields(value)} for value in kind.values(record))
        yield from (line for _, line in sorted((str(row.get("id")), _line(row)) for row in rows))


def _line(row: Fields) -> bytes:
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)


def _plain(value: Any) -> Fields:  # noqa: ANN401 - any dataclass
    """Return the fields of a value as they are named and ordered in it."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _actor(actor: Actor) -> Fields:
    row = _plain(actor)
    return {"id": row.pop("id"), "name": row.pop("name"), "actor_kind": row.pop("kind"), **row}


def _statement(statement: Statement) -> Fields:
    source = next(iter(statement.sources), None)  # the schema's one; ``sources`` has those who speak as one with it
    row = {"id": statement.id, "article": statement.article, "source": source, **_plain(statement)}
    return row | {"when": _when(statement.when)}


def _events(record: Record) -> Iterator[tuple[Event, list[Mention]]]:
    """Yield each event and its tellings, their times settled."""
    mentions = {mention.id: mention for mention in record.reader.mentions()}
    for event in record.reader.events():
        told = [mentions[id_] for id_ in event.mentions]
        yield event, [replace(mention, when=settled(mention, event, record.report_of)) for mention in told]


def _event(told: tuple[Event, list[Mention]]) -> Fields:
    event, mentions = told
    return _plain(event) | {"when": _when(event.when), "mentions": [_mention(mention) for mention in mentions]}


def _mention(mention: Mention) -> Fields:
    return _plain(mention) | {"when": _when(mention.when)}


def _story(story: StoryLine) -> Fields:
    row = _plain(story)
    return row | {"from": row.pop("since"), "to": row.pop("until")}


def _when(when: When | None) -> Fields | None:
    return None if when is None else {**_plain(when), "text": when.span and when.span.text}


KINDS: tuple[Kind, ...] = (  # by name: the order of the lines
    Kind("actor", lambda record: record.reader.actors(), _actor),
    Kind("article", lambda record: record.reader.articles(), _plain),
    Kind("commitment", commitments, _plain),
    Kind("concern", concerns, _plain),
    Kind("dispute", disputes, _plain),
    Kind("event", _events, _event),
    Kind("format", formats, _plain),
    Kind("judgement", lambda record: record.reader.judgements(), _plain),
    Kind("office", offices, _plain),
    Kind("page", lambda record: record.reader.pages(), _plain),
    Kind("problem", lambda record: record.reader.problems(), _plain),
    Kind("relation", relations, _plain),
    Kind("report", lambda record: record.reader.reports(), _plain),
    Kind("statement", lambda record: record.reader.statements(), _statement),
    Kind("story", stories, _story),
)
