"""Two reports in, the chance that they tell one story out."""

from datetime import date

import pytest

from onrecord.resolve.chances import Piece, Signs, chance, signs
from onrecord.resolve.stories import LIKELY

NOTHING = Signs(names=0, lead=0, near=0, years=0, events=0)
DAY = date(2021, 9, 8)
AT_SEA = "Pirates off Aden fled a frigate in {year}."


@pytest.mark.parametrize(
    ("found", "likely", "why"),
    [
        (NOTHING, False, "nothing in common"),
        (Signs(0, 0, 0, 0, 1), True, "an event that they alone tell"),
        (Signs(0, 0, 0, 0, 0.2), False, "an event that ten reports tell"),
        (Signs(0, 0, 1, 0, 0), False, "no other is nearer, but they name nobody in common"),
        (Signs(0.2, 0.1, 1, 0, 0), True, "near, with some names in common"),
        (Signs(0.2, 0.1, 0.3, 0, 0), False, "others are nearer: one kind of event twice"),
    ],
)
def test_what_makes_two_reports_one_story(found: Signs, *, likely: bool, why: str) -> None:
    assert (chance(found) >= LIKELY) == likely, why


def test_years_tell_two_events_of_one_kind_apart() -> None:
    pieces = {
        "a": Piece(AT_SEA.format(year=2009), None),
        "b": Piece(AT_SEA.format(year=2013), None),
        "c": Piece(AT_SEA.format(year=2013), None),
    }
    found = dict(signs(pieces, {("a", "b"): 0.5, ("b", "c"): 0.5}, {}))
    assert (found["a", "b"].years, found["b", "c"].years) == (1.0, -1.0)


def test_a_pair_is_near_where_none_is_much_nearer() -> None:
    pieces = {name: Piece(AT_SEA, None) for name in "abcdef"}
    close = dict.fromkeys([("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")], 0.6)
    found = dict(signs(pieces, close | {("a", "e"): 0.2, ("e", "f"): 0.2}, {}))
    assert found["a", "b"].near > 0.9
    assert found["a", "e"].near < 0.8
    assert found["e", "f"].near == 1.0


@pytest.mark.parametrize(("later", "pairs"), [(date(2022, 6, 1), 1), (date(2022, 9, 8), 0), (None, 1)])
def test_reports_a_year_apart_are_no_pair(later: date | None, pairs: int) -> None:
    pieces = {"a": Piece(AT_SEA, DAY), "b": Piece(AT_SEA, later)}
    assert len(list(signs(pieces, {("a", "b"): 0.5}, {}))) == pairs


def test_events_are_shared_without_a_word_in_common() -> None:
    pieces = {"a": Piece("Talks.", None), "b": Piece("A visit.", None)}
    [(pair, found)] = signs(pieces, {}, {("a", "b"): 3.0})
    assert (pair, found.events, found.near) == (("a", "b"), 2.0, 0.0)
