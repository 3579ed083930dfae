"""A web archive (WARC) in, the pages that its responses hold out, one at a time."""

from collections.abc import Iterator
from typing import IO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.model import Problem
from onrecord.read.raw import LIMIT, Hints, Origin, RawPage, problem, raw_page, too_big
from onrecord.read.sniff import HEAD, Kind, sniff

_READ = frozenset(("text/html", "application/xhtml+xml", "text/plain"))
_OK = 200


def warc_pages(stream: IO[bytes], source: str) -> Iterator[RawPage | Problem]:
    """Yield the HTML and text responses with status 200, dated by their WARC-Date; other records are passed over.

    Where the archive ends early or is damaged, the records before that point are yielded, then a problem.
    """
    read = pages = 0
    try:
        for record in ArchiveIterator(
            stream, WarcRecordType.response | WarcRecordType.resource, parse_http=True, auto_decode="all"
        ):
            read += 1
            if _is_page(record):
                pages += 1
                yield from _page(record, source)
    except (OSError, EOFError, ValueError) as error:
        yield problem(source, f"damaged after {read} records ({error}); the rest is not read: fetch the archive again")
    else:
        if not pages:
            yield problem(source, f"none of its {read} records is a page of HTML or text")


def _is_page(record: WarcRecord) -> bool:
    if not record.headers.get("WARC-Target-URI"):
        return False
    return not record.is_http or (record.http_headers.status_code == _OK and _media_type(record) in {*_READ, ""})


def _media_type(record: WarcRecord) -> str:
    return (record.http_content_type or "").lower() if record.is_http else ""


def _page(record: WarcRecord, source: str) -> Iterator[RawPage | Problem]:
    url = str(record.headers.get("WARC-Target-URI")).strip("<>")
    where = f"{source}#{url}"
    length, plain = record.content_length, not record.is_http or _is_plain(record)
    data = record.reader.read(LIMIT + 1)
    if len(data) > LIMIT:
        yield problem(where, too_big("the response"))
        return
    kind = sniff(data[:HEAD])
    if plain and len(data) < length:
        yield problem(where, f"cut off after {len(data)} of {length} bytes; what is there is read: fetch it again")
    if kind in {Kind.HTML, Kind.TEXT}:
        fetched = record.record_date.strftime("%Y-%m-%dT%H:%M:%SZ") if record.record_date else None
        charset = record.http_charset if record.is_http else None
        yield raw_page(data, Origin(where, url, kind.value, fetched), Hints(url=url, charset=charset))


def _is_plain(record: WarcRecord) -> bool:
    headers = record.http_headers
    return not headers.get("Content-Encoding") and not headers.get("Transfer-Encoding")
