"""A gold file's path in, its records out, each fit for the scorer that reads it."""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, dataclass, fields
from itertools import islice
from pathlib import Path
from typing import Any

Record = dict[str, Any]


class GoldError(ValueError):
    """A gold file that can't be read or used; the message names the file, the line and the cause."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a record's text: code point offsets, end exclusive."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold file: its records, the first of them where only a part is asked for, and other files given with it."""

    path: Path
    records: tuple[Record, ...]
    others: tuple[Path, ...] = ()


def records(path: Path) -> Iterator[Record]:
    """Yield the objects of a JSON Lines file, plain or ``.gz``. Raises GoldError."""
    for where, line in _lines(path):
        yield _object(line, where)


def fitting(path: Path, shapes: Sequence[type], first: int | None = None) -> tuple[type, tuple[Record, ...]]:
    """Return which of the shapes (dataclasses) a file's records have, and the records, the ``first`` where so many.

    Raises GoldError where the first record has no shape's fields, or a later one lacks some, has one of another type,
    or quotes other words than its text has at those offsets.
    """
    from pydantic import TypeAdapter

    shape: type | None = None
    adapter: Any = None
    found: list[Record] = []
    for where, line in islice(_lines(path), first):
        record = _object(line, where)
        if shape is None:
            shape = _shape(record, shapes, where)
            adapter = TypeAdapter(shape)
        _check(adapter, line, where)
        _quoted(record, record.get("text"), where)
        found.append(record)
    if shape is None:
        raise GoldError(f"{path}: holds no records")
    return shape, tuple(found)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    try:
        with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield f"{path}:{number}", line
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: can't be read: {error}") from error


def _object(line: str, where: str) -> Record:
    try:
        parsed = json.loads(line)
    except json.JSONDecodeError as error:
        raise GoldError(f"{where}: not JSON: {error}") from error
    if not isinstance(parsed, dict):
        raise GoldError(f"{where}: not an object")
    return parsed


def required(shape: type) -> frozenset[str]:
    """Return the fields that every record of a shape has."""
    return frozenset(f.name for f in fields(shape) if f.default is MISSING and f.default_factory is MISSING)


def _shape(record: Record, shapes: Sequence[type], where: str) -> type:
    for shape in shapes:
        if required(shape) <= record.keys():
            return shape
    wanted = "; or ".join(", ".join(sorted(required(shape))) for shape in shapes)
    raise GoldError(f"{where}: not a record of this task, which has the fields {wanted}")


def _check(adapter: Any, line: str, where: str) -> None:  # noqa: ANN401 - an adapter of any shape
    from pydantic import ValidationError

    try:
        adapter.validate_json(line, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise GoldError(f"{where}: {field or 'record'}: {first['msg'].lower()}") from error


def _quoted(value: object, text: object, where: str) -> None:
    """Raise GoldError for a span below ``value`` whose words are not those of ``text`` at its offsets."""
    if not isinstance(text, str):
        return
    if isinstance(value, list):
        for item in value:
            _quoted(item, text, where)
    elif isinstance(value, dict):
        start, end, words = value.get("start"), value.get("end"), value.get("text")
        if isinstance(start, int) and isinstance(end, int) and text[start:end] != words:
            raise GoldError(f"{where}: characters {start} to {end} of its text are not {words!r}")
        for item in value.values():
            _quoted(item, text, where)
