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
_ENOUGH = 6  # words shared: a summary shares more of them than the title, and is no better for it
_LONG_WORD = 4  # letters: shorter words are shared by any two texts
_WORD = re.compile(r"[^\W\d_]+|\d+")
_TOP = 3  # lines: a page's first lines name its outlet; further down, "Good News" is a section
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
    scores = [(_likeness(line, told) * (1.5 if times[line.text] > 1 else 1.0), line.text) for line in lines]
    best = max((score for score, _ in scores), default=0.0)
    return next((text for score, text in scores if score > 0 and score >= _NEAR * best), None)


def _likeness(line: Line, told: set[str]) -> float:
    """Return how much of the article a line tells: the words they share, times the share of its words that they are."""
    if not _FEWEST <= line.words <= _MOST or line.kind not in (Kind.FRAGMENT, Kind.PROSE) or line.text[-1] in ".:":
        return 0.0
    words = _content(line.text)
    shared = sum(word in told for word in words)
    if shared <= 1 or shared < _LEAST * len(words):
        return 0.0
    return min(shared, _ENOUGH) * shared / len(words)


def _content(text: str) -> list[str]:
    """Return the words that carry content, each cut to six letters: "terrorism" and "terrorists" are one."""
    return [word[:6] for word in _WORD.findall(text.casefold()) if len(word) >= _LONG_WORD]


def _outlet(lines: Sequence[Line], press: Press) -> str | None:
    names = (line.text for line in lines if line.kind is Kind.FRAGMENT and (line.words > 1 or "." in line.text))
    return next((name for name in names if press.marked("outlet", name)), None)


def _is_caption(line: Line) -> bool:
    words = line.text.split()
    lower = sum(word[0].islower() for word in words)
    return line.kind is Kind.CAPTION or (
        line.kind is Kind.FRAGMENT and len(words) > _FEWEST and lower >= _LOWER * len(words)
    )
