"""How much of a large case a page reads: what it shows, whatever else there is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import toy
from onrecord.model import Resolution, When
from onrecord.pipeline import Options, read_pages
from onrecord.store.codec import decode
from onrecord.store.filter import ALL
from onrecord.store.reader import Reader
from onrecord.views import brief_happened, brief_known, brief_words
from onrecord.web import desk
from onrecord.web.screens import drawn, lists, people

FEW, MANY = 150, 450  # pages


class Dated(toy.Toy):
    """As the toy's stages; every other event has a date."""

    def resolve(self, *found: Any) -> Resolution:  # noqa: ANN401 - as the toy takes them
        told = super().resolve(*found)
        events = [
            replace(one, when=When(f"2021-10-{place % 28 + 1:02}", "day", "explicit", None)) if place % 2 else one
            for place, one in enumerate(told.events)
        ]
        return replace(told, events=tuple(events))


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    made = []
    for number in (FEW, MANY):
        folder = tmp_path_factory.mktemp("much")
        toy.write_pages(folder / "pages", number)
        read_pages((str(folder / "pages"),), folder / "case.db", Options(jobs=1, stages=Dated))
        made.append(folder / "case.db")
    return made


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take so few findings for many that these cases have many."""
    for module, name, value in (
        (desk, "FEW", 4), (lists, "SMALL", 4), (people, "SMALL", 4),
        (people, "_LISTENED", 12), (people, "_MANY", 20), (drawn, "_DRAWN", 20), (drawn, "_PLACED", 20),
        (brief_words, "CONSIDERED", 4), (brief_words, "_A_SPEAKER", 6), (brief_words, "_FEARED", 4),
        (brief_words, "_FIRST", 4), (brief_happened, "CONSIDERED", 20),
        (brief_known, "CONSIDERED", 6),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Give what is read of a case meanwhile: each value of the model, but who is named."""
    read: list[object] = []

    def noted(kind: type[object], document: str | bytes) -> object:
        read.append(kind)
        return decode(kind, document)

    with monkeypatch.context() as patched:
        patched.setattr("onrecord.store.opened.decode", noted)
        yield read


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/timeline",
            "/map",
            "/events",
            "/statements",
            "/network",
            "/pair",
            "/actor/{0}",
            "/pair?a={0}&b={1}",
            "/brief",
        ),
        *(f"/api/{view}?limit=5" for view in ("events", "timeline", "actors")),
    ],
)
@pytest.mark.usefixtures("large")
def test_a_page_reads_what_it_shows(
    cases: list[Path],
    path: str,
    opened: Callable[..., TestClient],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    numbers = []
    for case in cases:
        with Reader(case) as reader:
            assert reader.concluded
            assert reader.related
            who = [actor.id for actor in reader.bare()]
        with counted(monkeypatch) as read:
            assert opened(case).get(path.format(*who)).status_code == 200
        numbers.append(len(read))
    few, many = numbers
    assert 0 < many <= 1.5 * few, (few, many)  # of three times as much


@pytest.mark.usefixtures("large")
def test_a_drawing_says_what_it_leaves_out(cases: list[Path], opened: Callable[..., TestClient]) -> None:
    with Reader(cases[0]) as reader:
        count, dated = reader.counted(ALL), len(reader.dated(ALL))
    assert 20 < dated < count
    told = f"Not drawn: {dated - 20} events not among the most reported and {count - dated} events without a date."
    assert told in opened(cases[0]).get("/timeline").text
    assert (
        f"20 events without a place that is known here and {count - 20} events not among the most reported"
        in opened(cases[0]).get("/map").text
    )


@pytest.mark.parametrize(
    ("most", "kept"),
    [
        (9, "abcdef"),
        (6, "abcdef"),
        (4, "abce"),  # of the equal c, d, e and f those of every time
        (2, "ab"),
        (1, "a"),
    ],
)
def test_of_equals_some_of_every_time_are_drawn(most: int, kept: str) -> None:
    reports = {"a": 3, "b": 2}
    ranked = [(one, f"2021-0{place}", reports.get(one, 1), 1) for place, one in enumerate("abcdef", 1)]
    assert "".join(one for one, *_ in drawn.most_reported(ranked, most)) == kept
