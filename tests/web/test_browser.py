"""In headless Chromium, where there is one: pages are drawn at both widths and nothing breaks their policy."""

import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

import scene
from onrecord.web.app import application
from onrecord.web.settings import Settings

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--enable-logging=stderr", "--v=0"),
)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    case = scene.make(tmp_path_factory.mktemp("browser") / "record.db")
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    settings = Settings(port=bound.getsockname()[1], token="sesame")  # noqa: S106
    server = uvicorn.Server(uvicorn.Config(application(case, settings), log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{settings.port}"
    server.should_exit = True
    thread.join(10)
    bound.close()


def chromium(profile: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={profile}", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)  # noqa: S603 - our own words


@pytest.mark.parametrize("width", [1280, 390])
def test_a_page_is_drawn_without_a_complaint(home: str, tmp_path: Path, width: int) -> None:
    picture = tmp_path / "page.png"
    found = chromium(
        tmp_path / "profile", f"--window-size={width},900", f"--screenshot={picture}", f"{home}/timeline?token=sesame"
    )
    assert picture.stat().st_size > 10_000
    assert "Content Security Policy" not in found.stderr
    assert "Uncaught" not in found.stderr


def test_a_brief_is_printed(home: str, tmp_path: Path) -> None:
    paper = tmp_path / "brief.pdf"
    chromium(tmp_path / "profile", f"--print-to-pdf={paper}", f"{home}/brief")
    assert paper.read_bytes().startswith(b"%PDF")
