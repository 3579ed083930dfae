"""Bonds in, places in a plane out: those who are bound lie near, and no two boxes overlap."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
_ROUNDS = 200
_PULL_IN = 0.02  # of the distance to the middle, each round, so that what is bound to nothing stays in sight
_GAP = 4.0  # px between boxes
_PUSHES = 400
_TOUCH = 1e-6  # px: boxes that overlap by less touch


def laid_out(count: int, bonds: Sequence[tuple[int, int, float]], size: tuple[float, float]) -> Points:
    """Return a place (x, y, in px) within ``size`` for each of ``count`` nodes; ``bonds`` are two nodes and a weight.

    Fruchterman and Reingold, "Graph drawing by force-directed placement" (1991), from a circle on which the nodes
    stand in their order: the same bonds give the same places.
    """
    angles = 2 * np.pi * np.arange(count) / max(count, 1)
    at = np.column_stack([np.cos(angles), np.sin(angles)]) / 2
    weights = np.zeros((count, count))
    for a, b, weight in bonds:
        weights[a, b] = weights[b, a] = weight
    near = 1.0 / max(count, 1) ** 0.5
    for heat in np.linspace(0.12, 0.002, _ROUNDS):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-3)
        force = near**2 / distance**2 - weights * distance / near
        move = (apart * force[..., None]).sum(axis=1)
        length = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)
        at = np.round((at + move / length[:, None] * np.minimum(length, heat)[:, None]) * (1 - _PULL_IN), 9)
    return _fitted(at, size)


def _fitted(at: Points, size: tuple[float, float]) -> Points:
    """Stretch the places over the plane."""
    if not len(at):
        return at
    low, high = at.min(axis=0), at.max(axis=0)
    share = np.where(high - low > 1e-6, (at - low) / np.maximum(high - low, 1e-6), 0.5)  # noqa: PLR2004 - all in a line
    return np.asarray(share * np.array(size))


def parted(at: Points, boxes: Points, size: tuple[float, float]) -> Points:
    """Return the places of boxes (their middles; ``boxes`` are widths and heights) moved until none overlap.

    Where there is not room for all within ``size`` some still do.
    """
    at, half = at.copy(), boxes / 2 + _GAP / 2
    for _ in range(_PUSHES):
        at = np.clip(at, half, np.maximum(np.array(size) - half, half))
        over = half[:, None] + half[None, :] - np.abs(at[:, None] - at[None, :])
        pairs = np.argwhere(np.tril(over.min(axis=2) > _TOUCH, -1))
        if not len(pairs):
            break
        for a, b in pairs:
            left = half[a] + half[b] - np.abs(at[a] - at[b])
            axis = int(np.argmin(left))
            push = max(left[axis], 0.0) / 2 * (1 if at[a, axis] >= at[b, axis] else -1)
            at[a, axis] += push
            at[b, axis] -= push
    return np.round(at, 1)
