"""An RSS or Atom feed in, one page for each of its entries that holds text out; nothing is fetched."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import feedparser

from onrecord.model import Problem
from onrecord.read.blocks import blocks
from onrecord.read.dates import stated
from onrecord.read.markup import tree
from onrecord.read.raw import Hints, Origin, RawPage, problem, raw_page

_parse: Any = feedparser.api.parse  # untyped


def feed_pages(data: bytes, source: str) -> Iterator[RawPage | Problem]:
    """Yield the entries with their full content, or else their summary, then a problem for those without either."""
    feed = _parse(BytesIO(data))
    outlet = _words(feed.feed.get("title"))
    empty = 0
    for number, entry in enumerate(feed.entries, 1):
        markup = _content(entry)
        text = _text(markup)
        if not text:
            empty += 1
            continue
        link = entry.get("link") or entry.get("id")
        hints = Hints(
            url=entry.get("link"),
            title=_words(entry.get("title")),
            outlet=outlet,
            published=stated(entry.get("published") or entry.get("updated"), "feed"),
            text=text,
            byline=tuple(name for author in entry.get("authors", ()) if (name := _words(author.get("name")))),
        )
        where = f"{source}#{link or number}"
        yield raw_page(markup.encode(), Origin(where, link or f"{outlet} {number}", "text/html"), hints)
    if empty:
        yield problem(
            source, f"{empty} of {len(feed.entries)} entries hold no text, only links, and nothing is fetched"
        )
    if not feed.entries:
        yield problem(source, f"a feed without entries{_why(feed)}; save it again")


def _content(entry: Any) -> str:  # noqa: ANN401 - feedparser's dictionaries
    bodies = [str(body.get("value") or "") for body in entry.get("content", ())]
    return max([*bodies, str(entry.get("summary") or "")], key=len)


def _text(markup: str) -> str:
    root = tree(f"<div>{markup}</div>")
    return "" if root is None else "\n\n".join(block.text for block in blocks(root))


def _words(markup: str | None) -> str | None:
    return " ".join(_text(markup or "").split()) or None


def _why(feed: Any) -> str:  # noqa: ANN401
    return f" ({feed.bozo_exception})" if feed.bozo else ""
