from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.find.quotes import quotes


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("He said “no” twice.", ["“no”"], "typographic marks"),
        ('He said "no" twice.', ['"no"'], "plain marks"),
        ('"No," he said. "We disagree."', ['"No,"', '"We disagree."'], "two in one line"),
        ("He said «no» twice.", ["«no»"], "guillemets"),
        ("He said ''no'' twice.", ["''no''"], "doubled apostrophes"),
        ("He said ”no” twice.", ["”no”"], "a closing mark typed for an opening one"),
        ("The ship's crew didn't leave.", [], "apostrophes"),
        ('He waited."', [], "a mark that closes nothing"),
        ("Nothing here.", [], "no marks"),
        ("", [], "nothing"),
    ],
)
def test_quotations(text: str, found: list[str], why: str) -> None:
    assert [text[one.start : one.end] for one in quotes(text)] == found, why


def test_an_open_quotation_goes_on_in_the_next_paragraph_that_opens_with_a_mark() -> None:
    text = "“We came.\n\n“We saw,” she said. “We left.”"
    assert [(text[one.start : one.end], one.chain) for one in quotes(text)] == [
        ("“We came.", 0),
        ("“We saw,”", 0),
        ("“We left.”", 2),
    ]


def test_an_open_quotation_ends_with_its_paragraph_where_the_next_has_no_mark() -> None:
    text = "“We came.\n\nThe fleet left.\n\n“We stayed,” she said."
    assert [one.chain for one in quotes(text)] == [0, 1]


def test_a_mark_left_open_over_a_very_long_paragraph_is_a_slip() -> None:
    assert quotes("“" + "word " * 400) == ()


@given(st.text(alphabet="ab \n\"“”«»'`.", max_size=80))
def test_quotations_stand_in_order_and_never_overlap(text: str) -> None:
    found = quotes(text)
    assert all(one.start < one.end for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
