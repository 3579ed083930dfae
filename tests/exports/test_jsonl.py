import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import scene
from onrecord.exports.jsonl import export, lines
from onrecord.exports.target import ExportError, target
from onrecord.model import Judgement
from onrecord.store.reader import Reader
from onrecord.store.writer import Writer

SCHEMA = {
    "page": "id source media_type sha256 fetched",
    "article": "id page title outlet byline agency credit dateline published language text",
    "report": "id articles origin changes",
    "actor": "id name aliases country sector wikidata mentions",
    "statement": "id article source cue content manner act channel when",
    "event": "id type mode contexts quad intensity status actors recipients when place mentions reports articles"
    " variants history",
    "commitment": "id by to what condition due state evidence",
    "dispute": "id about claim denial",
    "concern": "id held_by source against evidence",
    "format": "id name format_kind members evidence",
    "office": "id person title of evidence seen",
    "relation": "a b month quad events reports articles intensity",
    "story": "id label reports from to",
    "judgement": "id about verdict by why when withdrawn",
    "problem": "id page article stage message",
}
"""Each kind of line and its fields, as docs/record.md lists them."""

INNER = {
    ("statement", "source"): "actor span",
    ("event", "actors"): "actor span",
    ("event", "recipients"): "actor span",
    ("event", "when"): "value precision basis text",
    ("event", "mentions"): "trigger sentence told_by status article",
    ("article", "published"): "value precision basis",
    ("report", "origin"): "agency article why",
    ("report", "changes"): "article added removed title",
    ("commitment", "what"): "article start end text",
    ("dispute", "claim"): "by evidence text",
    ("dispute", "denial"): "by evidence text",
    ("concern", "source"): "article start end text",
    ("actor", "mentions"): "article start end text",
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = scene.make(tmp_path_factory.mktemp("scene") / "case.db")
    with Writer(path) as writer:
        writer.judge(
            Judgement("judgement-1", ("a", "b"), "same", "A. Analyst", "one man", "2024-01-01", withdrawn=False)
        )
    return path


@pytest.fixture
def reader(case: Path) -> Iterator[Reader]:
    with Reader(case) as reader:
        yield reader


@pytest.fixture
def rows(reader: Reader) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(reader)]


def test_the_first_line_is_the_records_own(rows: list[dict[str, Any]], reader: Reader) -> None:
    assert rows[0]["kind"] == "record"
    assert rows[0]["schema"] == 1
    assert rows[0]["counts"] == reader.counts()


def test_lines_are_sorted_by_kind_and_id_and_say_their_kind_first(reader: Reader) -> None:
    written = list(lines(reader))
    assert all(line.startswith(b'{"kind":"') and line.endswith(b"}\n") for line in written)
    keys = [(row["kind"], row.get("id", "")) for row in map(json.loads, written[1:])]
    assert keys == sorted(keys)
    assert len(set(written)) == len(written)


@pytest.mark.parametrize("kind", SCHEMA)
def test_every_kind_has_its_fields(rows: list[dict[str, Any]], kind: str) -> None:
    of_kind = [row for row in rows if row["kind"] == kind]
    assert of_kind, "the case has one of each kind"
    for row in of_kind:
        assert set(SCHEMA[kind].split()) <= row.keys()


@pytest.mark.parametrize(("kind", "name"), INNER, ids=lambda name: name)
def test_inner_objects_have_their_fields(rows: list[dict[str, Any]], kind: str, name: str) -> None:
    values = [row[name] for row in rows if row["kind"] == kind]
    inner = [one for value in values for one in (value if isinstance(value, list) else [value]) if one is not None]
    assert inner, "the case has one"
    for one in inner:
        assert set(INNER[kind, name].split()) <= one.keys()


def _spans(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == {"article", "start", "end", "text"}:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _spans(item)


def test_every_span_read_back_quotes_its_article(rows: list[dict[str, Any]]) -> None:
    texts = {row["id"]: row["text"] for row in rows if row["kind"] == "article"}
    spans = list(_spans(rows))
    assert len(spans) > 100
    for span in spans:
        assert texts[span["article"]][span["start"] : span["end"]] == span["text"]


def test_every_actor_and_evidence_is_a_line_of_its_own(rows: list[dict[str, Any]]) -> None:
    ids = {row["id"] for row in rows if "id" in row}
    for row in rows:
        named = row.get("evidence", []) if row["kind"] in {"commitment", "concern"} else []
        named = named + row.get("by", []) + row.get("to", []) if row["kind"] == "commitment" else named
        assert ids.issuperset(named)


def test_what_is_read_back_is_the_record(rows: list[dict[str, Any]], reader: Reader) -> None:
    """Nothing is lost or changed on the way: the sources of statements, the tellings of events, the texts."""
    by_id = {(row["kind"], row.get("id")): row for row in rows}
    for article in reader.articles():
        assert by_id["article", article.id]["text"] == article.text
    for statement in reader.statements():
        row = by_id["statement", statement.id]
        assert [source["actor"] for source in row["sources"]] == [source.actor for source in statement.sources]
        assert row["source"] == (row["sources"][0] if row["sources"] else None)
    for event in reader.events():
        assert [told["id"] for told in by_id["event", event.id]["mentions"]] == list(event.mentions)


def test_the_file_takes_its_place_whole(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "record.jsonl"
    path.write_text("older", "utf8")
    export(reader, path)
    assert path.read_bytes() == b"".join(lines(reader))
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_export_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "record.jsonl"
    path.write_text("older", "utf8")
    with pytest.raises(ZeroDivisionError), target(path) as stream:
        stream.write(b"new" * (1 // 0))
    assert path.read_text("utf8") == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_standard_output(reader: Reader, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    export(reader, Path("-"))
    assert capfdbinary.readouterr().out == b"".join(lines(reader))


@pytest.mark.parametrize("name", ["none/record.jsonl", "."])
def test_a_place_that_cannot_be_written_is_told(reader: Reader, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        export(reader, tmp_path / name)


def test_a_link_stays_a_link(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "record.jsonl")
    export(reader, tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "record.jsonl").read_bytes() == b"".join(lines(reader))


def test_a_record_that_does_not_hold_together_is_refused_unless_forced(case: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    with closing(sqlite3.connect(case)) as source, closing(sqlite3.connect(broken)) as copy:
        source.backup(copy)
        copy.execute("delete from actor where id = 'JPN'")
        copy.commit()
    with Reader(broken) as reader:
        with pytest.raises(ExportError, match=r"does not hold together(.|\n)*actor JPN, which is not in the"):
            export(reader, tmp_path / "record.jsonl")
        assert not (tmp_path / "record.jsonl").exists()
        export(reader, tmp_path / "record.jsonl", force=True)
        assert (tmp_path / "record.jsonl").exists()
