from dataclasses import replace

import pytest

from onrecord.model import Event, Mention, Span, Status, When
from onrecord.views.dates import settled

HERE, COPY, OTHER = "here", "copy", "other"
REPORTS = {HERE: "wire", COPY: "wire", OTHER: "rival"}
WORDS = Span(HERE, 10, 22, "on Wednesday")
OPEN = When(None, None, None, WORDS)
MENTION = Mention("m", HERE, "CONSULT", None, (), Status.OCCURRED, WORDS, WORDS, (), (), OPEN, None, None)


def dated(article: str, basis: str) -> When:
    return When("2021-11-10", "day", basis, Span(article, 3, 19, "10 November 2021"))


ROWS = [
    (OPEN, dated(OTHER, "explicit"), ("2021-11-10", "another report of the same event"), "a rival gives the day"),
    (OPEN, dated(COPY, "relative to publication"), ("2021-11-10", "relative to publication"), "a dated copy does"),
    (OPEN, None, (None, None), "nobody does"),
    (dated(HERE, "explicit"), dated(OTHER, "explicit"), ("2021-11-10", "explicit"), "it says so itself"),
]


@pytest.mark.parametrize(("told", "known", "expected", "why"), ROWS)
def test_an_open_time_is_settled(
    told: When, known: When | None, expected: tuple[str | None, str | None], why: str
) -> None:
    event = Event("e", "CONSULT", None, (), "", 1.0, Status.OCCURRED, (), (), known, None, ("m",), 2, 2)
    when = settled(replace(MENTION, when=told), event, REPORTS)
    assert when is not None
    assert (when.value, when.basis) == expected, why
    assert when.span == told.span, "the words stay those that were there"


def test_a_telling_without_words_of_time_gets_none() -> None:
    event = Event(
        "e", "CONSULT", None, (), "", 1.0, Status.OCCURRED, (), (), dated(OTHER, "explicit"), None, ("m",), 2, 2
    )
    assert settled(replace(MENTION, when=None), event, REPORTS) is None
