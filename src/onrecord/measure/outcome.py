"""What a scorer hands on: its measures, and what was missed or wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.measure.gold import Record
from onrecord.measure.tally import Tally


@dataclass(frozen=True, slots=True)
class Score:
    """A measure's value, 0 to 1 unless its definition says otherwise; ``of`` is how many things it is taken over.

    ``precision`` and ``recall`` stand beside an F1 alone.
    """

    measure: str
    value: float
    of: int | None = None
    precision: float | None = None
    recall: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The measures in the order they are told, and the errors: a kind, a colon and what was missed or wrong."""

    scores: tuple[Score, ...]
    errors: tuple[str, ...] = ()


class Track(Protocol):
    """Who watches a scorer go through records."""

    def __call__(self, records: Sequence[Record], /) -> Iterable[Record]:
        """Pass the records on, one by one."""


def f1(measure: str, tally: Tally) -> Score:
    """Return F1 with precision and recall, over what was wanted."""
    return Score(measure, tally.f1, tally.wanted, tally.precision, tally.recall)


def share(measure: str, right: int, of: int) -> Score:
    """Return the share of what is right; of nothing it is 1."""
    return Score(measure, right / of if of else 1.0, of)
