"""What the record says of an event: in the page's own words where they stand so, on whose word, with which status."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from onrecord.model import Act, Event, Mention, Party, Span, Statement, Status
from onrecord.views.record import Record
from onrecord.views.telling import best, event_sentence
from onrecord.views.tellings import Tellings, Word, resting
from scene import party, said, span, told

INDIA, JAPAN = party("wire", "IND", "India"), party("wire", "JPN", "Japan")
MEETING, AGREED, SEND = span("wire", "meeting"), span("wire", "agreed"), span("wire", "send")
WANTED = Span("wire", MEETING.start - len("Both want to "), MEETING.end, "Both want to meet")
TOKYO = party("wire", "JPN", "Tokyo", "Tokyo would")
ACCUSED = span("wire", "accused")


def sentence(record: Record, mention: Mention, teller: Statement | None = None) -> str | None:
    """Return what is said of an event that this alone tells of."""
    quad = "verbal cooperation" if mention.type in {"CONSULT", "AGREE"} else "material conflict"
    parties = (mention.actors, mention.recipients)
    event = Event(
        "event-1", mention.type, mention.mode, (), quad, 0, mention.status, *parties, None, None, ("m",), 1, 1
    )
    mention = replace(mention, id="m", told_by=teller.id if teller else None)
    reader: Any = SimpleNamespace(
        mentions=lambda _ids: (mention,),
        bare=record.reader.bare,
        printed=record.reader.printed,
        articles=record.reader.articles,
        imprints=record.reader.imprints,
        reports=record.reader.reports,
        report_of=record.reader.report_of,
        pages=record.reader.pages,
    )
    one = event_sentence(event, Tellings.of(Record(reader), [event], (teller,) if teller else ()))
    return one.sentence.text if one else None


def teller(act: Act, *by: Party) -> Statement:
    return said(
        act, by, span("wire", "said"), span("wire", "Tokyo would send two patrol ships if piracy spread to the strait")
    )


@pytest.mark.parametrize(
    ("mention", "words"),
    [
        (told("AGREE", Status.OCCURRED, AGREED, (INDIA, JAPAN)), "India and Japan “agreed to widen naval drills at"),
        (
            told("CONSULT", Status.OCCURRED, MEETING, (INDIA, JAPAN)),
            "India and Japan met: “a meeting of their ministers",
        ),
        (told("CONSULT", Status.PLANNED, MEETING, (INDIA, JAPAN)), "India and Japan are to meet"),
        (
            replace(told("CONSULT", Status.PLANNED, MEETING, (INDIA, JAPAN)), sentence=WANTED),
            "India and Japan are seeking",
        ),
        (told("CONSULT", Status.POSSIBLE, MEETING, (INDIA,)), "India may take part in talks: “a meeting"),
        (
            replace(told("AID", Status.PLANNED, MEETING, (INDIA,), (JAPAN,)), mode="military"),
            "India is to give military aid to Japan",
        ),
        (told("CONSULT", Status.DENIED, MEETING, (INDIA,), (JAPAN,)), "India is said not to have met Japan"),
        (told("CONSULT", Status.ONGOING, MEETING, (INDIA, JAPAN)), "India and Japan are meeting"),
        (told("CONSULT", Status.CALLED_FOR, MEETING, (INDIA,)), "India is called on to take part in talks"),
        (told("DANCE", Status.OCCURRED, MEETING, (INDIA,)), "India acted: “a meeting"),  # a user's own type
        (told("ASSAULT", Status.OCCURRED, MEETING, (), (JAPAN,)), "With regard to Japan: “a meeting"),
        (told("MOBILIZE", Status.CONDITIONAL, SEND, (TOKYO,)), "Japan “would send two patrol ships if piracy"),
        # the verb alone would say that it happened
        (
            told("COERCE", Status.DENIED, span("own", "blocked"), (party("own", "JPN", "Japan"),)),
            "Japan is said not to",
        ),
    ],
)
def test_wording(record: Record, mention: Mention, words: str) -> None:
    assert (sentence(record, mention) or "").startswith(words)


@pytest.mark.parametrize(
    ("statement", "ending"),
    [
        (None, "strait”."),  # the reporter's own voice
        (teller(Act.ASSERT, INDIA), "strait”, according to India."),
        (teller(Act.ACCUSE, INDIA, party("wire", "CHN", "China")), "strait”, India and China alleged."),
        (teller(Act.BELIEVE, INDIA), "strait”, according to India."),
        (teller(Act.ASSERT, TOKYO), "strait”, by its own account."),  # who does it says so
        (teller(Act.ASSERT), "strait”, as reported."),
    ],
)
def test_on_whose_word(record: Record, statement: Statement | None, ending: str) -> None:
    mention = told("MOBILIZE", Status.CONDITIONAL, SEND, (TOKYO,))
    assert (sentence(record, mention, statement) or "").endswith(ending)


@pytest.mark.parametrize(("own", "others", "rests"), [(0, 1, True), (1, 1, False), (1, 2, True), (2, 1, False)])
def test_a_word_in_a_reporters_own_voice_makes_no_fact_of_what_more_attribute(
    record: Record, own: int, others: int, *, rests: bool
) -> None:
    mention, statement = told("MOBILIZE", Status.OCCURRED, SEND, (TOKYO,)), teller(Act.ACCUSE, INDIA)
    tellers = [None] * own + [statement.id] * others
    mentions = {str(at): replace(mention, id=str(at), article=str(at), told_by=by) for at, by in enumerate(tellers)}
    event: Any = SimpleNamespace(id="event-1", mentions=tuple(mentions), status=Status.OCCURRED)
    word = resting(event, Tellings(record, mentions, {statement.id: statement}))
    assert word == (Word((INDIA.actor,), Act.ACCUSE) if rests else None)


def test_a_demand_is_its_callers(record: Record) -> None:
    mention = told("CONSULT", Status.CALLED_FOR, MEETING, (INDIA,))
    told_ = sentence(record, mention, teller(Act.DEMAND, JAPAN)) or ""
    assert told_.startswith("Japan called on India to take part in talks")


def test_an_event_of_nobody_is_left_out(record: Record) -> None:
    assert sentence(record, told("ASSAULT", Status.OCCURRED, MEETING, ())) is None


def test_who_is_meant_stands_in_brackets(record: Record) -> None:
    mention = told(
        "ASSAULT",
        Status.OCCURRED,
        ACCUSED,
        (party("wire", "CHN", "China"),),
        (party("wire", "JPN", "the strait", "tension"),),
    )
    assert "the strait [Japan]" in (sentence(record, mention) or "")


def test_whom_the_words_after_the_verb_name_stands_not_before_it_too(record: Record) -> None:
    both = (INDIA, party("wire", "JPN", "Japan", "China accused"))
    assert (sentence(record, told("CONSULT", Status.OCCURRED, ACCUSED, both)) or "").startswith("India “accused Japan")


@pytest.mark.parametrize("words", ["Japan", "tension"])
def test_a_name_or_a_thing_needs_no_brackets(record: Record, words: str) -> None:
    recipients = (party("wire", "JPN", words, "China"),)
    mention = told("ASSAULT", Status.OCCURRED, ACCUSED, (party("wire", "CHN", "China"),), recipients)
    assert "[" not in (sentence(record, mention) or "")


def test_the_telling_that_says_it_best_is_chosen(record: Record) -> None:
    events = record.events()
    tellings = Tellings.of(record, events, record.statements())
    meeting = next(event for event in events if event.reports == 2)
    told_best = best(meeting, tellings)
    assert told_best is not None
    assert told_best.trigger.text == "met", "a verb with its subjects before a noun"
