"""Words before a cue or a trigger, and whether they take back that anything is undertaken."""

import pytest

from onrecord.views.hedges import negated, obliged, purposed, supposed


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("Prices rise if the Union ", True),
        ("Nobody knows whether the new cabinet will keep its old electoral ", False),  # the vow itself stands
        ("If attacked, Oslo ", False),  # the condition has ended
        ("", False),
    ],
)
def test_a_condition_close_before(before: str, *, found: bool) -> None:
    assert supposed(before) is found


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("Oslo has made no ", True),
        ("He doesn’t want to simply ", True),
        ("Not everybody was there, but Oslo ", False),  # in another clause
        ("Oslo ", False),
    ],
)
def test_a_no_close_before(before: str, *, found: bool) -> None:
    assert negated(before) is found


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("a campaign intended to ", True),
        ("as Oslo seeks to ", True),
        ("Oslo promised to ", False),
        ("Oslo will ", False),
    ],
)
def test_what_something_is_for(before: str, *, found: bool) -> None:
    assert purposed(before) is found


@pytest.mark.parametrize(("before", "found"), [("the militia must be ", True), ("the militia was ", False)])
def test_a_duty(before: str, *, found: bool) -> None:
    assert obliged(before) is found
