"""The hits on people in one article in, who each of them is out: surnames and misspellings meet the full name."""

from collections import Counter

from spacy.tokens import Doc

from onrecord.find.spot import Hit

_LONG = 6  # letters from which a surname may be misspelt and still be known


def people(doc: Doc, hits: tuple[Hit, ...]) -> dict[int, str]:
    """Return the fullest name in the article for the first token of each person's hit."""
    named = [(hit.start, doc[hit.start : hit.end].text) for hit in hits if hit.label == "person"]
    full = _fullest(Counter(name for _, name in named))
    return {start: full[name] for start, name in named}


def _fullest(names: Counter[str]) -> dict[str, str]:
    order = list(names)
    whole = [name for name in order if " " in name]
    found: dict[str, str] = {}
    for name in order:
        candidates = [other for other in whole if other != name and _part_of(name, other)]
        candidates = [other for other in candidates if not any(_part_of(other, third) for third in candidates if third != other)]
        found[name] = candidates[0] if len(candidates) == 1 else name
    return {name: found.get(full, full) for name, full in found.items()}


def _part_of(name: str, other: str) -> bool:
    """Tell whether ``name`` is a shorter or misspelt form of ``other``: "Patruhev" of "Nikolay Patrushev"."""
    short, long = name.split(), other.split()
    if len(short) == 1:
        return short[0] == long[-1] or _misspelt(short[0], long[-1]) or short[0] in {"-".join(long), long[0]}
    return len(short) < len(long) and short[-1] == long[-1] and short[0] == long[0]


def _misspelt(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _LONG and one[0] == other[0] and 0 < distance(one.lower(), other.lower()) <= 1 + (len(one) > 9)


def distance(one: str, other: str) -> int:
    """Return the least number of letters to insert, drop or change to make ``one`` into ``other`` (Levenshtein 1966)."""
    previous = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        current = [row]
        for column, right in enumerate(other, 1):
            current.append(min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (left != right)))
        previous = current
    return previous[-1]
