"""Words of time from ``times.yaml`` in; their numbers, and regular expressions of their alternatives, out."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.load import STRICT, rows

Kind = Literal[
    "month",
    "weekday",
    "number",
    "unit",
    "season",
    "step",
    "edge",
    "daypart",
    "holiday",
    "ordinal",
    "fixed",
    "named",
    "vague",
    "beside",
    "clock",
    "due",
    "binding",
]


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word or phrase in lower case, what kind of time word it is, and its number (see the head of the data file)."""

    __pydantic_config__ = STRICT

    word: str
    kind: Kind
    value: int = 0


@cache
def values(kind: Kind) -> dict[str, int]:
    """Return the words of a kind with their numbers."""
    return {row.word: row.value for row in rows("times.yaml", TimeWord) if row.kind == kind}


@cache
def either(kind: Kind) -> str:
    """Return a regular expression for any word of a kind, longest first, with ``'`` standing for either apostrophe."""
    words = sorted(values(kind), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("'", "['’]").replace(r"\ ", r"\s+") for word in words) + ")"
