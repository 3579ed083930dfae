"""The names in one article in, who bears each out: surnames, short forms and misspellings meet the fullest name."""

from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.find.hits import Hit, Label
from onrecord.lexicon.gazetteer import Gazetteer, Known, fold

_LONG = 7  # letters from which a surname may be misspelt and still be known: "Patruhev"
_LONGER = 10  # from here by two letters

_SPANISH = 4  # words of a name with two surnames

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bearer:
    """The fullest name in the article, as it is spelt there, and who the gazetteer knows by it."""

    name: str
    known: Known | None = None


def bearers(doc: Doc, hits: tuple[Hit, ...], gazetteer: Gazetteer) -> dict[int, Bearer]:
    """Return the bearer of the name that begins at each token, for people and for names the gazetteer lacks.

    A short form is linked when exactly one longer name fits among those that came before it, or, if none did, among
    those that come after it; otherwise it stays by itself.
    """
    named = [(hit, _parts(doc, hit, gazetteer)) for hit in hits if hit.label is Label.PERSON or hit.known is None]
    spelt: dict[tuple[Label, Parts], Bearer] = {}
    for hit, parts in named:
        words = doc[hit.start : hit.end].text.replace("\n", " ")
        other = spelt.get((hit.label, parts))
        if other is None or len(words) > len(other.name):
            known = hit.known or (other.known if other else None) or gazetteer.people.get(_plain(words))
            spelt[hit.label, parts] = Bearer(words, known)
    found = {}
    for hit, parts in named:
        others = [(other.start, longer) for other, longer in named if other.label is hit.label]
        target = _target(hit, _target(hit, parts, others), others)
        known = gazetteer.surnames.get(target[-1].title()) if hit.label is Label.PERSON and len(target) == 1 else None
        found[hit.start] = Bearer(known.name, known) if known else spelt[hit.label, target]
    return found


def _target(hit: Hit, parts: Parts, others: list[tuple[int, Parts]]) -> Parts:
    fits = _person if hit.label is Label.PERSON else _short
    longer = {start: other for start, other in others if other != parts and fits(parts, other)}
    before = _longest([other for start, other in longer.items() if start < hit.start])
    candidates = before or _longest(list(longer.values()))
    return candidates[0] if len(candidates) == 1 else parts


def _plain(words: str) -> str:
    """Return a name without its middle initials: "Vladimir V. Putin"."""
    return " ".join(word for word in fold(words).split() if not (len(word) == 2 and word.endswith(".")))  # noqa: PLR2004 -- "V."


def _longest(names: list[Parts]) -> list[Parts]:
    """Return the names, each once, that are no short form of another one in the list."""
    once = list(dict.fromkeys(names))
    return [name for name in once if not any(name != other and _person(name, other) for other in once)]


def _parts(doc: Doc, hit: Hit, gazetteer: Gazetteer) -> Parts:
    """Return the words of a name; a person's in small letters and without particles."""
    words = fold(doc[hit.start : hit.end].text)
    if hit.label is not Label.PERSON:
        return tuple(words.split())
    small = words.lower().replace("-", " ").replace(".", " ").split()
    return tuple(part for part in small if part not in gazetteer.words["particle"]) or (words,)


def _person(short: Parts, long: Parts) -> bool:
    """Tell whether ``short`` is a shorter or misspelt form of the person ``long``."""
    if len(short) == 1:
        paternal = long[-2] if len(long) >= _SPANISH else long[-1]  # "José Ramón Machado Ventura"
        return len(long) > 1 and (short[0] in {long[0], paternal, long[-1]} or _misspelt(short[0], long[-1]))
    if len(short) == len(long):
        return short[:-1] == long[:-1] and _misspelt(short[-1], long[-1]) and len(short[-1]) < len(long[-1])
    first = short[0] == long[0] or (len(short[0]) == 1 and short[0] == long[0][0])
    return len(short) < len(long) and short[-1] == long[-1] and first


def _short(short: Parts, long: Parts) -> bool:
    """Tell whether ``short`` is an organisation's or a ship's short form: "Observatory", "SDF", "Mahan"."""
    initials = "".join(part[0] for part in long if part[0].isupper())
    return len(short) == 1 < len(long) and short[0] in {long[-1], long[0], initials}


def _misspelt(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LONG or one[0] != other[0]:
        return False
    return 0 < distance(one, other) <= 1 + (len(other) >= _LONGER)


def distance(one: str, other: str) -> int:
    """Return the fewest letters to insert, drop or change to make ``one`` into ``other`` (Levenshtein 1966)."""
    previous = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        current = [row]
        for column, right in enumerate(other, 1):
            current.append(min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (left != right)))
        previous = current
    return previous[-1]
