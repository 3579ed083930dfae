"""Two ways to chain the same mentions in, the measures of coreference out."""

from collections import Counter

from onrecord.measure.assign import most
from onrecord.measure.clusters import Groups, bcubed
from onrecord.measure.outcome import Score


def muc(measure: str, gold: Groups, ours: Groups) -> Score:
    """Return the link measure (Vilain and others 1995): of the links that hold a chain together, the share found."""
    recall, wanted = _links(gold, ours)
    precision, found = _links({mention: ours[mention] for mention in gold}, gold)
    right = 2 * precision * recall / (precision + recall) if precision + recall else float(not wanted and not found)
    return Score(measure, right, wanted, precision, recall)


def _links(these: Groups, others: Groups) -> tuple[float, int]:
    """Return the share of the links of these chains that the others have, and how many links there are."""
    parts = len({(these[mention], others[mention]) for mention in these})
    chains = len(set(these.values()))
    links = len(these) - chains
    return (len(these) - parts) / links if links else 0.0, links


def ceaf(measure: str, gold: Groups, ours: Groups) -> Score:
    """Return CEAF-e (Luo 2005): chains are paired one to one so that the sum of their Dice overlaps is greatest."""
    sizes, sizes_ours = Counter(gold.values()), Counter(ours[mention] for mention in gold)
    both = Counter((gold[mention], ours[mention]) for mention in gold)
    theirs, mine = list(sizes), list(sizes_ours)
    alike = [[2 * both[a, b] / (sizes[a] + sizes_ours[b]) for b in mine] for a in theirs]
    total = most(alike)
    precision, recall = (total / len(side) if side else 1.0 for side in (mine, theirs))
    value = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(measure, value, len(theirs), precision, recall)


def conll(measure: str, gold: Groups, ours: Groups) -> Score:
    """Return the mean F1 of MUC, B-cubed and CEAF-e (Pradhan and others 2012)."""
    values = [one(measure, gold, ours).value for one in (muc, bcubed, ceaf)]
    return Score(measure, sum(values) / len(values), len(gold))
