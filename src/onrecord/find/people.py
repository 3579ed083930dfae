"""The names in one article in, the fullest name behind each out: surnames, short forms and misspellings meet it."""

from spacy.tokens import Doc

from onrecord.find.spot import PARTICLES, Hit, Label
from onrecord.lexicon.gazetteer import fold

_LONG = 7  # letters from which a surname may be misspelt and still be known: "Patruhev"
_LONGER = 10  # from here by two letters


def fullest(doc: Doc, hits: tuple[Hit, ...]) -> dict[int, str]:
    """Return the fullest name in the article for the first token of each hit.

    A short form is linked when exactly one longer name fits among those that came before it, or, if none did, among
    those that come after it; otherwise it stays by itself.
    """
    named = [(hit, fold(doc[hit.start : hit.end].text)) for hit in hits if hit.known is None]
    whole = {label: [(hit.start, name) for hit, name in named if hit.label is label] for label in Label}
    spelt = {hit.start: doc[hit.start : hit.end].text.replace("\n", " ") for hit, _ in named}
    first = {(hit.label, name): spelt[hit.start] for hit, name in reversed(named)}
    full = {}
    for hit, name in named:
        target = _target(hit, name, whole[hit.label])
        target = _target(hit, target, whole[hit.label])
        full[hit.start] = first[hit.label, target]
    return full


def _target(hit: Hit, name: str, others: list[tuple[int, str]]) -> str:
    fits = _person if hit.label is Label.PERSON else _short
    longer = [(start, other) for start, other in others if other != name and fits(name, other)]
    before = dict.fromkeys(_longest([other for start, other in longer if start < hit.start]))
    after = dict.fromkeys(_longest([other for _, other in longer]))
    candidates = list(before or after)
    return candidates[0] if len(candidates) == 1 else name


def _longest(names: list[str]) -> list[str]:
    """Return the names that are no short form of another one in the list."""
    return [name for name in names if not any(name != other and _person(name, other) for other in names)]


def _person(name: str, other: str) -> bool:
    """Tell whether ``name`` is a shorter or misspelt form of the person ``other``."""
    short, long = _parts(name), _parts(other)
    if len(short) == 1:
        return short[0] in {long[0], long[-1]} and len(long) > 1 or _misspelt(short[0], long[-1])
    if len(short) == len(long):
        return short[:-1] == long[:-1] and _misspelt(short[-1], long[-1]) and len(name) <= len(other)
    return len(short) < len(long) and short[-1] == long[-1] and short[0][0] == long[0][0] and (short[0] == long[0] or len(short[0]) <= 2)  # noqa: PLR2004 -- "S." for Sergey


def _short(name: str, other: str) -> bool:
    """Tell whether ``name`` is an organisation's or a ship's short form: "Observatory", "SDF", "Mahan"."""
    parts = other.split()
    if len(parts) == 1:
        return False
    return name in {parts[-1], parts[0], "".join(part[0] for part in parts if part[0].isupper())}


def _parts(name: str) -> list[str]:
    parts = [part for part in name.replace("-", " ").replace("'s", "").split() if part.lower() not in PARTICLES]
    return parts or [name]


def _misspelt(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LONG or one[0] != other[0]:
        return False
    return 0 < distance(one.lower(), other.lower()) <= 1 + (len(other) >= _LONGER)


def distance(one: str, other: str) -> int:
    """Return the least number of letters to insert, drop or change to make ``one`` into ``other`` (Levenshtein 1966)."""
    previous = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        current = [row]
        for column, right in enumerate(other, 1):
            current.append(min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (left != right)))
        previous = current
    return previous[-1]
