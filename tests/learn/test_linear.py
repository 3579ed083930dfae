"""The linear scorer, on sets of signs made up."""

from pathlib import Path

import numpy as np
import pytest

from onrecord.find.learned.linear import Linear, read
from onrecord.learn.linear import Fitting, Marked, alone, doubled, fit, vocabulary, write

HOW = Fitting(classes=3, pull=0.001, texts=2)


def marked(signs: str, *classes: int, text: str = "a") -> Marked:
    return Marked(frozenset(signs.split()), classes, 1.0, text)


LEARNED = [
    one
    for text in ("a", "b", "c")
    for one in (
        marked("any will", 0, text=text),
        marked("any did", 1, text=text),
        marked("any did not", 2, text=text),
        marked("any shall", 0, 2, text=text),
        marked("any shall will", 0, text=text),
    )
]


@pytest.fixture(scope="module")
def learned() -> Linear:
    return fit(LEARNED, HOW)


@pytest.mark.parametrize(("signs", "expected"), [("will", 0), ("did", 1), ("did not", 2), ("shall", 0)])
def test_what_was_shown_is_known_and_what_was_left_open_is_settled_by_the_rest(
    learned: Linear, signs: str, expected: int
) -> None:
    assert learned.scores([frozenset(("any", *signs.split()))]).argmax(1).tolist() == [expected]


def test_signs_that_were_never_seen_count_for_nothing(learned: Linear) -> None:
    assert np.array_equal(learned.scores([["any", "did"]]), learned.scores([["any", "did", "unheard"]]))
    assert learned.scores([["unheard"]]).tolist() == [[0, 0, 0]]
    assert learned.scores([]).shape == (0, 3)


def test_a_sign_has_to_stand_in_several_texts() -> None:
    told = [marked("x y", 0), marked("x y", 0), marked("x", 0, text="b")]
    assert vocabulary(told, 2) == {"x": 0}


def test_the_same_examples_give_the_same_weights(learned: Linear) -> None:
    assert np.array_equal(fit(LEARNED, HOW).weights, learned.weights)


def test_weights_outlive_their_file_but_for_the_faint_ones(learned: Linear, tmp_path: Path) -> None:
    write(learned, tmp_path / "one.npz")
    kept = read(tmp_path / "one.npz")
    assert kept.index == learned.index
    assert np.allclose(kept.weights, learned.weights, atol=0.01)
    write(learned, tmp_path / "none.npz", least=1e6)
    assert read(tmp_path / "none.npz").index == {}


def test_what_is_peculiar_to_the_second_annotation_is_learned_apart_and_left_off() -> None:
    theirs = [doubled(marked("any will", 2, text=text)) for text in ("d", "e", "f")]  # who calls a "will" otherwise
    found = alone(fit([*LEARNED, *theirs], HOW))
    assert set(found.index) == {sign for one in LEARNED for sign in one.signs}
    assert found.scores([frozenset({"any", "will"})]).argmax(1).tolist() == [0]
