"""What stands on one side of an actor's line in, how much room it takes out: less for a mouse than for a finger."""

from dataclasses import dataclass

from onrecord.views.events import Happening
from onrecord.web.drawings.marks import radius

TOUCH = 24.0
"""Px that a fingertip finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Px that things take: a name above its line, half a line without marks and with some, bars, and counts."""

    head: float
    empty: float
    least: float
    bar: float
    rows: int  # of bars above one another
    strip: float
    half: float


POINTED = Sizes(head=0, empty=10, least=10, bar=6, rows=2, strip=14, half=15)
TOUCHED = Sizes(head=TOUCH, empty=0, least=TOUCH, bar=TOUCH, rows=1, strip=TOUCH, half=4)


@dataclass(frozen=True, slots=True)
class Half:
    """One side of a line: marks and bars with their distance from it, and what is counted instead, by column."""

    marks: list[tuple[Happening, float]]
    bars: list[tuple[Happening, int]]
    over: dict[int, list[Happening]]
    sizes: Sizes

    @property
    def stack(self) -> float:
        """How far from the line the marks reach."""
        least = self.sizes.least if self.marks else self.sizes.empty
        return max([least, *(h + 1.2 * radius(event.reports) for event, h in self.marks)])

    @property
    def counts(self) -> float:
        """How far from the line the counts stand."""
        return self.stack + self.sizes.bar * max([0, *(row + 1 for _, row in self.bars)])

    @property
    def height(self) -> float:
        """How much room it takes."""
        return max(self.counts + (self.sizes.strip if self.over else 2), self.sizes.half)
