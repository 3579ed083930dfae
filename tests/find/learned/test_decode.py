from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.find.learned.decode import Found, likely, marginals, softmax, spans
from onrecord.find.learned.labels import SAID
from onrecord.find.learned.model import Scores, chain

LABELS = ("O", "B-cue", "I-cue")
STEPS = np.array([[0, 0, -1e4], [0, 0, 0], [0, 0, 0]], dtype=np.float32)


def scores(*rows: tuple[float, float, float]) -> Scores:
    return np.array(rows, dtype=np.float32)


@pytest.mark.parametrize(
    ("given", "found", "why"),
    [
        (scores((0, 2, 0), (0, 0, 2), (2, 0, 0)), (Found("cue", 0, 1),), "a beginning, an inside, an outside"),
        (scores((0, 2, 0), (0, 2, 0), (2, 0, 0)), (Found("cue", 0, 0), Found("cue", 1, 1)), "two side by side"),
        (scores((0, 0, 5), (0, 0, 5), (2, 0, 0)), (Found("cue", 0, 1),), "an inside asks for a beginning"),
        (scores((1, 0, 0), (1, 0, 0), (1, 0, 0)), (), "nothing"),
        (np.zeros((0, 3), dtype=np.float32), (), "no words"),
    ],
)
def test_the_best_path(given: Scores, found: tuple[Found, ...], why: str) -> None:
    assert spans([given], STEPS, LABELS) == [found], why


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(-5, 5), min_size=5, max_size=5), min_size=1, max_size=12))
def test_spans_lie_apart_and_chances_sum_to_one(rows: list[list[int]]) -> None:
    given = np.array(rows, dtype=np.float32)
    (found,) = spans([given], chain("said"), SAID)
    assert all(one.first <= one.last for one in found)
    assert all(left.last < right.first for left, right in pairwise(found))
    (chances,) = marginals([given], chain("said"))
    assert chances.sum(1) == pytest.approx(1, abs=1e-3)
    assert softmax(given).sum(1) == pytest.approx(1, abs=1e-3)


def test_marginals_of_free_steps_are_each_words_own() -> None:
    given, free = scores((0, 2, 0), (1, 0, 3), (2, 0, 0)), np.zeros((3, 3), dtype=np.float32)
    assert marginals([given], free)[0] == pytest.approx(softmax(given), abs=1e-5)


def test_a_spans_chance_is_that_of_all_paths_that_have_it() -> None:
    given, steps = scores((0, 1, 9), (1, 0, 2), (0, 2, 1), (1, 1, 0)), np.array([[0, 1, -1e4], [1, 0, 2], [0, 1, 1]])
    weights: dict[tuple[int, ...], float] = {}
    for path in product(range(3), repeat=4):
        if path[0] != 2:
            moved = sum(steps[a, b] for a, b in pairwise(path))
            weights[path] = float(np.exp(moved + sum(row[label] for row, label in zip(given, path, strict=True))))
    (found,) = likely([given], steps.astype(np.float32), LABELS, 1e-6)
    assert {(one.first, one.last) for one, _ in found} == {(a, b) for a in range(4) for b in range(a, 4)}
    for one, chance in found:
        inside = (1, *[2] * (one.last - one.first))
        having = [
            weight for path, weight in weights.items()
            if path[one.first : one.last + 1] == inside and path[one.last + 1 : one.last + 2] != (2,)
        ]  # fmt: skip
        assert chance == pytest.approx(sum(having) / sum(weights.values()), rel=1e-3), one


def test_rows_side_by_side_are_read_as_each_alone() -> None:
    rows = [scores((0, 2, 0), (0, 0, 2), (2, 0, 0)), scores((0, 0, 5)), scores((0, 3, 1), (1, 0, 2))]
    assert spans(rows, STEPS, LABELS) == [spans([row], STEPS, LABELS)[0] for row in rows]
    for row, chances in zip(rows, marginals(rows, STEPS), strict=True):
        assert chances == pytest.approx(marginals([row], STEPS)[0], abs=1e-6)
    for row, found in zip(rows, likely(rows, STEPS, LABELS, 0.1), strict=True):
        (alone,) = likely([row], STEPS, LABELS, 0.1)
        assert [one for one, _ in found] == [one for one, _ in alone]
