"""Files measured whole: rows beside those of others, the quality page, and floors."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from golds import words
from onrecord.measure import floors, program, quality
from onrecord.measure.floors import Floor, by_data, dump, fallen, lifted, load, risen, unusable, values
from onrecord.measure.gold import GoldError
from onrecord.measure.quality import replaced, section, table
from onrecord.measure.run import OURS, Options, Row, digest, run

TEXT = "The envoy arrived on 3 May 2021."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder of gold with one file."""
    times = [{**words(TEXT, "3 May 2021"), "type": "DATE", "value": "2021-05-03"}]
    record = {"id": "a", "text": TEXT, "created": "2021-05-10", "times": times}
    (tmp_path / "times").mkdir()
    (tmp_path / "times" / "aquaint.jsonl").write_text(json.dumps(record), "utf8")
    return tmp_path


def test_a_file_is_told_by_its_hash_and_part(gold: Path) -> None:
    path = gold / "times" / "aquaint.jsonl"
    assert run("times", path).part is None
    assert run("times", path, Options(part=1)).part == 1
    assert run("times", path, Options(part=9)).part is None, "all of it"
    assert run("times", path).sha256 == digest(path)
    assert {row.by for row in run("times", path).rows} == {OURS}
    with pytest.raises(GoldError, match="none"):
        digest(gold / "none")


def test_a_text_on_which_the_program_fails_holds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "find", lambda *_: 1 / 0)
    with pytest.warns(RuntimeWarning, match="a: nothing found: ZeroDivisionError"):
        assert program.findings(program.article("a", TEXT)).statements == ()


def test_a_table_in_markdown() -> None:
    rows = (Row("date", OURS, 0.5, 0.25, 1.0, 4), Row("date", "rules", 0.125, said="published"))
    assert table(rows).splitlines()[2:] == [
        "| date | 0.250 | 1.000 | 0.500 | 4 | OnRecord |",
        "|  |  |  | 0.125 |  | rules |",
        "",
        "rules: published",
    ]


def test_the_page_keeps_what_is_written_by_hand(gold: Path) -> None:
    told = section("times", gold)
    assert "onrecord measure times gold/times/aquaint.jsonl" in told
    assert digest(gold / "times" / "aquaint.jsonl")[:12] in told
    assert "TempEval-3" in told, "the definition"
    assert TEXT not in told
    page = replaced("# Quality\n\nBy hand.\n", "times", "stale\n")
    page = replaced(f"{page}\nBy hand too.\n", "times", told)
    assert "stale" not in page
    assert page.startswith("# Quality\n\nBy hand.\n")
    assert page.endswith("\nBy hand too.\n")
    assert replaced(page, "times", told) == page
    assert section("names", gold) == "", "no gold, no table"


def test_the_page_is_written_by_a_command(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = gold / "QUALITY.md"
    monkeypatch.setattr(sys, "argv", ["quality", str(gold), "times", "--write", str(page)])
    quality.main()
    assert "dates, strict" in page.read_text("utf8")
    monkeypatch.setattr(sys, "argv", ["quality", str(gold), "tiems"])
    with pytest.raises(SystemExit):
        quality.main()


def test_floors_are_lifted_by_a_command(
    gold: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = gold / "floors.json"
    gone = replace(floor(gold, 0.3), name="names gone: all four, strict", file="names/gone.jsonl")
    path.write_text(dump((floor(gold, 0.4), gone)), "utf8")
    monkeypatch.setattr(sys, "argv", ["floors", "--gold", str(gold), "--floors", str(path), "--raise"])
    floors.main()
    assert [one.floor for one in load(path)] == [0.99, 0.3]
    told = capsys.readouterr().out
    assert "dates, strict rose to 1.000" in told
    assert "gone.jsonl is not there" in told


def floor(gold: Path, value: float, name: str = "times aquaint: dates, strict") -> Floor:
    file = "times/aquaint.jsonl"
    return Floor(name, value, file, digest(gold / file), None)


def test_floors_fall_rise_and_never_sink(gold: Path, tmp_path: Path) -> None:
    low, high = floor(gold, 0.4), floor(gold, 0.9, "times aquaint: dates, value")
    reached = {low.name: 0.5, high.name: 0.894}
    assert fallen((low, high), reached) == ["times aquaint: dates, value fell to 0.894, below 0.90"]
    assert fallen((high,), {high.name: 0.896}) == [], "as another processor rounds"
    assert risen((low, high), reached) == ["times aquaint: dates, strict rose to 0.500, above 0.40"]
    assert risen((low,), {low.name: 0.419}) == [], "less than a step and the slack"
    assert [lifted(low, 0.5).floor, lifted(high, 0.894).floor, lifted(low, 0.29).floor] == [0.49, 0.9, 0.4]
    assert fallen((low,), {}) == ["times aquaint: dates, strict fell to 0.000, below 0.40"], "measured no more"
    (tmp_path / "floors.json").write_text(dump((low, high)), "utf8")
    assert load(tmp_path / "floors.json") == (low, high)


def test_floors_are_measured_on_their_file(gold: Path) -> None:
    one = floor(gold, 0.4)
    ((data, group),) = by_data((one, replace(one, name="times aquaint: dates, value"))).items()
    assert len(group) == 2
    assert unusable(group, gold) is None
    assert values(data, gold)[one.name] == 1.0
    assert "is another file" in (unusable((replace(one, sha256="0"),), gold) or "")
    assert "is not there" in (unusable((one,), gold / "nowhere") or "")
