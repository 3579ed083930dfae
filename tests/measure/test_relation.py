import pytest

from golds import every, gold, told, words
from onrecord.measure.gold import Record
from onrecord.measure.plover import plover
from onrecord.measure.relation import measure, relation, span
from onrecord.model import Mention, Span, Status


def record(text: str, source: str, target: str | None, type_: str, quad: int) -> Record:
    there = words(text, target) if target else None
    return {"id": "a", "text": text, "source": words(text, source), "target": there, "type": type_, "quad": quad}


ACCUSED = "Iran accused Israel of piracy, and Turkey met Egypt on Monday."
WITHDREW = "France withdrew its troops from Mali."


def test_types_and_quads_are_scored() -> None:
    rows = [record(ACCUSED, "Iran", "Israel", "ACCUSE", 3), record(WITHDREW, "France", "Mali", "YIELD", 2)]
    outcome = measure(gold(*rows), every)
    assert set(told(outcome).values()) == {1.0}, "RETREAT counts as YIELD"
    assert outcome.errors == ()


def test_nothing_found_is_wrong() -> None:
    outcome = measure(gold(record("Iran and Israel are far apart.", "Iran", "Israel", "ACCUSE", 3)), every)
    assert set(told(outcome).values()) == {0.0}
    assert outcome.errors[0].startswith("ACCUSE: none: ")


@pytest.mark.parametrize(
    ("source", "target", "type_"),
    [
        ("Iran", "Israel", "ACCUSE"),
        ("Turkey", "Egypt", "CONSULT"),
        ("Egypt", "Turkey", "CONSULT"),
        ("Iran", None, "ACCUSE"),
    ],
)
def test_the_event_between_the_two_is_theirs(source: str, target: str | None, type_: str) -> None:
    there = words(ACCUSED, target) if target else None
    assert relation(ACCUSED, span(words(ACCUSED, source)), span(there)) == type_


@pytest.mark.parametrize(
    ("type_", "status", "told_as"),
    [
        ("AID", Status.OCCURRED, "AID"),
        ("AID", Status.PLANNED, "AGREE"),
        ("RETREAT", Status.PLANNED, "CONCEDE"),
        ("CONSULT", Status.PLANNED, "CONSULT"),
        ("AID", Status.CALLED_FOR, "REQUEST"),
        ("ASSAULT", Status.CONDITIONAL, "THREATEN"),
        ("ASSAULT", Status.ONGOING, "ASSAULT"),
    ],
)
def test_plans_calls_and_threats_have_types_of_their_own(type_: str, status: Status, told_as: str) -> None:
    words_ = Span("a", 0, 1, "x")
    assert plover(Mention("m", "a", type_, None, (), status, words_, words_, (), (), None, None, None)) == told_as
