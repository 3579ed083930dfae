import gzip
import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.measure.gold import GoldError, Words, fitting, records


@dataclass(frozen=True, slots=True)
class Said:
    id: str
    text: str
    cue: Words


@dataclass(frozen=True, slots=True)
class Marked:
    id: str
    label: str | None


GOOD = {"id": "a", "text": "Ruritania agreed.", "cue": {"start": 10, "end": 16, "text": "agreed"}, "more": 1}


def written(folder: Path, *lines: object, name: str = "gold.jsonl") -> Path:
    path = folder / name
    content = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_bytes(gzip.compress(content.encode()) if name.endswith(".gz") else content.encode())
    return path


@pytest.mark.parametrize("name", ["gold.jsonl", "gold.jsonl.gz"])
def test_a_file_is_told_by_its_fields(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, GOOD, "", GOOD | {"id": "b"}, name=name)
    shape, found = fitting(path, [Marked, Said])
    assert shape is Said
    assert [record["id"] for record in found] == ["a", "b"]
    assert fitting(path, [Said], first=1)[1] == (GOOD,)
    assert list(records(path)) == list(found)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "not JSON"),
        ("[]", "not an object"),
        ({"id": "a"}, "text: field required"),
        (GOOD | {"id": 3}, "id: "),
        (GOOD | {"cue": {"start": 10, "end": 16}}, "cue.text: field required"),
        (GOOD | {"cue": {"start": 9, "end": 16, "text": "agreed"}}, "are not 'agreed'"),
    ],
)
def test_a_record_that_does_not_fit_is_told_with_its_line(line: object, told: str, tmp_path: Path) -> None:
    with pytest.raises(GoldError) as error:
        fitting(written(tmp_path, GOOD, line), [Said])
    assert told in str(error.value)
    assert "gold.jsonl:2: " in str(error.value)


def test_a_file_of_another_task_names_the_fields_that_are_missing(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"gold.jsonl:1: .* cue, id, text; or id, label"):
        fitting(written(tmp_path, {"id": "a"}), [Said, Marked])


def test_a_missing_damaged_or_empty_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "cut.gz").write_bytes(gzip.compress(b"{}" * 99)[:-9])
    for path in (tmp_path / "none.jsonl", tmp_path / "cut.gz", written(tmp_path)):
        with pytest.raises(GoldError, match=path.name):
            fitting(path, [Said])
