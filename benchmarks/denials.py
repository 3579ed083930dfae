"""Annotated articles in; what tells that a claim is what is denied, and how often that is right in five folds, out.

Run it as ``python benchmarks/denials.py ARTICLES…`` (JSON Lines of the articles' schema). A pair is right where the
gold has a dispute of this denial and this claim; of the claims of a denial only the likeliest counts. The gold names
one claim where an article tells it several times, so that more pairs are right than the figures say.
"""

import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.measure import held
from onrecord.measure.alike import overlap
from onrecord.measure.articles import article
from onrecord.measure.gold import records
from onrecord.measure.program import findings
from onrecord.store.filter import ALL
from onrecord.views.quarrels import Saying, candidates, signs
from onrecord.views.undertakings import Sources
from regression import fitted

FOLDS, PULL = 5, 1.0
LIKELY = (0.08, 0.1, 0.12, 0.15, 0.2, 0.3)


def pairs(gold: Any) -> list[tuple[str, tuple[float, ...], bool]]:  # noqa: ANN401 - a record of the gold
    """Return the denial, the signs and whether the gold has it, for each pair of an article."""
    one = article(gold)
    record = held.record((one, findings(one)))
    found = (pair for _, sources in Sources.every(record, ALL) for pair in candidates(sources))
    return [(denial.finding, signs(denial, claim, record), right(gold, denial, claim)) for denial, claim in found]


def right(gold: Any, denial: Saying, claim: Saying) -> bool:  # noqa: ANN401 - as above
    """Tell whether the gold has a dispute of these words."""
    return any(
        one["claim"]
        and any(overlap(one["denial"], span) for span in (*denial.words, denial.sentence))
        and any(overlap(one["claim"], span) for span in claim.words)
        for one in gold["disputes"]
    )


def main(paths: Sequence[str]) -> None:
    """Print the weights, and for each threshold how many denials have a claim and for how many it is the gold's."""
    golds = [gold for path in paths for gold in records(Path(path))]
    found = [pairs(gold) for gold in golds]
    rows = np.array([row for one in found for _, row, _ in one])
    wanted = np.array([float(is_it) for one in found for _, _, is_it in one])
    fold = np.array([number % FOLDS for number, one in enumerate(found) for _ in one])
    pull = np.array([1e-6, *[PULL] * (rows.shape[1] - 1)])
    chance = np.zeros(len(rows))
    for number in range(FOLDS):
        weights = fitted(rows[fold != number], wanted[fold != number], pull)
        chance[fold == number] = 1 / (1 + np.exp(-rows[fold == number] @ weights))
    disputes = sum(len(gold["disputes"]) for gold in golds)
    print(f"{len(rows):,} pairs, {wanted.sum():.0f} of the gold's {disputes}")
    print("weights", *(f"{weight:.2f}" for weight in fitted(rows, wanted, pull)))
    by_denial: defaultdict[str, list[int]] = defaultdict(list)
    for place, (finding, _, _) in enumerate(chain.from_iterable(found)):
        by_denial[finding].append(place)
    best = [max(places, key=lambda place: chance[place]) for places in by_denial.values()]
    for least in LIKELY:
        kept = [place for place in best if chance[place] >= least]
        print(f"from {least:.2f}: {len(kept):3} denials with a claim, {wanted[kept].sum():.0f} the gold's")


if __name__ == "__main__":
    if len(sys.argv) < 2:  # noqa: PLR2004 - a path
        sys.exit(__doc__)
    main(sys.argv[1:])
