"""The quality gate: no score on the gold falls below its floor, and floors only rise."""

import os
import sys
from pathlib import Path

import pytest

from onrecord.measure.floors import Data, Floor, by_data, fallen, load, risen, unusable, values

ROOT = Path(__file__).parent.parent
GOLD = Path(os.environ.get("ONRECORD_GOLD") or ROOT.parent / "shared" / "gold")
FLOORS = by_data(load(ROOT / "tests" / "floors.json"))


@pytest.mark.parametrize(("data", "floors"), FLOORS.items(), ids=lambda value: value[1] if len(value) == 3 else "")
def test_no_score_falls_below_its_floor(data: Data, floors: tuple[Floor, ...]) -> None:
    if why := unusable(floors, GOLD):
        pytest.skip(f"{why}: set ONRECORD_GOLD to the folder of gold")
    reached = values(data, GOLD)
    rose = risen(floors, reached)
    sys.stdout.writelines(f"{line}\n" for line in rose)
    fell = fallen(floors, reached)
    assert not fell, "\n".join(("fell:", *fell, "rose:", *rose))
