"""Who may read and who may write, and what a page of a stranger's can do: nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web.settings import Settings
from web import hostile

Opened = Callable[..., TestClient]
ABROAD = Settings(host="192.0.2.7", token="sesame")  # noqa: S106


def test_every_answer_carries_the_policy(browser: TestClient) -> None:
    for path in ("/", "/events", "/nowhere", "/static/site.css", "/api/events", "/api/nowhere", "/brief.html"):
        headers = browser.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8500", "", "[", "192.0.2.7:8500"])
def test_another_hosts_name_is_refused(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8500", "localhost:8500", "[::1]:8500", "localhost:9000"])
def test_our_own_names_are_known(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"Host": host}).status_code == 200


def test_a_machine_away_from_home_asks_for_the_token(case: Path, opened: Opened) -> None:
    browser = opened(case, ABROAD, "http://192.0.2.7:8500")
    assert browser.get("/").status_code == 401
    assert browser.get("/static/site.css").status_code == 401
    assert browser.get("/?token=wrong").status_code == 401
    entered = browser.get("/events?about=Japan&token=sesame", follow_redirects=False)
    assert entered.status_code == 303
    assert entered.headers["location"] == "/events?about=Japan"
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert browser.get("/").status_code == 200


def test_a_token_does_not_lead_elsewhere(browser: TestClient) -> None:
    answer = browser.get("//evil.example/?token=sesame", follow_redirects=False)
    assert not answer.headers.get("location", "").startswith("//")


@pytest.mark.parametrize("path", ["/judge", "/judge/withdraw"])
def test_a_decision_needs_the_token_and_our_own_form(path: str, case: Path, opened: Opened) -> None:
    assert opened(case).post(path).status_code == 401
    known = opened(case, known=True)
    for origin in ("http://evil.example", "null", "http://127.0.0.1:9999", "https://127.0.0.1:8500"):
        assert known.post(path, headers={"Origin": origin}).status_code == 403
    del known.headers["origin"]
    assert known.post(path).status_code == 403


def test_a_read_only_room_takes_no_decision(case: Path, opened: Opened) -> None:
    settings = Settings(token="sesame", read_only=True)  # noqa: S106
    browser = opened(case, settings, known=True)
    assert browser.post("/judge").status_code == 403
    assert 'action="/judge"' not in browser.get("/review").text


def test_tokens_differ_from_start_to_start() -> None:
    assert Settings().token != Settings().token
    assert Settings().token not in repr(Settings())


@pytest.fixture(scope="module")
def danger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.make(tmp_path_factory.mktemp("hostile") / "record.db")


HOSTILE: tuple[str, ...] = (
    "/",
    "/events",
    "/timeline",
    "/map",
    "/actors",
    "/pair",
    "/network",
    "/statements",
    "/search?q=alert",
    "/brief",
)
HOSTILE += (
    f"/article/{hostile.ARTICLE}",
    f"/actor/{hostile.ACTOR}",
    f"/event/{hostile.EVENT}",
    "/review?show=findings",
)


@pytest.mark.parametrize("path", HOSTILE)
def test_what_a_page_says_is_text(path: str, danger: Path, opened: Opened) -> None:
    html = opened(danger).get(path)
    assert html.status_code == 200
    for code in ("<script>alert", "<img src=x", "<svg onload", "<b onclick", 'href="javascript:', "</main><h1>"):
        assert code not in html.text
    assert not set(hostile.TURNING) & set(html.text), "no character turns the order of what follows"


def test_a_turned_order_is_shown(danger: Path, opened: Opened) -> None:
    html = opened(danger).get(f"/article/{hostile.ARTICLE}").text
    assert "⟦RLO⟧" in html
    assert "&lt;script&gt;alert" in html
    assert "javascript:alert(2)" in html, "the source is shown, and leads nowhere"


def test_a_query_is_text(browser: TestClient) -> None:
    for path in ("/search?q=", "/events?about=", "/events?outlet=", "/events?since=", "/finding/"):
        html = browser.get(f"{path}%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%20onload%3D1").text
        assert "<script>alert" not in html
        assert '" onload=1' not in html


def test_a_cell_is_no_formula(danger: Path, opened: Opened) -> None:
    assert "\n=" not in opened(danger).get("/timeline.csv").text
    assert ",=" not in opened(danger).get("/timeline.csv").text
