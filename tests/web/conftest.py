"""The case made by hand, in a room: a browser that knows the token, and one that does not."""

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

import scene
from onrecord.pipeline import Options, read_pages
from onrecord.store.reader import Reader
from onrecord.web.app import application
from onrecord.web.settings import Settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of starlette: another client is to come
    from starlette.testclient import TestClient

PRESS = Path(__file__).parents[2] / "samples" / "press"
PAGES = ("harbour-ledger-delhi-talks.html", "notes-from-the-pamirs-delhi.html", "saved-delhi-common-text.txt")
HOME = "http://127.0.0.1:8500"
SETTINGS = Settings(token="sesame")  # noqa: S106


def client(case: Path, settings: Settings = SETTINGS, home: str = HOME, *, known: bool = False) -> TestClient:
    cookies = {settings.cookie: settings.token} if known else None
    return TestClient(application(case, settings), base_url=home, cookies=cookies, headers={"Origin": home})


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return scene.make(tmp_path_factory.mktemp("web") / "record.db")


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of the sample press, read and settled as any are: one meeting in two reports, one of them in copies."""
    path = tmp_path_factory.mktemp("press") / "record.db"
    read_pages([str(PRESS / name) for name in PAGES], path, Options(jobs=1))
    with Reader(path):  # its -wal file is folded in
        return path


@pytest.fixture(scope="session")
def browser(case: Path) -> TestClient:
    return client(case)


@pytest.fixture
def opened() -> Callable[..., TestClient]:
    return client
