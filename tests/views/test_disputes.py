"""Disputes: which claim a denial answers, and what is left when none is found."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from onrecord.model import Act, Actor, Part, Party, Role, Span, Statement, Status
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


def among(
    record: Record, *statements: Statement, mentions: tuple[Any, ...] = (), actors: tuple[Actor, ...] = ()
) -> tuple[Dispute, ...]:
    """Return the disputes among these statements of the wire text, in which these actors are named."""
    events = tuple(SimpleNamespace(id=f"event-{one.id}", mentions=(one.id,)) for one in mentions)
    reader: Any = SimpleNamespace(
        concluded=False,
        statements=lambda _only: statements,
        events=lambda _only: events,
        mentions=lambda: mentions,
        bare=record.reader.bare,
        printed=record.reader.printed,
        states=record.reader.states,
        named_in=lambda ids: tuple((actor.id, actor.mentions) for actor in actors) or record.reader.named_in(ids),
        articles=record.reader.articles,
        imprints=record.reader.imprints,
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


WORDY = said(Act.DENY, TOKYO, span("wire", "has rejected"), span("wire", "stoking tension in the strait"))


def test_a_denial_without_a_claim_is_told_by_its_own_words(record: Record) -> None:
    (one,) = among(record, WORDY)
    assert one.claim.by == ()
    assert one.claim.text == "stoking tension in the strait"


@pytest.mark.parametrize(
    ("words", "claim", "why"),
    [
        ("the charges", "stoking tension in the strait", "which, it does not say"),
        ("stoking tension near the islands", "stoking tension in the strait", "the same"),
        ("bribing four judges in Lima", "bribing four judges in Lima", "another thing"),
    ],
)
def test_a_claim_of_something_else_is_not_what_is_denied(record: Record, words: str, claim: str, why: str) -> None:
    denied = replace(DENIED, cue=(Span("wire", 0, 6, "denied"),), content=(Span("wire", 7, 7 + len(words), words),))
    (one,) = among(record, ACCUSED, denied)
    assert one.claim.text == claim, why


def test_the_charges_are_some_against_who_denies_them(record: Record) -> None:
    denied = replace(DENIED, cue=(Span("wire", 0, 6, "denied"),), content=(Span("wire", 7, 26, "all the allegations"),))
    spoken = replace(ACCUSED, act=Act.ASSERT, content=(span("wire", "tension in the strait"),))
    assert [one.claim.by for one in among(record, spoken, denied)] == [("CHN",)], "it is about Japan"
    assert not among(record, replace(spoken, parts=()), denied), "nobody is blamed"
    same = replace(spoken, parts=(), sentence=denied.sentence, content=(Span("wire", 0, 6, "a raid"),))
    later = replace(denied, cue=(Span("wire", 30, 36, "denied"),))
    assert [one.claim.by for one in among(record, same, later)] == [("CHN",)], "told right before"


def test_a_denial_that_ends_the_sentence_of_a_claim_answers_it(record: Record) -> None:
    text = "Kyiv accused Moscow of shelling the port, which it denies."
    sentence, at = Span("wire", 0, len(text), text), text.index("denies")
    cue, what = Span("wire", at, at + 6, "denies"), Span("wire", 23, 40, text[23:40])
    claim = replace(ACCUSED, sentence=sentence, content=(Span("wire", 13, 40, text[13:40]),), parts=())
    denial = replace(WORDY, sentence=sentence, cue=(cue,), content=(what,))
    assert [one.claim.by for one in among(record, claim, denial)] == [("CHN",)]
    within = replace(claim, content=(Span("wire", 13, len(text), text[13:]),))
    assert [one.claim.by for one in among(record, within, denial)] == [()], "it is what the other says of the denial"


def test_a_mere_not_answers_what_is_likely_the_same(record: Record) -> None:
    other = replace(ACCUSED, parts=(), content=(span("wire", "train more crews"),))
    words = "no crews were sent"
    plain = replace(WORDY, cue=(span("wire", "said", "Tanaka"),), content=(Span("wire", 700, 700 + len(words), words),))
    assert not among(record, other, plain)


@pytest.mark.parametrize(
    ("words", "by", "why"),
    [
        ("a plea by China for talks", None, "a plea is no claim, to reject it a refusal"),
        ("an allegation by China that crews were trained", ("CHN",), "whose claim it is, the denial says"),
        ("China's claim that crews were trained", ("CHN",), "the same, before it"),
        ("claims that crews were trained", (), "whose, it does not say"),
    ],
)
def test_what_is_rejected_must_be_a_claim(record: Record, words: str, by: tuple[str, ...] | None, why: str) -> None:
    content = Span("wire", 0, len(words), words)
    at = words.find("China")
    named = replace(record.actors(("CHN",))[0], mentions=(Span("wire", at, at + 5, "China"),))
    found = among(record, replace(WORDY, content=(content,)), actors=(named,) if at >= 0 else ())
    assert [one.claim.by for one in found] == ([] if by is None else [by]), why


@pytest.mark.parametrize(("words", "found"), [("that crews were trained", 1), ("the crews entry to the port", 0)])
def test_what_is_withheld_is_not_disputed(record: Record, words: str, found: int) -> None:
    denied = replace(WORDY, cue=(Span("wire", 0, 6, "denied"),), content=(Span("wire", 7, 7 + len(words), words),))
    assert len(among(record, denied)) == found


def test_a_denial_of_nothing_is_none(record: Record) -> None:
    assert not among(record, DENIED), "which accusation is not said, and nobody made one"


def test_an_official_answers_for_the_state(record: Record) -> None:
    (one,) = among(record, ACCUSED, replace(DENIED, sources=TANAKA))
    assert one.claim.by == ("CHN",)


def test_nobody_disputes_their_own_words(record: Record) -> None:
    own = said(Act.ASSERT, TOKYO, span("wire", "has"), span("wire", "rejected the accusation"))
    assert not among(record, own, DENIED)


def test_an_unrelated_statement_is_no_claim(record: Record) -> None:
    other = said(Act.ASSERT, CHINA, span("wire", "said", "Tanaka"), span("wire", "train more crews"))
    assert not among(record, other, DENIED)


def test_a_denial_told_as_an_act_counts_where_it_answers_something(record: Record) -> None:
    rejected = replace(told("REJECT", Status.OCCURRED, span("wire", "rejected"), TOKYO), mode="deny")
    (one,) = among(record, ACCUSED, mentions=(rejected,))
    assert one.denial.evidence == (f"event-{rejected.id}",)
    assert not among(record, mentions=(rejected,)), "nobody accused"
    assert not among(record, ACCUSED, mentions=(replace(rejected, mode="veto"),)), "a vote is no denial"


def test_who_dismisses_something_accuses_nobody(record: Record) -> None:
    act = told("ACCUSE", Status.OCCURRED, span("wire", "accused"), CHINA, TOKYO)
    assert among(record, DENIED, mentions=(act,))
    trigger = replace(act.trigger, text="dismissed")
    assert not among(record, DENIED, mentions=(replace(act, trigger=trigger),))


def test_a_denial_that_was_not_made_is_none(record: Record) -> None:
    trying = Span("wire", 0, 45, "Tokyo tried to play down or reject the report")
    cue = Span("wire", 27, 33, "reject")
    assert not among(record, ACCUSED, replace(WORDY, sentence=trying, cue=(cue,)))


def test_what_nobody_denied_is_not_disputed(record: Record) -> None:
    cue = replace(WORDY.cue[0], text="would deny")
    assert not among(record, replace(WORDY, cue=(cue,))), "may deny"
    assert not among(record, replace(WORDY, sources=())), "nobody denies"


def test_the_likeliest_claim_is_what_is_denied(record: Record) -> None:
    bare = replace(ACCUSED, id="statement-bare", parts=(), content=(span("wire", "tension in the strait"),))
    (one,) = among(record, bare, ACCUSED, DENIED)
    assert one.claim.evidence == (ACCUSED.id,), "it accuses those who deny"
    (alone,) = among(record, WORDY)
    assert 0 < alone.confidence < one.confidence < 1, "surer with a claim"
    (later,) = among(record, replace(ACCUSED, sentence=Span("wire", 900, 950, ACCUSED.sentence.text)), WORDY)
    assert later.claim.evidence == (), "what is denied has been said before"


SPREAD = said(
    Act.ASSERT, CHINA, span("wire", "accused"), span("wire", "send two patrol ships if piracy spread to the strait")
)


@pytest.mark.parametrize(
    ("by", "words", "found"),
    [
        (
            TANAKA,
            "patrol ships were not sent, piracy did not spread to the strait",
            1,
        ),  # says of the same that it is not so
        (TANAKA, "patrol ships were sent, piracy did spread to the strait", 0),
        (TANAKA, "prices did not rise", 0),  # of something else
        (TANAKA, "Don't send two patrol ships if piracy spread to the strait", 0),  # asks for it
        (CHINA, "patrol ships were not sent, piracy did not spread to the strait", 0),  # nobody contradicts themselves
    ],
)
def test_a_contradiction_is_a_dispute(record: Record, by: tuple[Party, ...], words: str, found: int) -> None:
    content = Span("wire", 0, len(words), words)
    contrary = replace(said(Act.ASSERT, by, span("wire", "said"), span("wire", "the strait")), content=(content,))
    assert len(among(record, SPREAD, contrary)) == found
