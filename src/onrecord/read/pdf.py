"""A PDF's bytes in, its text out: lines joined into paragraphs, running heads and page numbers gone."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

import pypdfium2

_HYPHEN = "\ufffe"  # what PDFium writes for the hyphen at a line's end
_BROKEN = re.compile(rf"(\w+)[{_HYPHEN}\x02\xad]\s?(\w+)")
_NUMBER = re.compile(r"\W*(?:page|seite|p\.)?\W*\d{1,4}(?:\W*(?:of|von|/)\W*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_END = re.compile(r"[.!?:…][\"'”’)]*$")
_EDGE = 2  # lines at a page's top and bottom where running heads stand
_GAP = 0.4  # of the letters' size, beyond the usual distance between lines
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
    """A line of text; PDF's y axis points up. Two printed lines that share a broken word come as one line.

    ``left`` and ``top`` are of the first printed line, ``right`` and ``bottom`` of the last.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
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
    return _mended("\n\n".join(_paragraphs(_without_running(pages))))


def _lines(page: Any) -> list[_Line]:  # noqa: ANN401 - untyped
    textpage = page.get_textpage()
    lines: list[_Line] = []
    start = 0
    for part in textpage.get_text_range().splitlines(keepends=True):
        text = part.rstrip("\r\n")
        if text.strip():
            boxes = [textpage.get_charbox(index) for index in range(start, start + len(text))]
            lines.append(_line(text, boxes, _raw.FPDFText_GetFontSize(textpage.raw, start)))
        start += len(part)
    return lines


def _line(text: str, boxes: Sequence[tuple[float, float, float, float]], size: float) -> _Line:
    """Return a line from its characters' boxes (left, bottom, right, top); spaces have empty ones."""
    solid = [box for box in boxes if box[2] > box[0]] or boxes
    first = [box for box in solid if abs(box[1] - solid[0][1]) < size]
    last = [box for box in solid if abs(box[1] - solid[-1][1]) < size]
    left, top = min(box[0] for box in first), max(box[3] for box in first)
    return _Line(text, left, max(box[2] for box in last), top, min(box[1] for box in last), size)


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
    gaps = [one.bottom - other.top for one, other in pairwise(lines) if one.top > other.top]
    gap = median(gaps) if gaps else 0.0
    paragraphs = [lines[0].text.strip()]
    for before, line in pairwise(lines):
        if _starts(before, line, gap, width):
            paragraphs.append(line.text.strip())
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line.text.strip())
    return paragraphs


def _starts(before: _Line, line: _Line, gap: float, width: float) -> bool:
    """Return whether ``line`` starts a paragraph; ``gap`` is the usual distance between two lines."""
    ended = bool(_END.search(before.text.strip())) and before.right < width * _SHORT
    if line.top > before.top:  # at the top of a page or column
        return ended
    apart = before.bottom - line.top > gap + _GAP * line.size
    other_size = abs(line.size - before.size) > _SIZE
    return apart or other_size or ended or abs(line.left - before.left) > width * _SHIFT


def _joined(before: str, after: str) -> str:
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        return f"{before[:-1]}{_HYPHEN}{after}"
    return f"{before} {after}"


def _mended(text: str) -> str:
    """Return ``text`` with words that broke at a line's end made whole, with the hyphen they have elsewhere in it."""
    return _BROKEN.sub(lambda word: whole if (whole := f"{word[1]}-{word[2]}") in text else word[1] + word[2], text)
