"""A batch's rows in, tensors padded to its longest out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from onrecord.find.learned.syntax import Numbers
from onrecord.learn.examples import Predicate


def padded(rows: Sequence[Sequence[int] | Numbers], fill: int = 0) -> Tensor:
    """Return the rows as one tensor, ``fill`` past each one's end."""
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *([fill] * (width - len(row)))] for row in rows])


def numbers(rows: Sequence[Numbers]) -> Tensor:
    """Return (words, columns) arrays as one tensor, zeros past each one's end."""
    found = torch.zeros(len(rows), max(len(row) for row in rows), rows[0].shape[1], dtype=torch.long)
    for index, row in enumerate(rows):
        found[index, : len(row)] = torch.from_numpy(row)
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """The predicates of a batch: those of each window, and all their roles, kinds and rules' answers."""

    windows: list[list[Predicate]]

    @property
    def all(self) -> list[Predicate]:
        """Every predicate, in the order of the windows."""
        return [one for window in self.windows for one in window]

    def scores(self, states: Tensor, head: Callable[..., Tensor], lengths: Sequence[int]) -> Tensor:
        """Return (predicates, words, roles) over the whole batch, zeros past a window's end."""
        width = max(length for window, length in zip(self.windows, lengths, strict=True) if window)
        rows = []
        for window, length, seen in zip(self.windows, lengths, states, strict=True):
            if window:
                places = torch.tensor([one.place for one in window])
                ways, hints = (
                    torch.tensor(np.stack([getattr(one, name) for one in window])) for name in ("ways", "hints")
                )
                found = head(seen[:length], places, ways, hints)
                rows.append(torch.nn.functional.pad(found, (0, 0, 0, width - length)))
        return torch.cat(rows)

    def states(self, states: Tensor) -> Tensor:
        """Return the state of each predicate's word, (predicates, size)."""
        return torch.stack(
            [seen[one.place] for window, seen in zip(self.windows, states, strict=True) for one in window]
        )
