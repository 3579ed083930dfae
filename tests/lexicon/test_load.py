from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.lexicon.load import STRICT, LexiconError, rows


@dataclass(frozen=True, slots=True)
class Row:
    __pydantic_config__ = STRICT
    kind: str
    why: str
    patterns: tuple[str, ...] = ()


FILE = "conventions.yaml"

BAD = [
    ("- {kind: x, why: y, pattern: [a]}", "row 0.pattern", "a misspelt field"),
    ("- {kind: x}", "row 0.why", "a missing field"),
    ("- {kind: [x], why: y}", "row 0.kind", "a list where a word belongs"),
    ("- {kind: x", "not well-formed", "a bracket left open"),
]


def own(folder: Path, content: str) -> Path:
    (folder / FILE).write_text(content, "utf8")
    return folder


def test_a_users_rows_come_after_the_packaged_ones(tmp_path: Path) -> None:
    packaged = rows(FILE, Row)
    joined = rows(FILE, Row, own(tmp_path, "- {kind: mine, why: to test}"))
    assert joined == (*packaged, Row("mine", "to test"))


def test_a_folder_without_the_file_adds_nothing(tmp_path: Path) -> None:
    assert rows(FILE, Row, tmp_path) == rows(FILE, Row)


@pytest.mark.parametrize(("content", "said", "why"), BAD)
def test_a_bad_file_is_told_by_name_and_row(tmp_path: Path, content: str, said: str, why: str) -> None:
    with pytest.raises(LexiconError, match=FILE) as told:
        rows(FILE, Row, own(tmp_path, content))
    assert said in str(told.value), why


def test_on_and_no_are_words(tmp_path: Path) -> None:
    (*_, row) = rows(FILE, Row, own(tmp_path, "- {kind: yes, why: no, patterns: [on, off, y]}"))
    assert row == Row("yes", "no", ("on", "off", "y"))
