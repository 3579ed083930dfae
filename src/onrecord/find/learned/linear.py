"""Sets of short strings in, a score for each class out: the sum of the strings' weights, as they are shipped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from onrecord.find.learned.model import Scores

SCALE = 4.0
"""How long a set of signs is as a vector, however many it holds."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights by sign, (signs, classes); ``index`` tells the row of a sign, unknown ones count for nothing."""

    index: dict[str, int]
    weights: Scores

    def scores(self, found: Sequence[Iterable[str]]) -> Scores:
        """Return the scores of each set of signs, (sets, classes)."""
        rows = [sorted(row for row in map(self.index.get, signs) if row is not None) for signs in found]
        summed = [self.weights[row].sum(0) * np.float32(SCALE / max(len(row), 1) ** 0.5) for row in rows]
        return np.stack(summed) if summed else np.zeros((0, self.weights.shape[1]), dtype=np.float32)


@cache
def linear(name: str) -> Linear:
    """Return the scorer ``name`` of the package's weights, loaded once a process."""
    return read(Path(str(files("onrecord"))) / "weights" / f"{name}.npz")


def read(path: Path) -> Linear:
    """Return the scorer of a file."""
    with np.load(path) as kept:
        signs = bytes(kept["signs"]).decode("utf8").split("\0") if len(kept["signs"]) else []
        return Linear({sign: row for row, sign in enumerate(signs)}, kept["weights"].astype(np.float32))
