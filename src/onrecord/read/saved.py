"""A saved page in, out when and from where it was saved, and the page without what the archive laid over it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml.html import HtmlElement

_WAYBACK = re.compile(rb"archive_analytics|__wbhack|__wm\.|wombat\.js|FILE ARCHIVED ON|WAYBACK TOOLBAR")
_MOMENT = re.compile(rb"web\.archive\.org/web/(\d{14})(?:[a-z]+_)?/")
_CANONICAL = re.compile(
    rb"""rel=["']?canonical["']? href=["']?https?://web\.archive\.org/web/\d{14}/(https?://[^\s"'<>]+)"""
)
_ARCHIVED = re.compile(rb"FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d\d, \d{4})")
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://\S+)\s*-->")
_SINGLE_FILE = re.compile(
    rb"Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*(\w{3} \w{3} \d\d \d{4} [\d:]{8} GMT[+-]\d{4})"
)
_HEAD = 8192  # bytes: browsers write their comment above the page's own head
_TOOLBAR = "//*[starts-with(@id, 'wm-ipp') or starts-with(@id, 'wm-') or @id='donato']"


@dataclass(frozen=True, slots=True)
class Saved:
    """When a page was fetched (ISO 8601, UTC, to the second) and its address, as far as the saved bytes say."""

    fetched: str | None = None
    url: str | None = None


def saved(data: bytes) -> Saved:
    """Return what the Internet Archive, SingleFile or a browser wrote into a page when they saved it."""
    if b"archive.org" in data and _WAYBACK.search(data):
        return _archived(data)
    head = data[:_HEAD]
    if single := _SINGLE_FILE.search(head):
        return Saved(_utc(single[2].decode(), "%a %b %d %Y %H:%M:%S GMT%z"), _address(single[1]))
    browser = _SAVED_FROM.search(head)
    return Saved(None, _address(browser[1])) if browser else Saved()


def _archived(data: bytes) -> Saved:
    written, moment, page = _ARCHIVED.search(data), _MOMENT.search(data), _CANONICAL.search(data)
    fetched = _utc(written[1].decode(), "%H:%M:%S %b %d, %Y") if written else None
    if not fetched and moment:
        fetched = _utc(moment[1].decode(), "%Y%m%d%H%M%S")
    return Saved(fetched, _address(page[1]) if page else None)


def without_toolbar(tree: HtmlElement) -> HtmlElement:
    """Take the Internet Archive's toolbar out of ``tree`` and return it."""
    for element in tree.xpath(_TOOLBAR):
        if element.getparent() is not None:
            element.drop_tree()
    return tree


def _utc(moment: str, form: str) -> str | None:
    try:
        when = datetime.strptime(moment, form)  # noqa: DTZ007 - made aware below
    except ValueError:
        return None
    return when.replace(tzinfo=when.tzinfo or UTC).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _address(found: bytes) -> str:
    return found.decode("ascii", "replace")
