"""A page's tree in, the paragraphs of its article out, with the captions and what was taken away."""

from collections import Counter
from collections.abc import Sequence
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


def body(tree: HtmlElement, titles: Sequence[str] = ()) -> Body:
    """Return the article in ``tree``; lines that repeat one of ``titles`` at its head are left out.

    Trafilatura finds the article; its lines are aligned with the visible blocks, and the blocks that stand in the
    same places of the page but that it left out are taken back in: a lost paragraph costs more than a stray line.
    """
    page = blocks(tree)
    lines = _extracted(tree)
    kept = _aligned([letters(line) for line in lines], page)
    known = {block.letters for block, keep in zip(page, kept, strict=True) if keep}
    if sum(map(len, known)) < _FOUND * sum(len(key) for key in {letters(line) for line in lines}):
        return Body(tuple(lines), _captions(page), tuple(b.text for b in page if b.zone is not Zone.CAPTION))
    kept = _repaired(page, kept, {letters(title) for title in titles})
    return Body(
        tuple(block.text for block, keep in zip(page, kept, strict=True) if keep),
        _captions(page),
        tuple(b.text for b, keep in zip(page, kept, strict=True) if not keep and b.zone is not Zone.CAPTION),
        _above(page, kept),
    )


def _above(page: Sequence[Block], kept: list[bool]) -> tuple[str, ...]:
    first = next((i for i, keep in enumerate(kept) if keep and _is_prose(page[i], _PARAGRAPH)), 0)
    heads = [i for i in range(max(0, first - _HEAD), first) if page[i].zone is Zone.HEADLINE]
    start = heads[-1] if heads else max(0, first - _HEAD // 2)
    return tuple(page[i].text for i in range(start, first) if not kept[i])


def _extracted(tree: HtmlElement) -> list[str]:
    found = bare_extraction(tree, include_comments=False)
    text = found.text if isinstance(found, Document) else None
    return [line for line in (text or "").split("\n") if letters(line)]


def _captions(page: Sequence[Block]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(block.text for block in page if block.zone is Zone.CAPTION))


def _aligned(keys: Sequence[str], page: Sequence[Block]) -> list[bool]:
    """Return for each block whether it is one of the extracted lines, or a part of one, in the same order."""
    kept = [False] * len(page)
    matcher = SequenceMatcher(None, keys, [block.letters for block in page])
    line = here = 0
    for match in matcher.get_matching_blocks():
        between = "".join(keys[line : match.a])
        for index in range(here, match.b):
            part = page[index].letters
            if len(part) >= _LEAST and part in between:
                kept[index] = True
                between = between.replace(part, " ", 1)
        line, here = match.a + match.size, match.b + match.size
        kept[match.b : here] = [True] * match.size
    return kept


def _repaired(page: Sequence[Block], kept: list[bool], titles: set[str]) -> list[bool]:
    kept = [keep and block.zone not in {Zone.CAPTION, Zone.EMBED} for block, keep in zip(page, kept, strict=True)]
    return _once(page, _headless(page, _rescued(page, _outweighed(page, kept)), titles))


def _outweighed(page: Sequence[Block], kept: list[bool]) -> list[bool]:
    """Return the blocks of the page's heaviest place, where it holds more prose than all that was kept."""
    held: Counter[str] = Counter()
    for block in page:
        held[block.place] += len(block.letters) if block.zone is Zone.BODY and _is_prose(block, _TAIL) else 0
    place, weight = max(held.items(), key=itemgetter(1), default=("", 0))
    if weight < _OUTWEIGHED * sum(len(block.letters) for block, keep in zip(page, kept, strict=True) if keep):
        return kept
    return [keep or block.place == place for block, keep in zip(page, kept, strict=True)]


def _rescued(page: Sequence[Block], kept: list[bool]) -> list[bool]:
    known = [index for index, keep in enumerate(kept) if keep and len(page[index].letters) >= _PARAGRAPH]
    if not known:
        return kept
    places = _places([page[index].place for index in known], page, known)
    wide = _places([page[index].wide_place for index in known], page, known)
    zones = {page[index].zone for index in known}
    said = {block.letters for block, keep in zip(page, kept, strict=True) if keep}
    for index in range(known[0], len(page)):
        block, inside = page[index], index < known[-1]
        stands = block.place in places if inside else block.wide_place in wide and block.zone in zones
        if stands and _is_prose(block, _PARAGRAPH if inside else _TAIL) and block.letters not in said:
            kept[index] = True
    return kept


def _places(names: Sequence[str], page: Sequence[Block], known: Sequence[int]) -> set[str]:
    held: Counter[str] = Counter()
    for name, index in zip(names, known, strict=True):
        held[name] += len(page[index].letters)
    return {name for name, size in held.items() if size >= _SHARE * held.total()}


def _is_prose(block: Block, least: int) -> bool:
    return len(block.letters) >= least and block.linked < len(block.text) / 2


def _headless(page: Sequence[Block], kept: list[bool], titles: set[str]) -> list[bool]:
    titles = titles | {block.letters for block in page if block.zone is Zone.HEADLINE}
    first = next((i for i, keep in enumerate(kept) if keep and _is_prose(page[i], _PARAGRAPH)), 0)
    return [
        keep and not (index <= first + 3 and (block.letters in titles))
        for index, (block, keep) in enumerate(zip(page, kept, strict=True))
    ]


def _once(page: Sequence[Block], kept: list[bool]) -> list[bool]:
    said: set[str] = set()
    for index, block in enumerate(page):
        if kept[index] and len(block.letters) >= _TWIN:
            kept[index] = block.letters not in said
            said.add(block.letters)
    return kept
