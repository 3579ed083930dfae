"""What the scorer of status learns from. All texts are invented."""

import pytest

from golds import words
from onrecord.find.learned.status import STATUSES
from onrecord.learn.status import annotated, examples, left_open, train
from onrecord.measure.gold import Record
from onrecord.model import Status
from told import lexicon

TEXT = "Norway will withdraw its troops from Chile. The neighbours cheered."


def _article(id_: str = "a") -> Record:
    events = [
        {"trigger": words(TEXT, "withdraw"), "type": "RETREAT", "status": "planned"},
        {"trigger": words(TEXT, "cheered"), "type": "SUPPORT", "status": "occurred"},
    ]
    return {"id": id_, "outlet": None, "title": None, "published": "2017-03-03", "text": TEXT, "events": events}


def _graded(score: float, word: str = "withdraw") -> Record:
    return {"id": "g", "text": TEXT, "event": words(TEXT, word), "score": score}


def test_every_annotated_event_is_learned_from_whether_or_not_the_rules_find_it() -> None:
    found = list(annotated(_article(), lexicon()))
    assert [one.classes for one in found] == [
        (STATUSES.index(Status.PLANNED),),
        (STATUSES.index(Status.OCCURRED),),
    ]
    assert [("has aux will" in one.signs, "word cheer" in one.signs) for one in found] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (3.0, {Status.OCCURRED, Status.ONGOING}),
        (-2.5, {Status.DENIED}),
        (0.4, {Status.PLANNED, Status.CALLED_FOR, Status.CONDITIONAL, Status.POSSIBLE}),
        (1.2, set()),
    ],
)
def test_what_a_certainty_leaves_open(score: float, expected: set[Status]) -> None:
    assert set(left_open(score)) == expected


def test_rare_statuses_weigh_more_and_graded_sentences_less() -> None:
    found = examples([_article()] * 2, [_graded(0.0), _graded(1.2)], lexicon())
    graded = [one for one in found if "graded" in one.signs]
    assert len(found) == 5
    assert max(one.weight for one in graded) < min(one.weight for one in found if "graded" not in one.signs)


def test_a_scorer_is_trained() -> None:
    scorer = train([_article(str(number)) for number in range(3)], [], lexicon())
    (planned, occurred) = annotated(_article(), lexicon())
    best = scorer.scores([planned.signs, occurred.signs]).argmax(1).tolist()
    assert [STATUSES[one] for one in best] == [Status.PLANNED, Status.OCCURRED]
