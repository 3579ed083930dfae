"""The first bytes of an input in, out what kind of thing it is; its name is not asked."""

import re
from enum import StrEnum

HEAD = 8192
"""Bytes that are looked at."""

_FEED = re.compile(r"\ufeff?\s*(?:<\?xml[^>]*>|<\?[^>]*>|<!--.*?-->|\s)*<(?:rss|feed|rdf:rdf)\b", re.DOTALL)
_HTML = re.compile(r"<!doctype html|<html\b|<head\b|<body\b")
_TAG = re.compile(r"</?(?:a|article|br|div|h[1-6]|img|li|meta|p|script|section|span|table|td|title|ul)\b[^<>]*>")
_TAGS = 5  # a page of markup has more, a text that speaks of "<p>" has fewer
_RECORD = re.compile(r"\ufeff?\s*\{\s*\"")
_ARRAY = re.compile(r"\ufeff?\s*\[\s*\{\s*\"")
_ARCHIVE = re.compile(r"(?:^|\n)content-type:\s*multipart/related", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # the byte order marks of UTF-16 and UTF-32
_MAGIC = {
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture or a sound",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "a rich text document",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NOISE = 0.02  # of the bytes: text has hardly any control characters


class Kind(StrEnum):
    """The kinds of input."""

    HTML = "text/html"
    TEXT = "text/plain"
    PDF = "application/pdf"
    WARC = "application/warc"
    FEED = "application/rss+xml"
    RECORDS = "application/x-ndjson"
    ARRAY = "application/json"
    MHTML = "multipart/related"
    BINARY = "application/octet-stream"
    EMPTY = "application/x-empty"


def sniff(head: bytes) -> Kind:
    """Return the kind of an input that begins with ``head`` (unzipped, ``HEAD`` bytes or all there are)."""
    if not head.strip():
        return Kind.EMPTY
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"WARC/"):
        return Kind.WARC
    if not head.startswith(_WIDE):
        if called(head) or len(_CONTROL.findall(head)) > _NOISE * len(head):
            return Kind.BINARY
        return _text_kind(head.decode("utf-8", "replace"))
    return _text_kind(head.decode("utf-16", "replace"))


def called(head: bytes) -> str | None:
    """Return in words what a binary file is, if its first bytes tell."""
    return next((words for magic, words in _MAGIC.items() if head.startswith(magic)), None)


def _text_kind(text: str) -> Kind:
    if _RECORD.match(text):
        return Kind.RECORDS
    if _ARRAY.match(text):
        return Kind.ARRAY
    lower = text.lower()
    if _FEED.match(lower):
        return Kind.FEED
    if _ARCHIVE.search(text):
        return Kind.MHTML
    return Kind.HTML if _HTML.search(lower) or len(_TAG.findall(lower)) >= _TAGS else Kind.TEXT
