"""Examples by task in, the stages of the training out: which batches, in which order, how fast."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.learn.batches import Batch, batches
from onrecord.learn.examples import UNTOLD, Example

SEED = 20
_HIDING = (7, 11)  # the seeds of which windows lose the rules' answers, in the second stage and in the third

Report = Callable[[str, int, int, Mapping[str, float]], None]
"""Called after each step with the stage, the step, of how many, and the mean losses."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Batches in their order, and the highest rates at which the encoder and the heads learn from them."""

    name: str
    batches: Sequence[Batch]
    rates: tuple[float, float]


_LOWER = (1e-4, 6e-4)


def plan(examples: Mapping[str, list[Example]]) -> tuple[Stage, ...]:
    """Return the stages: every task but names first, then what statements and relations need alone, then with names."""
    return _together(examples), _alone(examples), _named(examples)


def _together(examples: Mapping[str, list[Example]]) -> Stage:
    """Return two passes over the attributions, in wide windows and in narrow ones, with the other tasks among them.

    Ten passes over the contract's articles, four over the relations, a sixth of the factuality scores. The heads for
    events (triggers, roles, status, factuality) make the encoder know events; of them only the triggers' is kept, as a
    second opinion on how sure an event is: the rules read events better.
    """
    first = [*examples["polnear200"], *examples["contract"] * 4, *examples["relation"] * 2, *examples["fact"][::6]]
    second = [*examples["polnear110"], *examples["contract"] * 6, *examples["relation"] * 2]
    return Stage("together", [*batches(first, SEED), *batches(second, SEED + 1)], (1.5e-4, 1e-3))


def _alone(examples: Mapping[str, list[Example]]) -> Stage:
    """Return a third pass over attributions, two over the contract's statements, one over relations, at lower rates."""
    order = random.Random(_HIDING[0])  # noqa: S311 (no secret: an order that can be had again)
    told = [_statements(one, order) for one in [*examples["polnear110"], *examples["contract"] * 2]]
    return Stage("alone", batches([*told, *examples["relation"]], SEED + 2), _LOWER)


def _named(examples: Mapping[str, list[Example]]) -> Stage:
    """Return a fourth pass over attributions, three over the contract's statements, one over relations, with names.

    Seven passes over names and descriptions, three over names alone.
    """
    order = random.Random(_HIDING[1])  # noqa: S311 (as above)
    told = [_statements(one, order) for one in [*examples["polnear110"], *examples["contract"] * 3]]
    names = [_half(one, order) for one in [*examples["re3d"] * 7, *examples["crossner"] * 3]]
    return Stage("named", batches([*told, *examples["relation"], *names], SEED + 3), _LOWER)


def _statements(example: Example, order: random.Random) -> Example:
    """Return an example without its events, and in half of the cases without what the rules found."""
    tags = {name: row for name, row in example.tags.items() if name != "trigger"}
    return _half(replace(example, done=None, events=[], tags=tags), order)


def _half(example: Example, order: random.Random) -> Example:
    return hidden(example) if order.random() < 0.5 else example  # noqa: PLR2004 (half)


def hidden(example: Example) -> Example:
    """Return an example that does not tell what the rules found: heads that always see it would only repeat it."""
    said = example.said.copy()
    said[:, -1] = 0
    sayings = [replace(one, hints=np.full_like(one.hints, UNTOLD)) for one in example.sayings]
    return replace(example, said=said, sayings=sayings)
