"""Data files in, the customs of the press out: agencies, the furniture of pages, how bylines and credits are marked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.lexicon.load import STRICT, LexiconError, rows

_LONGEST = 20  # words: a line that opens like furniture but is longer than this may be a sentence of the article
_TELLING = 4  # words: a beginning as long as "this website uses cookies to" gives a line of any length away
_BULLETS = " •·»>–—-*|"
_EDGES = re.compile(r"^[^\w%@©#]+|[^\w)]+$")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*[km]?\b|\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """A row of ``agencies.yaml``."""

    __pydantic_config__ = STRICT
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FurnitureRow:
    """A row of ``furniture.yaml``: whole lines, beginnings of lines, and headings that close an article."""

    __pydantic_config__ = STRICT
    kind: str
    lines: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConventionRow:
    """A row of ``conventions.yaml``: what the patterns mark, and what for."""

    __pydantic_config__ = STRICT
    kind: str
    why: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Press:
    """The customs of the press; made by ``load_press``.

    ``agencies`` maps every name and alias to the agency's name; ``agency`` matches any of them. ``conventions`` hold
    a pattern per kind of line: ``byline`` (its one group holds the names), ``credit``, ``caption``.
    """

    agencies: Mapping[str, str]
    agency: re.Pattern[str]
    lines: frozenset[str]
    closing: frozenset[str]
    starts: re.Pattern[str]
    conventions: Mapping[str, re.Pattern[str]] = field(default_factory=dict)

    def is_furniture(self, line: str) -> bool:
        """Return whether a whole line is a button, a label, a box's heading or an appeal of the page."""
        key = furniture_key(line)
        if not key or key in self.lines or key in self.closing:
            return True
        start = self.starts.match(line.casefold().replace("’", "'").lstrip(_BULLETS))
        return start is not None and (len(key.split()) <= _LONGEST or len(start.group().split()) >= _TELLING)

    def closes(self, line: str) -> bool:
        """Return whether a line heads what follows an article: related posts, a comment form."""
        return furniture_key(line) in self.closing

    def agency_named(self, words: str) -> str | None:
        """Return the first agency that ``words`` name, by its name in the record."""
        found = self.agency.search(words)
        return self.agencies[found.group()] if found else None

    def marked(self, kind: str, line: str) -> re.Match[str] | None:
        """Return the match of a line that is, as a whole, marked as of ``kind``: byline, credit or caption."""
        return self.conventions[kind].fullmatch(line.strip())


def furniture_key(line: str) -> str:
    """Return what a line of furniture is compared by: no case, no punctuation at its edges, ``#`` for numbers."""
    return " ".join(_EDGES.sub("", _DIGITS.sub("#", line.casefold().replace("’", "'"))).split())


def load_press(extra: Path | None = None) -> Press:
    """Return the packaged customs with those of the user's folder ``extra``; raises LexiconError on a bad file."""
    agencies = {
        alias: row.name for row in rows("agencies.yaml", AgencyRow, extra) for alias in (row.name, *row.aliases)
    }
    furniture = rows("furniture.yaml", FurnitureRow, extra)
    agency = any_of(agencies)
    starts = any_of(start.replace("’", "'") for row in furniture for start in row.starts)
    patterns: dict[str, list[str]] = {}
    for row in rows("conventions.yaml", ConventionRow, extra):
        patterns.setdefault(row.kind, []).extend(row.patterns)
    return Press(
        agencies=agencies,
        agency=re.compile(rf"(?<!\w){agency}(?!\w)"),
        lines=frozenset(furniture_key(line) for row in furniture for line in row.lines),
        closing=frozenset(furniture_key(line) for row in furniture for line in row.closing),
        starts=re.compile(rf"{starts}(?!\w)"),
        conventions={kind: _convention(listed, agency) for kind, listed in patterns.items()},
    )


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first, as written."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?-i:{'|'.join(re.escape(word) for word in longest_first)})"


def _convention(patterns: Sequence[str], agency: str) -> re.Pattern[str]:
    for pattern in patterns:
        try:
            re.compile(pattern.replace("{agency}", agency))
        except re.error as error:
            raise LexiconError(f"conventions.yaml: pattern {pattern}: {error}") from error
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns).replace("{agency}", agency), re.IGNORECASE)
