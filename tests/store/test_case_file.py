import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import scene
from onrecord.store.case import CaseError
from onrecord.store.reader import Reader
from onrecord.store.writer import Writer


def _text(path: Path) -> None:
    path.write_text("a text, no database\n" * 100, "utf8")


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table recipes (title text)")


def _newer(path: Path) -> None:
    Writer(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("pragma user_version = 999")


def _cut_short(path: Path) -> None:
    Writer(path).close()
    os.truncate(path, path.stat().st_size // 2)


NO_CASES = [
    (_text, "not a case file"),
    (_other_database, "not a case file"),
    (_newer, "made by a newer OnRecord"),
    (Path.mkdir, ""),
]
"""A way to make the path, and what is said of it."""


@pytest.mark.parametrize(("make", "why"), NO_CASES, ids=["text", "database", "newer", "folder"])
def test_what_is_no_case_is_neither_read_nor_written(tmp_path: Path, make: Callable[[Path], None], why: str) -> None:
    path = tmp_path / "press.db"
    make(path)
    for opened in (Reader, Writer):
        with pytest.raises(CaseError, match=f"press.db: .*{why}"):
            opened(path)


def test_a_missing_case_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no such case file; `onrecord read PAGES --case"):
        Reader(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_an_empty_file_becomes_a_case_but_is_none_to_read(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(CaseError, match="not a case file"):
        Reader(path)
    Writer(path).close()
    with Reader(path) as reader:
        assert set(reader.counts().values()) == {0}


def test_a_case_cut_short_is_told_and_not_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "cut.db"
    _cut_short(path)
    with pytest.raises(CaseError, match=r"cut.db: .*(not a case|damaged)"), Writer(path) as writer:
        writer.standing()


def test_a_case_in_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be opened or made there"):
        Writer(tmp_path / "no" / "such.db")


def test_a_name_with_signs_of_an_address_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "50% of #1? ü.db"
    Writer(path).close()
    with Reader(path) as reader:
        assert reader.counts()["page"] == 0


def test_opening_again_migrates_nothing(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    Writer(path).close()
    before = path.read_bytes()
    Writer(path).close()
    assert path.read_bytes() == before


def test_a_case_damaged_inside_is_told(tmp_path: Path) -> None:
    path = scene.make(tmp_path / "case.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("update article set document = '{}'")
        connection.execute("drop table story")
        connection.commit()
    with Reader(path) as reader:
        for read in (reader.articles, reader.stories):
            with pytest.raises(CaseError, match=r"case\.db: damaged; read the pages into a new case"):
                read()
