"""Counts over whole articles, gathered measure by measure."""

from dataclasses import dataclass, field

from onrecord.measure.tally import Tally


@dataclass(slots=True)
class Scores:
    """Tallies by measure, pairs of (gold, ours) on matched findings, and errors: a kind, a colon, what it is."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    statuses: list[tuple[str, str]] = field(default_factory=list)
    dates: list[tuple[str | None, str | None]] = field(default_factory=list)
    acts: list[tuple[str, str]] = field(default_factory=list)
    states: list[tuple[str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, name: str, tally: Tally) -> None:
        """Add counts to a measure."""
        self.tallies[name] = self.tallies.get(name, Tally()) + tally
