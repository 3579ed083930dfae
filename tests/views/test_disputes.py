"""Disputes: which claim a denial answers, and what is left when none is found."""

from types import SimpleNamespace
from typing import Any

import pytest

from onrecord.model import Act, Part, Role, Statement, Status
from onrecord.store.filter import Filter
from onrecord.views.disputes import Dispute, disputes
from onrecord.views.record import Record
from scene import party, said, span, told


def test_a_denial_answers_the_accusation_of_the_same_party(record: Record) -> None:
    (one,) = disputes(record)
    assert (one.claim.by, one.denial.by) == (("CHN",), ("JPN",))
    assert one.about == one.claim.text == "stoking tension in the strait"
    assert one.denial.text == "the accusation"


def test_copies_of_a_dispute_are_one(record: Record) -> None:
    (one,) = disputes(record)
    assert len(one.claim.evidence) == len(one.denial.evidence) == 2
    assert {sentence.article for sentence in one.denial.sentences} == {"wire", "cut"}


@pytest.mark.parametrize(("about", "found"), [(("CHN",), 1), (("CHN", "JPN"), 1), (("IND",), 0), (("CHN", "IND"), 0)])
def test_those_asked_for_take_a_side(record: Record, about: tuple[str, ...], found: int) -> None:
    assert len(disputes(record, Filter(about))) == found


def among(record: Record, *statements: Statement, mentions: tuple[Any, ...] = ()) -> tuple[Dispute, ...]:
    """Return the disputes among these statements of the wire text."""
    events = tuple(SimpleNamespace(id=f"event-{one.id}", mentions=(one.id,)) for one in mentions)
    reader: Any = SimpleNamespace(
        statements=lambda _only: statements,
        events=lambda _only: events,
        mentions=lambda _ids: mentions,
        actors=record.reader.actors,
        articles=record.reader.articles,
        reports=record.reader.reports,
        report_of=record.reader.report_of,
    )
    return disputes(reader)


CHINA = (party("wire", "CHN", "China"),)
TOKYO = (party("wire", "JPN", "Tokyo", "Tokyo has"),)
TANAKA = (party("wire", "tanaka", "Aiko Tanaka"),)
AT_JAPAN = (Part(Role.ADDRESSEE, span("wire", "Japan", "China"), "JPN"),)
ACCUSED = said(Act.ACCUSE, CHINA, span("wire", "accused"), span("wire", "stoking tension in the strait"), AT_JAPAN)
DENIED = said(Act.DENY, TOKYO, span("wire", "has rejected"), span("wire", "the accusation", "has rejected"))


def test_a_denial_without_a_claim_is_told_by_its_own_words(record: Record) -> None:
    (one,) = among(record, DENIED)
    assert one.claim.by == ()
    assert one.claim.text == "the accusation"


def test_an_official_answers_for_the_state(record: Record) -> None:
    minister = said(Act.DENY, TANAKA, span("wire", "said", "Tanaka"), span("wire", "piracy spread to the strait"))
    (one,) = among(record, ACCUSED, minister)
    assert one.claim.by == ("CHN",)


def test_nobody_disputes_their_own_words(record: Record) -> None:
    own = said(Act.ASSERT, TOKYO, span("wire", "has"), span("wire", "rejected the accusation"))
    (one,) = among(record, own, DENIED)
    assert one.claim.by == ()


def test_an_unrelated_statement_is_no_claim(record: Record) -> None:
    other = said(Act.ASSERT, CHINA, span("wire", "accused"), span("wire", "train more crews"))
    (one,) = among(record, other, DENIED)
    assert one.claim.by == ()


def test_a_rejection_told_as_an_act_counts_where_it_answers_something(record: Record) -> None:
    rejected = told("REJECT", Status.OCCURRED, span("wire", "rejected"), TOKYO)
    (one,) = among(record, ACCUSED, mentions=(rejected,))
    assert one.denial.evidence == (f"event-{rejected.id}",)
    assert not among(record, mentions=(rejected,)), "an invitation can be rejected too"
