"""What the scorer of events' times learns from. All texts are invented."""

from golds import words
from onrecord.learn.dates import annotated, train
from onrecord.measure.gold import Record
from told import lexicon

TEXT = "Norway bombed Chile on Monday. Peru, which had armed Norway in May, left the talks on Tuesday."


def _event(word: str, type_: str, value: str | None) -> Record:
    when = {"text": None, "value": value} if value else None
    return {"trigger": words(TEXT, word), "type": type_, "status": "occurred", "actors": [], "when": when}


def _article(id_: str = "a") -> Record:
    events = [
        _event("bombed", "ASSAULT", "2017-02-27"),
        _event("armed", "AID", None),
        _event("left", "REJECT", "2017-02-28"),
    ]
    return {"id": id_, "outlet": None, "title": None, "published": "2017-03-03", "text": TEXT, "events": events}


def test_each_time_of_an_acts_sentence_is_an_example() -> None:
    found = list(annotated(_article(), lexicon()))
    assert [one.classes for one in found] == [(1,), (0,), (0,), (0,), (1,)]
    assert ["word bomb" in one.signs for one in found] == [True, False, False, False, False]


def test_a_scorer_is_trained() -> None:
    scorer = train([_article(str(number)) for number in range(3)], lexicon())
    found = scorer.scores([one.signs for one in annotated(_article(), lexicon())])
    assert (found[:, 1] > found[:, 0]).tolist() == [True, False, False, False, True]
