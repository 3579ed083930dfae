"""Times as told in, how they agree out."""

from datetime import date

import pytest

from onrecord.model import Span, When
from onrecord.resolve.days import Days, Fit, Told, days, fit, settled


def when(value: str | None, words: str = "", basis: str = "explicit") -> When:
    return When(value, None, basis if value else None, Span("article", 0, len(words), words) if words else None)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-09-08", date(2021, 9, 8), date(2021, 9, 8)),
        ("2021-09", date(2021, 9, 1), date(2021, 9, 30)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("1996/2001", date(1996, 1, 1), date(2001, 12, 31)),
        ("2021-12-30/2022-01", date(2021, 12, 30), date(2022, 1, 31)),
        ("2021-09-08T10:00", date(2021, 9, 8), date(2021, 9, 8)),
    ],
)
def test_days_of_a_value(value: str, first: date, last: date) -> None:
    assert days(value) == Days(first, last)


@pytest.mark.parametrize("value", [None, "", "soon", "2021-13", "2021-02-30", "2021-W36", "/"])
def test_what_is_no_value_has_no_days(value: str | None) -> None:
    assert days(value) is None


FITS = [
    (when("2021-09-08"), when("2021-09-08"), Fit.SAME, "one day"),
    (when("2021-09-08"), when("2021-09"), Fit.WITHIN, "its month"),
    (when("2021-09-08"), when("2021-09-09"), Fit.NEXT, "the day after, as a time zone away"),
    (when("2021-09-08"), when("2021-09-10"), Fit.APART, "two days"),
    (when("2020"), when("2021-09-08"), Fit.APART, "another year"),
    (when(None, "on Wednesday"), when("2021-09-08"), Fit.OPEN, "8 September 2021 was a Wednesday"),
    (when(None, "on Thursday"), when("2021-09-08"), Fit.APART, "and no Thursday"),
    (when("2021-09-08"), when(None, "in early September"), Fit.OPEN, "the month fits"),
    (when("2021-09-08"), when(None, "in May"), Fit.APART, "another month"),
    (when("2021-09-08"), when(None, "in the summer of 2019"), Fit.APART, "another year in words"),
    (when(None, "on Monday"), when(None, "on Tuesday"), Fit.OPEN, "nothing to compare words with"),
    (None, when("2021"), Fit.OPEN, "no time told"),
    (None, None, Fit.OPEN, "no times at all"),
]


@pytest.mark.parametrize(("one", "other", "expected", "reason"), FITS)
def test_fit_of_two_times(one: When | None, other: When | None, expected: Fit, reason: str) -> None:
    assert fit(one, other) is expected, reason
    assert fit(other, one) is expected, "whichever comes first"


def told(report: str, value: str | None, basis: str = "explicit", published: date | None = None) -> Told:
    return Told(when(value, "then", basis), f"article of {report}", report, published)


OURS = "relative to publication"
SETTLED = [
    ([told("a", "2021-09-08"), told("b", "2021-09-09"), told("c", "2021-09-08")], "2021-09-08", "two against one"),
    ([told("a", "2021-09-08"), told("b", "2021-09-12")], "2021-09-08", "of equals the earlier, never a mean"),
    ([told("a", None), told("b", "2021-09-08")], "2021-09-08", "the only one that says"),
    ([told("a", "2021-09"), told("b", "2021-09-09")], "2021-09-09", "a month is a vote for each of its days"),
    ([told("a", "2023-09-20", OURS), told("b", "2021-09-08")], "2021-09-08", "a page's own date is weak ground"),
    ([told("a", "2021-09-15", OURS), told("a", "2021-09-08", OURS)], "2021-09-08", "of copies, the first page"),
    ([told("a", "2021-09-08"), *[told("b", "2021-09-09")] * 2], "2021-09-08", "copies have one vote together"),
    ([told("a", "2021")], "2021", "a year alone"),
    ([told("a", "2021"), told("b", "2021"), told("c", "2021-12")], "2021", "a year is no vote for one of its months"),
]


@pytest.mark.parametrize(("times", "value", "reason"), SETTLED)
def test_which_time_stands(times: list[Told], value: str, reason: str) -> None:
    for order in (times, times[::-1]):
        standing = settled(order)
        assert standing is not None
        assert standing.when.value == value, reason


def test_words_stand_where_no_telling_has_a_value() -> None:
    standing = settled([told("b", None), told("a", None)])
    assert standing is not None
    assert (standing.when.value, standing.article) == (None, "article of a")


def test_no_telling_no_time() -> None:
    assert settled([]) is None
