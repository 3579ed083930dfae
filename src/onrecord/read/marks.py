"""The lexicon's table of markup in, out what an element's name and class say of the text inside it."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

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
