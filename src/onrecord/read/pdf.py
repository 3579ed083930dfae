"""A PDF's bytes in, its text out: lines joined into paragraphs, running heads and page numbers gone."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

import pypdfium2

_HYPHEN = "\x02\ufffe\xad"  # what PDFium writes for the hyphen at a line's end, and the soft hyphen
_NUMBER = re.compile(r"\W*(?:page|seite|p\.)?\W*\d{1,4}(?:\W*(?:of|von|/)\W*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_END = re.compile(r"[.!?:…][\"'”’)]*$")
_EDGE = 2  # lines at a page's top and bottom where running heads stand
_GAP = 1.35  # times the usual distance between lines
_SIZE = 1.0  # points that part a heading's letters from the text's
_SHIFT = 0.2  # of the width: a line that starts so much further left or right is another block
_SHORT = 0.85  # of a full line's width; a line that stops before this and ends a sentence ends a paragraph
_MOST_PAGES = 500

_open: Any = pypdfium2.PdfDocument  # untyped
_raw: Any = pypdfium2.raw


class PdfError(ValueError):
    """A PDF that can't be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    top: float
    size: float


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF, paragraphs parted by an empty line. Raises PdfError."""
    try:
        document = _open(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise PdfError("the PDF is locked with a password; save a copy without one") from error
        raise PdfError(f"the PDF is damaged ({error}); save it again") from error
    try:
        pages = [_lines(document[number]) for number in range(min(len(document), _MOST_PAGES))]
    except pypdfium2.PdfiumError as error:
        raise PdfError(f"a page of the PDF is damaged ({error}); save it again") from error
    finally:
        document.close()
    if not any(pages):
        raise PdfError("the PDF holds no text, only pictures; run text recognition (OCR) over it first")
    return "\n\n".join(_paragraphs(_without_running(pages)))


def _lines(page: Any) -> list[_Line]:  # noqa: ANN401 - untyped
    textpage = page.get_textpage()
    lines: list[_Line] = []
    start = 0
    for part in textpage.get_text_range().splitlines(keepends=True):
        text = part.rstrip("\r\n")
        if text.strip():
            boxes = [textpage.get_charbox(index) for index in range(start, start + len(text))]
            solid = [box for box in boxes if box[2] > box[0]] or boxes  # spaces have empty boxes
            left, right, top = min(b[0] for b in solid), max(b[2] for b in solid), max(b[3] for b in solid)
            lines.append(_Line(text, left, right, top, _raw.FPDFText_GetFontSize(textpage.raw, start)))
        start += len(part)
    return lines


def _without_running(pages: Sequence[Sequence[_Line]]) -> Iterator[list[_Line]]:
    """Yield the pages without page numbers and what most of them repeat at their edges."""
    edges = Counter(key for page in pages for key in {_key(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    for page in pages:
        yield [
            line
            for number, line in enumerate(page)
            if not (
                min(number, len(page) - 1 - number) < _EDGE
                and (_NUMBER.fullmatch(line.text) or (edges[_key(line)] > 1 and edges[_key(line)] >= len(pages) / 2))
            )
        ]


def _key(line: _Line) -> str:
    return _DIGITS.sub("#", line.text.strip())


def _paragraphs(pages: Iterator[list[_Line]]) -> list[str]:
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    width = max(line.right for line in lines)
    steps = [one.top - other.top for one, other in pairwise(lines) if one.top > other.top]
    step = median(steps) if steps else 0.0
    paragraphs = [lines[0].text.strip()]
    for before, line in pairwise(lines):
        if _starts(before, line, step, width):
            paragraphs.append(line.text.strip())
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line.text.strip())
    return paragraphs


def _starts(before: _Line, line: _Line, step: float, width: float) -> bool:
    """Return whether ``line`` starts a paragraph; PDF's y axis points up."""
    ended = bool(_END.search(before.text.strip())) and before.right < width * _SHORT
    if line.top > before.top:  # at the top of a page or column
        return ended
    apart = before.top - line.top > step * _GAP
    other_size = abs(line.size - before.size) > _SIZE
    return apart or other_size or ended or abs(line.left - before.left) > width * _SHIFT


def _joined(before: str, after: str) -> str:
    if before.endswith(tuple(_HYPHEN)):
        return before.rstrip(_HYPHEN) + after
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    return f"{before} {after}"
