"""The lexicon's table of markup in, out what an element's name, class and place say of the text inside it."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from lxml.html import HtmlElement

from onrecord.lexicon.load import STRICT, rows

_WORD = re.compile(r"[A-Z]*[a-z]+|[A-Z]+")  # of "c-readMore": c, read, More


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A row of ``markup.yaml``."""

    __pydantic_config__ = STRICT
    kind: str
    why: str
    tags: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((f" {phrase} ", row.kind) for row in rows("markup.yaml", MarkRow) for phrase in row.classes)


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase, _ in _phrases())


@cache
def _kinds(tag: str) -> frozenset[str]:
    return frozenset(row.kind for row in rows("markup.yaml", MarkRow) if tag in row.tags)


@lru_cache(8192)
def marks(tag: str, classes: str) -> frozenset[str]:
    """Return what an element of this name and class (and id) is marked as: inline, silent, caption, embed, margin."""
    words = [word.lower() for word in _WORD.findall(classes)]
    if _vocabulary().isdisjoint(words):
        return _kinds(tag)
    run = f" {' '.join(words)} "
    return _kinds(tag).union(kind for phrase, kind in _phrases() if phrase in run)


def is_margin(element: HtmlElement) -> bool:
    """Return whether an element holds what stands beside an article; one with a headline, or the body, does not."""
    if element.tag in {"html", "body", "main", "article"} or element.find(".//h1") is not None:
        return False
    return "margin" in marks(element.tag, f"{element.get('class', '')} {element.get('id', '')}")


def is_beside(element: HtmlElement) -> bool:
    """Return whether an element stands in a margin, so that it speaks of another article.

    A box about the author is a margin for text, but not for a name.
    """
    return any(is_margin(around) and "author" not in around.get("class", "") for around in element.iterancestors())
