"""Text in; its quotations out, with those that run on over paragraphs kept together."""

import re
from dataclasses import dataclass
from functools import lru_cache

_MARK = re.compile(r"[“”\"«»]|''|``")
_OPENERS = {"“", "«", "``"}
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[—–/:-])$")
_LONG = 1500  # characters; an unclosed mark is a slip, not a quotation of half an article


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters ``start`` to ``end``, marks included; quotations with one ``chain`` are one, over paragraphs."""

    start: int
    end: int
    chain: int

    def holds(self, offset: int) -> bool:
        """Whether the character at ``offset`` is inside."""
        return self.start <= offset < self.end


@lru_cache(maxsize=1)  # several finders ask for those of one article in turn
def quotes(text: str) -> tuple[Quote, ...]:
    """Return the quotations in order, never nested: marks inside an open quotation only close it.

    One still open at its paragraph's end goes on if the next paragraph opens with a mark; otherwise it ends there.
    """
    found: list[Quote] = []
    goes_on = False
    for paragraph in re.finditer(r"[^\n]+", text):
        if not paragraph[0].strip():
            continue
        first = True
        for start, end, closed in _in_paragraph(text, *paragraph.span()):
            opens_paragraph = first and not text[paragraph.start() : start].strip()
            chain = found[-1].chain if goes_on and opens_paragraph and found else len(found)
            found.append(Quote(start, end, chain))
            first, goes_on = False, not closed
        goes_on = goes_on and not first
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    pairs: list[tuple[int, int, bool]] = []
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        opening = _opens(text, mark, start)
        if opened is None and opening:
            opened = mark.start()
        elif opened is not None and not (opening and mark[0] in _OPENERS):
            pairs.append((opened, mark.end(), True))
            opened = None
    if opened is not None and end - opened <= _LONG:
        pairs.append((opened, len(text[:end].rstrip()), False))
    return pairs


def _opens(text: str, mark: re.Match[str], paragraph: int) -> bool:
    if mark[0] in _OPENERS:
        return True
    after = text[mark.end() : mark.end() + 1]
    return bool(_BEFORE_OPENING.search(text[max(paragraph, mark.start() - 1) : mark.start()])) and bool(after.strip())
