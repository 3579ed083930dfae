"""Names in, likeness out: what is left of a name once transliteration, accents and order of writing are folded away."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from onrecord.lexicon.load import STRICT, rows
from onrecord.resolve.grouping import grouped

_MARKS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s|$)")
_ARTICLES = {"the", "al", "el", "ul", "bin", "ibn"}  # "al-Assad" is told as "Assad", "bin Salman" as "Salman"
_NUMERALS = {"ii", "iii", "iv"}  # often left away, where "Jr." tells a son from his father
_GENERATIONS = {"jr", "sr"} | _NUMERALS

# One sound, several spellings of it in English, in the order they are folded.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^[yij]([eu])", r"\1"),  # Yevgeny and Evgeny, Yuri and Iuri
        (r"(?<=.)[yj](?![aou])", "i"),  # Volodymyr, Meyer
        (r"(.)\1+", r"\1"),  # Mohammad, Hussain
        (r"[ae]i$", "i"),  # Sergey, Nikolay
        (r"ks", "x"),  # Aleksandr
        (r"ph", "f"),  # Yosef, Joseph
        (r"[qck]h?(?![eiy])", "k"),  # Qaddafi
        (r"w", "v"),
        (r"dj|zh", "j"),
        (r"ou|oo|o", "u"),  # Yousef, Muhammad
        (r"e", "a"),  # Mohammed
        (r"(.)\1+", r"\1"),
    )
)
_SHORT = 4  # shorter words are compared as they are written: "Li" is not "Lee", "Un" is not "Il"
_LONG = 5  # from here on one letter may differ


class Likeness(IntEnum):
    """How far two names of a person agree."""

    NONE = 0
    SHORTER = 1  # an initial, a short form or a name less: "S. Jaishankar", "Bob Menendez", "Tayyip Erdogan"
    SPELLING = 2  # one letter differs: "Vladimir", "Vladmir"
    SOUND = 3  # they sound the same, give or take a middle initial: "Nikolay", "Nikolai"


@dataclass(frozen=True, slots=True)
class ShortNames:
    """A given name, and what its bearers are called for short, in small letters."""

    __pydantic_config__ = STRICT

    name: str
    short: tuple[str, ...]


@cache
def _full_names() -> Mapping[str, Sequence[str]]:
    return grouped((short, row.name) for row in rows("short_names.yaml", ShortNames) for short in row.short)


@lru_cache(1 << 16)  # more names than a go has
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case: no accents, possessives, articles or points."""
    bare = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name)).lower().translate(_MARKS)
    found = _WORD.findall("".join(sign for sign in bare if not unicodedata.combining(sign)))
    return tuple(word for word in found if word not in _ARTICLES) or tuple(found)


@lru_cache(1 << 14)
def sound(word: str) -> str:
    """Return a word of :func:`words` as it sounds, whoever wrote it down: ``nikulai`` and ``nikolay`` are one."""
    if len(word) < _SHORT:
        return word
    for pattern, folded in _SOUNDS:
        word = pattern.sub(folded, word)
    return word


def surname(name: Sequence[str]) -> str:
    """Return the last of a person's names that is no generation ("Jr.")."""
    return next((word for word in reversed(name) if word not in _GENERATIONS), name[-1])


def likeness(one: Sequence[str], other: Sequence[str]) -> Likeness:
    """Tell how far two full names (words of :func:`words`) may name one person; surnames must agree.

    One letter may differ over all, in a word of five letters or more, after folding sounds.
    """
    numbered = _numbered(one) ^ _numbered(other)
    if numbered:
        bare = [[word for word in name if word not in numbered] for name in (one, other)]
        alike = numbered <= _NUMERALS and len(numbered) == 1 and all(bare)  # a numeral alone is nobody's name
        return min(Likeness.SHORTER, likeness(*bare)) if alike else Likeness.NONE
    if "".join(map(sound, one)) == "".join(map(sound, other)):
        return Likeness.SOUND
    slips = _slips(surname(one), surname(other))
    shorter, longer = sorted((_given(one), _given(other)), key=len)
    if slips is None or not shorter:
        return Likeness.NONE
    if not slips and [word for word in longer if word not in _middle(longer)] == list(shorter):
        return Likeness.SOUND
    if len(shorter) == len(longer):
        each = [_slips(mine, yours) for mine, yours in zip(shorter, longer, strict=True)]
        if None not in each and slips + sum(filter(None, each)) <= 1:
            return Likeness.SPELLING if slips or any(each) else Likeness.SOUND
    return Likeness.SHORTER if not slips and _abbreviates(shorter, longer) else Likeness.NONE


def _numbered(name: Sequence[str]) -> set[str]:
    return {word for word in name if word in _GENERATIONS}


def _given(name: Sequence[str]) -> list[str]:
    last = surname(name)
    return [word for word in name if word != last and word not in _GENERATIONS]


def _abbreviates(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Tell whether each given name of the shorter stands, whole, for short or as an initial, in the longer's order."""
    rest = iter(longer)
    if _middle(shorter) and _middle(longer) and _middle(shorter) != _middle(longer):
        return False
    return all(
        any(_initial(mine, yours) or not _forms(mine).isdisjoint(_forms(yours)) for yours in rest) for mine in shorter
    )


@lru_cache(1 << 14)
def _forms(given: str) -> frozenset[str]:
    """Return how a given name sounds, and the names that it may be short for."""
    return frozenset(map(sound, (given, *_full_names().get(given, ()))))


def _middle(given: Sequence[str]) -> list[str]:
    """Return the middle initials: they part George W. from George H. W."""
    return [word for word in given[1:] if len(word) == 1]


def _initial(one: str, other: str) -> bool:
    return 1 in (len(one), len(other)) and one[0] == other[0]


def _slips(one: str, other: str) -> int | None:
    """Return 0 where two words sound alike, 1 where one letter is changed, added or left out, else ``None``."""
    one, other = sound(one), sound(other)
    if one == other:
        return 0
    if min(len(one), len(other)) < _LONG or abs(len(one) - len(other)) > 1:
        return None
    return 1 if _one_edit(one, other) else None


def _one_edit(one: str, other: str) -> bool:
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if len(one) == len(other):
        return one[start + 1 :] == other[start + 1 :]
    shorter, longer = sorted((one, other), key=len)
    return shorter[start:] == longer[start + 1 :]


def _neighbours(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def nearby(name: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Return keys of which a full name shares one with each name that may be the same person's.

    A key is the surname's sound, itself or less a letter, and the first letter of a given name; spellings that differ
    in that very letter are missed.
    """
    heard = sound(surname(name))
    ends = _neighbours(heard) if len(heard) >= _LONG else {heard}
    return frozenset((end, form[:1]) for end in ends for given in _given(name) for form in _forms(given))
