"""A gold file's path in, its records out."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]


class GoldError(ValueError):
    """A gold file that can't be read; the message names the file, the line and the cause."""


def records(path: Path) -> Iterator[Record]:
    """Yield the objects of a JSON Lines file, plain or ``.gz``. Raises GoldError."""
    try:
        with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _object(line, f"{path}:{number}")
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
