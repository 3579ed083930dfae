"""Annotated sentences in, the parts of a cross-validation out; and the scores of what was read in them."""

from collections import Counter
from collections.abc import Sequence

from onrecord.learn.examples import Gold, kind
from onrecord.measure.tally import macro_f1

FOLDS = 5


def split(texts: Sequence[str]) -> list[list[int]]:
    """Return the places of the texts of each fold; equal texts stand in one."""
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    return [[place for place, text in enumerate(texts) if numbers[text] % FOLDS == fold] for fold in range(FOLDS)]


def scored(gold: Sequence[Gold], found: Sequence[str]) -> tuple[float, float]:
    """Return macro-F1 of the type and of its quad class, the one that most records of the type have.

    RETREAT counts as CONCEDE, since the file's YIELD stands for both.
    """
    ours = ["CONCEDE" if one == "RETREAT" else one for one in found]
    right = [kind(one) for one in gold]
    quads = Counter((one, record["quad"]) for one, record in zip(right, gold, strict=True))
    quad = {one: number for (one, number), _ in reversed(quads.most_common())}
    return (
        macro_f1(zip(right, ours, strict=True)),
        macro_f1((record["quad"], quad.get(one, 0)) for record, one in zip(gold, ours, strict=True)),
    )
