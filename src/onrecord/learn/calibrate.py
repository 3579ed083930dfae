"""Articles that no weights were trained on in; what turns a head's probability into a confidence, out."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from onrecord.find.learned.calibration import logit, scales
from onrecord.measure.confidence import KINDS, weighed
from onrecord.measure.gold import records

_STEPS = 5000


def calibrate(gold: Path, folder: Path) -> None:
    """Write ``calibration.json`` into ``folder`` after the articles of the file ``gold`` (Platt scaling: Platt, 1999).

    The weights in use are those of the package.
    """
    found = list(weighed(records(gold)))
    fitted = {}
    for kind in KINDS:
        slope, shift = scales()[kind]
        odds = [(logit(one.confidence) - shift) / slope for one in found if one.kind == kind]
        fitted[kind] = fit(odds, [one.right for one in found if one.kind == kind])
    (folder / "calibration.json").write_text(json.dumps(fitted) + "\n", encoding="utf8")


def fit(odds: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Return slope and shift of the logistic regression of being right on the log odds.

    Gradient descent from what the heads say themselves, with a weak pull back to it: two numbers need nothing better.
    """
    rows = np.array([[one, 1.0] for one in odds])
    wanted, start = np.array(right, dtype=float), np.array([1.0, 0.0])
    weights = start.copy()
    rate = 4 / (np.linalg.norm(rows, 2) ** 2 + 4)  # the curve is nowhere steeper than its inverse: it cannot diverge
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        weights -= rate * (rows.T @ (likely - wanted) + (weights - start))
    return round(float(weights[0]), 4), round(float(weights[1]), 4)
