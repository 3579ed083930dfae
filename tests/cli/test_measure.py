"""The command that measures: what it prints, as table and as data, and how it tells what it can't use."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from golds import words
from onrecord.cli.app import app
from onrecord.measure.tasks import TASKS

TEXT = "Ruritania's envoy arrived on 3 May 2021 and left on Friday."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    times = [{**words(TEXT, "3 May 2021"), "type": "DATE", "value": "2021-05-03"}]
    record = {"id": "a", "text": TEXT, "created": "2021-05-10", "times": times}
    path = tmp_path / "times.jsonl"
    path.write_text(f"{json.dumps(record)}\n" * 3, "utf8")
    return path


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["measure", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_a_table_fits_eighty_columns(file: Path) -> None:
    code, out, err = run("times", str(file))
    assert (code, err) == (0, "")
    assert max(len(line) for line in out.splitlines()) <= 80
    (strict,) = (line.split() for line in out.splitlines() if line.startswith("dates, strict"))
    assert strict == ["dates,", "strict", "0.500", "1.000", "0.667", "3", "OnRecord"]


def test_the_same_as_data(file: Path) -> None:
    (result,) = json.loads(run("times", str(file), "--json", "--part", "2", "--errors", "1")[1])
    assert (result["task"], result["file"], result["part"]) == ("times", "times.jsonl", 2)
    assert result["errors"] == ["wrong date: Friday"]
    assert result["rows"][0] | {"value": 0} == {
        "measure": "dates, strict",
        "by": "OnRecord",
        "value": 0,
        "precision": 0.5,
        "recall": 1.0,
        "of": 2,
        "said": None,
    }


def test_errors_are_told_on_demand(file: Path) -> None:
    assert "Friday" not in run("times", str(file))[1]
    assert run("times", str(file), "--errors", "2")[1].count("wrong date: Friday") == 2


def test_others_stand_beside_ours_with_how_it_is_known(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    mention = {**words(TEXT, "Ruritania"), "kind_common": "place"}
    path.write_text(json.dumps({"id": "a", "text": TEXT, "mentions": [mention]}), "utf8")
    out = run("names", str(path), "--peers")[1]
    assert out.count("spaCy") == 11, "ten measures, and the note under them"
    assert "spaCy: measured, by this command" in out


def test_several_files_have_a_table_each(file: Path) -> None:
    assert run("times", str(file), str(file))[1].count("times: times.jsonl") == 2


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("tiems", "x.jsonl"), 2, "extraction"),
        (("times", "nowhere.jsonl"), 1, "nowhere.jsonl"),
        (("names", "FILE"), 1, "times.jsonl:1: not a record of this task"),
    ],
)
def test_a_mistake_is_explained(arguments: tuple[str, ...], code: int, told: str, file: Path) -> None:
    done, _, err = run(*(str(file) if word == "FILE" else word for word in arguments))
    assert done == code
    assert told in " ".join(err.split())
    assert "Traceback" not in err


def test_every_task_defines_its_measures() -> None:
    for forms in TASKS.values():
        for form in forms:
            assert len((form.measure.__doc__ or "").split()) > 30
            assert form.files
