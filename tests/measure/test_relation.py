import pytest

from golds import every, gold, told, words
from onrecord.measure.gold import Record
from onrecord.measure.plover import plover
from onrecord.measure.relation import measure
from onrecord.model import Mention, Span, Status


def record(text: str, source: str, target: str | None, type_: str, quad: int) -> Record:
    there = words(text, target) if target else None
    return {"id": "a", "text": text, "source": words(text, source), "target": there, "type": type_, "quad": quad}


ATTACKED = "Rebels from Farland bombed the army of Nearland on Monday, killing twelve soldiers."
VISITED = "The prime minister of Farland met the president of Nearland for talks in Geneva."


@pytest.mark.parametrize(
    ("text", "source", "target", "type_", "quad"),
    [
        (ATTACKED, "Rebels from Farland", "the army of Nearland", "ASSAULT", 4),
        (VISITED, "The prime minister of Farland", "the president of Nearland", "CONSULT", 1),
    ],
)
def test_a_plain_sentence_is_read_right(text: str, source: str, target: str, type_: str, quad: int) -> None:
    outcome = measure(gold(record(text, source, target, type_, quad)), every)
    assert set(told(outcome).values()) == {1.0}
    assert outcome.errors == ()


def test_a_wrong_type_and_quad_are_wrong() -> None:
    outcome = measure(gold(record(ATTACKED, "Rebels from Farland", "the army of Nearland", "AID", 2)), every)
    assert set(told(outcome).values()) == {0.0}
    assert outcome.errors[0].startswith("AID: ASSAULT: ")


def test_nobody_stated_is_read_too() -> None:
    outcome = measure(gold(record(VISITED, "The prime minister of Farland", None, "CONSULT", 1)), every)
    assert outcome.errors == ()


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
