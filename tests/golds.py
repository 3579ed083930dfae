"""Gold made by hand, for tests of scorers."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from onrecord.measure.gold import Gold, Record
from onrecord.measure.outcome import Outcome


def gold(*records: Record, path: Path = Path("gold.jsonl")) -> Gold:
    return Gold(path, records)


def every(records: Sequence[Record]) -> Iterable[Record]:
    return records


def words(text: str, part: str) -> Record:
    """Return the first place of ``part`` in ``text`` as a gold span."""
    start = text.index(part)
    return {"start": start, "end": start + len(part), "text": part}


def told(outcome: Outcome) -> dict[str, float]:
    return {score.measure: score.value for score in outcome.scores}
