import pytest

from onrecord.measure.tally import Tally, macro_f1, paired

ROWS = [
    # right, found, wanted: precision, recall, F1, and why
    (2, 4, 5, (0.5, 0.4, 4 / 9), "two of four found, two of five wanted"),
    (0, 0, 0, (1.0, 1.0, 1.0), "nothing wanted, nothing found: right"),
    (0, 3, 0, (0.0, 0.0, 0.0), "found where nothing is wanted: wrong"),
    (0, 0, 3, (0.0, 0.0, 0.0), "nothing found where something is wanted: wrong"),
]


@pytest.mark.parametrize(("right", "found", "wanted", "scores", "why"), ROWS)
def test_precision_recall_and_f1(right: int, found: int, wanted: int, scores: tuple[float, ...], why: str) -> None:
    tally = Tally(right, found, wanted)
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx(scores), why


def test_counts_add_up_to_a_micro_average() -> None:
    assert Tally(1, 1, 1) + Tally(0, 3, 1) == Tally(1, 4, 2)


def test_pairs_are_one_to_one_and_best_first() -> None:
    score = {("a", 1): 0.6, ("a", 2): 0.9, ("b", 2): 0.8, ("b", 1): 0.0}
    assert paired(["a", "b"], [1, 2], lambda g, o: score[g, o]) == (("a", 2),)


def test_macro_f1_counts_every_class_of_the_gold_the_same() -> None:
    # "planned": 1 of 1 found, 1 of 2 wanted, F1 2/3; "occurred": 1 of 2 found, 1 of 1 wanted, F1 2/3
    pairs = [("planned", "planned"), ("planned", "occurred"), ("occurred", "occurred")]
    assert macro_f1(pairs) == pytest.approx(2 / 3)
    assert macro_f1([]) == 0.0
