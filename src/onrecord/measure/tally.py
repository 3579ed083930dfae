"""What was right, what was found and what was wanted: counts in, precision, recall and F1 out."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Gold = TypeVar("Gold")
Ours = TypeVar("Ours")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over one or more texts; they add up to micro-averages.

    With nothing found precision is 0 and with nothing wanted recall is 0, unless both are nothing: then all are 1.
    """

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found."""
        return self.right / self.wanted if self.wanted else float(not self.found)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall (van Rijsbergen 1979)."""
        total = self.found + self.wanted
        return 2 * self.right / total if total else 1.0


def paired(
    gold: Sequence[Gold], ours: Sequence[Ours], alike: Callable[[Gold, Ours], float]
) -> tuple[tuple[Gold, Ours], ...]:
    """Return one-to-one pairs, best first: ``alike`` gives a score, 0 where two may not be paired."""
    scored = ((alike(g, o), i, j) for i, g in enumerate(gold) for j, o in enumerate(ours))
    pairs, taken_gold, taken_ours = [], set[int](), set[int]()
    for score, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if score > 0 and i not in taken_gold and j not in taken_ours:
            taken_gold.add(i)
            taken_ours.add(j)
            pairs.append((gold[i], ours[j]))
    return tuple(pairs)


def macro_f1(pairs: Iterable[tuple[Hashable, Hashable]]) -> float:
    """Return the mean F1 over the classes that the gold side of ``pairs`` (gold, ours) holds; 0 without pairs."""
    rows = tuple(pairs)
    classes = {gold for gold, _ in rows}
    if not classes:
        return 0.0
    return sum(of_class(rows, one).f1 for one in classes) / len(classes)


def of_class(rows: Sequence[tuple[Hashable, Hashable]], one: Hashable) -> Tally:
    """Return the counts of one class of pairs (gold, ours)."""
    right = sum(gold == ours == one for gold, ours in rows)
    return Tally(right, sum(ours == one for _, ours in rows), sum(gold == one for gold, _ in rows))


def common(wanted: Collection[Hashable], found: Collection[Hashable]) -> Tally:
    """Return the counts of two sets: what is in both is right."""
    return Tally(len(set(wanted) & set(found)), len(set(found)), len(set(wanted)))
