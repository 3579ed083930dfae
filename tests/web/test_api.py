"""The API is tested from its own description: every call, every parameter, right and wrong."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from orjson import dumps, loads
from starlette.testclient import TestClient

from onrecord.cli.listing import LISTINGS
from onrecord.model import Event, Tie
from onrecord.store.codec import decode
from onrecord.store.reader import Reader
from onrecord.views.commitments import Commitment
from onrecord.views.disputes import Dispute
from onrecord.views.plain import plain
from onrecord.web.api.openapi import described
from onrecord.web.api.table import CALLS

PATHS = described()["paths"]
IDS = {"/api/findings/{id}": "wire", "/api/articles/{id}": "wire"}
RIGHT = {
    "about": "Japan",
    "since": "2021",
    "until": "2021-12",
    "min_confidence": "0.5",
    "outlet": "Delta Post",
    "type": "CONSULT",
    "status": "planned",
    "page": "1",
    "limit": "2",
    "q": "strait",
}
WRONG = {
    "about": ["nobody such", "x" * 300],
    "since": ["soon", "2021-99", "2021-02-31"],
    "until": ["never"],
    "min_confidence": ["2", "-1", "much", "nan"],
    "outlet": ["x" * 300],
    "type": ["x" * 50],
    "status": ["maybe", "OCCURRED"],
    "page": ["0", "-1", "two", "99999999999999", "٣"],
    "limit": ["0", "501", "all", "1.5"],
    "q": ["", "x" * 300],
}


def calls() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each path, and the words without which it answers nothing."""
    for path, item in PATHS.items():
        needed = {
            p["name"]: RIGHT[p["name"]] for p in item["get"]["parameters"] if p["required"] and p["in"] == "query"
        }
        yield path.replace("{id}", IDS.get(path, "")), needed


def parameters() -> Iterator[tuple[str, dict[str, str], str]]:
    for (path, needed), item in zip(calls(), PATHS.values(), strict=True):
        yield from ((path, needed, p["name"]) for p in item["get"]["parameters"] if p["in"] == "query")


def is_error(answer: Any, status: int) -> bool:  # noqa: ANN401 - a response
    error = answer.json()["error"]
    return answer.status_code == status and error["status"] == status and bool(error["message"])


def test_the_description_is_served(browser: TestClient) -> None:
    assert browser.get("/api/openapi.json").json() == described()
    assert {call.path for call in CALLS} == set(PATHS)


def test_every_view_of_the_command_line_has_a_call() -> None:
    assert {listing.name for listing in LISTINGS} <= {path.removeprefix("/api/") for path in PATHS}


@pytest.mark.parametrize(("path", "needed"), list(calls()))
def test_a_call_answers(browser: TestClient, path: str, needed: dict[str, str]) -> None:
    answer = browser.get(path, params=needed)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    body = answer.json()
    if "items" in body:
        assert set(body) == {"items", "next"}
        assert body["items"]


@pytest.mark.parametrize(("path", "needed", "name"), list(parameters()))
def test_a_documented_parameter_is_taken(browser: TestClient, path: str, needed: dict[str, str], name: str) -> None:
    assert browser.get(path, params={**needed, name: RIGHT[name]}).status_code == 200


@pytest.mark.parametrize(("path", "needed", "name"), list(parameters()))
def test_a_wrong_value_is_an_error(browser: TestClient, path: str, needed: dict[str, str], name: str) -> None:
    for value in WRONG[name]:
        assert is_error(browser.get(path, params={**needed, name: value}), 400), value


@pytest.mark.parametrize(("path", "needed"), list(calls()))
def test_an_unknown_parameter_is_an_error(browser: TestClient, path: str, needed: dict[str, str]) -> None:
    assert is_error(browser.get(path, params={**needed, "colour": "red"}), 400)


def test_a_word_is_given_once(browser: TestClient) -> None:
    assert is_error(browser.get("/api/events?status=planned&status=denied"), 400)
    assert browser.get("/api/events?about=India&about=Japan").status_code == 200


@pytest.mark.parametrize("path", ["/api/nowhere", "/api/findings/none", "/api/articles/none", "/api/"])
def test_what_is_not_there_is_an_error(browser: TestClient, path: str) -> None:
    assert is_error(browser.get(path), 404)


@pytest.mark.parametrize(
    "view", ["events", "timeline", "statements", "commitments", "disputes", "offices", "actors", "relations"]
)
def test_pages_follow_one_another(opened: Callable[..., TestClient], press: Path, view: str) -> None:
    browser = opened(press)
    whole = browser.get(f"/api/{view}?limit=500").json()["items"]
    found, following = [], f"/api/{view}?limit=2"
    while following:
        body = browser.get(following).json()
        assert len(body["items"]) <= 2
        found += body["items"]
        following = body["next"]
    assert found == whole
    assert found
    compute = getattr(import_module(f"onrecord.views.{view}"), view)
    with Reader(press) as reader:
        assert whole == loads(dumps([plain(one) for one in compute(reader)], default=list))


@pytest.mark.parametrize(
    ("view", "kind"), [("commitments", Commitment), ("disputes", Dispute), ("offices", Tie), ("timeline", Event)]
)
def test_a_page_reads_what_it_returns(
    opened: Callable[..., TestClient], press: Path, monkeypatch: pytest.MonkeyPatch, view: str, kind: type[object]
) -> None:
    read: list[object] = []

    def noted(kind: type[object], document: str | bytes) -> object:
        read.append(kind)
        return decode(kind, document)

    monkeypatch.setattr("onrecord.store.opened.decode", noted)
    [one] = opened(press).get(f"/api/{view}?limit=1").json()["items"]
    assert read.count(kind) == (len(one["evidence"]) if view == "offices" else 1)


def test_filters_are_those_of_the_pages(browser: TestClient) -> None:
    found = browser.get("/api/events?about=China").json()["items"]
    assert [one["type"] for one in found] == ["ACCUSE"]
    assert [one["status"] for one in browser.get("/api/events?status=planned&type=consult").json()["items"]] == [
        "planned"
    ]


def test_actors_of_an_outlet_are_those_it_names(browser: TestClient) -> None:
    every = {one["id"] for one in browser.get("/api/actors").json()["items"]}
    found = browser.get("/api/actors?outlet=Delta+Post").json()["items"]
    assert {one["id"] for one in found} < every
    assert found
    assert all({"article", "start", "end", "text"} == word.keys() for one in found for word in one["mentions"])


def test_an_item_has_the_fields_of_the_record(browser: TestClient) -> None:
    one = browser.get("/api/events").json()["items"][0]
    assert {"id", "type", "status", "actors", "mentions", "reports"} <= one.keys()
    assert {"article", "start", "end", "text"} == one["mentions"][0]["trigger"].keys()
    story = browser.get("/api/stories").json()["items"][0]
    assert {"label", "reports", "from", "to"} <= story.keys()
