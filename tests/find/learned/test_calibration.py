from itertools import pairwise

import pytest

from onrecord.find.learned.calibration import calibrated


@pytest.mark.parametrize("kind", ["statement", "event"])
def test_surer_heads_are_surer_after_calibration(kind: str) -> None:
    found = [calibrated(kind, chance) for chance in (0, 0.1, 0.3, 0.5, 0.7, 0.9, 1)]
    assert all(low <= high for low, high in pairwise(found))
    assert found[0] < found[-1]
    assert 0 <= found[0] <= found[-1] <= 1, "certainty stays finite"
