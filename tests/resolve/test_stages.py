"""Tellings of one event in, the status that stands and its history out."""

from collections.abc import Sequence

import pytest

from desk import Page, judgement, resolved
from onrecord.model import Event, Status

MONDAY, THURSDAY, FRIDAY = "2021-09-06", "2021-09-09", "2021-09-10"
Telling = tuple[Status, str]


def talks(told: Sequence[Telling]) -> Event:
    pages = []
    for number, (status, day) in enumerate(told):
        page = Page(f"India and Russia meet in Delhi for talks of theirs, says page {number}.", day, name=f"{number}")
        page.event("CONSULT", "meet", "India", "Russia", when=("says", THURSDAY), status=status)
        pages.append(page)
    return only(pages)


def only(pages: Sequence[Page]) -> Event:
    """Return the one event that a person finds in the pages."""
    mentions = [mention.id for page in pages for mention in page.findings().mentions]
    [event] = resolved(*pages, standing=[judgement("same", *mentions)]).events
    return event


@pytest.mark.parametrize(
    ("told", "stands", "history"),
    [
        ([(Status.PLANNED, MONDAY)], Status.PLANNED, []),
        ([(Status.OCCURRED, THURSDAY), (Status.OCCURRED, FRIDAY)], Status.OCCURRED, []),
        (
            [(Status.PLANNED, MONDAY), (Status.OCCURRED, THURSDAY)],
            Status.OCCURRED,
            [("planned", MONDAY), ("occurred", THURSDAY)],
        ),
        ([(Status.OCCURRED, THURSDAY), (Status.PLANNED, FRIDAY)], Status.OCCURRED, []),
        (
            [(Status.PLANNED, MONDAY), (Status.ONGOING, THURSDAY), (Status.OCCURRED, FRIDAY)],
            Status.OCCURRED,
            [("planned", MONDAY), ("ongoing", THURSDAY)],
        ),
        ([(Status.OCCURRED, THURSDAY), (Status.DENIED, FRIDAY)], Status.OCCURRED, []),
        (
            [(Status.PLANNED, MONDAY), (Status.DENIED, THURSDAY)],
            Status.DENIED,
            [("planned", MONDAY), ("denied", THURSDAY)],
        ),
    ],
)
def test_what_has_happened_stands(told: Sequence[Telling], stands: Status, history: Sequence[tuple[str, str]]) -> None:
    event = talks(told)
    assert event.status is stands
    assert [(stage.status.value, stage.day) for stage in event.history] == list(history)
    assert {stage.mention for stage in event.history} <= set(event.mentions)


@pytest.mark.parametrize(("hearsay", "stands"), [(1, Status.PLANNED), (2, Status.OCCURRED)])
def test_what_somebody_else_says_counts_once_two_reports_have_it(hearsay: int, stands: Status) -> None:
    pages = [Page(f"India and Russia meet soon, page {number}.", THURSDAY, name=f"{number}") for number in range(3)]
    pages[0].event("CONSULT", "meet", "India", "Russia", status=Status.PLANNED)
    for page in pages[1 : 1 + hearsay]:
        page.event("CONSULT", "meet", "India", "Russia", told_by="an onlooker")
    event = only(pages[: 1 + hearsay])
    assert event.status is stands
