"""The order in which training sees its examples is fixed, and later stages hide what they say they hide."""

import numpy as np
import pytest

from onrecord.learn.batches import Batch, batches, spread
from onrecord.learn.examples import UNTOLD, Example, Predicate
from onrecord.learn.stages import hidden, plan, tellings


def example(task: str, number: int) -> Example:
    """Return an example whose length and first id tell it from others of its task."""
    length = 5 + number % 7
    ones = np.ones(length, dtype=np.int64)
    said = np.ones((length, 6), dtype=np.int64)
    tags = {"cue": ones, "trigger": ones}
    cue = Predicate(0, ones, ones, ones)
    return Example(task, (number, *range(length - 1)), (0,), said, said, tags, [cue], [cue])


def some(task: str, count: int) -> list[Example]:
    return [example(task, number) for number in range(count)]


def told(found: list[Batch]) -> list[list[tuple[str, int]]]:
    return [[(one.task, one.ids[0]) for one in batch] for batch in found]


def test_a_seed_fixes_the_order() -> None:
    mixed = some("polnear", 50) + some("relation", 30)
    assert told(batches(mixed, 1)) == told(batches(mixed, 1))
    assert told(batches(mixed, 1)) != told(batches(mixed, 2))


@pytest.mark.parametrize("subwords", [1, 24, 2400])
def test_batches_hold_every_example_once_by_task_and_size(subwords: int) -> None:
    mixed = some("polnear", 450) + some("relation", 30)
    found = batches(mixed, 1, subwords)
    assert sorted(one for batch in told(found) for one in batch) == sorted(told([mixed])[0])
    assert all(len({one.task for one in batch}) == 1 for batch in found)
    sizes = [len(batch) * max(len(one.ids) for one in batch) for batch in found]
    assert all(size <= subwords or len(batch) == 1 for size, batch in zip(sizes, found, strict=True))


TASKS = ("polnear200", "polnear110", "contract", "relation", "fact", "re3d", "crossner")


def test_the_plan_repeats_each_task_as_told() -> None:
    stages = plan({task: some(task, 12) for task in TASKS})
    count = {
        stage.name: {task: sum(one.task == task for batch in stage.batches for one in batch) for task in TASKS}
        for stage in stages
    }
    assert {name: tuple(each.values()) for name, each in count.items()} == {
        "together": (12, 12, 120, 48, 2, 0, 0),
        "alone": (0, 12, 24, 12, 0, 0, 0),
        "named": (0, 12, 36, 12, 0, 84, 36),
    }
    assert all(low < high for stage in stages[1:] for low, high in zip(stage.rates, stages[0].rates, strict=True))


def test_epochs_follow_one_another_and_tell_every_other_text_of_names_alone() -> None:
    told = tellings(some("names", 6), some("crossner", 4), 3)
    assert [[one.ids[0] for one in epoch if one.task == "crossner"] for epoch in told] == [[0, 2], [1, 3], [0, 2]]
    assert all(sum(one.task == "names" for one in epoch) == 6 for epoch in told)
    found = [one for batch in spread(told, 1, 40) for one in batch]
    assert [sorted((one.task, one.ids[0]) for one in found[start : start + 8]) for start in (0, 8, 16)] == [
        sorted((one.task, one.ids[0]) for one in epoch) for epoch in told
    ]


@pytest.mark.parametrize("stage", [1, 2])
def test_later_stages_have_no_events_and_hide_half_of_the_hints(stage: int) -> None:
    later = plan({task: some(task, 300 * (task == "contract")) for task in TASKS})[stage]
    seen = [one for batch in later.batches for one in batch]
    assert all(one.done is None and not one.events and set(one.tags) == {"cue"} for one in seen)
    without = sum(one.said[0, -1] == 0 for one in seen)
    assert 0.4 < without / len(seen) < 0.6


def test_hiding_leaves_the_example_itself_alone() -> None:
    one = example("contract", 3)
    bare = hidden(one)
    assert bare.said[:, -1].tolist() == [0] * 8
    assert set(bare.sayings[0].hints.tolist()) == {UNTOLD}
    assert bare.said[:, :-1].tolist() == one.said[:, :-1].tolist()
    assert one.said.min() == one.sayings[0].hints.min() == 1
