"""A reading and a gazetteer in, the proper names of the text out: each a run of tokens and what it may name."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from onrecord.lexicon.gazetteer import Gazetteer, Known, Spot, fold, opening
from onrecord.model import ActorKind

PARTICLES = frozenset("al el ul ur bin ibn ben abu van von der den de da di du dos la le - ' st. ad as ash an".split())
_PERSONAL = frozenset({"PERSON"})
_GROUPS = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A proper name: token indexes (end exclusive), and what it may name.

    ``known`` is an actor of the gazetteer, ``state`` the code behind a demonym or a capital, ``spot`` a known place;
    ``label`` is ``actor``, ``demonym``, ``place``, ``person``, ``organisation`` or ``group``.
    """

    start: int
    end: int
    label: str
    known: Known | None = None
    state: str | None = None
    spot: Spot | None = None


def spot(doc: Doc, gazetteer: Gazetteer) -> tuple[Hit, ...]:
    """Return the names of ``doc`` in text order; none overlap."""
    taken = [False] * len(doc)
    hits: list[Hit] = []
    for found in (_listed(doc, gazetteer, taken), _titled(doc, gazetteer, taken), _tagged(doc, gazetteer, taken)):
        for hit in found:
            hits.append(hit)
            taken[hit.start : hit.end] = [True] * (hit.end - hit.start)
    hits.extend(_surnames(doc, hits, taken))
    return tuple(sorted(hits, key=lambda hit: hit.start))


def _listed(doc: Doc, gazetteer: Gazetteer, taken: list[bool]) -> Iterator[Hit]:
    for token in doc:
        if taken[token.i] or opening(fold(token.text)) not in gazetteer.openings:
            continue
        for end in range(min(len(doc), token.i + gazetteer.longest), token.i, -1):
            hit = _known(doc[token.i : end], gazetteer)
            if hit is not None and not _inside_person(doc, hit, gazetteer):
                yield hit
                break


def _known(run: TokenSpan, gazetteer: Gazetteer) -> Hit | None:
    words, start, end = fold(run.text), run.start, run.end
    if known := gazetteer.actors.get(words):
        return Hit(start, end, "actor", known, known.id if known.kind is ActorKind.STATE else None)
    if actor := gazetteer.metonyms.get(words):
        known = gazetteer.known[actor]
        return Hit(start, end, "metonym", known, known.country, gazetteer.places.get(words))
    if state := gazetteer.capitals.get(words):
        return Hit(start, end, "metonym", gazetteer.known[state], state, gazetteer.places.get(words))
    if state := gazetteer.adjectives.get(words) or gazetteer.peoples.get(words):
        return Hit(start, end, "demonym", gazetteer.known[state], state)
    if (place := gazetteer.places.get(words)) and run[0].ent_type_ and run[0].ent_type_ != "PERSON":
        return Hit(start, end, "place", None, place.country, place)
    return None


def _inside_person(doc: Doc, hit: Hit, gazetteer: Gazetteer) -> bool:
    """Tell whether the words are part of a person's name: "Jordan" in "Michael Jordan"."""
    if hit.end - hit.start > 1 or hit.label == "demonym":
        return False
    before = doc[hit.start - 1] if hit.start else None
    if before is None or before.ent_type_ != "PERSON" or doc[hit.start].ent_type_ != "PERSON":
        return False
    return _capital(before) and fold(before.text) not in gazetteer.adjectives and doc[hit.start].ent_iob_ == "I"


def _titled(doc: Doc, gazetteer: Gazetteer, taken: list[bool]) -> Iterator[Hit]:
    """Yield the capitalised runs after the words of a post or an honorific, whatever the tagger made of them."""
    for token in doc[:-1]:
        title = gazetteer.titles.get(fold(token.text).lower())
        if title is None or title.part not in {"head", "honorific"} or taken[token.i]:
            continue
        start = token.i + 1
        end = _run(doc, start, gazetteer, taken)
        if end > start and (token.text[0].isupper() or doc[start].ent_type_ == "PERSON"):
            yield Hit(start, end, "person")


def _run(doc: Doc, start: int, gazetteer: Gazetteer, taken: list[bool]) -> int:
    end = start
    while end < len(doc) and not taken[end] and _name_part(doc[end], end == start, gazetteer):
        end += 1
    while end > start and not _capital(doc[end - 1]):
        end -= 1
    return end


def _name_part(token: Token, first: bool, gazetteer: Gazetteer) -> bool:  # noqa: FBT001 -- whether it opens the name
    if token.is_sent_start and not first:
        return False
    folded = fold(token.text).lower()
    if folded in gazetteer.titles and gazetteer.titles[folded].part != "qualifier":
        return False
    if _capital(token):
        return token.pos_ in {"PROPN", "NOUN", "ADJ", "X", "INTJ", "VERB"} and not _day(token)
    return folded in PARTICLES and not first


def _day(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"}


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _tagged(doc: Doc, gazetteer: Gazetteer, taken: list[bool]) -> Iterator[Hit]:
    for entity in doc.ents:
        start, end = _trim(doc, entity.start, entity.end, gazetteer, taken)
        if start >= end:
            continue
        if entity.label_ in _PERSONAL:
            yield Hit(start, end, "person")
        elif entity.label_ in _GROUPS:
            yield Hit(start, end, "organisation")
        elif entity.label_ in _PLACES:
            yield Hit(start, end, "place")
        elif entity.label_ == "NORP":
            yield Hit(start, end, "group")


def _trim(doc: Doc, start: int, end: int, gazetteer: Gazetteer, taken: list[bool]) -> tuple[int, int]:
    """Return the longest end of the run that is free, without articles, titles, possessive endings and marks."""
    for index in range(end - 1, start - 1, -1):
        if taken[index]:
            start = index + 1
            break
    while start < end and not (_capital(doc[start]) or doc[start].text[0].isdigit() or doc[start].text in PARTICLES):
        start += 1
    while start < end and _titling(doc[start], gazetteer):
        start += 1
    while start < end and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[-1].isalnum() and doc[end - 1].text[-1] != "."):
        end -= 1
    return start, end


def _titling(token: Token, gazetteer: Gazetteer) -> bool:
    title = gazetteer.titles.get(fold(token.text).lower())
    return token.pos_ == "DET" or (title is not None and token.ent_type_ == "PERSON" and title.part != "qualifier")


def _surnames(doc: Doc, hits: list[Hit], taken: list[bool]) -> Iterator[Hit]:
    """Yield later bare surnames of people named in full, where the tagger missed them."""
    surnames = {doc[hit.end - 1].text for hit in hits if hit.label == "person" and hit.end - hit.start > 1}
    for token in doc:
        if not taken[token.i] and token.text in surnames and token.pos_ == "PROPN":
            yield Hit(token.i, token.i + 1, "person")
