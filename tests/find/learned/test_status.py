"""The scorer of status beside the rules. All texts are invented."""

import numpy as np
import pytest

from onrecord.find.events import mentions
from onrecord.find.learned.acting import Acting
from onrecord.find.learned.model import Scores
from onrecord.find.learned.status import LEAD, STATUSES, dated, judged, restated
from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.times import times
from onrecord.model import Mention, Role, Status, When
from told import article, lexicon


def _read(text: str) -> tuple[Reading, tuple[Mention, ...]]:
    reading = Reading(article(text), parse(text))
    named = names(reading, lexicon().gazetteer)
    return reading, mentions(reading, named, times(reading), (), lexicon().codebook)


@pytest.mark.parametrize(("ahead", "expected"), [(LEAD / 2, Status.OCCURRED), (LEAD * 2, Status.ONGOING)])
def test_the_rules_yield_only_to_a_clear_lead(ahead: float, expected: Status) -> None:
    scores = np.zeros(len(STATUSES), dtype=np.float32)
    scores[STATUSES.index(Status.ONGOING)] = ahead
    assert judged(scores, Status.OCCURRED) is expected


KEPT = [
    ("Norway condemned the attack by Chile.", Status.OCCURRED),
    ("Norway will withdraw its troops from Chile next week.", Status.PLANNED),
    ("Chile must withdraw its troops from Peru.", Status.CALLED_FOR),
    ("Norway did not bomb Peru.", Status.DENIED),
]


@pytest.mark.parametrize(("text", "expected"), KEPT)
def test_what_is_plain_stays(text: str, expected: Status) -> None:
    reading, found = _read(text)
    assert expected in [one.status for one in restated(reading, found, lexicon().codebook)]


def test_a_changed_status_changes_parts_and_nothing_but_them(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, found = _read("Norway will withdraw its troops from Chile.")
    monkeypatch.setattr("onrecord.find.learned.status.judged", lambda *_: Status.CALLED_FOR)
    (before,), (after,) = found, restated(reading, found, lexicon().codebook)
    assert (before.status, after.status) == (Status.PLANNED, Status.CALLED_FOR)
    assert [part.role for part in after.parts] == [Role.WHAT, Role.BOUND]
    assert (after.trigger, after.actors, after.told_by) == (before.trigger, before.actors, before.told_by)


def test_the_encoders_opinion_is_heard_where_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, found = _read("Norway will withdraw its troops from Chile.")
    seen = Acting(*(np.zeros((len(reading.doc), size), dtype=np.float32) for size in (384, 17)))
    asked = []

    def denying(name: str, *, states: Scores, ruled: Scores) -> list[Scores]:
        asked.append((name, states.shape, ruled.tolist()))
        scores = np.zeros((len(states), len(STATUSES)), dtype=np.float32)
        scores[:, STATUSES.index(Status.DENIED)] = 100
        return [scores]

    monkeypatch.setattr("onrecord.find.learned.status.run", denying)
    (alone,) = restated(reading, found, lexicon().codebook)
    (heard,) = restated(reading, found, lexicon().codebook, seen)
    assert (alone.status, heard.status) == (Status.PLANNED, Status.DENIED)
    assert asked == [("status", (1, 384), [STATUSES.index(Status.PLANNED)])]
    assert restated(reading, (), lexicon().codebook, seen) == ()


def test_no_events_no_statuses() -> None:
    reading, _ = _read("It rained.")
    assert restated(reading, (), lexicon().codebook) == ()


@pytest.mark.parametrize(
    ("value", "expected", "why"),
    [
        ("2021-09-11", -1, "the day after"),
        ("2021-10", -1, "a month to come"),
        ("2021-09-09", 1, "the day before"),
        ("2021", 0, "the year that it was published in"),
        ("2020/2022", 0, "a range around it"),
        ("2019/2020", 1, "a range before it"),
        (None, 0, "words that tell no day"),
    ],
)
def test_how_a_time_stands_to_the_publication(value: str | None, expected: int, why: str) -> None:
    assert dated(When(value, None, None, None), article("Rain.", "2021-09-10")) == expected, why


def test_no_time_stands_nowhere() -> None:
    assert dated(None, article("Rain.")) is None
