"""What a page calls its article in several places in, its headline out, without the outlet's name."""

import re
from collections.abc import Iterable, Sequence

from onrecord.read.blocks import letters

_PARTED = re.compile(r"\s+[|–—\-·•»«:]+\s+|\s*[|•»]\s*")
_WORD = re.compile(r"\w+")
_ALIKE = 0.5  # Dice's coefficient of their words: what shares less is not the same title
_NAME = 5  # letters: a shorter name is in other words by chance
_TAIL = 5  # words: what follows a bar at the end of a title and is no longer than this is a section or an outlet


def headline(shown: Sequence[str], told: Sequence[str], outlets: Iterable[str]) -> str | None:
    """Return the heading in ``shown`` (as printed) that most agrees with ``told`` (as declared), else the first.

    ``outlets`` are names that may stand at either end of a title and are no part of it.
    """
    names = {letters(name) for name in outlets} - {""}
    declared = [bare for title in told if (bare := _bare(title, names)) and letters(bare) not in names]
    headings = [bare for title in shown if (bare := _bare(title, names)) and letters(bare) not in names]
    if not declared:
        return headings[0] if headings else None
    best = max(headings, key=lambda heading: max(_alike(heading, title) for title in declared), default="")
    if best and max(_alike(best, title) for title in declared) >= _ALIKE:
        return best
    return declared[0]


def _bare(title: str, outlets: set[str]) -> str:
    title = " ".join(title.split())
    cuts = list(_PARTED.finditer(title))
    if not cuts:
        return title
    last, first = cuts[-1], cuts[0]
    tail, start = title[last.end() :], title[: first.start()]
    if _is_outlet(tail, outlets) or ("|" in last.group() and len(tail.split()) <= _TAIL):
        return _bare(title[: last.start()], outlets)
    return _bare(title[first.end() :], outlets) if _is_outlet(start, outlets) else title


def _is_outlet(words: str, outlets: set[str]) -> bool:
    key = letters(words)
    return len(key) > 1 and any(key == name or (len(key) >= _NAME and (key in name or name in key)) for name in outlets)


def _alike(one: str, other: str) -> float:
    words, others = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    return 2 * len(words & others) / (len(words) + len(others) or 1)
