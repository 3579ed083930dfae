"""Bad input through the command line, as it meets a user: a line naming file and cause, and the rest is read."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app

GOOD = "<html><body><article>{}</article></body></html>".format(
    "<p>Ruritania and Graustark signed a treaty on Monday, officials in both capitals said after the ceremony.</p>" * 3
).encode()
PRESS = Path(__file__).parent.parent / "samples" / "press"

ROWS: list[tuple[str, Callable[[], bytes], str]] = [
    # file name, its bytes, what the user is told
    ("empty.html", lambda: b"", "empty"),
    ("noise.html", lambda: bytes(range(256)) * 20, "binary"),
    ("cut.html.gz", lambda: gzip.compress(GOOD * 99)[:-40], "ends early"),
    ("cut.warc.gz", lambda: (PRESS / "gulf-mercury.warc.gz").read_bytes()[:2500], "cut off"),
    ("broken.pdf", lambda: b"%PDF-1.7 and no more", "damaged"),
    ("broken.jsonl", lambda: b'{"url": "https://a.example", "text": "T"}\n{"url": \n', "line 2"),
    (
        "front.html",
        lambda: b"<html><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav></body></html>",
        "no article",
    ),
    ("huge.html", lambda: b"<html><body><p>" + b"word " * 10_000_000 + b"</p></body></html>", "over 20 MB"),
    ("latin.html", lambda: b"<meta charset='utf-8'>" + GOOD.replace(b"treaty", b"trait\xe9"), "encoding is in doubt"),
]


def read(*arguments: str) -> tuple[int, list[str]]:
    """Return the exit code and the lines on standard error."""
    result = CliRunner().invoke(app, ["read", *arguments, "--jobs", "1"])
    return result.exit_code, result.stderr.splitlines()


@pytest.mark.parametrize(("name", "content", "told"), ROWS)
def test_a_bad_page_is_told_and_the_others_are_read(
    tmp_path: Path, name: str, content: Callable[[], bytes], told: str
) -> None:
    (tmp_path / name).write_bytes(content())
    (tmp_path / "good.html").write_bytes(GOOD)
    status, said = read(str(tmp_path), "--case", str(tmp_path / "case.db"))
    assert status == 0
    assert [line for line in said if name in line and told in line]
    assert not [line for line in said if line.startswith(str(tmp_path / "case.db"))], "the case file is no page"


def test_deeply_nested_markup_is_read(tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_bytes(b"<div>" * 20_000 + GOOD + b"</div>" * 20_000)
    status, said = read(str(tmp_path), "--case", str(tmp_path / "case.db"))
    assert (status, said[-1][:24]) == (0, "Read 1 page, 0 problems.")


def test_a_run_that_could_read_nothing_has_failed(tmp_path: Path) -> None:
    status, said = read("nowhere.html", "--case", str(tmp_path / "case.db"))
    assert status == 1
    assert said[0].startswith("nowhere.html: can't be read")
