import pytest

from golds import every, gold, told, words
from onrecord.measure.gold import Record
from onrecord.measure.status import graded, measure, pearson, read
from onrecord.model import Status


def record(text: str, event: str, status: str = "occurred", score: float = 3.0) -> Record:
    return {"id": "a", "text": text, "event": words(text, event), "status": status, "score": score}


ROWS = [
    ("Ruritania withdrew from the island.", "withdrew", Status.OCCURRED),
    ("Ruritania did not withdraw from the island.", "withdraw", Status.DENIED),
    ("Ruritania may withdraw from the island.", "withdraw", Status.POSSIBLE),
    ("Ruritania will knit a scarf.", "knit", Status.PLANNED),  # no word of the codebook
]


@pytest.mark.parametrize(("text", "event", "status"), ROWS)
def test_the_status_of_a_marked_event_is_read(text: str, event: str, status: Status) -> None:
    assert read(record(text, event)) is status


def test_status_is_scored_by_class() -> None:
    rows = [record(*ROWS[0][:2]), record(*ROWS[1][:2], status="denied"), record(*ROWS[3][:2], status="possible")]
    outcome = measure(gold(*rows), every)
    assert told(outcome) == {"status, macro-F1": pytest.approx(2 / 3), "denied": 1, "occurred": 1, "possible": 0}
    assert outcome.errors == ("planned, not possible: Ruritania will [knit] a scarf.",)


def test_certainty_is_scored_by_class_and_degree() -> None:
    rows = [record(*ROWS[0][:2], score=3.0), record(*ROWS[1][:2], score=-3.0), record(*ROWS[2][:2], score=0.2)]
    scores = told(graded(gold(*rows), every))
    assert scores["happened, open, did not, macro-F1"] == 1
    assert scores["error (0 is best)"] == pytest.approx(0.2 / 3)
    assert scores["correlation"] > 0.99


def test_correlation_by_hand() -> None:
    assert pearson([(1, 2), (2, 4), (3, 6)]) == pytest.approx(1)
    assert pearson([(1, 1), (2, -1)]) == pytest.approx(-1)
    assert pearson([(1, 3), (2, 3)]) == 0, "one side never changes"
