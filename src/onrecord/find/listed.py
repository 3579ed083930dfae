"""A search in, the names that the gazetteer knows out, where they are not a part of a longer name."""

from collections.abc import Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.find.hits import Hit, Label, Search, capital
from onrecord.find.owned import anothers
from onrecord.find.tagged import trim
from onrecord.lexicon.gazetteer import Known, Spot, opening
from onrecord.model import ActorKind

_SPELT = 4  # letters from which capitals are no abbreviation


def listed(search: Search) -> Iterator[Hit]:
    """Yield the longest known name at each token."""
    for token in search.doc:
        first = opening(search.pieces[token.i].rstrip())
        longest = max(search.gazetteer.openings.get(word, 0) for word in (first, first.title()))
        if search.taken[token.i] or not longest or _priced(token):
            continue
        for end in range(min(len(search.doc), token.i + longest), token.i, -1):
            if search.doc[end - 1].is_space:
                continue
            hit = _actor(search, token.i, end) or _place(search, token.i, end)
            if hit is not None and not (_in_person(search, hit) or _in_longer(search, hit) or _in_format(search, hit)):
                yield _part(search, hit)
                break


def _priced(token: Token) -> bool:
    """Tell whether the word says which dollars are meant: "US $50 million"."""
    return token.i + 1 < len(token.doc) and token.nbor().text == "$"


def _part(search: Search, hit: Hit) -> Hit:
    """Return a part of a land as a place: "Southern Iraq"."""
    land = hit.label is Label.PLACE or (hit.known is not None and hit.known.kind is ActorKind.STATE)
    before = hit.start - 1
    if not land or hit.label is Label.DEMONYM or before < 0 or search.taken[before] or not capital(search.doc[before]):
        return hit
    compass = search.small(before) in search.gazetteer.words["compass"]
    return Hit(before, hit.end, Label.PLACE, None, hit.state, hit.spot) if compass else hit


def _actor(search: Search, start: int, end: int) -> Hit | None:
    gazetteer, words = search.gazetteer, search.words(start, end)
    if known := gazetteer.actors.get(words):
        return None if anothers(search, known, start, end) else Hit(start, end, Label.ACTOR, known, _state(known))
    if known := gazetteer.people.get(words):
        return Hit(start, end, Label.PERSON, known, known.country)
    actor = gazetteer.metonyms.get(words) or (gazetteer.capitals.get(words) if _seat(search, start, words) else None)
    if actor:
        known = gazetteer.known[actor]
        return Hit(start, end, Label.METONYM, known, known.country, gazetteer.places.get(words))
    return _people(search, start, end, words)


def _people(search: Search, start: int, end: int, words: str) -> Hit | None:
    gazetteer = search.gazetteer
    if state := gazetteer.adjectives.get(words) or gazetteer.peoples.get(words):
        return Hit(start, end, Label.DEMONYM, gazetteer.known[state], state)
    first, _, last = words.partition("-")
    if end == start + 1 and last.islower() and (state := gazetteer.adjectives.get(first)):
        return Hit(start, end, Label.DEMONYM, gazetteer.known[state])  # "U.S.-backed" rebels are not the state's
    return None


def _place(search: Search, start: int, end: int) -> Hit | None:
    words = search.words(start, end)
    spelt = words.isupper() and len(words) >= _SPELT and search.doc[start].is_sent_start
    words = words.title() if spelt else words  # "NEW DELHI (Reuters)"
    place = search.gazetteer.places.get(words)
    if place is None:
        return None
    tagged = search.doc[start].ent_type_ not in {"", "PERSON"}
    where = place.area or tagged or spelt or search.situated(search.doc[start:end]) or _at_home(search, start, place)
    return search.place(start, end, place) if where else None


def _at_home(search: Search, start: int, place: Spot) -> bool:
    """Tell whether a word taken for a person is a place of a state that the text names: "isolate Raqqa, Syria"."""
    token, state = search.doc[start], search.gazetteer.states.get(place.country or "")
    if state is None or token.ent_type_ != "PERSON" or token.dep_ not in {"dobj", "pobj", "conj"}:
        return False
    beside = any(capital(word) for word in search.doc[max(0, start - 1) : start + 2] if word.i != start)
    return not beside and token.text not in search.people and state.name in search.doc.text


def _state(known: Known) -> str | None:
    """Return the state that the words bring in: "Duma" brings Russia, "Taliban" does not bring Afghanistan."""
    return known.country if known.kind in {ActorKind.STATE, ActorKind.BODY} else None


def _seat(search: Search, start: int, words: str) -> bool:
    """Tell whether the word can mean a capital: not where it can be a person's name and its state is not named."""
    state = search.gazetteer.states.get(search.gazetteer.capitals.get(words, ""))
    if state is None or search.doc[start].ent_type_ != "PERSON" or state.name in search.doc.text:
        return state is not None
    entity = search.around(start, start + 1)
    return entity is not None and len(entity) == 1 and words not in search.gazetteer.genders.keys() | search.people


def _in_format(search: Search, hit: Hit) -> bool:
    """Tell whether the name opens a format's: "Delhi" in "Delhi Regional Security Dialogue"."""
    end = hit.end
    while (
        end < len(search.doc)
        and capital(search.doc[end])
        and ("name", search.doc[end].text) not in search.gazetteer.formats
    ):
        end += 1
    named = end < len(search.doc) and ("name", search.doc[end].text) in search.gazetteer.formats
    return named and hit.label in {Label.METONYM, Label.PLACE}


def _in_person(search: Search, hit: Hit) -> bool:
    """Tell whether the word ends a person's name: "Jordan" in "Michael Jordan", "Kuwaiti" in "Ali al-Kuwaiti"."""
    if hit.end - hit.start > 1 or not hit.start or search.taken[hit.start - 1]:
        return False
    word, before = search.doc[hit.start], search.doc[hit.start - 1]
    if before.text == "-" and hit.start > 1:
        return search.doc[hit.start - 2].lower_ in search.gazetteer.words["particle"]
    if hit.label is Label.DEMONYM or search.small(before.i) in search.gazetteer.words["where"]:
        return False
    if word.ent_type_ == "PERSON" and word.ent_iob_ == "I" and before.text.istitle():
        return True
    return before.text in search.gazetteer.genders and word.dep_ != "pobj"


def _in_longer(search: Search, hit: Hit) -> bool:
    """Tell whether the words are part of a longer name: "Canada" in "Liberal Party of Canada"."""
    entity = search.around(hit.start, hit.end)
    if entity is None or entity.label_ != "ORG" or not _whole(search, entity):
        return False
    start, end = trim(search, entity)
    if start > hit.start or end < hit.end or (start, end) == (hit.start, hit.end):
        return False
    if _titled(search, start, end + (hit.start == start)):
        return False
    if hit.label is Label.DEMONYM:  # "Russian Defense Ministry" is read as a description
        return search.words(hit.end, end).lower() not in search.gazetteer.bodies
    if start < hit.start and search.words(start, hit.start - 1).lower() in search.gazetteer.bodies:
        return False  # "Ministry of Defence of Ukraine"
    state = hit.label is Label.PLACE or (hit.known is not None and hit.known.kind is ActorKind.STATE)
    return start < hit.start or (not state and search.doc[hit.end].lower_ in {"of", "for", "in"})


def _whole(search: Search, entity: TokenSpan) -> bool:
    joint = search.gazetteer.words["joint"]
    return all(capital(token) or token.text[0].isdigit() or search.small(token.i) in joint for token in entity)


def _titled(search: Search, start: int, end: int) -> bool:
    """Tell whether a title begins in the run: "Indian Security Adviser Ajit Doval"."""
    return any(search.title_end(index) for index in range(start, min(end, len(search.doc))))
