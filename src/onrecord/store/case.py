"""A path in, an open case file out: one SQLite file, its schema brought up to date by numbered migrations."""

import sqlite3
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from orjson import loads

from onrecord.store.codec import unpacked
from onrecord.store.fold import worded
from onrecord.store.key import alike, printed, speakers
from onrecord.store.naming import packed
from onrecord.store.sides import is_side

APPLICATION = 0x4F6E5265  # "OnRe" in the SQLite header: tells a case file from any other database

_CACHE = 1 << 16  # KiB at most of pages at hand: a go of a thousand articles comes back to many


class CaseError(Exception):
    """A case file that can't be opened, read or written; the message names the file, the cause and what to do."""


def to_read(path: Path) -> sqlite3.Connection:
    """Open ``path`` for reading only, inside one transaction: later writes are not seen.

    Raises CaseError where the file is missing, no case file, or of a newer schema.
    """
    if not path.is_file():
        raise CaseError(f"{path}: no such case file; `onrecord read PAGES --case {path}` makes one")
    try:
        connection = _connected(path, "mode=ro")
    except sqlite3.OperationalError:
        # In a folder that can't be written SQLite cannot lay its -wal file beside the case; then nobody writes there.
        try:
            connection = _connected(path, "immutable=1")
        except sqlite3.Error as error:
            raise explained(error, path) from error
    _check(connection, path)
    if _version(connection) < len(_migrations()):
        connection.close()
        raise CaseError(
            f"{path}: made by an older OnRecord; run `onrecord read --case {path}` once to bring it up to date"
        )
    return connection


def _connected(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(str(path.resolve()))}?{how}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,  # a page that is sent in parts is made by one thread after another
    )
    try:
        connection.execute("begin")
        connection.execute("select count(*) from sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        raise
    except sqlite3.DatabaseError as error:
        connection.close()
        raise CaseError(f"{path}: not a case file ({error})") from error
    return connection


def _functions(connection: sqlite3.Connection) -> None:
    """Give migrations what they need of ours to fill new columns."""
    connection.create_function("unpacked", 1, lambda document: unpacked(_bytes(document)).decode(), deterministic=True)
    connection.create_function(
        "alike", 1, lambda document: alike(loads(unpacked(_bytes(document)))), deterministic=True
    )
    connection.create_function("worded", 1, lambda text: worded(text) if text else None, deterministic=True)
    connection.create_function(
        "speakers", 1, lambda document: speakers(loads(unpacked(_bytes(document)))), deterministic=True
    )
    connection.create_function("packed", 1, lambda numbers: packed(map(int, numbers.split())), deterministic=True)
    connection.create_function("is_side", 2, is_side, deterministic=True)
    connection.create_function(
        "printed", 1, lambda spans: printed(one["text"] for one in loads(unpacked(_bytes(spans)))), deterministic=True
    )


def _bytes(document: str | bytes) -> bytes:
    return document.encode() if isinstance(document, str) else document


def to_write(path: Path, patience: float) -> sqlite3.Connection:
    """Open ``path`` for writing, making or migrating it; wait ``patience`` seconds while another program writes.

    Raises CaseError where the file is no case file, of a newer schema, locked, or in a place that can't be written.
    """
    try:
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            _migrate(connection, path)
            connection.execute("pragma synchronous = normal")  # a power cut may lose the last pages, not the file
            connection.execute(f"pragma cache_size = -{_CACHE}")
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise explained(error, path) from error
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("select count(*) from sqlite_master").fetchone()[0]:
        _check(connection, path)
    if _version(connection) == len(_migrations()):
        return
    _functions(connection)
    connection.execute("pragma journal_mode = wal")
    connection.execute("begin immediate")
    for number, script in enumerate(_migrations(), start=1):
        if number > _version(connection):  # asked anew: another program may have migrated while we waited
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute(f"pragma user_version = {number}")
    connection.execute(f"pragma application_id = {APPLICATION}")
    connection.execute("commit")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("pragma application_id").fetchone()[0] != APPLICATION:
        connection.close()
        raise CaseError(f"{path}: not a case file (a database of another program)")
    if _version(connection) > len(_migrations()):
        connection.close()
        raise CaseError(f"{path}: made by a newer OnRecord; upgrade to read it")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])


def _migrations() -> list[str]:
    folder = files("onrecord.store").joinpath("migrations")
    return [
        entry.read_text("utf8")
        for entry in sorted(folder.iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".sql")
    ]


def _statements(script: str) -> list[str]:
    """Split a script; sqlite3's own executescript would commit the transaction that makes a migration whole."""
    statements, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            statements.append(pending)
            pending = ""
    return statements


def explained(error: sqlite3.Error, path: Path) -> CaseError:
    """Return the CaseError that says what ``error`` means for ``path`` and what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    meaning = {
        sqlite3.SQLITE_BUSY: "another program is writing to it; wait until it is done, then run the same command again",
        sqlite3.SQLITE_FULL: "the disk is full; pages already read are safe: free space, then run the command again",
        sqlite3.SQLITE_IOERR: "writing failed (disk full, or a limit on file size); pages already read are safe",
        sqlite3.SQLITE_NOTADB: "not a case file",
        sqlite3.SQLITE_CANTOPEN: "cannot be opened or made there; is the folder there, and may you write in it?",
        sqlite3.SQLITE_CONSTRAINT: "two things of one id, a fault of the program; pages already read are safe",
        sqlite3.SQLITE_READONLY: "may not be written",
    }.get(code, "damaged or unusable")
    return CaseError(f"{path}: {meaning} ({error})")


class Closing:
    """Something over an open case file: a context manager that closes it."""

    _connection: sqlite3.Connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
