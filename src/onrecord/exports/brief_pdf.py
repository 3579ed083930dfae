"""A brief in, a PDF out: text that can be selected, each sentence above the words it rests on, pages numbered."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate  # type: ignore[import-untyped]

from onrecord.exports.brief_html import address
from onrecord.exports.brief_text import more
from onrecord.exports.typeface import BOLD, PLAIN, UNDRAWN, drawable, family
from onrecord.views.brief import Brief
from onrecord.views.prose import Footnote, Group, Kind, Run, Section, Sentence, inside
from onrecord.views.time import written
from onrecord.views.wording import wording

_MARGIN = 18 * mm
_FOOT = 10 * mm  # from the lower edge to the page's number
_SOFT, _LINK = HexColor("#555555"), "#1f4f7d"

_TEXT = ParagraphStyle("text", fontName=PLAIN, fontSize=9.5, leading=13, spaceBefore=5)
_TITLE = ParagraphStyle("title", _TEXT, fontName=BOLD, fontSize=16, leading=20, spaceAfter=4)
_SECTION = ParagraphStyle("section", _TEXT, fontName=BOLD, fontSize=12, leading=15, spaceBefore=16, keepWithNext=1)
_GROUP = ParagraphStyle("group", _TEXT, fontName=BOLD, spaceBefore=9, keepWithNext=1)
_TOLD = ParagraphStyle("told", _TEXT, keepWithNext=1)  # with the first words it rests on
_SMALL = ParagraphStyle("small", _TEXT, fontSize=7.5, leading=10, textColor=_SOFT)
_NOTE = ParagraphStyle("note", _SMALL, leftIndent=18, spaceBefore=1, bulletFontName=PLAIN, bulletFontSize=7.5)
_KINDS = {Kind.NAME: "b", Kind.TITLE: "i"}


class _Heading(Paragraph):  # type: ignore[misc]
    """The title of a section, which the reader's outline leads to."""

    def __init__(self, section: Section) -> None:
        super().__init__(_marked(section.title), _SECTION)
        self._section = section

    def draw(self) -> None:
        """Draw it, and enter it in the outline."""
        self.canv.bookmarkPage(self._section.key)
        self.canv.addOutlineEntry(drawable(self._section.title), self._section.key)
        super().draw()


def pdf(brief: Brief) -> bytes:
    """Return the brief on pages of A4; the same brief gives the same bytes.

    Letters of scripts that the bundled face lacks are drawn as ``UNDRAWN``, and the last page says so.
    """
    family()
    title, content = drawable(brief.title), BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), _MARGIN)
    document = SimpleDocTemplate(
        content, pagesize=A4, **margins, title=title, author="OnRecord", lang="en", invariant=1
    )

    def numbered(canvas: Canvas, _: SimpleDocTemplate) -> None:
        canvas.setFont(PLAIN, _SMALL.fontSize)
        canvas.setFillColor(_SOFT)
        canvas.drawRightString(A4[0] - _MARGIN, _FOOT, str(canvas.getPageNumber()))

    document.build(list(_flow(brief)), onFirstPage=numbered, onLaterPages=numbered)
    return content.getvalue()


def _flow(brief: Brief) -> Iterator[Flowable]:
    numbers, told = brief.notes, set[Footnote]()
    yield Paragraph(_marked(brief.title), _TITLE)
    for section in brief.sections:
        yield _Heading(section)
        for group in section.groups:
            yield from _group(group, section.command, numbers, told)
    yield Paragraph(_marked(wording().footer), _SMALL)
    if any(UNDRAWN in drawable(text) and UNDRAWN not in text for text in _texts(brief)):
        yield Paragraph(_marked(wording().undrawn.format(mark=UNDRAWN)), _SMALL)


def _texts(brief: Brief) -> Iterator[str]:
    yield from (sentence.text for sentence in brief.sentences())
    yield from (text for note in brief.notes for text in (note.span.text, *note.outlets))


def _group(group: Group, command: str, numbers: dict[Footnote, int], told: set[Footnote]) -> Iterator[Flowable]:
    if group.heading:
        yield Paragraph("".join(_marked(run.text) for run in group.heading), _GROUP)
    labels = wording().sides if group.sides else ("",) * len(group.sentences)
    for label, sentence in zip(labels, group.sentences, strict=True):
        notes = [note for note in dict.fromkeys(sentence.notes) if note not in told]
        yield Paragraph(_sentence(label, sentence, numbers), _TOLD if notes else _TEXT)
        yield from (Paragraph(_cited(note, numbers[note]), _NOTE, bulletText=str(numbers[note])) for note in notes)
        told.update(notes)
    if group.more:
        yield Paragraph(_marked(f"… {more(group, command)}"), _SMALL)


def _sentence(label: str, sentence: Sentence, numbers: dict[Footnote, int]) -> str:
    """Return the sentence as the library's markup: names bold, numbers that lead to the notes, how often it is told."""
    said = f'<font size="7.5" color="{_LINK}">{_marked(label)}</font>  ' if label else ""
    links = ", ".join(f'<a href="#note-{numbers[note]}" color="{_LINK}">{numbers[note]}</a>' for note in sentence.notes)
    tally = f' <font size="7.5" color="#555555">({_marked(sentence.tally)})</font>' if sentence.tally else ""
    words = "".join(map(_run, sentence.runs))
    return f'{said}{words}<super size="6.5">{links}</super>{tally}'


def _run(run: Run) -> str:
    tag = _KINDS.get(run.kind)
    return f"<{tag}>{_marked(run.text)}</{tag}>" if tag else _marked(run.text)


def _cited(note: Footnote, number: int) -> str:
    """Return a note: its place to be led to, the words, and who printed them, linked to a page of the web."""
    outlets, link = _marked(", ".join(note.outlets)), address(note.source)
    where = f'<a href={quoteattr(link)} color="{_LINK}">{outlets}</a>' if link else outlets
    printed = f", {_marked(written(note.published))}" if note.published else ""
    return f'<a name="note-{number}"/>“{_marked(inside(note.span.text))}” {where}{printed}'


def _marked(text: str) -> str:
    """Return the text as it can be drawn, on one line; nothing in it is read as markup."""
    return escape(re.sub(r"\s+", " ", drawable(text)))
