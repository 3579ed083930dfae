"""Undertakings: which findings make one, in which state, and what becomes of it."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from onrecord.model import Act, Mention, Part, Role, Statement, Status
from onrecord.store.filter import ALL, Filter
from onrecord.views.commitments import Commitment, _same, _state, commitments
from onrecord.views.record import Record
from scene import party, said, span, told


def by_state(record: Record, only: Filter = ALL) -> dict[str, Commitment]:
    found = commitments(record, only)
    return {one.state: one for one in found}


def test_a_statement_the_event_in_it_and_their_copies_are_one_commitment(record: Record) -> None:
    one = by_state(record)["threatened"]
    assert one.what.text == "send two patrol ships"
    assert one.what.article == "wire", "the article that stands for the report comes first"
    assert one.condition is not None
    assert one.condition.text == "if piracy spread to the strait"
    assert len(one.evidence) == 3, "two copies of the statement, one event"
    assert {sentence.article for sentence in one.sentences} == {"wire", "cut"}


def test_what_the_agreeing_would_do_is_agreed(record: Record) -> None:
    one = by_state(record)["agreed"]
    assert one.by == ("IND", "JPN")
    assert one.what.text.startswith("widen naval drills")


def test_a_demand_binds_whom_it_is_made_of(record: Record) -> None:
    one = by_state(record)["demanded"]
    assert (one.by, one.to) == (("redsail",), ("IND", "JPN"))
    assert one.what.text == "hand over the seized trawler"


def test_a_later_event_shows_it_kept(record: Record) -> None:
    kept = by_state(record)["threatened"].kept
    events = {event.id: event for event in record.events()}
    assert [events[id_].when.value for id_ in kept if events[id_].when] == ["2021-03-18"]  # type: ignore[union-attr]
    assert not by_state(record)["agreed"].kept


def test_a_scheduled_meeting_is_none(record: Record) -> None:
    assert "group" not in {actor for one in commitments(record) for actor in one.by}


@pytest.mark.parametrize(
    ("about", "states"),
    [
        (("IND",), {"agreed", "demanded"}),
        (("redsail",), {"demanded"}),
        (("tanaka",), {"threatened"}),  # she said so, Japan would do it
        (("CHN",), set()),
    ],
)
def test_those_asked_for_have_a_part(record: Record, about: tuple[str, ...], states: set[str]) -> None:
    assert set(by_state(record, Filter(about))) == states


JAPAN = (party("wire", "JPN", "Japan"),)
SEND = span("wire", "send")


def telling(type_: str, status: Status) -> Mention:
    return told(type_, status, SEND, JAPAN)


def teller(act: Act) -> Statement:
    return said(act, JAPAN, span("wire", "said"), span("wire", "Tokyo would send two patrol ships"))


@pytest.mark.parametrize(
    ("mention", "act", "state"),
    [
        (telling("AID", Status.CALLED_FOR), None, "demanded"),  # asked of them
        (telling("AID", Status.PLANNED), None, "offered"),  # a public undertaking
        (telling("SANCTION", Status.PLANNED), None, "threatened"),  # announced against somebody
        (telling("AID", Status.PLANNED), Act.THREATEN, "threatened"),  # its teller threatens with it
        (telling("CONSULT", Status.PLANNED), None, None),  # a scheduled visit
        (telling("CONSULT", Status.PLANNED), Act.PROMISE, "offered"),  # a promised one
        (telling("COERCE", Status.CONDITIONAL), None, "threatened"),  # "would close its ports if"
        (telling("AID", Status.CONDITIONAL), Act.ASSERT, "offered"),  # "would help if", says somebody
        (telling("AID", Status.CONDITIONAL), None, None),  # the reporter's guess
        (telling("ASSAULT", Status.POSSIBLE), None, None),  # feared, not threatened
        (telling("AID", Status.OCCURRED), Act.PROMISE, None),  # done
    ],
)
def test_state(mention: Mention, act: Act | None, state: str | None) -> None:
    assert _state(mention, teller(act) if act else None, ()) == state


def test_an_agreement_of_others_agrees_nothing() -> None:
    planned = telling("AID", Status.PLANNED)
    agreed = told("AGREE", Status.OCCURRED, span("wire", "agreed"), (party("wire", "IND", "India"),))
    assert _state(planned, None, (agreed,)) == "offered"


def test_a_promise_of_two_things_is_two(record: Record) -> None:
    parts = (Part(Role.WHAT, span("wire", "send two patrol ships")), Part(Role.WHAT, span("wire", "train more crews")))
    promise = replace(teller(Act.PROMISE), parts=parts)
    reader: Any = SimpleNamespace(
        statements=lambda _only: (promise,),
        events=lambda _only: (),
        mentions=lambda _ids: (),
        articles=record.reader.articles,
        reports=record.reader.reports,
        report_of=record.reader.report_of,
    )
    assert [one.what.text for one in commitments(reader)] == ["send two patrol ships", "train more crews"]


def test_two_tellings_are_one_undertaking() -> None:
    def by(actor: str, article: str, words: str) -> Commitment:
        return Commitment("", (actor,), (), span(article, words), None, None, "offered", ())

    ships = by("JPN", "wire", "send two patrol ships")
    rows = [
        (by("tanaka", "wire", "two patrol ships"), True),  # the same words, whoever is named
        (by("JPN", "cut", "send two patrol ships"), True),  # a copy
        (by("IND", "cut", "send two patrol ships"), False),  # another's
        (by("JPN", "wire", "train more crews"), False),  # another undertaking
    ]
    for other, same in rows:
        assert _same(ships, other) is same, other
