import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

import toy
from onrecord.model import (
    Act,
    Article,
    Findings,
    Judgement,
    Manner,
    Origin,
    Page,
    Party,
    Problem,
    Report,
    Resolution,
    Span,
    Statement,
)
from onrecord.pipeline import SILENCE, Reading, read_page
from onrecord.settling import settle
from onrecord.store.case import CaseError
from onrecord.store.reader import Reader
from onrecord.store.settle import whole
from onrecord.store.writer import Writer

PERSON = Judgement(
    "judgement-1", ("actor-a", "actor-b"), "different", "A. Analyst", "two men", "2024-05-01", withdrawn=False
)


def _read(folder: Path, number: int) -> list[tuple[Page, Reading]]:
    stages = toy.Toy()
    raws = stages.raw_pages((str(toy.write_pages(folder, number)),))
    return [(raw.page, read_page(stages, raw)) for raw in raws]


def _add(writer: Writer, page: Page, reading: Reading) -> None:
    writer.add(page, reading.articles, reading.findings, reading.problems)


def _add_all(writer: Writer, read: list[tuple[Page, Reading]]) -> None:
    for page, reading in read:
        _add(writer, page, reading)


def _dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_a_page_stored_twice_changes_nothing(tmp_path: Path) -> None:
    [(page, reading)] = _read(tmp_path / "pages", 1)
    with Writer(tmp_path / "case.db") as writer:
        assert not writer.has(page.id)
        _add(writer, page, reading)
        assert writer.has(page.id)
        before = _dump(tmp_path / "case.db")
        _add(writer, page, replace(reading, articles=()))
        assert _dump(tmp_path / "case.db") == before


def test_a_page_that_failed_is_read_again_and_its_problem_goes(tmp_path: Path) -> None:
    [(page, reading)] = _read(tmp_path / "pages", 1)
    died = Problem("problem-1", page.id, None, page.source, "read", "the reading process died")
    gone = Problem("problem-2", None, None, page.source, "read", "no such file")
    other = Problem("problem-3", None, None, "elsewhere.txt", "read", "no such file")
    with Writer(tmp_path / "case.db") as writer:
        writer.note((gone, other))
        writer.add(page, (), (), (died,), failed=True)
        assert not writer.has(page.id)
        _add(writer, page, reading)
        assert writer.has(page.id)
    with Reader(tmp_path / "case.db") as reader:
        assert reader.problems() == (other,)


def test_what_was_stored_comes_back_as_found(tmp_path: Path) -> None:
    read = _read(tmp_path / "pages", 5)
    with Writer(tmp_path / "case.db") as writer:
        _add_all(writer, read[::-1])
        articles = sorted((reading.articles[0] for _, reading in read), key=lambda article: article.id)
        findings = sorted((reading.findings[0] for _, reading in read), key=lambda found: found.article)
        assert writer.known.articles() == tuple(articles)
        assert list(writer.known.findings(article.id for article in articles)) == findings


def test_a_persons_judgement_outlives_settling_and_rules_do_not(tmp_path: Path) -> None:
    with Writer(tmp_path / "case.db") as writer:
        _add_all(writer, _read(tmp_path / "pages", 3))
        writer.judge(PERSON)
        for _ in range(2):
            settle(writer, toy.Toy(), SILENCE)
            assert writer.standing() == (PERSON,)
        withdrawn = replace(PERSON, withdrawn=True)
        writer.judge(withdrawn)
        settle(writer, toy.Toy(), SILENCE)
    with Reader(tmp_path / "case.db") as reader:
        assert [judgement.id for judgement in reader.judgements()] == ["judgement-1", "judgement-rule"]
        assert reader.judgements()[0] == withdrawn


def test_a_settling_that_misses_settled_articles_is_refused(tmp_path: Path) -> None:
    stages = toy.Toy()
    with Writer(tmp_path / "case.db") as writer:
        [first, second] = _read(tmp_path / "pages", 2)
        _add(writer, *first)
        articles = writer.known.articles()
        reports = stages.reports(articles)
        findings = writer.known.findings(article.id for article in articles)
        found = whole(reports, stages.resolve(articles, reports, findings, ()))
        _add(writer, *second)
        assert writer.settle(found), "the later page is not settled by anybody yet"
        assert not writer.settled()
        settle(writer, stages, SILENCE)
        assert not writer.settle(found), "it would hide the later page"
        assert writer.settled()


def test_a_second_writer_waits_then_tells(tmp_path: Path) -> None:
    [(page, reading)] = _read(tmp_path / "pages", 1)
    path = tmp_path / "case.db"
    with Writer(path, patience=0.2) as writer, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(CaseError, match="another program is writing to it"):
            _add(writer, page, reading)
        other.execute("commit")
        _add(writer, page, reading)
        assert writer.has(page.id)


def test_a_second_writer_gets_its_turn_when_the_first_is_done(tmp_path: Path) -> None:
    [(page, reading)] = _read(tmp_path / "pages", 1)
    path = tmp_path / "case.db"
    Writer(path).close()
    held = "import sqlite3,sys,time; c=sqlite3.connect(sys.argv[1],isolation_level=None); c.execute('begin immediate');"
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", held + "print('held',flush=True); time.sleep(0.5)", str(path)], stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with Writer(path, patience=20) as writer:
            _add(writer, page, reading)
            assert writer.has(page.id)


@contextmanager
def _file_limit(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_told_and_what_was_read_stays(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    read = _read(tmp_path / "pages", 60)
    with Writer(path) as writer:
        _add(writer, *read[0])
        settle(writer, toy.Toy(), SILENCE)
        pages = writer._connection.execute("pragma page_count").fetchone()[0]
        writer._connection.execute(f"pragma max_page_count = {pages + 4}")
        with pytest.raises(CaseError, match="the disk is full; pages already read are safe"):
            _add_all(writer, read[1:])
        stored = writer.known.size()
        assert 0 < stored < 60
        with pytest.raises(CaseError, match="the disk is full"):
            settle(writer, toy.Toy(), SILENCE)
        with Reader(path) as reader:
            assert reader.counts()["article"] == 1, "as it was settled before"
    with Writer(path) as writer:  # there is space again
        _add_all(writer, read)
        settle(writer, toy.Toy(), SILENCE)
    with Reader(path) as reader:
        assert reader.counts()["article"] == 60


def test_a_limit_on_file_size_is_told_and_what_was_read_stays(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    read = _read(tmp_path / "pages", 60)
    with Writer(path) as writer:
        with _file_limit(600_000), pytest.raises(CaseError, match="writing failed"):
            _add_all(writer, read)
        stored = writer.known.size()
        assert 0 < stored < 60
    with Writer(path) as writer:
        assert writer.known.size() == stored
        assert writer._connection.execute("pragma integrity_check").fetchone()[0] == "ok"


def test_a_text_that_reads_like_a_field_is_left_alone(tmp_path: Path) -> None:
    text = '"actor":"found" and {"actor":"found"} \\"of\\":\\"found\\" said'
    span = Span("a", 0, len(text), text)
    party = Party("found", span)
    statement = Statement("s", "a", (party,), (span,), (), Manner.DIRECT, Act.ASSERT, "found", None, span)
    article = Article("a", "p", None, None, (), None, None, None, None, "en", text)
    with Writer(tmp_path / "case.db") as writer:
        writer.add(Page("p", "p.txt", "text/plain", "0", None), (article,), (Findings("a", (), (), (statement,), ()),))
        resolution = Resolution((), (("found", "resolved"),), (), (), ())
        writer.settle(whole([Report("r", ("a",), Origin(None, "a", "alone"), ())], resolution))
    with Reader(tmp_path / "case.db") as reader:
        assert reader.statements() == (replace(statement, sources=(Party("resolved", span),), channel="resolved"),)
