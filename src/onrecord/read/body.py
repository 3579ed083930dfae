"""A page's tree in, the paragraphs of its article out, with the captions and what was taken away."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import itemgetter

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from onrecord.read.blocks import Block, Zone, blocks, letters

_PARAGRAPH = 40  # letters: what is longer is a paragraph, not a label
_LEAST = 3  # letters: what is shorter is in any line by chance
_TAIL = 60  # letters: below the last known paragraph, only what is surely one
_SHARE = 0.1  # of an article's letters: a place that holds less is no place of its paragraphs
_FOUND = 0.8  # of the extracted letters; where fewer stand on the visible page, the text came from data inside it
_OUTWEIGHED = 1.2  # times what was kept: one place of the page that holds more prose than this is the article
_HEAD = 24  # lines: a headline stands no further above its article; without one, half of it is searched
_LINK = 0.9  # of a line's characters
_TWIN = 60  # letters: a paragraph this long that comes again is the page's copy for another screen


@dataclass(frozen=True, slots=True)
class Body:
    """An article's paragraphs; its pictures' captions; every other visible line of the page, in page order.

    ``above`` are those of the other lines that stand between the headline and the first paragraph.
    """

    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    rest: tuple[str, ...]
    above: tuple[str, ...] = ()


def body(tree: HtmlElement, title: str | None = None) -> Body:
    """Return the article in ``tree``; lines that repeat ``title`` are left out.

    Trafilatura finds the article; its lines are aligned with the visible blocks, and the blocks that stand in the
    same places of the page but that it left out are taken back in: a lost paragraph costs more than a stray line.
    """
    page = blocks(tree)
    lines = _extracted(tree)
    kept = _aligned([letters(line) for line in lines], page)
    captions = tuple(dict.fromkeys(block.text for block in page if block.zone is Zone.CAPTION))
    shown = {page[index].letters for index in kept}
    if sum(map(len, shown)) < _FOUND * sum(map(len, {letters(line) for line in lines})):
        return Body(tuple(lines), captions, _texts(page, range(len(page)), shown))
    kept = _rescued(page, _outweighed(page, {index for index in kept if _may_be_text(page[index])}))
    kept = _once(page, _headless(page, kept, letters(title or "")))
    rest = [index for index in range(len(page)) if index not in kept]
    above = [index for index in _above(page, kept) if index not in kept]
    return Body(_texts(page, sorted(kept)), captions, _texts(page, rest), _texts(page, above))


def _texts(page: Sequence[Block], indexes: Iterable[int], without: Iterable[str] = ()) -> tuple[str, ...]:
    chosen = [page[index] for index in indexes]
    return tuple(block.text for block in chosen if block.zone is not Zone.CAPTION and block.letters not in without)


def _extracted(tree: HtmlElement) -> list[str]:
    found = bare_extraction(tree, include_comments=False)
    text = found.text if isinstance(found, Document) else None
    return [line for line in (text or "").split("\n") if letters(line)]


def _aligned(keys: Sequence[str], page: Sequence[Block]) -> set[int]:
    """Return the blocks that are one of the extracted lines, or a part of one, in the same order."""
    kept: set[int] = set()
    line = here = 0
    for match in SequenceMatcher(None, keys, [block.letters for block in page]).get_matching_blocks():
        between = "".join(keys[line : match.a])
        for index in range(here, match.b):
            part = page[index].letters
            if len(part) >= _LEAST and part in between:
                kept.add(index)
                between = between.replace(part, " ", 1)
        line, here = match.a + match.size, match.b + match.size
        kept.update(range(match.b, here))
    return kept


def _may_be_text(block: Block) -> bool:
    """Return whether a line can be of an article; a paragraph that is one link leads to another article."""
    link = block.place.startswith("p in") and block.linked >= len(block.text) * _LINK
    return block.zone not in {Zone.CAPTION, Zone.EMBED} and not (link and len(block.letters) >= _PARAGRAPH / 2)


def _outweighed(page: Sequence[Block], kept: set[int]) -> set[int]:
    """Return ``kept`` and the page's heaviest place, where that holds more prose than all that was kept."""
    held: Counter[str] = Counter()
    for block in page:
        held[block.place] += len(block.letters) if block.zone is Zone.BODY and _is_prose(block, _TAIL) else 0
    place, weight = max(held.items(), key=itemgetter(1), default=("", 0))
    if weight < _OUTWEIGHED * sum(len(page[index].letters) for index in kept):
        return kept
    return kept | {index for index, block in enumerate(page) if block.place == place}


def _rescued(page: Sequence[Block], kept: set[int]) -> set[int]:
    """Return ``kept`` and the prose that stands in the same places of the page, between its lines or below them."""
    known = sorted(index for index in kept if len(page[index].letters) >= _PARAGRAPH)
    if not known:
        return kept
    places = _homes((page[index].place, page[index]) for index in known)
    wide = _homes((page[index].wide_place, page[index]) for index in known)
    zones = {page[index].zone for index in known}
    said = {page[index].letters for index in kept}
    found = set(kept)
    for index in range(known[0], len(page)):
        block, inside = page[index], index < known[-1]
        stands = block.place in places if inside else block.wide_place in wide and block.zone in zones
        if stands and _is_prose(block, _PARAGRAPH if inside else _TAIL) and block.letters not in said:
            found.add(index)
    return found


def _homes(places: Iterable[tuple[str, Block]]) -> set[str]:
    held: Counter[str] = Counter()
    for place, block in places:
        held[place] += len(block.letters)
    return {place for place, size in held.items() if size >= _SHARE * held.total()}


def _is_prose(block: Block, least: int) -> bool:
    return len(block.letters) >= least and block.linked < len(block.text) / 2


def _first(page: Sequence[Block], kept: set[int]) -> int:
    return min((index for index in kept if _is_prose(page[index], _PARAGRAPH)), default=0)


def _headless(page: Sequence[Block], kept: set[int], title: str) -> set[int]:
    """Return ``kept`` without the lines that repeat the title, or around its start any headline."""
    titles = {block.letters for block in page if block.zone is Zone.HEADLINE}
    start = _first(page, kept) + _LEAST
    kept = {index for index in kept if page[index].letters != title}
    return {index for index in kept if index > start or page[index].letters not in titles}


def _once(page: Sequence[Block], kept: set[int]) -> set[int]:
    first: dict[str, int] = {}
    for index in sorted(kept):
        first.setdefault(page[index].letters, index)
    return {index for index in kept if len(page[index].letters) < _TWIN or first[page[index].letters] == index}


def _above(page: Sequence[Block], kept: set[int]) -> range:
    first = _first(page, kept)
    heads = [index for index in range(max(0, first - _HEAD), first) if page[index].zone is Zone.HEADLINE]
    return range(heads[-1] if heads else max(0, first - _HEAD // 2), first)
