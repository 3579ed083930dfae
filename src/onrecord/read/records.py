"""JSON Lines in, one page for each record that holds an article out."""

from collections.abc import Iterator, Mapping
from typing import IO, Any

import orjson

from onrecord.model import Problem
from onrecord.read.dates import stated
from onrecord.read.raw import LIMIT, Hints, Origin, RawPage, problem, raw_page, too_big

_TEXT = ("text", "body", "content", "maintext")
_HTML = ("html", "raw_html")
_PUBLISHED = ("published", "date", "date_publish", "datePublished")
_OUTLET = ("outlet", "source", "publisher", "sitename")
_BYLINE = ("byline", "authors", "author")


def record_pages(stream: IO[bytes], source: str, name: str) -> Iterator[RawPage | Problem]:
    """Yield a page for each line: an object with ``text`` or ``html``, ``url``, ``title``, ``outlet``, ``published``.

    ``name`` is the file's; a record without a URL goes by it and the line's number.
    """
    number = 0
    while line := stream.readline(LIMIT + 1):
        number += 1
        where = f"{source}#{number}"
        if len(line) > LIMIT:
            yield problem(where, too_big(f"line {number}"))
            _skip(stream, line)
        elif line.strip():
            yield _page(line, source, f"{name}:{number}", number)


def _skip(stream: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(LIMIT)


def _page(line: bytes, source: str, name: str, number: int) -> RawPage | Problem:
    where = f"{source}#{number}"
    try:
        record: Any = orjson.loads(line.strip().removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        return problem(where, f"line {number} is not JSON ({error}); mend the line, the others are read")
    if not isinstance(record, dict):
        return problem(where, f"line {number} is not an object with url, title and text")
    text, html = _first(record, _TEXT), _first(record, _HTML)
    if not text and not html:
        return problem(where, f"line {number} has neither text nor html; name the article's field so")
    url = _first(record, ("url",))
    hints = Hints(
        url=url,
        title=_first(record, ("title",)),
        outlet=_first(record, _OUTLET),
        published=stated(_first(record, _PUBLISHED), "record"),
        text=None if html else text,
        byline=_names(record),
    )
    data, media_type = (html.encode(), "text/html") if html else ((text or "").encode(), "text/plain")
    return raw_page(data, Origin(f"{source}#{url or number}", url or name, media_type), hints)


def _first(record: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    values = (record.get(name) for name in names)
    return next((value for value in values if isinstance(value, str) and value.strip()), None)


def _names(record: Mapping[str, Any]) -> tuple[str, ...]:
    value = next((record[name] for name in _BYLINE if record.get(name)), ())
    listed = value if isinstance(value, list) else [value]
    return tuple(name for name in listed if isinstance(name, str) and name.strip())
