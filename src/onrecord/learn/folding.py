"""Annotated sentences in, the parts of a cross-validation out; and the scores of what was read in them."""

from collections import Counter
from collections.abc import Sequence

from onrecord.find.learned.naming import Called
from onrecord.learn.examples import Gold, kind
from onrecord.measure.names import score
from onrecord.measure.scores import Scores
from onrecord.measure.tally import macro_f1

FOLDS = 5


def split(texts: Sequence[str]) -> list[list[int]]:
    """Return the places of the texts of each fold; equal texts stand in one."""
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    return [[place for place, text in enumerate(texts) if numbers[text] % FOLDS == fold] for fold in range(FOLDS)]


def named(gold: Sequence[Gold], found: Sequence[set[Called]]) -> dict[str, float]:
    """Return the F1 of each measure of names."""
    scores = Scores()
    for one, names in zip(gold, found, strict=True):
        score(one, names, scores)
    return {name: tally.f1 for name, tally in scores.tallies.items()}


def related(gold: Sequence[Gold], found: Sequence[str]) -> dict[str, float]:
    """Return macro-F1 of the type and of its quad class, the one that most records of the type have.

    RETREAT counts as CONCEDE, since the file's YIELD stands for both.
    """
    ours = ["CONCEDE" if one == "RETREAT" else one for one in found]
    right = [kind(one) for one in gold]
    pairs = Counter((one, record["quad"]) for one, record in zip(right, gold, strict=True))
    quad = {one: number for (one, number), _ in reversed(pairs.most_common())}
    quads = ((record["quad"], quad.get(one, 0)) for record, one in zip(gold, ours, strict=True))
    return {"type, macro-F1": macro_f1(zip(right, ours, strict=True)), "quad, macro-F1": macro_f1(quads)}
