"""A mention in, what the words beside its trigger say of it out: one that is known, one of many, and where it was."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.load import STRICT, rows
from onrecord.lexicon.timewords import values
from onrecord.model import Mention
from onrecord.resolve.vectors import common_words

_WORD = re.compile(r"[^\W_]+")
_NEAR = 40  # characters in which the words beside a trigger stand
_BESIDE = 2  # words beside a trigger in which it is called new or frequent: "another high-level meeting"
_AT = 15  # characters between a trigger and its place: "visit to New Delhi"
_YEAR = 4  # digits

Kind = Literal["known", "many", "where"]


@dataclass(frozen=True, slots=True)
class ReferenceWord:
    """A word in lower case, and what it says of the happening beside it."""

    __pydantic_config__ = STRICT

    word: str
    kind: Kind


def references(mention: Mention) -> tuple[bool, bool]:
    """Tell whether the words take it for known ("the meeting", "their talks"), and whether it is one of many.

    One of many is called new, frequent or one of several: "another meeting", "two strikes", "often spoke".
    """
    before, within, after = _beside(mention)
    around = (*before[-_BESIDE:], *within, *after[:_BESIDE])
    many = any(_kind(word) == "many" for word in around) or _is_counted(before[-_BESIDE:])
    return not many and any(_kind(word) == "known" for word in (*before[-1:], *within[:1])), many


def is_located(mention: Mention) -> bool:
    """Tell whether the place is told as its place: "met in Delhi", not "a threat to Asia ... at a meeting"."""
    place = mention.place.span if mention.place else None
    if place is None or not mention.sentence.start <= place.start < mention.sentence.end:
        return True
    if 0 <= place.start - mention.trigger.end <= _AT:
        return True
    before = _WORD.findall(mention.sentence.text[: place.start - mention.sentence.start][-_NEAR:].lower())
    return next((_kind(word) == "where" for word in reversed(before) if _kind(word) != "known"), False)


def _beside(mention: Mention) -> tuple[list[str], list[str], list[str]]:
    start, end = mention.trigger.start - mention.sentence.start, mention.trigger.end - mention.sentence.start
    before = _words(mention.sentence.text[max(0, start - _NEAR) : start], is_first=start <= _NEAR)
    after = _words(mention.sentence.text[end : end + _NEAR], is_first=False)
    return before, _words(mention.trigger.text, is_first=start == 0), after


def _words(text: str, *, is_first: bool) -> list[str]:
    """Return the words of a piece of a sentence, its first one in lower case: "New Delhi" is nothing new."""
    found = _WORD.findall(text)
    return [found[0].lower(), *found[1:]] if found and is_first else found


def _is_counted(beside: Sequence[str]) -> bool:
    """Tell whether a trigger is counted: "two strikes", "100 armed attacks"; a year before it counts nothing."""
    if not beside or _is_number(beside[-1]):
        return bool(beside)
    return beside[-1].lower() not in common_words() and any(map(_is_number, beside[:-1]))


def _is_number(word: str) -> bool:
    return (word.isdecimal() and len(word) < _YEAR) or (word in values("number") and word not in {"a", "an"})


@cache
def _kinds() -> Mapping[str, Kind]:
    return {row.word: row.kind for row in rows("references.yaml", ReferenceWord)}


def _kind(word: str) -> Kind | None:
    return _kinds().get(word)
