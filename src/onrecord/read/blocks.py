"""A page's tree in, its visible blocks of text out, in page order, each with where it stands."""

import re
from dataclasses import dataclass
from enum import StrEnum

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from onrecord.read.marks import marks

_LONGEST_CAPTION = 700  # characters; "has-caption" around a whole article is no caption
_WIDEST_MARGIN = 0.4  # of the page's text: "newsletter-reader" on its body, or one form around all, is no margin
_WIDEST_EMBED = 0.8  # a notice on cookies can be longer than the article; "cookie-ready" on the page's body is none
_BETWEEN_CELLS = " | "
_BR = "\ufffe"  # stands for <br>: no character, so in no text
_BREAK = re.compile(rf"{_BR}(?:\s*{_BR})+")  # two line breaks part paragraphs, one is a wish of the typesetter
_LETTERS = re.compile(r"[\W_]+")


class Zone(StrEnum):
    """What the markup around a block says it is."""

    BODY = "body"  # nothing against it
    HEADLINE = "h1"
    CAPTION = "caption"
    EMBED = "embed"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text between two block boundaries.

    ``place`` and ``wide_place`` name the element around it with its next two and four ancestors (tag and class), which
    the paragraphs of one article share; ``linked`` counts the characters of ``text`` inside links; ``letters`` is
    the text as it is compared.
    """

    text: str
    letters: str
    zone: Zone
    linked: int
    place: str
    wide_place: str


def letters(text: str) -> str:
    """Return the letters and digits of ``text``, in lower case: what two renderings of one line have in common."""
    return _LETTERS.sub("", text).lower()


def blocks(root: HtmlElement) -> tuple[Block, ...]:
    """Return the blocks of visible text under ``root``; walks without recursion, so any depth is safe."""
    return tuple(_Walk(root).found)


@dataclass(slots=True)
class _Open:
    """A block element that the walk is inside of, its zone, and its tag with its class."""

    element: HtmlElement
    zone: Zone
    name: str


class _Walk:
    def __init__(self, root: HtmlElement) -> None:
        self.size = _size(root)
        self.open: list[_Open] = []
        self.words: list[str] = []
        self.links = 0
        self.linked = 0
        self.found: list[Block] = []
        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            kinds = marks(element.tag, _classes(element))
            if event == "end":
                self.leave(element)
            elif "silent" in kinds:
                walk.skip_subtree()
            else:
                self.enter(element, kinds)

    def enter(self, element: HtmlElement, kinds: frozenset[str]) -> None:
        tag = element.tag
        if tag == "br":
            self.words.append(_BR)
        elif tag in {"td", "th"}:
            self.words.append(_BETWEEN_CELLS if self.words else "")
        elif "inline" not in kinds or "caption" in kinds:
            self.flush()
            self.open.append(_Open(element, self.zone(element, kinds), f"{tag}.{element.get('class', '')}"))
        elif tag == "a":
            self.links += 1
        self.add(element.text)

    def leave(self, element: HtmlElement) -> None:
        if self.open[-1].element is element:
            self.flush()
            self.open.pop()
        elif element.tag == "a":
            self.links -= 1
        if self.open:
            self.add(element.tail)

    def zone(self, element: HtmlElement, kinds: frozenset[str]) -> Zone:
        around = self.open[-1].zone if self.open else Zone.BODY
        if around not in {Zone.BODY, Zone.MARGIN}:
            return around
        if element.tag == "h1":
            return Zone.HEADLINE
        if "embed" in kinds and _size(element) < self.size * _WIDEST_EMBED:
            return Zone.EMBED
        if "caption" in kinds and _size(element) <= _LONGEST_CAPTION:
            return Zone.CAPTION
        if around is Zone.MARGIN or ("margin" in kinds and _size(element) < self.size * _WIDEST_MARGIN):
            return Zone.MARGIN
        return Zone.BODY

    def add(self, words: str | None) -> None:
        if words:
            self.words.append(words)
            self.linked += len(words) if self.links else 0

    def flush(self) -> None:
        if not self.words:
            return
        parts, linked = _BREAK.split("".join(self.words)), self.linked
        self.words, self.linked = [], 0
        for part in parts:
            line = " ".join(part.replace(_BR, " ").split()).strip(" |")
            if compared := letters(line):
                inner = self.open[-1]
                around = [inner.element.tag, *(entry.name for entry in reversed(self.open[-5:-1]))]
                place, wide = " in ".join(around[:3]), " in ".join(around)
                self.found.append(Block(line, compared, inner.zone, min(linked, len(line)), place, wide))


def _size(element: HtmlElement) -> int:
    """Return how many characters of text an element holds, spaces at the ends of its pieces apart."""
    pieces = (
        piece for part in element.iter() if "silent" not in marks(part.tag, "") for piece in (part.text, part.tail)
    )
    return sum(len(piece.strip()) for piece in pieces if piece)


def _classes(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"
