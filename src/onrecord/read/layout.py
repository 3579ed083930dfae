"""Plain text in, its paragraphs out: hard-wrapped lines put together again, everything else a paragraph a line."""

import re
import statistics
from collections.abc import Sequence
from itertools import pairwise

_LONGEST = 120  # characters: no one wraps wider; a page of longer lines breaks them at paragraphs only
_FULL = 0.8  # a line this full, against the widest, may have been broken for width
_BREAKS = 0.3  # of the full lines, so many run on in lower case where a text is wrapped; 0.02 where it is not
_FEW = 2  # lines
_QUOTED = re.compile(r"^(?:>\s?)+")
_SPLIT = re.compile(r"[^\W\d_]+-$")


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of ``text``, white space in each made single; each line is one unless lines are wrapped."""
    lines = [" ".join(_QUOTED.sub("", line).split()) for line in text.splitlines()]
    width = _width(lines)
    words = frozenset(" ".join(lines).split()) if width else frozenset()
    joined: list[str] = []
    previous = ""
    for line in lines:
        if width and line and previous and _reach(previous, line) >= width:
            joined[-1] = _continued(joined[-1], line, words)
        elif line:
            joined.append(line)
        previous = line
    return tuple(joined)


def _width(lines: Sequence[str]) -> int | None:
    """Return how far a line must reach for its break to be one of width; ``None`` where only paragraphs break lines.

    Lines that run on in lower case were broken for width, all but the odd one: the shortest twentieth is not asked. A
    line that reaches beyond the widest was.
    """
    lengths = [len(line) for line in lines if line]
    if len(lengths) <= _FEW:
        return None
    widest = statistics.quantiles(lengths, n=20)[-1]
    full = [(one, other) for one, other in pairwise(lines) if len(one) >= _FULL * widest and other]
    reaches = sorted(_reach(one, other) for one, other in full if other[0].islower())
    if widest > _LONGEST or len(reaches) < _FEW or len(reaches) < _BREAKS * len(full):
        return None
    return min(reaches[len(reaches) // 20], int(widest) + 1)


def _reach(line: str, after: str) -> int:
    """Return how long ``line`` would be with the first word of the line after it."""
    return len(line) + 1 + len(after.split(maxsplit=1)[0])


def _continued(paragraph: str, line: str, words: frozenset[str]) -> str:
    """Return both as one; the hyphen of a word broken at the line's end goes unless the text knows its halves."""
    head = _SPLIT.search(paragraph)
    if not head:
        return f"{paragraph} {line}"
    tail = line.split(maxsplit=1)[0]
    halves = {head.group()[:-1], tail.strip(".,;:!?")}
    kept = not tail[0].islower() or head.group() + tail in words or halves <= words
    return (paragraph if kept else paragraph[:-1]) + line
