"""Examples by task in, the stages of the training out: which batches, in which order, how fast."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import numpy as np

from onrecord.learn.batches import Batch, batches
from onrecord.learn.examples import UNTOLD, Example

SEED = 20
_HIDING = (7, 11, 13)  # the seeds of which windows lose the rules' answers, from the second stage on

Report = Callable[[str, int, int, Mapping[str, float]], None]
"""Called after each step with the stage, the step, of how many, and the mean losses."""


B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Stage(Generic[B]):
    """Batches in their order, and the highest rate at which each group of weights learns from them."""

    name: str
    batches: Sequence[B]
    rates: tuple[float, ...]


_LOWER = (1e-4, 6e-4)


def plan(examples: Mapping[str, list[Example]]) -> tuple[Stage[Batch], ...]:
    """Return the stages: all tasks but names; what statements and relations need alone; with names."""
    return _together(examples), _alone(examples), _named(examples)


def _together(examples: Mapping[str, list[Example]]) -> Stage[Batch]:
    """Return two passes over the attributions, in wide windows and in narrow ones, with the other tasks among them.

    Ten passes over the contract's articles, four over the relations, a sixth of the factuality scores. The heads for
    events (triggers, roles, status, factuality) make the encoder know events; of them only the triggers' is kept, as a
    second opinion on how sure an event is: the rules read events better.
    """
    first = [*examples["polnear200"], *examples["contract"] * 4, *examples["relation"] * 2, *examples["fact"][::6]]
    second = [*examples["polnear110"], *examples["contract"] * 6, *examples["relation"] * 2]
    return Stage("together", [*batches(first, SEED), *batches(second, SEED + 1)], (1.5e-4, 1e-3))


def _alone(examples: Mapping[str, list[Example]]) -> Stage[Batch]:
    """Return a third pass over attributions, two over the contract's statements, one over relations, at lower rates."""
    order = random.Random(_HIDING[0])  # noqa: S311 (no secret: an order that can be had again)
    told = [_statements(one, order) for one in [*examples["polnear110"], *examples["contract"] * 2]]
    return Stage("alone", batches([*told, *examples["relation"]], SEED + 2), _LOWER)


def _named(examples: Mapping[str, list[Example]]) -> Stage[Batch]:
    """Return a fourth pass over attributions, three over the contract's statements, one over relations, with names.

    Seven passes over names and descriptions, three over names without descriptions.
    """
    order = random.Random(_HIDING[1])  # noqa: S311 (as above)
    told = [_statements(one, order) for one in [*examples["polnear110"], *examples["contract"] * 3]]
    marked = [half(one, order) for one in [*examples["re3d"] * 7, *examples["crossner"] * 3]]
    return Stage("named", batches([*told, *examples["relation"], *marked], SEED + 3), _LOWER)


def tellings(described: Sequence[Example], named: Sequence[Example], epochs: int) -> list[list[Example]]:
    """Return passes over texts with names and descriptions, each with every other one of those with names alone.

    In half of the cases without what the rules found.
    """
    order = random.Random(_HIDING[2])  # noqa: S311 (as above)
    return [[half(one, order) for one in (*described, *named[epoch % 2 :: 2])] for epoch in range(epochs)]


def _statements(example: Example, order: random.Random) -> Example:
    """Return an example without its events, in half of the cases without what the rules found."""
    tags = {name: row for name, row in example.tags.items() if name != "trigger"}
    return half(replace(example, done=None, events=[], tags=tags), order)


def half(example: Example, order: random.Random) -> Example:
    """Return an example, in half of the cases without what the rules found."""
    return hidden(example) if order.random() < 0.5 else example  # noqa: PLR2004 (half)


def hidden(example: Example) -> Example:
    """Return an example that does not tell what the rules found: heads that always see it would only repeat it."""
    said = example.said.copy()
    said[:, -1] = 0
    sayings = [replace(one, hints=np.full_like(one.hints, UNTOLD)) for one in example.sayings]
    return replace(example, said=said, sayings=sayings)
