"""Attributions in, the extents of each role out: what the scorers of articles and of tagged sentences compare."""

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.model import Statement

ROLES = ("source", "cue", "content")
Extents = tuple[tuple[int, int], ...]
"""Starts and ends, exclusive, sorted; characters or tokens."""


def wanted(attribution: Mapping[str, Any]) -> dict[str, Extents]:
    """Return the characters of each role of a gold attribution."""
    return {role: tuple(sorted((one["start"], one["end"]) for one in attribution[role])) for role in ROLES}


def found(statement: Statement) -> dict[str, Extents]:
    """Return the characters of each role of a statement; several sources that speak as one are one extent."""
    sources = [party.span for party in statement.sources]
    whole = ((min(span.start for span in sources), max(span.end for span in sources)),) if sources else ()
    return {
        "source": whole,
        "cue": tuple(sorted((span.start, span.end) for span in statement.cue)),
        "content": tuple(sorted((span.start, span.end) for span in statement.content)),
    }


def starts(every: Iterable[Extents]) -> set[int]:
    """Return where they begin, each by its first extent."""
    return {extents[0][0] for extents in every}


def joint(a: Extents, b: Extents) -> int:
    """Return how many places two lists of extents share."""
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
