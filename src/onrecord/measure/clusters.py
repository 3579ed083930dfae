"""Two ways to group the same things in, how well they agree out."""

from collections import Counter
from collections.abc import Hashable, Mapping
from math import comb

from onrecord.measure.outcome import Score, f1
from onrecord.measure.tally import Tally

Groups = Mapping[str, Hashable]
"""Each thing's group."""


def bcubed(measure: str, gold: Groups, ours: Groups) -> Score:
    """Return B-cubed F1 with precision and recall (Bagga and Baldwin 1998); both group the same things.

    A thing's precision is the share of its group of ours that is in its gold group, its recall the share of its gold
    group that is in its group of ours; both are averaged over all things. Of no things all are 1.
    """
    if not gold:
        return Score(measure, 1.0, 0, 1.0, 1.0)
    both = Counter((gold[thing], ours[thing]) for thing in gold)
    sizes, sizes_ours = Counter(gold.values()), Counter(ours[thing] for thing in gold)
    precision = sum(n * n / sizes_ours[our] for (_, our), n in both.items()) / len(gold)
    recall = sum(n * n / sizes[their] for (their, _), n in both.items()) / len(gold)
    return Score(measure, 2 * precision * recall / (precision + recall), len(gold), precision, recall)


def pairs(measure: str, gold: Groups, ours: Groups) -> Score:
    """Return F1 of the pairs of things that are in one group."""
    both = Counter((gold[thing], ours[thing]) for thing in gold)
    right = sum(comb(n, 2) for n in both.values())
    found = sum(comb(n, 2) for n in Counter(ours[thing] for thing in gold).values())
    return f1(measure, Tally(right, found, sum(comb(n, 2) for n in Counter(gold.values()).values())))
