"""A page's lines in, the run of them that is its article out."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.read.shape import Kind, Line

_ISOLATED = 0.8  # a paragraph between headlines may be a teaser: it is worth this share of its words
_FRAGMENT, _PER_WORD, _HEAVIEST = 1.0, 0.3, 8.0  # a headline speaks louder against an article than a subheading
_FURNITURE = 3.0
_CLOSING = 60.0  # words: what stands after "Related posts" must be longer than this to be the same article
_DOUBTFUL = 16  # words: a line without a stop is as long as this, and between paragraphs, before it counts as one


def in_context(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with the kinds that their neighbours and their repetition on the page give them."""
    seen: set[str] = set()
    settled: list[Line] = []
    for number, line in enumerate(lines):
        before = number > 0 and lines[number - 1].kind is Kind.PROSE
        after = number + 1 < len(lines) and lines[number + 1].kind is Kind.PROSE
        kind = line.kind
        if kind is Kind.PROSE and _key(line) in seen:
            kind = Kind.FURNITURE
        elif kind is Kind.PROSE and line.text.endswith(("...", "…")) and not (before and after):
            kind = Kind.FRAGMENT
        elif kind is Kind.FRAGMENT and before and after and (line.stops or line.words >= _DOUBTFUL):
            kind = Kind.PROSE
        seen.add(_key(line))
        settled.append(replace(line, kind=kind))
    return tuple(settled)


def _key(line: Line) -> str:
    return line.text.casefold().replace("’", "'")


def run(lines: Sequence[Line]) -> tuple[int, int]:
    """Return where the article starts and ends (exclusive): the lines whose worths sum to most; (0, 0) without prose.

    The largest sum of a contiguous run, found in one pass (Kadane).
    """
    prose = [False, *(line.kind is Kind.PROSE for line in lines), False]
    best, bounds = 0.0, (0, 0)
    total, start = 0.0, 0
    for number, line in enumerate(lines):
        if total <= 0:
            total, start = 0.0, number
        total += _worth(line, accompanied=prose[number] or prose[number + 2])
        if total > best:
            best, bounds = total, (start, number + 1)
    return bounds


def _worth(line: Line, *, accompanied: bool) -> float:
    match line.kind:
        case Kind.PROSE:
            return line.words * (1.0 if accompanied else _ISOLATED)
        case Kind.CLOSING:
            return -_CLOSING
        case Kind.FRAGMENT:
            return -min(_HEAVIEST, _FRAGMENT + _PER_WORD * line.words)
        case _:
            return -_FURNITURE
