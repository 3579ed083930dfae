"""Examples in, batches of one task out, in an order fixed by a seed."""

import random
from collections.abc import Iterable, Sequence

from onrecord.learn.examples import Example

SUBWORDS = 2400
"""A batch's size, padding included."""
_BUCKET = 400  # examples sorted by length together: little padding, yet another order in each epoch

Batch = list[Example]


def batches(examples: Sequence[Example], seed: int, subwords: int = SUBWORDS) -> list[Batch]:
    """Return the examples in batches of one task, shuffled; none is over ``subwords``, but for a longer single one."""
    order = random.Random(seed)  # noqa: S311 (no secret: an order that can be had again)
    shuffled = list(examples)
    order.shuffle(shuffled)
    found: list[Batch] = []
    for start in range(0, len(shuffled), _BUCKET):
        current: Batch = []
        for example in sorted(shuffled[start : start + _BUCKET], key=lambda one: (one.task, len(one.ids))):
            full = (len(current) + 1) * len(example.ids) > subwords
            if current and (full or example.task != current[0].task):
                found.append(current)
                current = []
            current.append(example)
        found.append(current)
    order.shuffle(found)
    return found


def spread(epochs: Iterable[Sequence[Example]], seed: int, subwords: int = SUBWORDS) -> list[Batch]:
    """Return the batches of one epoch after the other, each in an order of its own: none has an example twice."""
    return [batch for epoch, told in enumerate(epochs) for batch in batches(told, seed + epoch, subwords)]
