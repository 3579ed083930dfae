"""A page's HTML in, its tree out, whatever state the markup is in."""

import re

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_TOO_DEEP = "Excessive depth"  # libxml2 gives up at 256 levels and leaves the rest of the page unread
_RUNNING = re.compile(r"</?(?:a|b|big|em|font|i|small|span|strong|u)\b[^<>]*>", re.IGNORECASE)
_LAYOUT = re.compile(
    r"(?:<(?!/?(?:br|head|html|link|meta|p|script|style|time|title)\b)/?[a-z][^<>]*>\s*)+", re.IGNORECASE
)


def tree(text: str) -> HtmlElement | None:
    """Return the tree of an HTML page, comments gone; ``None`` where there is nothing to make a tree of.

    Where elements are nested too deep, those that only lay the page out are taken away first.
    """
    text = _CONTROL.sub("", text)
    parser = _parser()
    try:
        root = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        if any(_TOO_DEEP in error.message for error in parser.error_log):
            root = document_fromstring(_flat(text).encode("utf-8", "replace"), parser=_parser())
    except ParserError:
        return None
    return root


def _flat(text: str) -> str:
    return _LAYOUT.sub("<br><br>", _RUNNING.sub("", text))


def _parser() -> HTMLParser:
    return HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
