"""Signs of pairs and which of them are right in, the weights of a ridge logistic regression out."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_STEPS = 50


def fitted(
    rows: Floats, right: Floats, pull: Floats, counts: Floats | None = None, given: Floats | None = None
) -> Floats:
    """Return a weight for each column of ``rows`` (pairs, signs), by Newton's method.

    ``right`` is 1 or 0 for each pair, ``counts`` how much it counts, ``given`` what is added to its score; ``pull`` is
    the ridge of each weight.
    """
    count = np.ones(len(rows)) if counts is None else counts
    added = np.zeros(len(rows)) if given is None else given
    weights: Floats = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(rows @ weights + added)))
        slope = rows.T @ (count * (chance - right)) + pull * weights
        curve = (rows * (count * chance * (1 - chance))[:, None]).T @ rows + np.diag(pull)
        weights -= np.linalg.solve(curve, slope)
    return weights
