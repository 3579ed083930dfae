"""In headless Chromium, where there is one: reading, judging and printing as a person does, and nothing breaks."""

import json
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import uvicorn

import scene
from onrecord.store.filter import Filter
from onrecord.store.reader import Reader
from onrecord.views.brief import SECTIONS, sections
from onrecord.views.prose import Section
from onrecord.views.record import Record
from onrecord.web import deciding
from onrecord.web.app import application
from onrecord.web.screens import brief
from onrecord.web.settings import Settings
from web import hostile

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PLAYWRIGHT = pytest.importorskip("playwright.sync_api", reason="playwright is not installed", exc_type=ImportError)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
Tab = Any
"""A page of playwright's, which need not be here when types are checked."""


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "PATIENCE", 60.0)  # a busy machine is no other page


@contextmanager
def served(case: Path) -> Iterator[str]:
    """Serve a case, and give the address that makes a browser known."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        settings = Settings(port=bound.getsockname()[1], token="sesame")  # noqa: S106
        server = uvicorn.Server(uvicorn.Config(application(case, settings), log_level="critical"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{settings.port}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with PLAYWRIGHT.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def case(press: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(press, tmp_path_factory.mktemp("browser") / "record.db"))


@pytest.fixture(scope="module")
def home(case: Path) -> Iterator[str]:
    with served(case) as address:
        yield address


@contextmanager
def opened(chromium: Any, home: str) -> Iterator[Tab]:  # noqa: ANN401 - a browser of playwright's
    """Open a page that is known, and complain of whatever the browser complained of meanwhile."""
    context = chromium.new_context(viewport=WIDE, base_url=home, accept_downloads=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(told.text) if told.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/?token=sesame")
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def tab(chromium: Any, home: str) -> Iterator[Tab]:  # noqa: ANN401 - as above
    with opened(chromium, home) as page:
        yield page


def an_event(case: Path) -> str:
    """Return the address of the event that most reports tell of."""
    with Reader(case) as reader:
        return f"/event/{max(reader.events(), key=lambda one: one.reports).id}"


def paths(case: Path) -> list[str]:
    """Return the address of every kind of page."""
    with Reader(case) as reader:
        said = reader.statements()[0]
        [first, other, *_] = next(one for one in reader.reports() if len(one.articles) > 1).articles
    views = ("events", "timeline", "map", "actors", "network", "offices", "formats", "statements", "commitments")
    return [
        "/",
        *(f"/{view}" for view in (*views, "disputes", "concerns", "pair", "brief", "review")),
        *("/review?show=findings", "/search?q=strait", "/pair?a=India&b=Japan"),
        *(an_event(case), f"/finding/{said.id}", "/actor/IND"),
        *(f"/article/{first}", f"/article/{first}/beside/{other}"),
    ]


AXE = "axe.run(document, {resultTypes: ['violations'], ...RULES})"
LOOKS: tuple[tuple[dict[str, int], str, dict[str, Any]], ...] = (
    (WIDE, "light", {}),
    (WIDE, "dark", {"runOnly": {"type": "rule", "values": ["color-contrast"]}}),
    (NARROW, "light", {"rules": {"color-contrast": {"enabled": False}}}),  # it takes longest, and width changes no hue
)


def serious(tab: Tab, rules: dict[str, Any]) -> list[str]:
    """Return what axe finds that is serious or worse, each with the first place of it."""
    found = tab.evaluate(AXE.replace("RULES", json.dumps(rules)))["violations"]
    grave = [one for one in found if one["impact"] in {"serious", "critical"}]
    wide = tab.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*(f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in grave), *(["wider than the window"] * wide)]


def test_every_page_can_be_read_by_everybody(chromium: Any, tmp_path: Path) -> None:  # noqa: ANN401 - as above
    """In light and dark, wide and narrow: axe finds nothing serious, and no page is wider than the window."""
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf8")
    found: dict[str, list[str]] = {}
    case = scene.make(tmp_path / "record.db")
    with served(case) as home, opened(chromium, home) as tab:
        for path in paths(case):
            tab.goto(path)
            tab.evaluate(axe)
            for size, scheme, rules in LOOKS:
                tab.set_viewport_size(size)
                tab.emulate_media(color_scheme=scheme)
                found[f"{path}, {scheme}, {size['width']}"] = serious(tab, rules)
    assert {where: told for where, told in found.items() if told} == {}


def test_from_the_list_to_the_sentence(tab: Tab) -> None:
    tab.goto("/")
    tab.get_by_role("link", name="Events", exact=True).click()
    tab.get_by_label("Actor").fill("Iran")
    tab.get_by_label("Type").select_option("CONSULT")
    with tab.expect_navigation():
        tab.get_by_role("button", name="Apply").click()
    assert re.search(r"\?about=Iran&.*type=CONSULT", tab.url)
    assert tab.locator(".line .badge.status").count()
    assert set(tab.locator(".line .badge:first-child").all_inner_texts()) == {"CONSULT"}
    quoted = tab.locator(".line .notes a").first
    words = quoted.inner_text().strip("“”…")
    with tab.expect_navigation():
        quoted.click()
    marked = tab.locator(".text .marked")
    assert words[:20] in "".join(marked.all_inner_texts())
    assert marked.first.is_visible()
    with tab.expect_navigation():
        tab.locator(".text a.mark.event").first.click()
    assert "/event/" in tab.url


def test_an_event_is_corrected_and_the_correction_undone(tab: Tab, case: Path) -> None:
    tab.goto(an_event(case))
    before = tab.locator("h1").inner_text()
    tab.keyboard.press("c")
    tab.locator(".correct select[name=status]").select_option("planned")
    tab.get_by_label("Why").first.fill("it is to be next week")
    tab.get_by_role("button", name="Put it so").click()
    assert "status → planned" in tab.locator(".judgements").inner_text()
    assert "it is to be next week" in tab.locator(".judgements").inner_text()
    assert tab.locator(".badge.status").first.inner_text() == "planned"
    tab.wait_for_load_state()  # keys are heard when the page is whole
    tab.keyboard.press("u")
    tab.wait_for_selector(".judgements .withdrawn")
    assert tab.locator("h1").inner_text() == before
    assert tab.locator(".badge.status").first.inner_text() == "occurred"


def test_the_queue_is_worked_by_keyboard(tab: Tab) -> None:
    tab.goto("/review?show=findings")
    first, second, *_ = tab.locator(".item .sentence").all_inner_texts()
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    assert second == tab.locator(".item.here .sentence").inner_text()
    tab.keyboard.press("k")
    with tab.expect_navigation():
        tab.keyboard.press("a")
    assert first not in tab.locator(".item .sentence").all_inner_texts(), "what is decided leaves the queue"
    assert tab.locator(".item.here .sentence").inner_text() == second, "and the next is at hand"
    with tab.expect_navigation():
        tab.keyboard.press("u")
    assert first in tab.locator(".item .sentence").all_inner_texts()
    tab.keyboard.press("j")
    tab.keyboard.press("c")
    assert tab.evaluate("document.activeElement.closest('details.correct') !== null")


def test_enter_in_a_reason_decides_nothing(tab: Tab) -> None:
    tab.goto("/review?show=findings")
    tab.keyboard.press("j")
    tab.keyboard.press("w")
    tab.keyboard.type("not yet")
    tab.keyboard.press("Enter")
    assert "told=" not in tab.url


def test_a_drag_across_the_timeline_is_a_period(tab: Tab) -> None:
    tab.goto("/timeline?since=2021&until=2021&page=1")
    drawn = tab.locator("svg.drawing:visible")
    left, right = (float(drawn.get_attribute(f"data-{side}")) for side in ("left", "right"))
    area = drawn.bounding_box()
    scale = area["width"] / float(drawn.get_attribute("width"))
    x, y = area["x"] + scale * (left + (right - left) / 4), area["y"] + 30 * scale
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x + scale * (right - left) * 0.55, y)
    with tab.expect_navigation():
        tab.mouse.up()
    words = dict(re.findall(r"(since|until)=([\d-]{7})", tab.url))
    assert words == {"since": "2021-04", "until": "2021-10"}, "from the first quarter of the year to its fourth fifth"
    assert "page=" not in tab.url


def test_a_drawing_is_saved_as_a_picture(tab: Tab, tmp_path: Path) -> None:
    tab.goto("/timeline")
    with tab.expect_download() as waiting:
        tab.get_by_role("link", name="PNG").click()
    assert waiting.value.suggested_filename == "timeline.png"
    waiting.value.save_as(tmp_path / "timeline.png")
    picture = (tmp_path / "timeline.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) == 2 * 1000, "twice as wide as it is drawn"


def test_a_brief_is_printed(tab: Tab) -> None:
    tab.goto("/brief?about=Iran")
    tab.emulate_media(media="print")
    assert not tab.locator(".side").is_visible()
    assert not tab.locator(".filter").is_visible()
    paper = tab.pdf()
    assert paper.startswith(b"%PDF")
    assert paper.count(b"/Type /Page\n") or paper.count(b"/Type /Page")


def test_a_brief_shows_its_head_while_the_rest_is_gathered(tab: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def slowly(record: Record, only: Filter) -> Iterator[Section]:
        for section in sections(record, only):
            assert go_on.wait(60)
            yield section

    monkeypatch.setattr(brief, "sections", slowly)
    tab.goto("/brief?since=2001", wait_until="commit")
    waiting = tab.get_by_role("status")
    waiting.wait_for()
    assert waiting.inner_text() == "Being gathered: What happened …"
    assert tab.locator("h1").is_visible()
    assert tab.locator("section").count() == 0
    go_on.set()
    tab.wait_for_load_state()
    assert tab.locator("section").count() == len(SECTIONS)
    assert tab.locator(".gathering:visible").count() == 0


def test_pages_answer_without_script(chromium: Any, home: str) -> None:  # noqa: ANN401 - as above
    context = chromium.new_context(viewport=NARROW, base_url=home, java_script_enabled=False)
    page = context.new_page()
    page.goto("/events")
    page.get_by_text("Filter").click()
    page.get_by_label("Actor").fill("Iran")
    page.get_by_role("button", name="Apply").click()
    assert "about=Iran" in page.url
    page.get_by_role("button", name="Menu").click()
    with page.expect_navigation():  # until it is styled: one of the two drawings hides
        page.get_by_role("link", name="Timeline").click()
    assert page.locator("svg.drawing:visible").count() == 1
    context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with script", "without"])
def test_a_hostile_article_stays_text(
    chromium: Any,  # noqa: ANN401 - as above
    tmp_path: Path,
    scripts: bool,  # noqa: FBT001 - a column of the table
) -> None:
    with served(hostile.make(tmp_path / "record.db")) as home:
        context = chromium.new_context(base_url=home, java_script_enabled=scripts)
        page = context.new_page()
        happened: list[str] = []

        def refused(dialog: Any) -> None:  # noqa: ANN401 - as above
            happened.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", refused)
        page.on("request", lambda asked: None if asked.url.startswith(home) else happened.append(asked.url))
        page.on("console", lambda told: happened.append(told.text))
        findings = f"/article/{hostile.ARTICLE}", f"/actor/{hostile.ACTOR}", f"/event/{hostile.EVENT}"
        for path in ("/", "/timeline", "/map", "/brief", *findings):
            page.goto(path)
            assert page.locator("main img, main script, main [onclick], main [onload]").count() == 0
            assert page.locator("a[href^='javascript']").count() == 0
        context.close()
    assert happened == []
