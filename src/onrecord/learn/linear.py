"""Sets of signs with the classes that each may be in, the weights of a linear scorer out (softmax regression).

Where the gold leaves several classes open, the sum of their probabilities is made likely. Adam (Kingma and Ba, 2015)
over all examples at once: no seed, the same weights every time.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.find.learned.decode import softmax
from onrecord.find.learned.linear import SCALE, Linear
from onrecord.find.learned.model import Scores

_FADING, _SPREAD, _STEP = 0.9, 0.99, 0.1
_OWN = "second "
_GRAIN = 1 / 256  # weights are shipped in steps of it: half the file, the same scores


@dataclass(frozen=True, slots=True)
class Marked:
    """A set of signs, the classes that it may be in, its weight, and the text it is from."""

    signs: frozenset[str]
    classes: tuple[int, ...]
    weight: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """How many classes there are; ``pull`` of the weights to zero; in how many texts a sign must stand."""

    classes: int
    pull: float = 0.005
    texts: int = 3
    passes: int = 60


class _Matrix:
    """Sets of signs as rows of one length, kept sparse: sums over rows and over columns."""

    def __init__(self, rows: Sequence[Sequence[int]], columns: int) -> None:
        lengths = np.array([len(row) for row in rows])
        self.columns, self.at = columns, np.concatenate([np.array(row, dtype=np.int64) for row in rows])
        self.starts = np.cumsum(lengths) - lengths
        values = np.repeat(SCALE / np.sqrt(lengths), lengths).astype(np.float32)[:, None]
        order = np.argsort(self.at, kind="stable")
        self.values, self.sorted_values = values, values[order]
        self.rows = np.repeat(np.arange(len(rows)), lengths)[order]
        self.found, self.groups = np.unique(self.at[order], return_index=True)

    def times(self, weights: Scores) -> Scores:
        found: Scores = np.add.reduceat(weights[self.at] * self.values, self.starts, axis=0)
        return found

    def back(self, slopes: Scores) -> Scores:
        found = np.zeros((self.columns, slopes.shape[1]), dtype=np.float32)
        found[self.found] = np.add.reduceat(slopes[self.rows] * self.sorted_values, self.groups, axis=0)
        return found


def fit(examples: Sequence[Marked], how: Fitting) -> Linear:
    """Return the weights that make the examples' classes likely; every example has a sign that is kept."""
    index = vocabulary(examples, how.texts)
    matrix = _Matrix([sorted(index[sign] for sign in one.signs if sign in index) for one in examples], len(index))
    open_ = np.zeros((len(examples), how.classes), dtype=np.float32)
    for row, one in enumerate(examples):
        open_[row, list(one.classes)] = 1
    weight = np.array([[one.weight] for one in examples], dtype=np.float32)
    return Linear(index, _descended(matrix, open_, weight / weight.sum(), how))


def vocabulary(examples: Sequence[Marked], texts: int) -> dict[str, int]:
    """Return the signs that stand in at least so many texts, numbered in the order of the alphabet."""
    seen: dict[str, set[str]] = defaultdict(set)
    for one in examples:
        for sign in one.signs:
            seen[sign].add(one.text)
    return {sign: row for row, sign in enumerate(sorted(sign for sign, found in seen.items() if len(found) >= texts))}


def _descended(matrix: _Matrix, open_: Scores, weight: NDArray[np.float32], how: Fitting) -> Scores:
    found = np.zeros((matrix.columns, how.classes), dtype=np.float32)
    mean, square = np.zeros_like(found), np.zeros_like(found)
    for turn in range(1, how.passes + 1):
        likely = softmax(matrix.times(found))
        wanted = likely * open_
        wanted /= wanted.sum(1, keepdims=True)
        slope = matrix.back((likely - wanted) * weight) + np.float32(how.pull) * found
        mean = (_FADING * mean + (1 - _FADING) * slope).astype(np.float32)
        square = (_SPREAD * square + (1 - _SPREAD) * slope**2).astype(np.float32)
        step = _STEP * (1 - 0.9 * turn / how.passes) / (1 - _FADING**turn)
        found -= (step * mean / (np.sqrt(square / (1 - _SPREAD**turn)) + 1e-8)).astype(np.float32)
    return found


def doubled(one: Marked) -> Marked:
    """Return an example of the second annotation with each of its signs twice: for both kinds, and for its own.

    So what is peculiar to it is learned apart (Daumé, 2007).
    """
    return replace(one, signs=one.signs | {_OWN + sign for sign in one.signs})


def alone(found: Linear) -> Linear:
    """Return the scorer without the signs of the second annotation's own."""
    kept = [sign for sign in found.index if not sign.startswith(_OWN)]
    rows = [found.index[sign] for sign in kept]
    return Linear({sign: row for row, sign in enumerate(kept)}, found.weights[rows])


def write(found: Linear, path: Path, least: float = 0.02) -> None:
    """Write the weights as ``find.learned.linear`` reads them, without signs whose weights are all below ``least``."""
    kept = [sign for sign, row in found.index.items() if np.abs(found.weights[row]).max() >= least]
    weights = found.weights[[found.index[sign] for sign in kept]]
    signs = np.frombuffer("\0".join(kept).encode("utf8"), dtype=np.uint8)
    np.savez_compressed(path, signs=signs, weights=(np.round(weights / _GRAIN) * _GRAIN).astype(np.float16))
