"""On whose behalf each acts, and one list of parties for many tellings."""

import pytest

from desk import Page, judgement, names, resolved
from onrecord.model import ActorKind

PERSON, OFFICIAL, BODY, STATE = ActorKind.PERSON, ActorKind.OFFICE_HOLDER, ActorKind.BODY, ActorKind.STATE

# Who is named as doing it in two tellings of one meeting in Delhi with Doval, who stands in the end, and why.
STANDING = [
    (("Patrushev", PERSON), ("Russia", STATE), "Nikolay Patrushev", "the state stands behind its man"),
    (("Russia", STATE), ("Russia", STATE), "Russia", "nobody more specific is named"),
    (("a Russian official", OFFICIAL), ("Russia", STATE), "Russia", "an official without a name says no more"),
    (("a Russian official", OFFICIAL), ("Patrushev", PERSON), "Nikolay Patrushev", "nor where a name is given"),
    (("the Security Council", BODY), ("Russia", STATE), "Security Council", "a body is more specific than its state"),
    (("the Security Council", BODY), ("Patrushev", PERSON), "Security Council, Nikolay Patrushev", "both are named"),
    (("the Taliban", ActorKind.ARMED_GROUP), ("Russia", STATE), "the Taliban, Russia", "each acts for itself"),
]


@pytest.mark.parametrize(("first", "second", "standing", "reason"), STANDING)
def test_the_most_specific_party_stands(
    first: tuple[str, ActorKind], second: tuple[str, ActorKind], standing: str, reason: str
) -> None:
    page = Page(f"In Delhi {first[0]} met Ajit Doval. After it {second[0]} met Ajit Doval again.")
    page.actor("Ajit Doval", PERSON, "IND")
    mentions = []
    full = {"Patrushev": "Nikolay Patrushev", "the Security Council": "Security Council"}
    for (name, kind), place in ((first, "In Delhi"), (second, "After it")):
        called = full.get(name, name)
        if called not in page._actors:
            page.actor(called, kind, None if kind is ActorKind.ARMED_GROUP else "RUS", name)
        mentions.append(page.event("CONSULT", "met", called, "Ajit Doval", after=place))
    standing_ = {"Ajit Doval", *standing.split(", ")}
    assert set(_joined(page, *mentions).split(", ")) == standing_, reason


def _joined(page: Page, *mentions: str) -> str:
    resolution = resolved(page, standing=[judgement("same", *mentions)])
    [event] = resolution.events
    return names(resolution, event)


def test_officials_of_no_known_state_stand_where_no_name_takes_their_place() -> None:
    text = "Security chiefs of both met. Later Nikolay Patrushev met Ajit Doval."
    page = Page(text)
    page.actor("Security chiefs", OFFICIAL)
    page.actor("Nikolay Patrushev", PERSON, "RUS")
    page.actor("Ajit Doval", PERSON, "IND")
    chiefs = page.event("CONSULT", "met", "Security chiefs")
    resolution = resolved(page)
    assert names(resolution, resolution.events[0]) == "Security chiefs"
    named = page.event("CONSULT", "met", "Nikolay Patrushev", "Ajit Doval", after="Later")
    assert _joined(page, chiefs, named) == "Nikolay Patrushev, Ajit Doval"


def test_officials_told_beside_a_name_stay_beside_it() -> None:
    page = Page("Nikolay Patrushev and aides met Ajit Doval.")
    page.actor("Nikolay Patrushev", PERSON, "RUS")
    page.actor("aides", OFFICIAL)
    page.actor("Ajit Doval", PERSON, "IND")
    page.event("CONSULT", "met", "Nikolay Patrushev", "aides", "Ajit Doval")
    resolution = resolved(page)
    assert names(resolution, resolution.events[0]) == "Nikolay Patrushev, aides, Ajit Doval"


def test_a_nameless_soldier_of_two_reports_is_listed_once() -> None:
    pages = [Page("Iran captured a soldier in May near Herat.", name=name) for name in "ab"]
    for page in pages:
        page.actor("soldier", OFFICIAL)
        page.event("ASSAULT", "captured", "Iran", to=["soldier"], when=("in May", "2021-05"), place=("Herat", "AFG"))
    joined = judgement("same", *(page.findings().mentions[0].id for page in pages))
    resolution = resolved(*pages, standing=[joined])
    [event] = resolution.events
    assert names(resolution, event) == "Iran > soldier"
    assert len([actor for actor in resolution.actors if actor.name == "soldier"]) == 2


def test_two_people_of_one_state_both_stand() -> None:
    page = Page("Sergey Lavrov and Sergey Shoigu met Ajit Doval.")
    for name, country in (("Sergey Lavrov", "RUS"), ("Sergey Shoigu", "RUS"), ("Ajit Doval", "IND")):
        page.actor(name, PERSON, country)
    page.event("CONSULT", "met", "Sergey Lavrov", "Sergey Shoigu", "Ajit Doval")
    resolution = resolved(page)
    assert names(resolution, resolution.events[0]) == "Sergey Lavrov, Sergey Shoigu, Ajit Doval"


def test_whoever_is_visited_takes_part() -> None:
    page = Page("Patrushev visited India.")
    page.actor("Patrushev", PERSON, "RUS")
    page.event("CONSULT", "visited", "Patrushev", to=["India"])
    resolution = resolved(page)
    assert names(resolution, resolution.events[0]) == "Patrushev, India"
    assert resolution.events[0].recipients == ()


def test_what_is_done_keeps_its_sides() -> None:
    page = Page("Iran struck France.")
    page.event("ASSAULT", "struck", "Iran", to=["France"])
    resolution = resolved(page)
    assert names(resolution, resolution.events[0]) == "Iran > France"


def test_an_actor_stands_once_on_the_side_where_it_stands_most_often() -> None:
    page = Page("Iran struck France at dawn. The attack by Iran followed. The attack on Iran was denied.")
    mentions = [
        page.event("ASSAULT", "struck", "Iran", to=["France"]),
        page.event("ASSAULT", "attack", "Iran", after="The attack by"),
        page.event("ASSAULT", "attack", to=["Iran"], after="The attack on"),
    ]
    assert _joined(page, *mentions) == "Iran > France"


ODD = "Iran struck Modi. "
SLIPS = [
    (4, "Iran > Modi", "one of five may be right, and names more than the state"),
    (6, "Iran > India", "one of seven is a slip, and takes no state's place"),
]


@pytest.mark.parametrize(("others", "standing", "reason"), SLIPS)
def test_who_stands_in_few_of_many_tellings_is_left_out(others: int, standing: str, reason: str) -> None:
    page = Page(ODD + "".join(f"{day}: Iran struck India. " for day in range(others)))
    page.actor("Modi", PERSON, "IND")
    mentions = [page.event("ASSAULT", "struck", "Iran", to=["Modi"])]
    mentions += [page.event("ASSAULT", "struck", "Iran", to=["India"], after=f"{day}:") for day in range(others)]
    assert _joined(page, *mentions) == standing, reason


def test_copies_of_a_telling_count_once() -> None:
    again = [f"{day}: Iran struck India. " for day in range(4)]
    page = Page(ODD + "".join(again))
    page.actor("Modi", PERSON, "IND")
    mentions = [page.event("ASSAULT", "struck", "Iran", to=["Modi"])]
    mentions += [page.event("ASSAULT", "struck", "Iran", to=["India"], after=f"{day}:") for day in range(4)]
    copies = [Page(again[0], name=name, copy_of=page) for name in "bcdef"]
    mentions += [copy.event("ASSAULT", "struck", "Iran", to=["India"]) for copy in copies]
    resolution = resolved(page, *copies, standing=[judgement("same", *mentions)])
    assert names(resolution, resolution.events[0]) == "Iran > Modi"


def test_a_person_acts_for_the_owner_of_the_post() -> None:
    """A Portuguese who heads an organisation does not act for Portugal."""
    page = Page("Secretary-General Antonio Guterres of the League met Ajit Doval. The League met India.")
    page.actor("Antonio Guterres", PERSON, "PRT")
    page.actor("the League", ActorKind.ORGANISATION)
    page.actor("Ajit Doval", PERSON, "IND")
    page.office("Antonio Guterres", "Secretary-General", "the League")
    page.event("CONSULT", "met", "Antonio Guterres", "Ajit Doval")
    page.event("CONSULT", "met", "the League", "India", after="The League met")
    [event] = resolved(page).events
    assert len(event.mentions) == 2
