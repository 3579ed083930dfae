"""The axis of time: which days a value means, which period is shown, which dates are written."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.web.drawings.axis import Axis, Extent, extent, period
from onrecord.web.drawings.svg import width_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-03-03", "2021-03-03", "2021-03-03"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2021-12", "2021-12-01", "2021-12-31"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("1996/2001", "1996-01-01", "2001-12-31"),
        ("2021-03-03/2021-03-05", "2021-03-03", "2021-03-05"),
        ("2021-03-03T10:00:00", "2021-03-03", "2021-03-03"),
    ],
)
def test_a_value_is_as_long_as_it_is_precise(value: str, first: str, last: str) -> None:
    found = extent(value)
    assert found is not None
    assert found.iso() == (first, last)


@pytest.mark.parametrize("value", [None, "", "soon", "2021-13", "2021-02-30", "0000", "2001/1996", "2021-1-x"])
def test_what_is_no_date_has_no_days(value: str | None) -> None:
    assert extent(value) is None


def test_a_few_dates_far_off_are_left_out_of_the_period() -> None:
    days = [Extent(date(2021, 3, day).toordinal(), date(2021, 3, day).toordinal() + 1) for day in range(1, 21)]
    old = [Extent(date(1953, 1, 1).toordinal(), date(1953, 1, 2).toordinal())]
    near = [Extent(date(2021, 2, 20).toordinal(), date(2021, 2, 21).toordinal())]
    found = period([*days, *old])
    assert found is not None
    assert found.iso()[0] >= "2021-03-01"
    assert period([*days, *near]) == Extent(near[0].first, days[-1].end)
    assert period([]) is None


@pytest.mark.parametrize(
    ("days", "unit", "labels"),
    [
        (7, "days", ["3", "4", "5", "6", "7", "8", "9"]),
        (60, "weeks", ["8", "15", "22", "29", "5", "12", "19", "26"]),
        (300, "months", ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]),
        (3000, "years", ["2022", "2023", "2024", "2025", "2026", "2027", "2028", "2029"]),
    ],
)
def test_the_unit_follows_the_period(days: int, unit: str, labels: list[str]) -> None:
    first = date(2021, 3, 3).toordinal()
    assert [tick.label for tick in Axis(Extent(first, first + days), 0, 800).ticks()] == labels, unit


@settings(deadline=None)
@given(st.integers(1, 3_000_000), st.integers(1, 700_000), st.sampled_from([240.0, 336.0, 950.0]))
def test_labels_never_collide(first: int, days: int, width: float) -> None:
    last = min(first + days, date.max.toordinal())
    axis = Axis(Extent(min(first, last - 1), last), 10, 10 + width)
    ticks = axis.ticks()
    assert ticks
    assert all(10 <= tick.x <= 10 + width for tick in ticks)
    for a, b in pairwise(ticks):
        assert b.x - a.x >= (width_of(a.label) + width_of(b.label)) / 2


@given(st.integers(1000, 3_600_000), st.integers(1, 4000), st.integers(1, 24))
def test_widened_to_whole_months(first: int, days: int, months: int) -> None:
    given_ = Extent(first, first + days)
    found = given_.widened(months)
    assert found.first <= given_.first < given_.end <= found.end
    start, end = date.fromordinal(found.first), date.fromordinal(found.end)
    assert start.day == end.day == 1
    assert (end.year - start.year) * 12 + end.month - start.month >= months
