"""Findings are read as persons correct them; what they call wrong is left out."""

from dataclasses import replace

import pytest

from desk import Page, judgement, names, resolved
from onrecord.model import Aspect, Correction, Event, Judgement, Resolution, When
from onrecord.resolve.corrections import readings


def corrects(about: str, *changes: Correction, when: str = "2021-10-01") -> Judgement:
    return replace(judgement("correct", about), id=f"{about} {changes}", corrects=changes, when=when)


def a_page() -> tuple[Page, str]:
    page = Page("India warned Russia on Monday. China looked on.", published="2021-09-08")
    mention = page.event("THREATEN", "warned", "India", to=("Russia",), mode="military")
    page.actor("China")
    return page, mention


def only(found: Resolution) -> Event:
    [event] = found.events
    return event


@pytest.mark.parametrize(
    ("change", "parties", "status"),
    [
        (Correction(Aspect.STATUS, ("denied",)), "India > Russia", "denied"),
        (Correction(Aspect.RECIPIENTS, ("CHN",)), "India > China", "occurred"),
        (Correction(Aspect.ACTORS, ("IND", "CHN")), "India, China > Russia", "occurred"),
        (Correction(Aspect.RECIPIENTS, ()), "India", "occurred"),
    ],
    ids=["status", "another recipient", "two actors", "nobody"],
)
def test_a_telling_is_read_as_corrected(change: Correction, parties: str, status: str) -> None:
    page, mention = a_page()
    found = resolved(page, standing=[corrects(mention, _found(page, change))])
    assert (names(found, only(found)), only(found).status) == (parties, status)
    assert [one.article for one in found.corrected] == [page.id]


def _found(page: Page, change: Correction) -> Correction:
    """Return a correction with the ids under which the actors were found, as judgements have them."""
    ids = {actor.known: actor.id for actor in page.findings().actors}
    return replace(change, to=tuple(ids.get(id_, id_) for id_ in change.to))


def test_parties_rest_on_the_words_that_name_them() -> None:
    page, mention = a_page()
    change = _found(page, Correction(Aspect.RECIPIENTS, ("CHN",)))
    [recipient] = only(resolved(page, standing=[corrects(mention, change)])).recipients
    assert recipient.span.text == "China"


def test_another_type_has_its_own_class_and_no_mode() -> None:
    page, mention = a_page()
    event = only(resolved(page, standing=[corrects(mention, Correction(Aspect.TYPE, ("SUPPORT",)))]))
    assert (event.type, event.quad, event.mode) == ("SUPPORT", "verbal cooperation", None)


def test_a_time_set_by_hand_stands_before_what_was_told() -> None:
    page, mention = a_page()
    event = only(resolved(page, standing=[corrects(mention, Correction(Aspect.WHEN, ("2021-09-05",)))]))
    assert event.when == When("2021-09-05", "day", "a person's judgement", None)


def test_the_later_of_two_corrections_stands() -> None:
    first = corrects("m", Correction(Aspect.STATUS, ("denied",)), when="2021-10-01")
    then = corrects("m", Correction(Aspect.STATUS, ("planned",)), when="2021-10-02")
    for standing in ((first, then), (then, first)):
        assert readings(standing).put == {"m": {Aspect.STATUS: ("planned",)}}
    assert readings([first, replace(then, withdrawn=True)]).put == {"m": {Aspect.STATUS: ("denied",)}}


def test_what_is_wrong_is_left_out_until_somebody_calls_it_right() -> None:
    page, mention = a_page()
    wrong = judgement("wrong", mention)
    assert resolved(page, standing=[wrong]).events == ()
    assert only(resolved(page, standing=[wrong, replace(judgement("right", mention), when="2021-10-02")]))


def test_tellings_that_are_split_off_are_an_event_of_their_own() -> None:
    pages = [Page("India met Russia in Delhi.", "2021-09-08", name=name) for name in "abc"]
    told = [page.event("CONSULT", "met", "India", "Russia", place=("Delhi", "IND")) for page in pages]
    assert len(resolved(*pages).events) == 1
    apart = replace(judgement("split", *told), corrects=(Correction(Aspect.APART, (told[0],)),))
    assert sorted(event.mentions for event in resolved(*pages, standing=[apart]).events) == sorted(
        [(told[0],), tuple(sorted(told[1:], key=lambda one: _turn(pages, told, one)))]
    )


def _turn(pages: list[Page], told: list[str], one: str) -> str:
    return pages[told.index(one)].id


def test_who_is_split_off_is_not_the_one_that_the_lexicon_knows() -> None:
    pages = [Page("Georgia is a state.", name=name) for name in "ab"]
    for page in pages:
        page.actor("India", called="Georgia")
    ids = [page.findings().actors[0].id for page in pages]
    apart = replace(judgement("split", *ids), corrects=(Correction(Aspect.APART, (ids[1],)),))
    found = resolved(*pages, standing=[apart])
    who = dict(found.identity)
    assert who[ids[0]] == "IND"
    [other] = [actor for actor in found.actors if actor.id == who[ids[1]]]
    assert (other.known, other.country) == (None, None)
