"""An event whose tellings disagree in, the clause that says so out."""

from collections.abc import Sequence

import pytest

from onrecord.model import Detail, Event, Span, Status, Variant
from onrecord.views.brief_happened import differing
from onrecord.views.prose import Footnote, Kind, Run, Sentence
from onrecord.views.telling import Told
from onrecord.views.time import either

SPAN = Span("a", 0, 4, "shot")
EVENT = Event("e", "ASSAULT", None, (), "MC", -9.0, Status.OCCURRED, (), (), None, None, ("m",), 1, 1)
NOTE = Footnote(SPAN, ("Courier",), "2021-09-09", "https://example.org/a")


def said(variants: Sequence[tuple[Detail, str]]) -> str:
    told = Told(Sentence((Run(Kind.WORDS, "Shots were fired."),), (NOTE,), "e", 1, 1), (SPAN,))
    event = Event(
        **{name: getattr(EVENT, name) for name in EVENT.__slots__ if name != "variants"},
        variants=tuple(Variant(what, value, ("m",)) for what, value in variants),
    )
    return "".join(run.text for run in differing(event, told).sentence.runs)


@pytest.mark.parametrize(
    ("variants", "text"),
    [
        ([], "Shots were fired."),
        (
            [(Detail.WHEN, "2021-09-08"), (Detail.WHEN, "2021-09-09")],
            "Shots were fired. Reports differ: 8 or 9 September 2021.",
        ),
        (
            [(Detail.PLACE, "Shiraz"), (Detail.PLACE, "Tehran"), (Detail.NUMBER, "3 dead"), (Detail.NUMBER, "4 dead")],
            "Shots were fired. Reports differ: Shiraz or Tehran; 3 dead or 4 dead.",
        ),
    ],
)
def test_what_tellings_differ_on_follows_the_line(variants: Sequence[tuple[Detail, str]], text: str) -> None:
    assert said(variants) == text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (["2021-08-31", "2021-09-01"], "31 August or 1 September 2021"),
        (["2021-09", "2021-12-01"], "September or 1 December 2021"),
    ],
)
def test_dates_share_what_they_can(values: Sequence[str], text: str) -> None:
    assert either(values) == text
