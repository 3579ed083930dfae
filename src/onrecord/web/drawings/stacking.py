"""Marks with their place along a line in, their distance from it out: stacked without overlap, up to a height."""

from collections.abc import Callable, Sequence
from math import sqrt
from typing import TypeVar

_ROOM = 1.2  # a mark takes this many of its radii, so that neighbours stay apart
Marked = TypeVar("Marked")


def stacked(
    marks: Sequence[Marked], place: Callable[[Marked], tuple[float, float]], height: float
) -> tuple[list[tuple[Marked, float]], list[Marked]]:
    """Return the marks with their distance from the line in px, and those for which there is no room within ``height``.

    ``place`` gives a mark's place along the line and its radius. Earlier marks stand nearer to the line.
    """
    placed: list[tuple[Marked, float]] = []
    taken: dict[int, list[tuple[float, float, float]]] = {}
    left: list[Marked] = []
    radii = [place(mark) for mark in marks]
    wide = 2 * _ROOM * max((r for _, r in radii), default=1.0)  # marks that touch lie in columns next to each other
    for mark, (x, radius) in zip(marks, radii, strict=True):
        r = _ROOM * radius
        column = int(x // wide)
        beside = [one for at in (column - 1, column, column + 1) for one in taken.get(at, ())]
        near = [(h, sqrt((r + s) ** 2 - abs(x - other) ** 2)) for other, h, s in beside if abs(x - other) < r + s]
        blocked = [(h - high, h + high) for h, high in near]
        heights = sorted(h for h in (r, *(high for _, high in blocked)) if h >= r)
        lowest = next((h for h in heights if h + r > height or not _inside(h, blocked)), None)
        if lowest is not None and lowest + r <= height:
            placed.append((mark, lowest))
            taken.setdefault(column, []).append((x, lowest, r))
        else:
            left.append(mark)
    return placed, left


def _inside(h: float, blocked: list[tuple[float, float]]) -> bool:
    return any(low + 1e-6 < h < high - 1e-6 for low, high in blocked)


def in_rows(
    bars: Sequence[Marked], ends: Callable[[Marked], tuple[float, float]], rows: int
) -> tuple[list[tuple[Marked, int]], list[Marked]]:
    """Return the bars with the row each lies in, without overlap, and those for which there is no row."""
    placed: list[tuple[Marked, int]] = []
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    left: list[Marked] = []
    for bar in bars:
        start, end = ends(bar)
        free = (row for row, others in enumerate(taken) if all(end <= a or b <= start for a, b in others))
        row = next(free, None)
        if row is None:
            left.append(bar)
            continue
        taken[row].append((start, end))
        placed.append((bar, row))
    return placed, left
