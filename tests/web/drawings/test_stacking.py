"""Marks and bars stand apart, and what has no room is handed back."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.web.drawings.stacking import in_rows, stacked

MARKS = st.lists(st.tuples(st.floats(0, 300), st.floats(4, 9)), max_size=80)


@settings(deadline=None)
@given(MARKS, st.floats(12, 80))
def test_marks_stand_apart(marks: list[tuple[float, float]], height: float) -> None:
    placed, left = stacked(marks, lambda mark: mark, height)
    assert len(placed) + len(left) == len(marks)
    for ((x, r), h), ((y, s), g) in combinations(placed, 2):
        assert (x - y) ** 2 + (h - g) ** 2 >= (r + s) ** 2
    assert all(r <= h <= height - r for (_, r), h in placed)


def test_the_first_stands_nearest_to_the_line() -> None:
    placed, left = stacked(["first", "second", "third"], lambda _: (10.0, 5.0), 26.0)
    assert [mark for mark, _ in sorted(placed, key=lambda one: one[1])] == ["first", "second"]
    assert left == ["third"]


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 50)), max_size=30))
def test_bars_of_a_row_stand_apart(bars: list[tuple[int, int]]) -> None:
    placed, left = in_rows(bars, lambda bar: (bar[0], bar[0] + bar[1]), 2)
    assert len(placed) + len(left) == len(bars)
    for (a, row), (b, other) in combinations(placed, 2):
        assert row != other or a[0] + a[1] <= b[0] or b[0] + b[1] <= a[0]
