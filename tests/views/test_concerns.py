"""Who holds a concern. All texts are invented."""

import pytest

from onrecord.measure import held, program
from onrecord.model import Span
from onrecord.views.concerns import Concern, concerns, says_what

PREMIER = "The Norwegian foreign minister, Kari Lund, said Chile was a threat to {whom}."


@pytest.mark.parametrize(
    ("whom", "expected", "why"),
    [
        ("Peru", {"Kari Lund"}, "she says so"),
        ("our fleet", {"Kari Lund", "Norway"}, "she speaks for Norway"),
        ("us", {"Kari Lund", "Norway"}, "the same"),
        ("the US", {"Kari Lund"}, "a state, not a pronoun"),
    ],
)
def test_who_speaks_of_us_speaks_for_the_state(whom: str, expected: set[str], why: str) -> None:
    one = program.article("a", f"Norway met Chile on Monday.\n\n{PREMIER.format(whom=whom)}")
    record = held.record((one, program.findings(one)))
    assert [{actor.name for actor in record.actors(found.held_by)} for found in concerns(record)] == [expected], why


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The Peruvian Navy has been, and remains, worried about piracy", {"Peruvian Navy"}),
        ("Peru has serious concerns about piracy", {"Peru"}),
        ("piracy is a threat to Peru", {"Kari Lund"}),
    ],
)
def test_whom_it_worries_holds_it(said: str, expected: set[str]) -> None:
    one = program.article("a", f"“{said},” Premier Kari Lund said.")
    record = held.record((one, program.findings(one)))
    assert [{actor.name for actor in record.actors(found.held_by)} for found in concerns(record)] == [expected]


@pytest.mark.parametrize(("danger", "count"), [("piracy", 1), ("something", 0)])
def test_a_danger_is_told_by_its_words(danger: str, count: int) -> None:
    one = program.article("a", f"Premier Kari Lund said {danger} was a threat to Peru.")
    assert len(concerns(held.record((one, program.findings(one))))) == count, danger


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("piracy", True),
        ("armed smugglers", True),
        ("the smugglers", False),
        ("greater risks", False),
        ("there will be no further drills", False),
    ],
)
def test_some_words_say_what_is_feared(words: str, found: bool) -> None:  # noqa: FBT001 - a column of the table
    assert says_what(Concern("", (), Span("a", 0, len(words), words), None, ())) is found
