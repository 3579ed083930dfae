"""A name that bodies of several states go by in; whether it is another state's body than the listed one, out."""

from functools import lru_cache

from onrecord.find.hits import Search
from onrecord.lexicon.gazetteer import Known
from onrecord.model import ActorKind

_LONGEST = 3  # words of a state's name beside a body's: "the House of Representatives of the United States"
_LENGTH = 150  # tokens from which a text names the state that it tells of
_ARTICLES = frozenset({"the", "a", "an"})


def anothers(search: Search, known: Known, start: int, end: int) -> bool:
    """Tell whether the words from ``start`` to ``end`` mean another state's body: "the Nigerian Senate", "the Senate".

    Words with no state beside them mean the one whose they are where the text says so, and not the listed one where
    a text of some length tells of its state nowhere else.
    """
    if known.kind is not ActorKind.BODY or known.country is None or _tells(search, start, known.country):
        return False
    own = _owner(search, start, end)
    if own is not None:
        return own != known.country
    words, size = search.words(start, end), end - start
    places = (index for index in range(len(search.doc) - size + 1) if search.words(index, index + size) == words)
    owners = {_owner(search, index, index + size) for index in places} - {None}
    if owners:
        return known.country not in owners
    if len(search.doc) < _LENGTH or words.lower() not in search.gazetteer.bodies:
        return False
    told = _told_of(search)
    return bool(told) and known.country not in told


@lru_cache(maxsize=1)
def _told_of(search: Search) -> frozenset[str]:
    """Return the states that the text tells of, by name, adjective, place, person or a body that no other state has."""
    gazetteer, found = search.gazetteer, set[str | None]()
    for start in range(len(search.doc)):
        for end in range(start + 1, min(len(search.doc), start + _LONGEST) + 1):
            words = search.words(start, end)
            known = gazetteer.actors.get(words) or gazetteer.people.get(words) or gazetteer.places.get(words)
            if words.lower() not in gazetteer.bodies:
                found.add(known.country if known else gazetteer.adjectives.get(words))
    return frozenset(state for state in found if state is not None)


def _tells(search: Search, start: int, country: str) -> bool:
    """Tell whether the words begin with the state's own: "U.S. Senate"."""
    return search.gazetteer.adjectives.get(search.words(start, start + 1)) == country


def _owner(search: Search, start: int, end: int) -> str | None:
    """Return the state named right before as whose the body is, or after it with "of"."""
    possessive = start > 0 and search.doc[start - 1].tag_ == "POS"
    before = start - possessive
    for first in range(max(0, before - _LONGEST), before):
        words = search.words(first, before)
        state = search.gazetteer.adjectives.get(words) or (_state(search, words) if possessive else None)
        if state:
            return state
    if end >= len(search.doc) or search.doc[end].lower_ != "of":
        return None
    first = end + 1 + (end + 1 < len(search.doc) and search.doc[end + 1].lower_ in _ARTICLES)
    runs = (search.words(first, last) for last in range(min(len(search.doc), first + _LONGEST), first, -1))
    return next((state for words in runs if (state := _state(search, words))), None)


def _state(search: Search, words: str) -> str | None:
    known = search.gazetteer.actors.get(words)
    return known.country if known is not None and known.kind is ActorKind.STATE else None
