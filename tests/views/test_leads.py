"""Words that may be undertaken, how they are judged, and what likely ones become. All texts are invented."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.measure import held, program
from onrecord.model import Act, Actor, ActorKind, Findings, Manner, Mention, Party, Span, Statement, Status
from onrecord.store.filter import ALL
from onrecord.views import unruled
from onrecord.views.lead_signs import of_themselves, signs
from onrecord.views.leads import Grounds, apart
from onrecord.views.record import Record
from onrecord.views.undertakings import Sources
from onrecord.views.weighing import KINDS, Weights, chances

TEXT = "Oslo said it hoped for rain. “We will dredge the harbour,” the envoy added. Lima must open the canal."
SAID = "We will dredge the harbour"


def span(words: str) -> Span:
    return Span("a", TEXT.index(words), TEXT.index(words) + len(words), words)


def actor(name: str) -> Actor:
    return Actor(name, name, ActorKind.STATE, (), None, None, None, (span(name),))


@pytest.fixture(scope="module")
def sources() -> Sources:
    envoy = Party("Oslo", span("the envoy"))
    sentence = span(f"“{SAID},” the envoy added.")
    told = Statement(
        "s", "a", (envoy,), (span("added"),), (span(SAID),), Manner.DIRECT, Act.ASSERT, None, None, sentence
    )
    found = Findings("a", (actor("Oslo"), actor("Lima")), (), (told,), ())
    return Sources(held.record((program.article("a", TEXT), found)), ALL)


def grounds(record: Record, sources: Sources) -> Grounds:
    return Grounds(record.article("a"), sources.statements.values(), sources.mentions)


def test_words_lead_where_they_follow_a_modal_and_rest_on_a_finding(sources: Sources) -> None:
    (lead,) = grounds(sources.record, sources).leads()  # nobody is found to say what Lima must do
    assert lead.what == span("dredge the harbour")
    assert (sorted(lead.kinds), TEXT[lead.start : lead.end]) == (["modal"], f"“{SAID},” the envoy added.")
    assert not list(grounds(sources.record, sources).leads(taken=[span("the harbour")]))


def test_words_named_by_a_rule_lead_too(sources: Sources) -> None:
    found = grounds(sources.record, sources).leads([span(SAID)])
    assert [lead.what.text for lead in found] == [SAID, "dredge the harbour"]


def test_signs_tell_the_words_around_and_who_says_them(sources: Sources) -> None:
    (lead,) = grounds(sources.record, sources).leads()
    found = signs(lead, TEXT, sources.record)
    assert found >= {"before we will", "first 0 dredge", "we will", "act assert", "cue added", "said by 1", "no event"}
    assert not found & {"not", "headline", "own"}
    assert of_themselves(lead, TEXT)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("dredge the harbour", "the harbour", False),
        ("We will dredge", "dredge the harbour", False),
        ("We will", "dredge the harbour", True),
    ],
)
def test_apart(one: str, other: str, *, expected: bool) -> None:
    assert apart(span(one), span(other)) is expected


def weights(sign: str, kind: str, weight: float) -> Weights:
    rows = np.zeros((1, len(KINDS)), dtype=np.float32)
    rows[0, KINDS.index(kind)] = weight
    return Weights({sign: 0}, rows)


def test_chances_add_up_to_one_and_unknown_signs_count_for_nothing() -> None:
    [unknown, found] = chances([["unknown"], ["we will", "unknown"]], weights("we will", "offered", 1.0))
    assert unknown == pytest.approx([0.2] * 5)
    assert sum(found) == pytest.approx(1.0)
    assert found.index(max(found)) == KINDS.index("offered")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("offered", [("offered", "dredge the harbour", ("s",))]),  # the envoy speaks of "we"
        ("none", []),  # unlikely
        ("demanded", []),  # nobody but who says so would have to do it
    ],
)
def test_likely_words_are_undertaken_where_somebody_would_do_it(
    sources: Sources, monkeypatch: pytest.MonkeyPatch, kind: str, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    monkeypatch.setattr(unruled, "weights", lambda: weights("we will", kind, 2.0))
    found = list(unruled.weighed(sources, ()))
    assert [(one.state, one.what.text, one.evidence) for one in found] == expected
    assert all((one.by, one.to) == (one.told_by, ()) and one.by for one in found)


@pytest.mark.parametrize("weight", [0.2, 0.4])
def test_what_the_rules_find_is_as_sure_as_its_words(
    sources: Sources, monkeypatch: pytest.MonkeyPatch, weight: float
) -> None:
    monkeypatch.setattr(unruled, "weights", lambda: weights("we will", "offered", 2.0))
    (ruled,) = unruled.weighed(sources, ())
    monkeypatch.setattr(unruled, "weights", lambda: weights("we will", "offered", weight))
    (found,) = unruled.weighed(sources, (replace(ruled, confidence=1.0),))
    assert replace(found, confidence=ruled.confidence) == ruled, "it stands once"
    assert 0 < found.confidence < ruled.confidence


@pytest.mark.parametrize(
    ("threatened", "condition", "state"),
    [(0.2, None, "offered"), (0.4, None, "threatened"), (0.2, span("rain"), "threatened")],
)
def test_a_threat_that_is_rather_an_offer_is_one(
    sources: Sources, monkeypatch: pytest.MonkeyPatch, threatened: float, condition: Span | None, state: str
) -> None:
    monkeypatch.setattr(unruled, "weights", lambda: weights("we will", "offered", 2.0))
    (ruled,) = unruled.weighed(sources, ())
    monkeypatch.setattr(unruled, "chances", lambda leads, _weights: [[0.1, 0.5, 0.0, 0.0, threatened] for _ in leads])
    (found,) = unruled.weighed(sources, (replace(ruled, state="threatened", condition=condition),))
    assert found.state == state


def test_with_whom_it_would_be_done_need_not_do_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Next year Oslo will widen its trade with Lima."

    def of(words: str) -> Span:
        return Span("a", text.index(words), text.index(words) + len(words), words)

    oslo, lima = (Actor(name, name, ActorKind.STATE, (), None, None, None, (of(name),)) for name in ("Oslo", "Lima"))
    both = Party("Oslo", of("Oslo")), Party("Lima", of("Lima"))
    planned = Mention(
        "m", "a", "COOPERATE", None, (), Status.PLANNED, of("trade"), of(text), both, (), None, None, None
    )  # fmt: skip
    found = Findings("a", (oslo, lima), (), (), (planned,))
    sources = Sources(held.record((program.article("a", text), found)), ALL)
    monkeypatch.setattr(unruled, "chances", lambda leads, _weights: [[0.1, 0.9, 0.0, 0.0, 0.0] for _ in leads])
    doing = [{actor.name for actor in sources.record.actors(one.by)} for one in unruled.weighed(sources, ())]
    assert doing == [{"Oslo"}]
