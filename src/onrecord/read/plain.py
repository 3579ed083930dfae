"""Plain text saved from a page in, its article's lines out, with no markup to lean on."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from onrecord.lexicon.press import Press
from onrecord.read.head import Head, head
from onrecord.read.layout import paragraphs
from onrecord.read.lines import PressLines, parted
from onrecord.read.run import in_context, run
from onrecord.read.shape import Kind, Line, shaped

_ABOVE = 8  # lines above an article without a title that may still be its byline and date
_BELOW = 12  # lines below it that may be its writer, source and date
_HEADLINE = 5  # words: with a headline below it, a page has gone on to other articles
_TEXT = frozenset((Kind.PROSE,))
_AROUND = frozenset((Kind.BYLINE, Kind.CREDIT, Kind.AGENCY, Kind.STAMP, Kind.CAPTION))


def body(text: str, press: Press) -> PressLines:
    """Return the article in ``text`` and what stood around it; no paragraphs where all of it is litter."""
    lines = in_context([shaped(line, press) for line in paragraphs(text)])
    start, end = run(lines)
    above = head(lines[:start], [line.text for line in lines[start:end] if line.kind in _TEXT], press)
    start = _from_summary(lines, above.after, start) if above.title else start
    inside = lines[start:end]
    nearby, below = _around(lines[:start], above, lines[end:])
    taken = [line for line in (*nearby, *inside, *below) if line.kind in _TEXT | _AROUND]
    found = parted(taken, press, _TEXT)
    captions = tuple(dict.fromkeys((*above.captions, *found.captions)))
    used = {line.text for line in taken} | {*captions, *above.lines}
    return replace(
        found,
        title=above.title,
        outlet=above.outlet,
        captions=captions,
        stripped=tuple(line.text for line in lines if line.text not in used),
    )


def _from_summary(lines: Sequence[Line], title: int, start: int) -> int:
    """Return where the article starts: at a sentence that stands between its title and its run, else at the run."""
    return next((number for number in range(title, start) if lines[number].kind in _TEXT), start)


def _around(before: Sequence[Line], above: Head, after: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the press lines near the article: from its title on, and down to what closes the page's article."""
    near = before[above.after :] if above.title else before[-_ABOVE:]
    below = takewhile(lambda line: line.kind is not Kind.CLOSING and not _is_headline(line), after[:_BELOW])
    return [line for line in near if line.kind in _AROUND], [line for line in below if line.kind in _AROUND]


def _is_headline(line: Line) -> bool:
    return line.kind is Kind.FRAGMENT and line.words >= _HEADLINE
