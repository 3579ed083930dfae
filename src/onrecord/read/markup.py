"""A page's HTML in, its tree out, whatever state the markup is in."""

import re

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_LIMIT = re.compile("limit exceeded|Excessive depth", re.IGNORECASE)
_DEPTH = re.compile("depth", re.IGNORECASE)
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_RUNNING = re.compile(r"</?(?:a|b|big|em|font|i|small|span|strong|u)\b[^<>]*>", re.IGNORECASE)
_LAYOUT = re.compile(
    r"(?:<(?!/?(?:br|head|html|link|meta|p|script|style|time|title)\b)/?[a-z][^<>]*>\s*)+", re.IGNORECASE
)


def tree(text: str) -> HtmlElement | None:
    """Return the tree of an HTML page, comments gone; ``None`` where there is nothing to make a tree of.

    libxml2 leaves a page at 256 levels of nesting, or at ten million characters of one script, and the rest unread:
    then the elements that only lay the page out, or its scripts, are taken away first.
    """
    text = _CONTROL.sub("", text)
    try:
        root, limit = _parsed(text)
        if limit and not _DEPTH.search(limit):
            root, limit = _parsed(_SCRIPT.sub("", text))
        return _parsed(_flat(text))[0] if limit else root
    except ParserError:
        return None


def _parsed(text: str) -> tuple[HtmlElement, str | None]:
    """Return the tree and, where it is not of the whole page, the limit that was met."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    root = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    return root, next((error.message for error in parser.error_log if _LIMIT.search(error.message)), None)


def _flat(text: str) -> str:
    return _LAYOUT.sub("<br><br>", _RUNNING.sub("", _SCRIPT.sub("", text)))
