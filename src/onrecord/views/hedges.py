"""The words before a cue or a trigger in, whether they take back that anything is undertaken there out."""

import re

from onrecord.views.wording import wording

_IF = re.compile(
    r"\b(?:if|unless|whether)\s+(?:[\w’'-]+\s+){0,5}$", re.IGNORECASE
)  # no further: "whether he keeps a vow"
_WORD = re.compile(r"[\w’']+")
_NEAR = 3  # words: "not immediately said", "made no firm decision"
_PURPOSE = 4  # words: "measures to further strengthen"


def supposed(before: str) -> bool:
    """Tell whether the words stand in a condition: "if the Union imposed", "unless they plan to"."""
    return bool(_IF.search(before))


def negated(before: str) -> bool:
    """Tell whether the words right before take it back: "made no", "doesn't want to"."""
    return any(word in wording().signs.negations or word == "without" for word in _last(before, _NEAR + 1))


def purposed(before: str) -> bool:
    """Tell whether what follows is what something is for: "a campaign to", "trying to", "measures to"."""
    words = _last(before, _PURPOSE)
    return "to" in words and any(word.startswith(wording().signs.purposes) for word in words[: words.index("to")])


def obliged(before: str) -> bool:
    """Tell whether the words right before make a duty of it: "must", "need to be"."""
    return any(word in wording().signs.duties for word in _last(before, _PURPOSE))


def _last(before: str, count: int) -> list[str]:
    clause = re.split(r"[,;:.]\s", before)[-1]
    return _WORD.findall(clause.lower())[-count:]
