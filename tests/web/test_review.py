"""A person's word over the program's, in the browser: it is taken, shown, counted and taken back."""

import re
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest
from starlette.testclient import TestClient

from onrecord.model import Judgement
from onrecord.store.reader import Reader
from onrecord.web import deciding
from onrecord.web.screens.review import agreements

Opened = Callable[..., TestClient]


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "_PATIENCE", 60.0)


@pytest.fixture
def own(case: Path, tmp_path: Path) -> Path:
    with Reader(case):  # its -wal file is folded in
        return Path(copy(case, tmp_path / "own.db"))


def standing(case: Path) -> list[Judgement]:
    with Reader(case) as reader:
        return [one for one in reader.judgements() if not one.by.startswith("rule:")]


def an_event(case: Path) -> str:
    with Reader(case) as reader:
        return reader.events()[0].id


def judgement(id_: str, verdict: str, about: str, by: str, why: str = "") -> Judgement:
    return Judgement(id_, (about,), verdict, by, why, "2021-09-01", withdrawn=False)


def test_a_decision_is_taken_shown_and_undone(own: Path, opened: Opened) -> None:
    browser = opened(own, known=True)
    id_ = an_event(own)
    answer = browser.post(
        "/judge",
        data={"about": id_, "verdict": "right", "why": "read it", "by": "Ada", "back": f"/event/{id_}"},
        follow_redirects=False,
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/event/{id_}?told=done"
    made = standing(own)
    assert [(one.verdict, one.by, one.why, one.about) for one in made] == [("right", "Ada", "read it", (id_,))]
    html = browser.get("/review?show=decided").text
    assert "read it" in html
    assert "100 %" in html
    undone = browser.post("/judge/withdraw", data={"id": made[0].id, "back": "/review?show=decided"})
    assert "taken back" in undone.text
    assert [one.withdrawn for one in standing(own)] == [True]


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"about": "event-none", "verdict": "right"}, "Nothing of the record"),
        ({"about": "", "verdict": "right"}, "Nothing of the record"),
        ({"about": "IND", "verdict": "perhaps"}, "no verdict"),
        ({"about": "IND", "verdict": "same"}, "two ids or more"),
        ({"about": "IND", "verdict": "wrong", "by": "rule:mine"}, "does not begin"),
    ],
)
def test_a_wrong_decision_is_told(own: Path, opened: Opened, form: dict[str, str], told: str) -> None:
    answer = opened(own, known=True).post("/judge", data=form)
    assert answer.status_code == 400
    assert told in answer.text
    assert standing(own) == []


def test_nobodys_decision_cannot_be_taken_back(own: Path, opened: Opened) -> None:
    assert opened(own, known=True).post("/judge/withdraw", data={"id": "judgement-none"}).status_code == 400


def test_a_form_has_an_end(own: Path, opened: Opened) -> None:
    assert opened(own, known=True).post("/judge", data={"why": "x" * 20_000}).status_code == 413


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "/\\evil.example", "evil", "/a\r\nb"])
def test_nobody_is_led_elsewhere(own: Path, opened: Opened, back: str) -> None:
    answer = opened(own, known=True).post(
        "/judge", data={"about": an_event(own), "verdict": "right", "back": back}, follow_redirects=False
    )
    assert answer.headers["location"] == "/review?told=done"


def test_agreement_is_counted_by_rule_even_where_the_merge_is_undone() -> None:
    every = [
        judgement("j1", "same", "a", "rule:same name"),
        judgement("j2", "right", "j1", "Ada"),
        judgement("j3", "wrong", "gone", "Ada", "two of one name [same name: both are named Ali]"),
        judgement("j4", "wrong", "event-1", "Ada"),
    ]
    assert [(one.kind, one.right, one.wrong) for one in agreements(every)] == [("event", 0, 1), ("same name", 1, 1)]


def test_the_queue_has_a_form_for_each_item(opened: Opened, own: Path) -> None:
    html = opened(own, known=True).get("/review?show=findings").text
    items = len(re.findall(r'class="item"', html))
    assert html.count('action="/judge"') == items
