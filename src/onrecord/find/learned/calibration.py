"""A head's own probability in, the share of findings with it that are right out (Platt scaling: Platt, 1999)."""

import json
import math
from functools import cache
from importlib.resources import files

_EDGE = 1e-6


def logit(chance: float) -> float:
    """Return the log odds of a probability, kept finite."""
    inside = min(max(chance, _EDGE), 1 - _EDGE)
    return math.log(inside / (1 - inside))


def calibrated(kind: str, chance: float) -> float:
    """Return the confidence of a ``statement`` or an ``event``, to three places."""
    slope, shift = scales()[kind]
    return round(1 / (1 + math.exp(-(slope * logit(chance) + shift))), 3)


@cache
def scales() -> dict[str, tuple[float, float]]:
    """Return the slope and the shift of each kind, as they are shipped."""
    found: dict[str, tuple[float, float]] = json.loads(
        (files("onrecord") / "weights" / "calibration.json").read_text(encoding="utf8")
    )
    return found
