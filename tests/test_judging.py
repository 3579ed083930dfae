"""A person's word over the program's, by the command line: it holds, it is shown, it is taken back."""

from pathlib import Path
from shutil import copy

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.judging import Decision, JudgementError, judge, withdraw
from onrecord.model import Verdict
from onrecord.pipeline import Options, read_pages
from onrecord.store.reader import Reader
from onrecord.views.events import Happening, events

PRESS = Path(__file__).parent.parent / "samples" / "press"
PAGES = ("capital-courier-delhi-talks.html",)

RUN = CliRunner()


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judging") / "case.db"
    read_pages([str(PRESS / name) for name in PAGES], path, Options(jobs=1))
    return path


@pytest.fixture
def case(read: Path, tmp_path: Path) -> Path:
    return Path(copy(read, tmp_path / "case.db"))


def decision(verdict: Verdict, *about: str) -> Decision:
    return Decision(about=about, verdict=verdict, by="analyst", why="read both", when="2021-09-10")


@pytest.mark.parametrize(
    ("verdict", "about"),
    [(Verdict.SAME, ("a",)), (Verdict.DIFFERENT, ("a", "a")), (Verdict.WRONG, ("a", "b"))],
    ids=["one", "twice the same", "a pair that is wrong"],
)
def test_a_decision_says_how_many_it_is_about(verdict: Verdict, about: tuple[str, ...]) -> None:
    with pytest.raises(JudgementError, match="is said of"):
        decision(verdict, *about).judgement()


def meetings(case: Path) -> list[Happening]:
    with Reader(case) as reader:
        return [event for event in events(reader) if event.type == "CONSULT"]


def test_a_judgement_is_kept_shown_and_taken_back(case: Path) -> None:
    one = meetings(case)[0]
    made = judge(case, decision(Verdict.RIGHT, one.id))
    shown = RUN.invoke(app, ["show", one.id, "--case", str(case)])
    assert "judged right: read both (analyst" in " ".join(shown.output.split())
    withdraw(case, made.id)
    with Reader(case) as reader:
        assert [(j.id, j.withdrawn) for j in reader.judgements() if j.by == "analyst"] == [(made.id, True)]


def test_nobodys_judgement_cannot_be_taken_back(case: Path) -> None:
    with pytest.raises(JudgementError, match="nobody has judged yet"):
        withdraw(case, "judgement-none")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing-such", "--verdict", "wrong"], "is nothing on record"),
        (["article-"], "--verdict or --withdraw"),
        (["event-", "--verdict", "wrong"], "may be event-"),
    ],
)
def test_what_cannot_be_judged_is_told(case: Path, words: list[str], said: str) -> None:
    found = RUN.invoke(app, ["judge", *words, "--case", str(case)])
    assert found.exit_code == 2
    assert said in " ".join(found.output.replace("│", " ").split())


def test_the_command_judges(case: Path) -> None:
    one = meetings(case)[0]
    found = RUN.invoke(
        app, ["judge", one.id, "--verdict", "wrong", "--why", "a rally", "--by", "Ada", "--case", str(case)]
    )
    assert found.exit_code == 0, found.output
    assert "wrong, says Ada" in found.output
