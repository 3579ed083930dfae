"""Scorers of whole sentences: promises, disputes, and who is who across documents."""

import pytest

from golds import every, gold, told, words
from onrecord.measure import commitment, coref, dispute
from onrecord.measure.gold import Record
from onrecord.model import Span

PROMISE = "France pledged to send grain to Mali."
REPORT = "The ferry is late."


def test_promises_are_scored() -> None:
    rows = [{"text": PROMISE, "label": "Commissive-A"}, {"text": REPORT, "label": "Assertive"}]
    assert told(commitment.measure(gold(*rows), every)) == {"promise": 1.0}
    turned = [{"text": PROMISE, "label": "Assertive"}, {"text": REPORT, "label": "Commissive-O"}]
    outcome = commitment.measure(gold(*turned), every)
    assert told(outcome) == {"promise": 0.0}
    assert outcome.errors == (f"wrong promise: {PROMISE}", f"missed promise: {REPORT}")


def test_a_body_that_denies_the_headline_disagrees() -> None:
    headline = "Iran accuses Israel of attacking an oil tanker in the Red Sea"
    denies = "Israel denied that it had attacked an oil tanker in the Red Sea. It spoke on Monday."
    tells = "A tanker burned in the Red Sea on Monday. Nobody was hurt."
    assert dispute.disagrees(headline, denies)
    assert not dispute.disagrees(headline, tells)
    rows = [
        {"id": "x", "headline": headline, "body": denies, "label": "disagree"},
        {"id": "y", "headline": headline, "body": tells, "label": "disagree"},
    ]
    outcome = dispute.measure(gold(*rows), every)
    assert told(outcome) == {"disagree": pytest.approx(2 / 3)}
    assert outcome.errors == (f"missed disagreement: {headline} (y)",)


FIRST = "Angela Merkel met Vladimir Putin. Merkel spoke about gas."
SECOND = "Vladimir Putin flew home. The harvest was good."


def mention(document: str, text: str, part: str) -> Record:
    return {**words(text, part), "document": document}


def test_chains_run_through_documents() -> None:
    merkel = [
        mention("1", FIRST, "Angela Merkel"),
        mention("1", FIRST, "Merkel spoke") | {"end": FIRST.index(" spoke")},
    ]
    putin = [mention("1", FIRST, "Vladimir Putin"), mention("2", SECOND, "Vladimir Putin")]
    harvest = [mention("2", SECOND, "The harvest")]
    chains = [
        {"name": "Merkel", "kind": "actor", "mentions": merkel},
        {"name": "Putin", "kind": "actor", "mentions": putin},
        {"name": "Harvest", "kind": "group", "mentions": harvest},
    ]
    documents = [{"id": "1", "text": FIRST}, {"id": "2", "text": SECOND}]
    outcome = coref.measure(gold({"id": "e", "documents": documents, "chains": chains}), every)
    scores = told(outcome)
    assert scores.pop("found") == 4 / 5
    assert set(scores.values()) == {1.0}, "one that is not found is alone, as it should be"
    assert outcome.errors == ("not found: Harvest: The harvest",)


def test_a_mention_is_of_the_actor_with_most_of_its_words() -> None:
    ours = [(Span("1", 0, 13, "Angela Merkel"), "merkel"), (Span("1", 0, 6, "Angela"), "angela")]
    assert coref.meant({"start": 0, "end": 13}, ours) == "merkel"
    assert coref.meant({"start": 0, "end": 60}, ours) is None, "less than half"
    assert coref.meant({"start": 0, "end": 13}, []) is None
