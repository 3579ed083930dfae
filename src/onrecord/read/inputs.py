"""Paths in (files, folders, archives, ``-``), pages as bytes out, one at a time and always in the same order."""

import gzip
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast

from onrecord.model import Problem
from onrecord.read.feed import feed_pages
from onrecord.read.folder import files
from onrecord.read.mhtml import mhtml_page
from onrecord.read.raw import LIMIT, Hints, Origin, RawPage, problem, raw_page, too_big
from onrecord.read.records import record_pages
from onrecord.read.saved import saved
from onrecord.read.sniff import HEAD, Kind, called, sniff
from onrecord.read.warc import warc_pages

__all__ = ["Hints", "RawPage", "count", "raw_pages"]

_GZIP = b"\x1f\x8b"
_UNZIP = 31  # zlib's window bits for gzip
_MANY = (".warc", ".warc.gz", ".jsonl", ".jsonl.gz", ".ndjson", ".xml", ".rss", ".atom")  # names of containers
_CUT = "the compressed file ends early or is damaged ({}); what came before is read: copy it again"


def raw_pages(paths: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[RawPage | Problem]:
    """Yield the pages of every path in turn: a folder's files sorted, an archive's records as they stand.

    ``-`` is standard input. What can't be read is yielded as a problem; nothing is raised, nothing is fetched.
    """
    for path in paths:
        if path != "-":
            yield from _from_path(path)
        elif stdin is None:
            yield problem("-", "standard input is not there; name a file or folder instead")
        else:
            yield from _spooled(stdin, "-", "standard input")


def count(paths: Sequence[str]) -> int | None:
    """Return how many pages the paths hold; ``None`` where only reading them would tell."""
    total = 0
    for path in paths:
        if path == "-":
            return None
        for found in files(path):
            if isinstance(found, Path) and found.name.lower().endswith(_MANY):
                return None
            total += isinstance(found, Path)
    return total


def _from_path(path: str) -> Iterator[RawPage | Problem]:
    for found in files(path):
        if isinstance(found, Problem):
            yield found
            continue
        source = PurePath(found).as_posix()
        try:
            with found.open("rb") as stream:
                pages = _opened if stream.seekable() else _spooled
                yield from pages(stream, source, found.name)
        except OSError as error:
            yield problem(
                source, f"can't be read ({error.strerror or error}); check that it is there and yours to read"
            )


def _spooled(stream: IO[bytes], source: str, name: str) -> Iterator[RawPage | Problem]:
    """Read a pipe by way of a temporary file, so that its first bytes can be looked at twice."""
    with SpooledTemporaryFile(max_size=LIMIT) as spooled:
        copyfileobj(stream, spooled)
        spooled.seek(0)
        yield from _opened(spooled, source, name)


def _opened(stream: IO[bytes], source: str, name: str) -> Iterator[RawPage | Problem]:
    head = stream.read(HEAD)
    stream.seek(0)
    if not head.startswith(_GZIP):
        yield from _contents(stream, head, source, name)
        return
    try:
        head = zlib.decompressobj(_UNZIP).decompress(head, HEAD)
        if sniff(head) is Kind.WARC:
            yield from warc_pages(stream, source)
            return
        with gzip.GzipFile(fileobj=stream) as unzipped:
            yield from _contents(cast("IO[bytes]", unzipped), head, source, name.removesuffix(".gz"))
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield problem(source, _CUT.format(error))


def _contents(stream: IO[bytes], head: bytes, source: str, name: str) -> Iterator[RawPage | Problem]:
    kind = sniff(head)
    if kind is Kind.WARC:
        yield from warc_pages(stream, source)
    elif kind is Kind.RECORDS:
        yield from record_pages(stream, source, name)
    elif kind in _REFUSED:
        yield problem(source, _REFUSED[kind].format(called(head) or "binary data"))
    else:
        yield from _whole(stream, kind, source, name)


_REFUSED = {
    Kind.EMPTY: "empty; save the page again",
    Kind.BINARY: "{}, not a page; give HTML, text, PDF, WARC, a feed or JSON Lines",
    Kind.ARRAY: "one JSON array; write one object on each line instead (jq -c '.[]')",
}


def _whole(stream: IO[bytes], kind: Kind, source: str, name: str) -> Iterator[RawPage | Problem]:
    data, cut = _limited(stream)
    if len(data) > LIMIT:
        yield problem(source, too_big("the file"))
        return
    if cut:
        yield problem(source, _CUT.format(cut))
    if kind is Kind.FEED:
        yield from feed_pages(data, source)
    elif kind is Kind.MHTML:
        yield mhtml_page(data, source, name)
    else:
        was = saved(data)
        yield raw_page(data, Origin(source, name, kind.value, was.fetched), Hints(url=was.url))


def _limited(stream: IO[bytes]) -> tuple[bytes, str | None]:
    """Return the bytes of ``stream`` up to one past the limit, and why there are no more, if it broke off."""
    data = bytearray()
    some = getattr(stream, "read1", stream.read)  # read() would lose what it has when the rest is missing
    try:
        while len(data) <= LIMIT and (piece := some(min(HEAD * 8, LIMIT + 1 - len(data)))):
            data += piece
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        return bytes(data), str(error)
    return bytes(data), None
