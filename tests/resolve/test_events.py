"""Reports' tellings in, events out."""

from collections.abc import Callable
from typing import Any

import pytest

from desk import Page, names, resolved
from onrecord.model import ActorKind, Event, Status

PEOPLE = {"Nikolay Patrushev": "RUS", "Nikolai Patrushev": "RUS", "Ajit Doval": "IND", "Sergey Lavrov": "RUS"}


def page(text: str, published: str | None = None, name: str = "", copy_of: Page | None = None) -> Page:
    found = Page(text, published, name=name, copy_of=copy_of)
    for person, country in PEOPLE.items():
        if person in text:
            found.actor(person, ActorKind.PERSON, country)
    return found


def event_of(events: tuple[Event, ...], mention: str) -> Event:
    return next(event for event in events if mention in event.mentions)


def wire(copy_of: Page | None = None, name: str = "wire") -> Page:
    """A wire text that says only "on Wednesday"."""
    found = page(
        "Security chiefs of India and Russia met on Wednesday and spoke of the Afghan crisis. "
        "The meeting of Nikolay Patrushev with Ajit Doval in New Delhi dealt with refugees.",
        name=name,
        copy_of=copy_of,
    )
    found.event("CONSULT", "met", "India", "Russia", when=("on Wednesday", None))
    found.event("CONSULT", "meeting", "Nikolay Patrushev", "Ajit Doval", place=("New Delhi", "IND"))
    return found


def essay(day: str | None = "2021-09-08", words: str = "on September 8th, 2021", name: str = "") -> Page:
    found = page(
        f"Nikolai Patrushev paid a visit to India {words}, where he met Ajit Doval to speak of the Afghan crisis.",
        name=name,
    )
    found.event("CONSULT", "visit", "Nikolai Patrushev", to=["India"], when=(words, day), mode="visit")
    found.event("CONSULT", "met", "Nikolai Patrushev", "Ajit Doval", mode="meet")
    return found


def test_one_meeting_of_three_pages_takes_its_date_from_the_one_that_tells_it() -> None:
    first = wire()
    resolution = resolved(first, wire(first, "copy"), essay())
    [event] = resolution.events
    assert names(resolution, event) == "Nikolay Patrushev, Ajit Doval"
    assert event.when is not None
    assert (event.when.value, event.when.basis) == ("2021-09-08", "explicit")
    assert event.place is not None
    assert event.place.name == "New Delhi"
    assert (event.reports, event.articles, len(event.mentions)) == (2, 3, 6)
    [said] = [one for one in resolution.judgements if one.by == "rule:same event"]
    assert "Nikolay Patrushev" in said.why


def test_the_weekday_must_be_the_one_that_was_told() -> None:
    """7 September 2021 was a Tuesday."""
    dated = resolved(wire(), essay("2021-09-07", "on September 7th, 2021")).events
    assert [event.reports for event in dated] == [1] * len(dated)


def test_the_date_told_by_more_reports_stands_and_mentions_keep_theirs() -> None:
    pages = [essay(name="a"), essay(name="b"), essay("2021-09-09", "on September 9th, 2021", "c")]
    [event] = resolved(*pages).events
    assert event.when is not None
    assert event.when.value == "2021-09-08"
    assert event.reports == 3


Tell = Callable[[Page], str]


def tell(*what: str, **how: Any) -> Tell:  # noqa: ANN401 - as Page.event takes them
    """Return what tells an event on a page."""
    return lambda page: page.event(*what, **how)


TALKS = tell("CONSULT", "talks", "India", "Russia")
HELD = "India and Russia held talks in Delhi. "
MET = tell("CONSULT", "met", "India", "Russia")

APART = [
    (
        HELD + "India and China held talks too. The talks ended late.",
        [TALKS, tell("CONSULT", "talks", "India", "China", after="China"), tell("CONSULT", "talks", after="The talks")],
        "which talks ended?",
    ),
    (
        HELD + "Another round of talks of India and Russia is due.",
        [TALKS, tell("CONSULT", "round of talks", "India", "Russia")],
        "another round",
    ),
    (
        "India and Russia met in 2019. India and Russia met in 2021.",
        [
            tell("CONSULT", "met", "India", "Russia", when=("in 2019", "2019")),
            tell("CONSULT", "met", "India", "Russia", when=("in 2021", "2021"), after="2019"),
        ],
        "two years",
    ),
    (
        "Iran tested a missile on Monday. Iran tested a second missile in the same range.",
        [tell("MOBILIZE", "tested", "Iran"), tell("MOBILIZE", "missile", "Iran", after="second")],
        "a second one",
    ),
    (
        "India met Russia. India will meet Russia.",
        [MET, tell("CONSULT", "meet", "India", "Russia", status=Status.PLANNED, after="will")],
        "one is over and one is to come",
    ),
    (
        "India met Russia. India denied that it met Russia.",
        [MET, tell("CONSULT", "met", "India", "Russia", status=Status.DENIED, after="denied")],
        "what is denied is kept from what is told",
    ),
    (
        "France accused Iran of a raid. France accused China of a raid.",
        [
            tell("ACCUSE", "accused", "France", to=["Iran"]),
            tell("ACCUSE", "accused", "France", to=["China"], after="raid"),
        ],
        "two who are accused",
    ),
    (
        "Iran struck a convoy in Herat. Iran struck a convoy in Kabul.",
        [
            tell("ASSAULT", "struck", "Iran", place=("Herat", "AFG")),
            tell("ASSAULT", "struck", "Iran", place=("Kabul", "AFG"), after="Herat"),
        ],
        "two cities",
    ),
    (
        "India phoned Russia. India met Russia.",
        [
            tell("CONSULT", "phoned", "India", "Russia", mode="phone"),
            tell("CONSULT", "met", "India", "Russia", mode="meet"),
        ],
        "a call is no meeting",
    ),
    (
        "India phoned Russia on Monday. That day India phoned Russia, France and Iran.",
        [
            tell("CONSULT", "phoned", "India", "Russia", mode="phone"),
            tell("CONSULT", "phoned", "India", "Russia", "France", "Iran", mode="phone", after="That day"),
        ],
        "a call is between two",
    ),
    (
        "The cooperation of India and Russia goes on. Their cooperation with China, India and Russia, goes on.",
        [
            tell("COOPERATE", "cooperation", "India", "Russia"),
            tell("COOPERATE", "cooperation", "India", "Russia", "China", after="Their"),
        ],
        "what two do is not what three do",
    ),
    (
        "Iran was blamed for an attack on a tanker. It was blamed for attacks on ships.",
        [tell("ASSAULT", "attack", "Iran"), tell("ASSAULT", "attacks", "Iran")],
        "one is not several",
    ),
    (
        "Iran raided 3 villages. The army of Iran burnt 40 villages.",
        [tell("ASSAULT", "raided", "Iran"), tell("ASSAULT", "villages", "Iran", after="40")],
        "counted anew",
    ),
]
TOGETHER = [
    (
        HELD + "The talks between India and Russia ended late.",
        [TALKS, tell("CONSULT", "talks", "India", "Russia", after="The talks")],
        "both sides again",
    ),
    (
        HELD + "The talks ended late.",
        [TALKS, tell("CONSULT", "talks", after="The talks")],
        "nobody is named, but only one can be meant",
    ),
    (
        "India paid a visit to Russia on Monday and met Russia in Sochi.",
        [
            tell("CONSULT", "visit", "India", to=["Russia"], mode="visit"),
            tell("CONSULT", "met", "India", "Russia", mode="meet"),
        ],
        "a visit and its meeting",
    ),
]


@pytest.mark.parametrize(("text", "told", "reason"), APART, ids=[row[2] for row in APART])
def test_happenings_of_one_report_are_kept_apart(text: str, told: list[Tell], reason: str) -> None:
    found = page(text)
    for one in told:
        one(found)
    assert len(resolved(found).events) == len(told), reason


@pytest.mark.parametrize(("text", "told", "reason"), TOGETHER, ids=[row[2] for row in TOGETHER])
def test_tellings_of_one_report_are_joined(text: str, told: list[Tell], reason: str) -> None:
    found = page(text)
    for one in told:
        one(found)
    assert len(resolved(found).events) == 1, reason


def meeting(day: str, *parties: str, published: str | None = None, **how: Any) -> Page:  # noqa: ANN401 - as above
    """A page of one sentence: who met, and on which day, or in words that leave it open."""
    found = page(
        f"{' and '.join(parties)} met {day} to speak of the Afghan crisis.", published, name=f"{published} {how}"
    )
    found.event("CONSULT", "met", *parties, when=(day, day if day[0].isdigit() else None), **how)
    return found


EIGHTH = "2021-09-08"
STATES = meeting(EIGHTH, "India", "Russia")
ACROSS = [
    (STATES, meeting(EIGHTH, "Nikolay Patrushev", "Ajit Doval"), 1, "people stand for their states"),
    (STATES, meeting(EIGHTH, "India", "Russia", status=Status.PLANNED), 1, "planned, then held"),
    (
        meeting("recently", "India", "Russia", published="2021-09-09"),
        meeting("lately", "India", "Russia", published="2021-09-10"),
        1,
        "the same news",
    ),
    (STATES, meeting(EIGHTH, "India", "China"), 2, "other sides"),
    (STATES, meeting("2021-09-20", "India", "Russia"), 2, "twelve days later"),
    (STATES, meeting(EIGHTH, "India", "Russia", status=Status.CALLED_FOR), 2, "asked for is not held"),
    (
        meeting(EIGHTH, "Nikolay Patrushev", "Ajit Doval"),
        meeting(EIGHTH, "Sergey Lavrov", "Ajit Doval"),
        2,
        "another man for Russia",
    ),
    (
        meeting(EIGHTH, "India", "Russia", place=("Delhi", "IND")),
        meeting(EIGHTH, "India", "Russia", place=("Moscow", "RUS")),
        2,
        "another place",
    ),
    (
        meeting("recently", "India", "Russia", published="2021-09-09"),
        meeting("lately", "India", "Russia", published="2021-11-09"),
        2,
        "two months between the pages",
    ),
]


@pytest.mark.parametrize(("one", "other", "events", "reason"), ACROSS, ids=[row[3] for row in ACROSS])
def test_tellings_of_two_reports(one: Page, other: Page, events: int, reason: str) -> None:
    assert len(resolved(one, other).events) == events, reason


def test_what_was_planned_and_then_held_was_held() -> None:
    [event] = resolved(meeting(EIGHTH, "India", "Russia", status=Status.PLANNED), STATES).events
    assert event.status is Status.OCCURRED


def test_an_open_telling_that_could_be_either_of_two_meetings_is_neither() -> None:
    pages = [
        meeting("2019-09-04", "Nikolay Patrushev", "Ajit Doval"),
        meeting("2021-09-08", "Nikolay Patrushev", "Ajit Doval"),
        meeting("on Wednesday", "Nikolay Patrushev", "Ajit Doval"),
    ]
    assert sorted(event.reports for event in resolved(*pages).events) == [1, 1, 1]


def test_likeness_does_not_chain() -> None:
    """September holds both days, but the two days are two meetings."""
    pages = [
        meeting("2021-09-08", "India", "Russia", published="2021-09-09"),
        meeting("2021-09-20", "India", "Russia", published="2021-09-21"),
        page("India and Russia met in September to speak of the Afghan crisis.", "2021-10-01"),
    ]
    pages[2].event("CONSULT", "met", "India", "Russia", when=("in September", "2021-09"))
    assert max(event.reports for event in resolved(*pages).events) < 3


def test_copies_tell_the_same_even_if_little_is_known() -> None:
    """Nobody takes part by name; the sentence is the same."""
    text = "Shots were fired at dawn. Nobody said who fired."
    first = Page(text)
    copy = Page(text + " More follows.", copy_of=first)
    for one in (first, copy):
        one.event("ASSAULT", "Shots were fired")
    [event] = resolved(first, copy).events
    assert (event.reports, event.articles) == (1, 2)


def test_nameless_tellings_of_two_reports_never_join() -> None:
    pages = [Page("Shots were fired at dawn.", name=name) for name in "ab"]
    for one in pages:
        one.event("ASSAULT", "Shots were fired")
    assert len(resolved(*pages).events) == 2


def test_an_event_keeps_its_id_when_a_later_page_tells_of_it() -> None:
    first = meeting("2021-09-08", "India", "Russia", published="2021-09-08")
    later = [meeting("2021-09-08", "India", "Russia", published=f"2021-09-{day}") for day in ("09", "10", "11")]
    [alone] = resolved(first).events
    [joined] = resolved(first, *later).events
    assert joined.id == alone.id
    assert joined.reports == 4


def test_the_codebook_gives_quad_class_and_intensity() -> None:
    [event] = resolved(meeting("2021-09-08", "India", "Russia")).events
    assert (event.quad, event.intensity) == ("verbal cooperation", 1.0)


def test_a_type_that_the_codebook_lacks_is_an_error() -> None:
    found = page("India met Russia.")
    found.event("PICNIC", "met", "India", "Russia")
    with pytest.raises(KeyError, match="PICNIC"):
        resolved(found)
