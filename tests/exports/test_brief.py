"""The brief: nothing without a span, no word but fields and wording, and every face of it safe and whole."""

import json
import re
from collections.abc import Callable, Iterator
from importlib.resources import files

import pytest

from onrecord.exports.brief_html import address, html
from onrecord.exports.brief_json import json as as_json
from onrecord.exports.brief_markdown import escaped, markdown
from onrecord.exports.brief_text import text
from onrecord.model import Span
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.brief import Brief, brief
from onrecord.views.prose import Footnote, Group, Kind, Run, Section, Sentence
from onrecord.views.record import Record
from onrecord.views.wording import wording
from scene import TEXTS, make


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with Reader(make(tmp_path_factory.mktemp("brief") / "record.db")) as reader:
        yield reader


@pytest.fixture(scope="module")
def whole(reader: Reader) -> Brief:
    return brief(reader)


def section(one: Brief, key: str) -> list[str]:
    return [s.text for part in one.sections if part.key == key for group in part.groups for s in group.sentences]


def test_every_sentence_rests_on_words_of_an_article(whole: Brief) -> None:
    sentences = list(whole.sentences())
    assert len(sentences) > 20
    for sentence in sentences:
        assert sentence.notes, sentence.text
        for note in sentence.notes:
            article = TEXTS[note.span.article][0]
            assert article[note.span.start : note.span.end] == note.span.text


def test_every_word_is_a_field_or_wording(whole: Brief) -> None:
    """Quotations are in the articles, names in the record; the other words are all in the wording file."""
    ours = set(re.findall(r"\w+", files("onrecord.views").joinpath("wording.yaml").read_text("utf8").lower()))
    printed = " ".join(" ".join(words.split()) for words, *_ in TEXTS.values())
    names = {
        "India",
        "Japan",
        "China",
        "Aiko Tanaka",
        "Ravi Menon",
        "officials",
        "Officials",
        "Red Sail",
        "Strait Group",
        "Tokyo",
    }
    titles = {title for row in TEXTS.values() for title in (row[1], row[3])} | {"later.html"}
    months = {"March"}
    for run in (run for sentence in whole.sentences() for run in sentence.runs):
        match run.kind:
            case Kind.WORDS:
                assert set(re.findall(r"\w+", run.text.lower())) <= ours, run
            case Kind.QUOTE:
                assert run.text.removesuffix(" …") in printed, run
            case Kind.NAME:
                assert run.text in names, run
            case Kind.TITLE:
                assert run.text in titles, run
            case Kind.DATE:
                assert set(re.findall(r"[A-Za-z]+", run.text)) <= months, run
            case Kind.COUNT:
                assert run.text.isdigit(), run


def test_what_happened_is_told_by_date_then_undated_then_old(whole: Brief) -> None:
    groups = next(part for part in whole.sections if part.key == "happened").groups
    headings = ["".join(run.text for run in group.heading) for group in groups]
    assert headings == ["3 March 2021", "18 March 2021", "Date not given", "Background", "Planned, sought or expected"]
    first = groups[0].sentences[0]
    assert first.text == "Ravi Menon and Aiko Tanaka “met in Tokyo on 3 March 2021 to discuss piracy”."
    assert first.tally == "2 reports, 3 pages"


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("happened", "1998: Japan “blocked the harbour of Port Blair”."),
        ("happened", "Japan “has also trained crews there”."),
        ("committed", "India and Japan called on the Red Sail to “hand over the seized trawler”."),
        ("committed", "Japan would “send two patrol ships if piracy spread to the strait”."),
        ("committed", "Since then: Japan “sent two patrol ships to the strait on 18 March 2021”."),
        ("disputed", "China accused Japan of stoking tension in the strait."),
        ("disputed", "Japan has rejected the accusation."),
        ("feared", "India sees a danger in “armed smugglers” to “the islands”."),
        ("said", "Aiko Tanaka told reporters: “We are ready to train more crews”."),
        ("formats", "The Strait Group: India and Japan."),
        ("people", "Aiko Tanaka, “defence minister” of Japan."),
        ("pairs", "India and Japan: 3 events of cooperation in words."),
        ("sources", "Northwire, 3 March 2021: India, Japan to widen drills."),
        ("sources", "Harbour Ledger re-titled it: Drills in the strait."),
        ("sources", "Harbour Ledger cut: “India fears that armed smugglers may use the islands as a base.”"),
    ],
)
def test_a_section_tells(whole: Brief, key: str, told: str) -> None:
    assert told in section(whole, key)


def test_nothing_is_told_twice(whole: Brief) -> None:
    happened = section(whole, "happened")
    assert len(set(happened)) == len(happened)
    assert not [line for line in happened if "cooperate" in line], "the drills are told by the agreement"
    assert not [line for line in section(whole, "said") if "piracy spread" in line], "the threat is told above"


@pytest.mark.parametrize(
    ("only", "title", "keys"),
    [
        (ALL, "Brief · 4 pages, 3 reports · 3 – 19 Mar 2021", 9),
        (Filter(("IND", "JPN")), "Brief: India and Japan · 3 pages, 2 reports · 3 – 5 Mar 2021", 6),
        (Filter(since="2021-03-10"), "Brief · 1 page, 1 report · 19 Mar 2021", 2),
        (Filter(since="2031"), "Brief · 0 pages, 0 reports", 0),
    ],
)
def test_title_and_sections_are_of_what_is_asked_for(reader: Reader, only: Filter, title: str, keys: int) -> None:
    one = brief(reader, only)
    assert one.title == title
    assert len(one.sections) == keys


def test_copies_share_a_footnote(whole: Brief) -> None:
    shared = next(note for note in whole.notes if "agreed to widen" in note.span.text)
    assert shared.outlets == ("Northwire", "Harbour Ledger")
    assert shared.span.article == "wire", "the origin stands for its copies"
    assert list(whole.notes.values()) == list(range(1, len(whole.notes) + 1))


@pytest.mark.parametrize("face", [text, markdown, html, as_json])
def test_the_same_record_gives_the_same_bytes(reader: Reader, face: object) -> None:
    assert callable(face)
    assert face(brief(reader)) == face(brief(Record(reader)))


@pytest.mark.parametrize("width", [40, 80, 96, 200])
def test_text_keeps_to_its_width(whole: Brief, width: int) -> None:
    assert max(len(line) for line in text(whole, width).splitlines()) <= min(width, 96)


@pytest.mark.parametrize("face", [text, markdown, html])
def test_a_note_has_its_own_marks_single(whole: Brief, face: Callable[[Brief], str]) -> None:
    printed = " ".join(face(whole).split())
    assert "“‘We are ready to train more crews,’ Tanaka told reporters.”" in printed
    assert "““" not in printed


def test_text_has_every_sentence_and_note(whole: Brief) -> None:
    printed = " ".join(text(whole).split())
    assert all(sentence.text in printed for sentence in whole.sentences())
    assert all(f"[{number}]" in printed for number in whole.notes.values())
    assert "[1] Northwire, Harbour Ledger, 3 March 2021: " in printed


HOSTILE = '<script>alert(1)</script> [x](javascript:alert(1)) *_`#| "&\n\n# heading'


def hostile(source: str) -> Brief:
    """Return a brief of one sentence, all of it as an attacker would have a page."""
    note = Footnote(Span("a", 0, len(HOSTILE), HOSTILE), (HOSTILE,), None, source)
    sentence = Sentence(tuple(Run(kind, HOSTILE) for kind in Kind), (note,), "event-1", 1, 1)
    group = Group((Run(Kind.NAME, HOSTILE),), (sentence,), 3)
    return Brief(HOSTILE, (Section("happened", "What happened", "onrecord events", (group,)),))


def test_html_runs_nothing_of_a_page() -> None:
    page = html(hostile("https://example.org/?q=<b>&x"))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<b>&x" not in page
    assert "default-src 'none'" in page


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org/a", "http://example.org/a"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("saved/page.html", None),
        ('https://example.org/"onclick="x', None),
    ],
)
def test_only_web_addresses_are_linked(source: str, link: str | None) -> None:
    assert address(source) == link
    assert ("<a href=" + f'"{source}"' in html(hostile(source))) is (link is not None)


def test_html_stands_alone(whole: Brief) -> None:
    page = html(whole)
    assert not re.search(r"(src|href)=[\"'](?!#)", page), "nothing is fetched"
    assert page.count('id="note-') == len(whole.notes), "each note stands once"
    assert all(f'id="{part.key}"' in page for part in whole.sections)
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_markdown_reads_nothing_of_a_page_as_markup() -> None:
    lines = markdown(hostile("https://example.org/a")).splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        f"# {escaped(HOSTILE)}",
        "## What happened",
        f"### {escaped(HOSTILE)}",
    ]
    assert not re.search(r"(?<!\\)[<`|]script", "\n".join(lines))
    assert "<https://example.org/a>" in lines[-1]


def test_markdown_keeps_words_apart(whole: Brief) -> None:
    printed = markdown(whole)
    assert "**India** and **Japan** “agreed" in printed
    assert all(f"[^{number}]: " in printed for number in whole.notes.values())


def test_markdown_puts_both_sides_beside_each_other(whole: Brief) -> None:
    assert "| Said | Denied |" in markdown(whole)


def test_json_names_spans_and_findings(whole: Brief) -> None:
    document = json.loads(as_json(whole))
    sentences = [s for part in document["sections"] for group in part["groups"] for s in group["sentences"]]
    notes = {note["number"]: note for note in document["notes"]}
    assert all(sentence["finding"] for sentence in sentences)
    for sentence in sentences:
        for number in sentence["notes"]:
            span = notes[number]["span"]
            assert TEXTS[span["article"]][0][span["start"] : span["end"]] == span["text"]


def test_what_is_left_out_is_counted() -> None:
    one = hostile("page.html")
    assert "and 3 more (onrecord events)" in text(one)
    assert "and 3 more (onrecord events)" in html(one)
    assert "and 3 more" in markdown(one)


def test_wording_knows_every_section_and_group() -> None:
    assert {"happened", "said", "committed", "disputed", "feared", "formats", "people", "pairs", "sources"} == set(
        wording().sections
    )
