"""A page that takes long is sent in parts: its head at once; what fails on the way is told in it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.store.filter import Filter
from onrecord.store.reader import Reader
from onrecord.views.brief import SECTIONS, sections
from onrecord.views.prose import Section
from onrecord.views.record import Record
from onrecord.web.screens import brief, finding, people
from onrecord.web.streaming import GAP, filled


def _parts(made: list[str], *, fails: bool) -> Iterator[str]:
    for key in ("one", "two"):
        made.append(key)
        yield key
    if fails:
        raise ValueError("<torn>")


@pytest.mark.parametrize("fails", [False, True], ids=["whole", "torn"])
def test_each_part_is_sent_before_the_next_is_made(fails: bool) -> None:  # noqa: FBT001 - a column of the table
    made: list[str] = []
    opened = ExitStack()
    opened.callback(made.append, "closed")
    page = filled(f"<main>{GAP}</main>", _parts(made, fails=fails), opened)
    assert next(page) == "<main>"
    assert made == []
    assert next(page) == "one"
    assert made == ["one"]
    *rest, last = page
    assert last == "</main>"
    assert made == ["one", "two", "closed"]
    assert [part for part in rest if "could not be made (ValueError: &lt;torn&gt;)" in part] == rest[1:]
    assert len(rest) == 1 + fails


def test_what_is_opened_is_closed_when_nobody_waits_any_more() -> None:
    made: list[str] = []
    opened = ExitStack()
    opened.callback(made.append, "closed")
    page = filled(f"<main>{GAP}</main>", _parts(made, fails=False), opened)
    assert len(list(islice(page, 2))) == 2
    page.close()
    assert made == ["one", "closed"]


def test_a_brief_that_breaks_off_says_so(
    opened: Callable[..., TestClient], press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(record: Record, only: Filter) -> Iterator[Section]:
        yield from islice(sections(record, only), 2)
        raise LookupError("a shelf")

    browser = opened(press)
    with monkeypatch.context() as patched:
        patched.setattr(brief, "sections", torn)
        page = browser.get("/brief").text
    assert page.count("<section id=") == 2
    assert "could not be made (LookupError: a shelf)" in page
    assert page.rstrip().endswith("</html>")
    whole = browser.get("/brief").text
    assert whole.count("<section id=") == len(SECTIONS), "what broke off is not kept"
    assert whole == browser.get("/brief").text, "what was made is kept as it was"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/actor/{0}", "<h2>Names</h2>"),
        ("/pair?a={0}&b={1}", "<section><h2>"),
        ("/event/{2}", "<h2>Tellings</h2>"),
    ],
)
def test_a_hubs_page_is_the_same_in_parts(
    opened: Callable[..., TestClient], press: Path, monkeypatch: pytest.MonkeyPatch, path: str, told: str
) -> None:
    with Reader(press) as reader:
        most = [*(id_ for id_, *_ in reader.most_named(limit=2)[0]), reader.events(limit=1)[0].id]
    whole = opened(press).get(path.format(*most))
    monkeypatch.setattr(people, "_HUB", 0)
    monkeypatch.setattr(finding, "_OFTEN", 0)
    sent = opened(press).get(path.format(*most))
    assert ["content-length" in one.headers for one in (whole, sent)] == [True, False]
    assert whole.text == sent.text
    assert told in whole.text
    assert opened(press).get(f"/event/{most[-1]}?page=99").status_code == 404, "there is no such page"
