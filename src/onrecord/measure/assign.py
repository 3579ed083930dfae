"""A table of worths in, the greatest sum of one-to-one pairs of its rows and columns out."""

from collections.abc import Sequence
from math import inf


def most(worth: Sequence[Sequence[float]]) -> float:
    """Return the greatest sum: the Hungarian method (Kuhn 1955), each row added along a shortest augmenting path."""
    if not worth or not worth[0]:
        return 0.0
    rows = worth if len(worth) <= len(worth[0]) else list(zip(*worth, strict=True))
    assignment = _Assignment(rows)
    for row in range(len(rows)):
        assignment.add(row)
    return sum(rows[row][column] for column, row in enumerate(assignment.row_of) if row is not None)


class _Assignment:
    """Rows matched to columns so far, with the prices that keep every matched pair the cheapest."""

    def __init__(self, worth: Sequence[Sequence[float]]) -> None:
        self.worth = worth
        self.of_rows = [0.0] * len(worth)
        self.of_columns = [0.0] * len(worth[0])
        self.row_of: list[int | None] = [None] * len(worth[0])

    def add(self, row: int) -> None:
        """Match one more row, moving earlier ones along the cheapest path to a free column."""
        slack = [inf] * len(self.row_of)
        before: list[int | None] = [None] * len(self.row_of)
        done: set[int] = set()
        at, column = row, None
        while True:
            for other in range(len(self.row_of)):
                cost = -self.worth[at][other] - self.of_rows[at] - self.of_columns[other]
                if other not in done and cost < slack[other]:
                    slack[other], before[other] = cost, column
            free = [other for other in range(len(self.row_of)) if other not in done]
            column = min(free, key=lambda other: slack[other])
            self._reprice(row, slack, done, slack[column])
            done.add(column)
            taken = self.row_of[column]
            if taken is None:
                break
            at = taken
        self._move(row, column, before)

    def _reprice(self, row: int, slack: list[float], done: set[int], step: float) -> None:
        self.of_rows[row] += step
        for other in range(len(slack)):
            if other in done:
                self.of_columns[other] -= step
                self.of_rows[self.row_of[other] or 0] += step
            else:
                slack[other] -= step

    def _move(self, row: int, column: int | None, before: list[int | None]) -> None:
        while column is not None:
            earlier = before[column]
            self.row_of[column] = row if earlier is None else self.row_of[earlier]
            column = earlier
