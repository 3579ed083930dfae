"""Floors in, what fell below them and what rose above them out; floors only ever rise.

``python -m onrecord.measure.floors --raise [--floors tests/floors.json] [--gold ../shared/gold]``
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from math import floor as rounded_down
from pathlib import Path

from onrecord.measure.run import OURS, Options, digest, run

_STEPS = 100  # a floor is written to .01
_SLACK = 0.01  # and stands so much below what was reached: on a small part less is chance
_ROUNDING = 0.005  # another processor or batch rounds otherwise, which moves a score by a finding or two


@dataclass(frozen=True, slots=True)
class Floor:
    """What a measure must reach; ``part`` is how many first records of the file are read, ``None`` for all.

    Its name is the task, the file's name up to the first dot, a colon and the measure: "times aquaint: dates, value".
    """

    name: str
    floor: float
    file: str
    sha256: str
    part: int | None

    @property
    def task(self) -> str:
        """Return the task."""
        return self.name.partition(" ")[0]


Data = tuple[str, str, int | None]
"""What is measured together: task, file and part."""


def load(path: Path) -> tuple[Floor, ...]:
    """Return the floors of a JSON file. Raises OSError and ValueError where it is missing or no such file."""
    return tuple(Floor(name, **fields) for name, fields in json.loads(path.read_text("utf8")).items())


def dump(floors: Iterable[Floor]) -> str:
    """Return floors as the JSON that ``load`` takes."""
    rows = {one.name: {key: value for key, value in asdict(one).items() if key != "name"} for one in floors}
    return json.dumps(rows, indent=2) + "\n"


def by_data(floors: Iterable[Floor]) -> dict[Data, tuple[Floor, ...]]:
    """Return the floors by what they are measured on."""
    grouped: dict[Data, tuple[Floor, ...]] = {}
    for one in floors:
        data = (one.task, one.file, one.part)
        grouped[data] = (*grouped.get(data, ()), one)
    return grouped


def unusable(floors: Sequence[Floor], gold: Path) -> str | None:
    """Return why floors of one file can't be held against a folder of gold: it is missing, or another."""
    path = gold / floors[0].file
    if not path.exists():
        return f"{path} is not there"
    if digest(path) != floors[0].sha256:
        return f"{path} is another file than the floors were taken on"
    return None


def values(data: Data, gold: Path) -> dict[str, float]:
    """Return our value of each measure of one file, by the names that floors have. Raises GoldError."""
    task, file, part = data
    rows = run(task, gold / file, Options(part=part)).rows
    return {f"{task} {Path(file).name.partition('.')[0]}: {row.measure}": row.value for row in rows if row.by == OURS}


def fallen(floors: Iterable[Floor], reached: Mapping[str, float]) -> list[str]:
    """Return a line for each measure that fell by more than rounding; one that is measured no more counts as 0."""
    below = [(one, reached.get(one.name, 0.0)) for one in floors]
    return [
        f"{one.name} fell to {value:.3f}, below {one.floor:.2f}"
        for one, value in below
        if value < one.floor - _ROUNDING
    ]


def risen(floors: Iterable[Floor], reached: Mapping[str, float]) -> list[str]:
    """Return a line for each measure whose floor can be lifted."""
    above = [(one, reached.get(one.name, 0.0)) for one in floors]
    return [
        f"{one.name} rose to {value:.3f}, above {one.floor:.2f}" for one, value in above if _below(value) > one.floor
    ]


def lifted(one: Floor, value: float) -> Floor:
    """Return the floor a little below the value, or as it was where that is lower."""
    return replace(one, floor=max(one.floor, _below(value)))


def _below(value: float) -> float:
    return rounded_down((value - _SLACK) * _STEPS + 1e-9) / _STEPS


def main() -> None:
    """Print what fell and what rose; with ``--raise``, lift the floors of what rose."""
    parser = argparse.ArgumentParser(prog="python -m onrecord.measure.floors")
    parser.add_argument("--floors", type=Path, default=Path("tests/floors.json"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors of what rose")
    asked = parser.parse_args()
    floors = load(asked.floors)
    new = {one.name: one for one in floors}
    for data, group in by_data(floors).items():
        if why := unusable(group, asked.gold):
            sys.stdout.write(f"left out: {why}\n")
            continue
        reached = values(data, asked.gold)
        sys.stdout.writelines(f"{line}\n" for line in (*fallen(group, reached), *risen(group, reached)))
        new |= {one.name: lifted(one, reached.get(one.name, 0.0)) for one in group}
    if asked.lift:
        asked.floors.write_text(dump(new.values()), "utf8")


if __name__ == "__main__":
    main()
