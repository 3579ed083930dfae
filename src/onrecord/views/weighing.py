"""Signs of words that may be undertaken in, how likely each kind of undertaking is out, by trained weights."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

KINDS = ("none", "offered", "agreed", "demanded", "threatened")
"""The classes of the scorer, in the order of its weights."""
_SCALE = 4.0  # how long a set of signs is as a vector, however many it holds: as in training


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by sign, (signs, kinds); ``index`` tells the row of a sign, unknown ones count for nothing."""

    index: dict[str, int]
    rows: NDArray[np.float32]


def chances(found: Iterable[Iterable[str]], by: Weights) -> list[list[float]]:
    """Return the chance of each of ``KINDS`` for each set of signs; those of one add up to 1 (softmax)."""
    known = [sorted(row for sign in one if (row := by.index.get(sign)) is not None) for one in found]
    if not known:
        return []
    scores = np.stack([np.add.reduce(by.rows[rows]) * (_SCALE / max(len(rows), 1) ** 0.5) for rows in known])
    raised = np.exp(scores - scores.max(1, keepdims=True))
    shares: list[list[float]] = (raised / raised.sum(1, keepdims=True)).tolist()
    return shares


@cache
def weights() -> Weights:
    """Return the packaged weights, loaded once a process; they are made by ``learn.undertakings``."""
    with np.load(Path(str(files("onrecord"))) / "weights" / "undertakings.npz") as kept:
        signs = bytes(kept["signs"]).decode("utf8").split("\0")
        return Weights({sign: row for row, sign in enumerate(signs)}, kept["weights"].astype(np.float32))
