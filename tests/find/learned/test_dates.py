"""The scorer of events' times beside the rules. All texts are invented."""

from dataclasses import replace

import pytest

from onrecord.find.events import Finder, finder
from onrecord.find.learned.acting import acting
from onrecord.find.learned.dates import LEAD, LEAST, chosen, redated
from onrecord.find.learned.model import Scores, encoded
from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.times import times
from onrecord.model import Status, When
from told import article, lexicon


def _finder(text: str) -> Finder:
    reading = Reading(article(text, "2021-09-10"), parse(text))
    return finder(reading, names(reading, lexicon().gazetteer), times(reading), (), lexicon().codebook)


def _states(ruled: Finder) -> Scores:
    return acting(encoded(ruled.reading.doc), ruled.names, ruled.mentions()).states


def _days(text: str, rule: When | None = None, status: Status | None = None) -> list[str | None]:
    """Return the days of the text's events, which the rules are made to give the time and status told."""
    ruled = _finder(text)
    told = [replace(one, when=rule, status=status or one.status) for one in ruled.mentions()]
    return [one.when.value if one.when else None for one in redated(ruled, told, _states(ruled))]


ROWS = [
    ("Norway bombed Chile on Monday.", ["2021-09-06"], "told of the act itself"),
    ("On Monday, Norway bombed Chile.", ["2021-09-06"], "first in its clause"),
    ("Norway bombed Chile.", [None], "no time"),
    ("Norway bombed Chile. It rained on Monday.", [None], "a time of another sentence"),
    ("Norway and Chile met for the first time since the election of 2020.", [None], "a time of another thing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS)
def test_an_act_has_the_time_that_is_plainly_its_own(text: str, expected: list[str | None], why: str) -> None:
    assert _days(text) == expected, why


BELIED = [(Status.OCCURRED, "2021-10-01"), (Status.PLANNED, "2021-09-01")]


@pytest.mark.parametrize(("status", "belied"), BELIED)
def test_a_time_that_belies_the_status_is_no_time_of_the_act(status: Status, belied: str) -> None:
    assert belied not in _days("Norway bombed Chile on 1 September 2021 and on 1 October 2021.", status=status)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("on Friday", Status.OCCURRED), ("this month", Status.ONGOING)],  # Friday the 10th, on which it is published
)
def test_what_goes_on_has_occurred_where_it_has_a_day_that_has_come(day: str, expected: Status) -> None:
    ruled = _finder(f"Norway bombed Chile {day}.")
    [told] = redated(ruled, [replace(one, status=Status.ONGOING) for one in ruled.mentions()], _states(ruled))
    assert (told.when is not None, told.status) == (True, expected)


def test_the_rules_time_stays_where_the_sentence_has_none() -> None:
    told = When("2021-09-09", "day", "relative to publication", None)
    assert _days("Norway bombed Chile.", told) == ["2021-09-09"]


MAY, JUNE = (When(f"2021-0{month}", "month", "explicit", None) for month in (5, 6))
CHOICES = [
    ([LEAST + 0.1, LEAST - 0.1], None, MAY, "one passes"),
    ([0.1, 0.2], None, JUNE, "the best of two"),
    ([0.2, 0.2], None, MAY, "the first of equals"),
    ([LEAST, LEAST], None, None, "none passes"),
    ([0.1, 0.2], MAY, MAY, "the rules' is ahead"),
    ([0.1, 0.2 + LEAD], MAY, JUNE, "and yields to a clear lead"),
    ([LEAST - LEAD / 2, -9.0], MAY, MAY, "the rules' needs less"),
]


@pytest.mark.parametrize(("leads", "rule", "expected", "why"), CHOICES)
def test_which_time_is_chosen(leads: list[float], rule: When | None, expected: When | None, why: str) -> None:
    assert chosen([MAY, JUNE], leads, rule) == expected, why


def test_of_no_times_none_is_chosen() -> None:
    assert chosen([], [], MAY) is None
