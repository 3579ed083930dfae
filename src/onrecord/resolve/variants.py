"""Tellings of one happening in, the details on which they disagree out: each value with those who tell it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.load import STRICT, rows
from onrecord.lexicon.timewords import values
from onrecord.model import Detail, Mention, Status, Variant
from onrecord.resolve.days import days
from onrecord.resolve.grouping import grouped
from onrecord.resolve.happenings import Happening

_WORD = re.compile(r"\d[\d,]*|[^\W\d_]+")
_ABOUT = frozenset({"at", "least", "about", "some", "nearly", "almost", "around", "up", "to", "more", "than", "over"})
_BEFORE = 8  # words before "killed" in which the number of those killed stands
_YEARS = range(1900, 2100)
_REAL = frozenset({Status.OCCURRED, Status.ONGOING})

Told = tuple[str, str]
"""A value, and the id of the mention that tells it."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Words that say what became of people: "killed", and ``what`` they are then: "dead"."""

    __pydantic_config__ = STRICT

    what: str
    words: tuple[str, ...]


@cache
def _losses() -> Mapping[str, str]:
    return {word: row.what for row in rows("losses.yaml", Loss) for word in row.words}


def variants(happening: Happening) -> tuple[Variant, ...]:
    """Return the times, places and numbers of people that some tellings give and others contradict, none averaged.

    Where it is told to have happened, plans for it contradict nothing.
    """
    every = happening.mentions
    if len(every) == 1:
        return ()
    mentions = [mention for mention in every if mention.status in _REAL] or list(every)
    return (
        *_variants(Detail.WHEN, _times(mentions)),
        *_variants(Detail.PLACE, _places(happening, {mention.id for mention in mentions})),
        *(variant for told in _numbers(mentions) for variant in _variants(Detail.NUMBER, told)),
    )


def _variants(what: Detail, told: Sequence[Told]) -> list[Variant]:
    found = grouped(told)
    if len(found) < 2:  # noqa: PLR2004 - all say the same
        return []
    return [Variant(what, value, tuple(dict.fromkeys(found[value]))) for value in sorted(found)]


def _times(mentions: Sequence[Mention]) -> list[Told]:
    """Return the times that contradict another: a month contradicts none of its days."""
    told = [(mention.when.value, mention.id) for mention in mentions if mention.when and mention.when.value]
    known = {value: found for value, _ in told if (found := days(value))}
    return [
        (value, id_)
        for value, id_ in told
        if value in known
        and not all(known[value].holds(other) or other.holds(known[value]) for other in known.values())
    ]


def _places(happening: Happening, mentions: set[str]) -> list[Told]:
    """Return the places told as its own; a country contradicts none of its places."""
    return [
        (place.name, telling.mention.id)
        for telling in happening.tellings
        if telling.mention.id in mentions
        for place in telling.places
        if not happening.cast.is_country(place)
    ]


def _numbers(mentions: Sequence[Mention]) -> list[list[Told]]:
    """Return for each loss the numbers told of it, where a sentence tells one alone."""
    found = [(what, (f"{number} {what}", m.id)) for m in mentions for what, number in _counts(m.sentence.text)]
    return [told for _, told in sorted(grouped(found).items())]


def _counts(sentence: str) -> Iterator[tuple[str, int]]:
    words = [word.lower() for word in _WORD.findall(sentence)]
    counts = grouped(
        (_losses()[word], number)
        for place, word in enumerate(words)
        if word in _losses() and (number := _number(words, place)) is not None
    )
    yield from ((what, numbers[0]) for what, numbers in counts.items() if len(set(numbers)) == 1)


def _number(words: Sequence[str], place: int) -> int | None:
    """Return the number that goes with a loss: "four people were killed", else "killed at least four".

    Of two before it none is taken: "three people, a man and two women, were killed".
    """
    start = max(0, place - _BEFORE)
    loss = max((n for n in range(start, place) if words[n] in _losses()), default=start - 1)
    before = [number for n in range(loss + 1, place) if (number := _value(words[n], words[n + 1])) is not None]
    if before:
        return before[0] if len(before) == 1 else None
    after = [n for n in range(place + 1, len(words)) if words[n] not in _ABOUT]
    return _value(words[after[0]], "".join(words[after[0] + 1 : after[0] + 2])) if after else None


def _value(word: str, following: str) -> int | None:
    """Return the number that a word is, unless it is a year or counts time: "8 September", "a 43-year-old"."""
    if following in values("month") or following.removesuffix("s") in values("unit"):
        return None
    if word[:1].isdigit():
        number = int(word.replace(",", ""))
        return None if number in _YEARS and "," not in word else number
    return None if word in {"a", "an"} else values("number").get(word)
