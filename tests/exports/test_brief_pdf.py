"""The brief as PDF: read back, it says what the brief says, leads to the notes, and owns to what it can't draw."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from onrecord.exports.brief_pdf import pdf
from onrecord.exports.typeface import UNDRAWN, drawable
from onrecord.model import Span
from onrecord.store.reader import Reader
from onrecord.views.brief import Brief, brief
from onrecord.views.prose import Footnote, Group, Kind, Run, Section, Sentence, inside
from scene import make


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    with Reader(make(tmp_path_factory.mktemp("brief") / "record.db")) as reader:
        return brief(reader)


def opened(content: bytes) -> Any:  # noqa: ANN401 - the library has no types
    library: Any = pypdfium2
    return library.PdfDocument(content)


def read(content: bytes) -> list[str]:
    """Return the text of each page, its words one space apart."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in opened(content)]


def one(words: str, source: str = "page.html") -> Brief:
    """Return a brief of one sentence and its note, all in these words."""
    note = Footnote(Span("a", 0, len(words), words), (words,), "2021-03-05", source)
    sentence = Sentence((Run(Kind.NAME, words), Run(Kind.QUOTE, words)), (note,), "event-1", 2, 3)
    group = Group((Run(Kind.DATE, "5 March 2021"),), (sentence,), 3)
    return Brief("Brief", (Section("happened", "What happened", "onrecord events", (group,)),))


def test_it_says_what_the_brief_says(whole: Brief) -> None:
    pages = read(pdf(whole))
    printed = "".join("".join(pages).split())
    assert [s.text for s in whole.sentences() if "".join(s.text.split()) not in printed] == []
    assert [n.span.text for n in whole.notes if "".join(inside(n.span.text).split()) not in printed] == []
    assert [page.split()[0] for page in pages] == [str(number) for number in range(1, len(pages) + 1)]


def test_its_outline_names_the_sections(whole: Brief) -> None:
    outline = opened(pdf(whole)).get_toc()
    assert [entry.get_title() for entry in outline] == [section.title for section in whole.sections]


def test_the_same_brief_gives_the_same_bytes(whole: Brief) -> None:
    assert pdf(whole) == pdf(whole)


def test_it_counts_tellings_and_what_was_left_out() -> None:
    (page,) = read(pdf(one("Northwire")))
    assert "(2 reports, 3 pages)" in page
    assert "… and 3 more (onrecord events)" in page


@pytest.mark.parametrize(
    ("source", "linked"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("javascript:alert(1)", False),
        ("saved/page.html", False),
        ('https://example.org/"><a href="x', False),
    ],
)
def test_only_web_addresses_are_linked(source: str, linked: bool) -> None:  # noqa: FBT001 - a table's column
    content = pdf(one("Northwire", source))
    assert (f"/URI ({source})".encode() in content) is linked
    assert content.count(b"/URI (") == linked


def test_nothing_of_a_page_is_read_as_markup() -> None:
    words = '<font size="90">big</font> <img src="/etc/hosts"/> &amp; <a href="http://x.y">z</a>'
    content = pdf(one(words))
    assert "".join(words.split()) in "".join(read(content)[0].split())
    assert b"/URI (" not in content


def test_a_sentence_longer_than_a_page_goes_on_overleaf() -> None:
    assert len(opened(pdf(one("never ending words " * 900 + "x" * 400)))) > 2


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Łódź, Erdoğan, Đặng, Orbán, Ștefan", "Łódź, Erdoğan, Đặng, Orbán, Ștefan"),
        ("Лавров, Володимир", "Лавров, Володимир"),
        ("Ｔｏｋｙｏ ḳ", "Tokyo k"),  # forms of letters that are drawn
        ("Αθήνα 北京 غزة", f"{UNDRAWN} {UNDRAWN} {UNDRAWN}"),
        ("a\u202eb", f"a{UNDRAWN}b"),  # turns the order of what follows
    ],
)
def test_what_the_face_can_draw(text: str, drawn: str) -> None:
    assert drawable(text) == drawn


@pytest.mark.parametrize(("words", "owned"), [("Лавров", False), ("北京", True)])
def test_it_owns_to_what_it_cannot_draw(words: str, owned: bool) -> None:  # noqa: FBT001 - a table's column
    (page,) = read(pdf(one(words)))
    assert (f"{UNDRAWN} stands for letters" in page) is owned


def test_the_licence_of_the_face_stands_beside_it() -> None:
    fonts = Path(__file__).parents[2] / "src" / "onrecord" / "exports" / "fonts"
    assert "SIL Open Font License, Version 1.1" in (fonts / "OFL.txt").read_text("utf8")
