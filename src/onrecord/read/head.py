"""The lines above an article in, its title, outlet and captions out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.lexicon.press import Press
from onrecord.read.shape import Kind, Line

_FEWEST, _MOST = 3, 30  # words of a title
_NEAR = 0.75  # the first line this close to the best stands: captions and summaries come after the title
_LEAST = 0.4  # of a title's words of content, so many are in its article; of a button's, none
_SURE, _SHARED = 2, 3  # so many words at least; more of them below a page's first lines, where menus are
_ENOUGH = 6  # words shared: a summary shares more of them than the title, and is no better for it
_LONG_WORD = 4  # letters: shorter words are shared by any two texts
_WORD = re.compile(r"[^\W\d_]+")
_TOP = 3  # lines
_LOWER = 0.3  # of a caption's words, so many are in lower case; of a menu's, none
_SITE = re.compile(r"^(?P<title>.{15,}?)\s+[|–—·-]\s+(?P<site>[^|–—·]{2,40})$")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above an article; ``lines`` are the lines that say its title and outlet.

    ``after`` is the index of the line after the title's last occurrence, 0 without one.
    """

    title: str | None
    outlet: str | None
    captions: tuple[str, ...]
    lines: tuple[str, ...]
    after: int


def head(lines: Sequence[Line], body: Sequence[str], press: Press) -> Head:
    """Return what ``lines``, those before the paragraphs of ``body``, are."""
    line = _title(lines, body)
    after = max((number for number, other in enumerate(lines, 1) if other.text == line), default=0)
    sited = _SITE.match(line or "")
    site = sited["site"] if sited and press.marked("outlet", sited["site"]) else None
    outlet = site or _outlet(lines[:_TOP], press)
    captions = tuple(other.text for other in lines[after:] if line and _is_caption(other))
    return Head(sited["title"] if sited and site else line, outlet, captions, (line or "", outlet or ""), after)


def _title(lines: Sequence[Line], body: Sequence[str]) -> str | None:
    told = set(_content(" ".join(body)))
    times = Counter(line.text for line in lines)
    scores = [
        (_likeness(line, told, _SURE if number < _TOP else _SHARED) * (1.5 if times[line.text] > 1 else 1.0), line.text)
        for number, line in enumerate(lines)
    ]
    best = max((score for score, _ in scores), default=0.0)
    return next((text for score, text in scores if score > 0 and score >= _NEAR * best), None)


def _likeness(line: Line, told: set[str], least: int) -> float:
    """Return how much of the article a line tells: the words they share, times the share of its words that they are."""
    if not _FEWEST <= line.words <= _MOST or line.kind not in (Kind.FRAGMENT, Kind.PROSE) or line.text[-1] in ".:":
        return 0.0
    words = set(_content(line.text))
    shared = sum(word in told for word in words)
    if shared < least or shared < _LEAST * len(words):
        return 0.0
    return min(shared, _ENOUGH) * shared / len(words)


def _content(text: str) -> list[str]:
    """Return the words that carry content, each cut to six letters: "terrorism" and "terrorists" are one."""
    return [word[:6] for word in _WORD.findall(text.casefold()) if len(word) >= _LONG_WORD]


def _outlet(lines: Sequence[Line], press: Press) -> str | None:
    """Return the first line that is no button, if it is a newspaper's name; further down, "Good News" is a section."""
    first = next((line for line in lines if line.kind is not Kind.FURNITURE), None)
    named = first and (first.words > 1 or "." in first.text) and press.marked("outlet", first.text)
    return first.text if first and named else None


def _is_caption(line: Line) -> bool:
    words = line.text.split()
    lower = sum(word[0].islower() for word in words)
    return line.kind is Kind.CAPTION or (
        line.kind is Kind.FRAGMENT and len(words) > _FEWEST and lower >= _LOWER * len(words)
    )
