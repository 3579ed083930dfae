"""Annotations that hold no text find it by its hash. All texts are invented."""

import hashlib
import json
from pathlib import Path

import pytest

from onrecord.learn.annotated import annotated
from onrecord.read.article import articles
from onrecord.read.inputs import RawPage, raw_pages
from told import lexicon

TEXT = "Norway shelled Denmark on Monday."
EVENT = {
    "trigger": [7, 14], "type": "ASSAULT", "status": "occurred", "actors": [[0, 6, "Norway"]],
    "recipients": [[15, 22, "Denmark"]], "when": "2017-03-06",
}  # fmt: skip


def folder(tmp_path: Path, name: str, row: dict[str, object]) -> Path:
    file = tmp_path / "gold" / name
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(row) + "\n", encoding="utf8")
    return file.parent.parent if "/" in name else file.parent


def marks(tmp_path: Path, file: str, text: str, **found: object) -> Path:
    path = tmp_path / "events.jsonl"
    row = {"file": file, "id": "a", "sha256": hashlib.sha256(text.encode()).hexdigest()}
    path.write_text(json.dumps(row | (found or {"events": [EVENT]})) + "\n", encoding="utf8")
    return path


@pytest.mark.parametrize("field", ["text", "body"])
def test_events_come_with_the_words_of_the_text(tmp_path: Path, field: str) -> None:
    gold = folder(tmp_path, "set/some.jsonl", {"id": "a", field: TEXT, "published": "2017-03-07T10:00"})
    (found,) = annotated(marks(tmp_path, "set/some.jsonl", TEXT), gold)
    (event,) = found["events"]
    assert (found["published"], found["outlet"]) == ("2017-03-07", None)
    assert event["trigger"] == {"start": 7, "end": 14, "text": "shelled"}
    assert event["recipients"] == [{"span": {"start": 15, "end": 22, "text": "Denmark"}, "name": "Denmark"}]
    assert event["when"]["value"] == "2017-03-06"


def test_statements_and_what_they_promise_are_spans_too(tmp_path: Path) -> None:
    text = "Norway said it would leave."
    statement = {"source": [0, 6], "source_actor": "Norway", "cue": [7, 11], "content": [[12, 26]], "act": "promise"}
    commitment = {"by": ["Norway"], "to": [], "what": [21, 26], "condition": None, "state": "offered"}
    gold = folder(tmp_path, "set/some.jsonl", {"id": "a", "text": text})
    marked = marks(tmp_path, "set/some.jsonl", text, statements=[statement], commitments=[commitment])
    (found,) = annotated(marked, gold)
    (told,), (promised,) = found["statements"], found["commitments"]
    assert (told["source"]["text"], told["cue"]["text"], told["act"]) == ("Norway", "said", "promise")
    assert [one["text"] for one in told["content"]] == ["it would leave"]
    assert promised["what"] == {"start": 21, "end": 26, "text": "leave"}
    assert (promised["by"], promised["to"], promised["condition"]) == (["Norway"], [], None)
    assert (found["events"], found["concerns"]) == ([], [])


def test_a_text_that_has_changed_is_passed_over(tmp_path: Path) -> None:
    gold = folder(tmp_path, "set/some.jsonl", {"id": "a", "text": TEXT + " It rained."})
    assert list(annotated(marks(tmp_path, "set/some.jsonl", TEXT), gold)) == []


def test_a_page_is_read_as_the_program_reads_it(tmp_path: Path) -> None:
    source = Path("samples/press")
    page = next(path for path in sorted(source.iterdir()) if path.suffix == ".html")
    (article,) = articles(
        next(raw for raw in raw_pages([str(page)], None) if isinstance(raw, RawPage)), lexicon().press
    )[0]
    folder = tmp_path / "gold" / "pages" / "html"
    folder.mkdir(parents=True)
    (folder / "a").write_bytes(page.read_bytes())
    found = list(annotated(marks(tmp_path, "pages/index.jsonl", article.text), tmp_path / "gold"))
    assert [one["text"] for one in found] == [article.text]
