"""Times counted from another act's. All texts are invented."""

from dataclasses import replace

import pytest

from onrecord.find.finder import find
from told import article, lexicon

PUBLISHED = "2021-09-10"  # a Friday


def _days(text: str, *, dated: bool = True) -> dict[str, str | None]:
    told = article(text, PUBLISHED)
    found = find(told if dated else replace(told, published=None), lexicon()).mentions
    return {one.trigger.text: one.when.value if one.when else None for one in found}


@pytest.mark.parametrize(
    ("text", "word", "day", "why"),
    [
        ("The visit comes 75 years after Norway bombed Chile.", "bombed", "1946", "told now, a year's precision"),
        ("The visit comes seven months after Norway bombed Chile.", "bombed", "2021-02", "a month's precision"),
        ("The visit comes the day after Norway bombed Chile.", "bombed", "2021-09-09", "the day"),
        ("Norway and Chile met on Monday, a day after rebels attacked Oslo.", "attacked", "2021-09-05", "a told day"),
        ("Norway's king visited Chile on Tuesday, three days before a meeting with Peru.", "meeting", "2021-09-10",
         "a noun that lies ahead"),
        ("The visit came 75 years after Norway bombed Chile.", "bombed", None, "nobody says when it came"),
        ("The visit comes days after Norway bombed Chile.", "bombed", None, "nobody says how many"),
        ("The visit comes a year after Norway bombed Chile in 1990.", "bombed", "1990", "a time of its own"),
    ],
)  # fmt: skip
def test_an_act_so_long_before_or_after_another(text: str, word: str, day: str | None, why: str) -> None:
    assert _days(text)[word] == day, why


def test_without_a_day_of_publication_nothing_is_counted_from_it() -> None:
    assert _days("The visit comes 75 years after Norway bombed Chile.", dated=False)["bombed"] is None


def test_what_lies_before_the_calendar_has_no_time() -> None:
    assert _days("The visit comes 9000 years after Norway bombed Chile.")["bombed"] is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met in 1957. Norway's king visited Chile the year before.", "1956"),
        ("They met on 5 May 2021. Norway bombed Chile two days before.", "2021-05-03"),
    ],
)
def test_the_unit_before_a_told_time(text: str, value: str) -> None:
    assert value in _days(text).values()
