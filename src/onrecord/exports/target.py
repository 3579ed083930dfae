"""A path in, an open file out that takes its place whole or not at all; ``-`` is standard output."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


class ExportError(Exception):
    """An export that can't be written or is refused; the message says why and what to do."""


@contextmanager
def target(path: Path) -> Iterator[BinaryIO]:
    """Open ``path`` for writing bytes: a file beside it takes its name when the block has ended well.

    What is no plain file (``-``, a pipe, a device) is written as it comes. Raises ExportError where writing fails.
    """
    if str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield stream
            return
        with _replacing(path.resolve()) as stream:
            yield stream
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror or error})") from error


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())  # else a power cut may leave the name on an empty file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
