"""Tellings of one event that disagree in, every detail with its tellers out."""

import pytest

from desk import Page, judgement, resolved
from onrecord.model import ActorKind, Detail, Event, Status

Words = tuple[str, str | None]


def attack(words: str, published: str, when: Words | None = None, place: Words | None = None) -> Page:
    page = Page(f"Japan's envoy to Iran was shot at {words}.", published, name=words)
    page.actor("Japan", ActorKind.STATE)
    page.event("ASSAULT", "shot", "Iran", to=["Japan"], when=when, place=place)
    return page


def only(*pages: Page) -> Event:
    """Return the one event that a person finds in the pages."""
    mentions = [mention.id for page in pages for mention in page.findings().mentions]
    [event] = resolved(*pages, standing=[judgement("same", *mentions)]).events
    return event


def told(event: Event, what: Detail) -> list[tuple[str, int]]:
    return [(one.value, len(one.mentions)) for one in event.variants if one.what is what]


def test_two_days_are_kept_with_their_tellers() -> None:
    pages = [
        attack("on 8 September", "2021-09-09", ("8 September", "2021-09-08")),
        attack("on 9 September", "2021-09-09", ("9 September", "2021-09-09")),
        attack("on 8 September, it was learnt", "2021-09-10", ("8 September", "2021-09-08")),
    ]
    event = only(*pages)
    assert told(event, Detail.WHEN) == [("2021-09-08", 2), ("2021-09-09", 1)]
    assert event.when is not None
    assert event.when.value == "2021-09-08", "the best attested stands, none between the two"


def test_a_month_contradicts_none_of_its_days() -> None:
    day = attack("on 8 September", "2021-09-09", ("8 September", "2021-09-08"))
    month = attack("in September", "2021-09-10", ("September", "2021-09"))
    assert only(day, month).variants == ()


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("and three people were killed", "and four were killed", ["3 dead", "4 dead"]),
        ("and at least 12 died", "in an attack that killed 14 and wounded 2", ["12 dead", "14 dead"]),
        ("and three people were killed", "and 3 died", []),
        ("and three were killed", "and three were wounded", []),
        ("in 2019, where five were killed", "in 2020, where five were killed", []),
        ("and three people, a man and two women, were killed", "and four were killed", []),
        ("in the 8 September attack, where five died", "and a 43-year-old man was killed", []),
        ("and two died in the house, and four died outside", "and five died", []),
    ],
)
def test_numbers_of_people_are_kept_not_averaged(one: str, other: str, found: list[str]) -> None:
    day = ("shot", "2021-09-08")
    event = only(attack(one, "2021-09-09", day), attack(other, "2021-09-09", day))
    assert [value for value, _ in told(event, Detail.NUMBER)] == found


def test_a_plan_for_another_day_contradicts_nothing() -> None:
    day = attack("on 9 September", "2021-09-09", ("9 September", "2021-09-09"))
    plan = Page("Iran will have Japan's envoy shot at on 8 September.", "2021-09-07", name="plan")
    plan.event("ASSAULT", "shot", "Iran", to=["Japan"], when=("8 September", "2021-09-08"), status=Status.PLANNED)
    assert only(day, plan).variants == ()


def test_two_places_are_kept_and_a_country_holds_its_places() -> None:
    day = ("shot", "2021-09-08")
    one, other, third = (
        attack(f"in {name}", "2021-09-09", day, (name, "IRN")) for name in ("Tehran", "Shiraz", "Iran")
    )
    assert told(only(one, other), Detail.PLACE) == [("Shiraz", 1), ("Tehran", 1)]
    assert told(only(one, third), Detail.PLACE) == []
