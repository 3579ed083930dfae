"""A parse in; windows of whole paragraphs out, each word with the subwords that the encoder reads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.find.learned.wordpiece import CLS, SEP, UNKNOWN, subwords

WIDTH = 200
"""Subwords a window holds, its paragraphs' end marks included; the last word of a part that is cut may pass it."""
_LONGEST = 50  # subwords; only addresses have more, and the encoder reads 512 at once
_PLAIN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
_SENTENCE = 60  # a paragraph wider than a window is cut after a sentence's end, but not into shreds


@dataclass(frozen=True, slots=True)
class Window:
    """Its tokens' indexes in the parse, its subwords' ids, and where each token's first subword stands in them."""

    tokens: tuple[int, ...]
    ids: tuple[int, ...]
    first: tuple[int, ...]


def pieces_of(word: str) -> tuple[int, ...]:
    """Return the subwords of a token, 1 to 50; quotation marks as typewriters have them are plain ones."""
    return subwords(_PLAIN.get(word, word))[:_LONGEST] or (UNKNOWN,)


def windows(doc: Doc, width: int = WIDTH) -> tuple[Window, ...]:
    """Return the windows of a parse in order; together they hold every token that is not white space, once."""
    pieces = [pieces_of(token.text) for token in doc]
    packs: list[list[list[int]]] = []
    room = 0
    for unit in _units(doc, pieces, width):
        size = sum(len(pieces[index]) for index in unit) + 1
        if not packs or size > room:
            packs.append([])
            room = width
        packs[-1].append(unit)
        room -= size
    return tuple(_window(pack, pieces) for pack in packs)


def _window(pack: Sequence[Sequence[int]], pieces: Sequence[Sequence[int]]) -> Window:
    """Return a window whose paragraphs end in a mark of their own."""
    ids, first = [CLS], []
    for unit in pack:
        for index in unit:
            first.append(len(ids))
            ids += pieces[index]
        ids.append(SEP)
    return Window(tuple(index for unit in pack for index in unit), tuple(ids), tuple(first))


def _units(doc: Doc, pieces: Sequence[Sequence[int]], width: int) -> Iterator[list[int]]:
    """Yield the tokens of each paragraph, of a wide one in parts of whole sentences where they fit."""
    for paragraph in _paragraphs(doc):
        if sum(len(pieces[index]) for index in paragraph) < width:
            yield paragraph
            continue
        part: list[int] = []
        size = 0
        for index in paragraph:
            part.append(index)
            size += len(pieces[index])
            ends = index + 1 < len(doc) and doc[index + 1].is_sent_start
            if (ends and size > _SENTENCE) or size > width - 8:
                yield part
                part, size = [], 0
        if part:
            yield part


def _paragraphs(doc: Doc) -> Iterator[list[int]]:
    part: list[int] = []
    for token in doc:
        if not token.is_space:
            part.append(token.i)
        elif "\n" in token.text and part:
            yield part
            part = []
    if part:
        yield part


def within(tokens: Iterable[int], window: Window) -> list[int]:
    """Return where those of the parse's ``tokens`` that are in the window stand in it, in order."""
    places = {index: place for place, index in enumerate(window.tokens)}
    return sorted(places[index] for index in tokens if index in places)
