import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

import toy
import toy_run
from onrecord.checks import check
from onrecord.exports.jsonl import lines
from onrecord.model import Article, Problem
from onrecord.pipeline import Options, Summary, read_pages
from onrecord.store.case import CaseError
from onrecord.store.reader import Reader

ALONE = Options(jobs=1, stages=toy.Toy)
TWO = Options(jobs=2, stages=toy.Toy, seconds=20)


@dataclass
class Watch:
    """Keeps what it was told."""

    pages: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)

    def page(self, source: str, so_far: Summary) -> None:
        assert so_far.pages + so_far.known == len(self.pages) + 1
        self.pages.append(source)

    def problem(self, problem: Problem) -> None:
        self.problems.append(problem)

    def stage(self, name: str) -> None:
        self.stages.append(name)


def _export(case: Path) -> bytes:
    with Reader(case) as reader:
        assert check(reader) == ()
        return b"".join(lines(reader))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(toy.write_pages(tmp_path_factory.mktemp("toy") / "pages", 24))


@pytest.fixture(scope="module")
def unbroken(pages: str, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The export of a run that nothing disturbed."""
    case = tmp_path_factory.mktemp("unbroken") / "case.db"
    assert read_pages((pages,), case, ALONE, Watch()) == Summary(pages=24, articles=24)
    return _export(case)


def test_two_processes_make_the_same_record_as_one(pages: str, unbroken: bytes, tmp_path: Path) -> None:
    watch = Watch()
    assert read_pages((pages,), tmp_path / "case.db", TWO, watch) == Summary(pages=24, articles=24)
    assert _export(tmp_path / "case.db") == unbroken
    assert watch.pages == sorted(watch.pages)
    assert watch.stages == ["copies", "resolving", "storing"]


def test_the_same_pages_twice_change_nothing(pages: str, unbroken: bytes, tmp_path: Path) -> None:
    case = tmp_path / "case.db"
    read_pages((pages, pages), case, ALONE, Watch())
    before = case.read_bytes()
    watch = Watch()
    assert read_pages((pages,), case, ALONE, watch) == Summary(known=24)
    assert case.read_bytes() == before
    assert watch.stages == [], "nothing new, nothing to settle"
    assert _export(case) == unbroken


def test_pages_in_two_goes_make_the_same_record(unbroken: bytes, tmp_path: Path) -> None:
    case = tmp_path / "case.db"
    for number in (9, 24):
        read_pages((str(toy.write_pages(tmp_path / "pages", number)),), case, ALONE, Watch())
    assert _export(case) == unbroken


@pytest.mark.parametrize("options", [ALONE, TWO], ids=["one process", "two"])
def test_a_bad_page_is_a_problem_and_costs_itself_alone(tmp_path: Path, options: Options) -> None:
    folder = toy.write_pages(tmp_path / "pages", 2)
    (folder / "a.txt").write_text("2021-09-01\nRAISE")
    (folder / "b.txt").write_text("2021-09-01\nSTUMBLE in Arden")
    watch = Watch()
    summary = read_pages((str(folder), "missing"), tmp_path / "case.db", options, watch)
    assert summary == Summary(pages=4, articles=3, problems=3)
    told = [(problem.source, problem.stage, problem.message) for problem in watch.problems]
    assert sorted(told) == [
        ("a.txt", "read", "ValueError: cannot be understood"),
        ("b.txt", "find", "LookupError: no such word"),
        ("missing", "read", "missing: no such file"),
    ]
    with Reader(tmp_path / "case.db") as reader:
        assert set(reader.problems()) == set(watch.problems)
        assert "STUMBLE in Arden" in {article.text for article in reader.articles()}, "the article is kept"
        assert check(reader) == ()


def test_a_page_that_kills_its_process_is_left_out_and_tried_again(tmp_path: Path) -> None:
    folder = toy.write_pages(tmp_path / "pages", 3)
    (folder / "001a.txt").write_text("2021-09-01\nCRASH")
    for _ in range(2):
        watch = Watch()
        read_pages((str(folder),), tmp_path / "case.db", TWO, watch)
        [problem] = watch.problems
        assert "died (exit code 3)" in problem.message
        with Reader(tmp_path / "case.db") as reader:
            assert reader.counts()["article"] == 3
            assert reader.problems() == (problem,)
            assert problem.page in {page.id for page in reader.pages()}


def test_a_page_with_text_that_is_no_unicode_is_stored(tmp_path: Path) -> None:
    class Torn(toy.Toy):
        def articles(self, raw: Any) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:  # noqa: ANN401 - a toy.Raw
            return super().articles(toy.Raw(raw.page, raw.content.replace("talks", "tal\udc00s")))

    pages = toy.write_pages(tmp_path / "pages", 2)
    read_pages((str(pages),), tmp_path / "case.db", Options(jobs=1, stages=Torn), Watch())
    with Reader(tmp_path / "case.db") as reader:
        assert all("tal?s" in article.text for article in reader.articles())
        assert check(reader) == ()


def test_a_place_that_cannot_be_written_is_told_before_reading(pages: str, tmp_path: Path) -> None:
    watch = Watch()
    with pytest.raises(CaseError, match="cannot be opened or made"):
        read_pages((pages,), tmp_path / "no" / "case.db", ALONE, watch)
    assert watch.pages == []


class Run:
    """A run in a process of its own, which says where it is."""

    def __init__(self, pages: str, case: Path, jobs: int, *more: str, pause: float = 0.02, at_once: int = 100) -> None:
        words = [sys.executable, toy_run.__file__, pages, str(case), str(jobs), str(pause), str(at_once), *more]
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, start_new_session=True)  # noqa: S603 - our own words

    def __iter__(self) -> Iterator[str]:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            yield line.strip()

    def until(self, said: str) -> None:
        assert any(line.startswith(said) for line in self), f"it ended before it said {said!r}"

    def press_ctrl_c(self) -> None:
        """Interrupt the whole group, as a terminal does."""
        os.killpg(self.process.pid, signal.SIGINT)

    def end(self) -> tuple[int, list[str]]:
        """Return its exit code and what else it said."""
        with self.process:
            rest = list(self)
        return self.process.returncode, rest


def test_a_run_killed_again_and_again_ends_like_an_unbroken_one(pages: str, unbroken: bytes, tmp_path: Path) -> None:
    case = tmp_path / "case.db"
    chance = random.Random(7)  # noqa: S311 - points to kill at
    for place in (f"page {chance.randint(1, 4)} ", f"page {chance.randint(5, 9)} ", "stage resolving", "stage storing"):
        run = Run(pages, case, 1, pause=0.01)
        run.until(place)
        run.process.kill()
        assert run.end()[0] == -signal.SIGKILL
        with Reader(case) as reader:
            assert reader.counts()["article"] == 0, "nothing is settled yet"
    summary = read_pages((pages,), case, ALONE, Watch())
    assert summary.known >= 9
    assert _export(case) == unbroken


def test_fifty_kills_anywhere_leave_the_record_of_an_unbroken_run(pages: str, tmp_path: Path) -> None:
    """Reading 24 pages and settling them five at a time; killed after any line that a run prints, or a moment later."""
    piecemeal = replace(ALONE, at_once=5)
    read_pages((pages,), tmp_path / "unbroken.db", piecemeal, Watch())
    unbroken = _export(tmp_path / "unbroken.db")
    chance = random.Random(11)  # noqa: S311 - points to kill at
    kills = case = 0
    while kills < 50:
        run = Run(pages, tmp_path / f"{case}.db", 1, pause=0.001, at_once=5)
        lines_seen = zip(run, range(chance.randint(1, 42)), strict=False)
        if any(line.startswith("Summary") for line, _ in lines_seen):
            run.end()
            assert _export(tmp_path / f"{case}.db") == unbroken
            case += 1
            continue
        time.sleep(chance.random() * 0.01)
        run.process.kill()
        kills += run.end()[0] == -signal.SIGKILL
    read_pages((pages,), tmp_path / f"{case}.db", piecemeal, Watch())
    assert case, "some runs came to their end"
    assert _export(tmp_path / f"{case}.db") == unbroken


def test_a_run_with_workers_killed_ends_like_an_unbroken_one(pages: str, unbroken: bytes, tmp_path: Path) -> None:
    case = tmp_path / "case.db"
    run = Run(pages, case, 2)
    run.until("page 5 ")
    run.process.kill()
    run.end()
    read_pages((pages,), case, ALONE, Watch())
    assert _export(case) == unbroken


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_ends_the_reading_and_settles_what_was_read(
    pages: str, unbroken: bytes, tmp_path: Path, jobs: int
) -> None:
    case = tmp_path / "case.db"
    run = Run(pages, case, jobs)
    run.until("page 1 ")  # the second worker may still be starting
    run.press_ctrl_c()
    code, said = run.end()
    assert code == 0
    assert said[-4:-1] == ["stage copies", "stage resolving", "stage storing"]
    assert "interrupted=True" in said[-1]
    with Reader(case) as reader:
        assert 1 <= reader.counts()["article"] < 24
        assert check(reader) == ()
    read_pages((pages,), case, ALONE, Watch())
    assert _export(case) == unbroken


def test_ctrl_c_ends_waiting_for_input_at_once(pages: str, unbroken: bytes, tmp_path: Path) -> None:
    run = Run(pages, tmp_path / "case.db", 1, "wait", pause=0)
    run.until("waiting")
    run.press_ctrl_c()
    assert "interrupted=True" in run.end()[1][-1]
    assert _export(tmp_path / "case.db") == unbroken


def test_ctrl_c_twice_stops_at_once_and_keeps_what_was_read(pages: str, unbroken: bytes, tmp_path: Path) -> None:
    run = Run(pages, tmp_path / "case.db", 1, pause=1.5)  # time for the second signal on a busy machine
    run.until("page 2 ")
    run.press_ctrl_c()
    run.until("stage copies")
    run.press_ctrl_c()
    code, said = run.end()
    assert code == -signal.SIGINT
    assert "stage storing" not in said
    summary = read_pages((pages,), tmp_path / "case.db", ALONE, Watch())
    assert summary.known >= 2
    assert _export(tmp_path / "case.db") == unbroken


def test_settling_waits_for_nobody_but_covers_the_pages_of_another_run(tmp_path: Path) -> None:
    """While this run resolves, another reads and settles a page more: neither loses the other's pages."""
    folder, case = toy.write_pages(tmp_path / "pages", 2), tmp_path / "case.db"

    class Overtaken(toy.Toy):
        turns = 0

        def reports(self, articles):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
            found = super().reports(articles)
            if not Overtaken.turns:
                Overtaken.turns = 1
                toy.write_pages(tmp_path / "more", 3)
                (tmp_path / "more" / "002.txt").rename(tmp_path / "more" / "000.txt")
                read_pages((str(tmp_path / "more"),), case, ALONE, Watch())
            return found

    watch = Watch()
    read_pages((str(folder),), case, Options(jobs=1, stages=Overtaken), watch)
    assert watch.stages.count("copies") == 1, "the other run has settled both runs' pages"
    with Reader(case) as reader:
        assert reader.counts()["article"] == reader.counts()["page"] == 3


def test_the_real_stages_make_one_sound_record_in_any_order(tmp_path: Path) -> None:
    press = Path(__file__).parents[1] / "samples" / "press"
    paths = [
        str(press / name) for name in ("capital-courier-delhi-talks.html", "saved-wheat.txt", "gulf-mercury.warc.gz")
    ]
    there = read_pages(paths, tmp_path / "there.db", Options(jobs=1))
    back = read_pages(paths[::-1], tmp_path / "back.db", Options(jobs=1))
    assert there == back
    assert there.articles >= 3
    assert _export(tmp_path / "there.db") == _export(tmp_path / "back.db")
