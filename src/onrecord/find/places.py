"""A reading and its proper names in, the places out, with country and degrees where the gazetteer knows them."""

from spacy.tokens import Token

from onrecord.find.hits import Hit, Label
from onrecord.find.reading import Reading, Situated
from onrecord.lexicon.gazetteer import Gazetteer
from onrecord.model import ActorKind, Place


def places(reading: Reading, hits: tuple[Hit, ...], gazetteer: Gazetteer) -> tuple[Situated, ...]:
    """Return the places in text order; "Moscow" in "Moscow is interested" is the state and none of them."""
    here = (hit for hit in hits if _is_place(reading, hit, gazetteer))
    return tuple(Situated(_place(reading, hit, gazetteer), hit.start, hit.end) for hit in here)


def _is_place(reading: Reading, hit: Hit, gazetteer: Gazetteer) -> bool:
    if hit.label is Label.PLACE:
        return True
    state = hit.label is Label.ACTOR and hit.known is not None and hit.known.kind is ActorKind.STATE
    capital = hit.label is Label.METONYM and hit.spot is not None
    return (state or capital) and located(reading.doc[hit.start : hit.end].root, gazetteer)


def located(token: Token, gazetteer: Gazetteer) -> bool:
    """Tell whether the name that ``token`` heads says where: "in Kabul and Herat", "visit to Moscow", "fled Syria"."""
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
    above, words = token.head, gazetteer.words
    if token.dep_ == "pobj":
        verb = above.head.head if above.head.dep_ == "dobj" else above.head  # "monitors the war from Norway"
        going = above.lower_ in {"to", "from"} and {above.head.lemma_, verb.lemma_} & words["going"]
        return bool(going) or above.lower_ in words["where"]
    return token.dep_ == "dobj" and above.lemma_ in words["reaching"]


def _place(reading: Reading, hit: Hit, gazetteer: Gazetteer) -> Place:
    span = reading.of(reading.doc[hit.start : hit.end])
    if hit.spot is not None:
        return Place(hit.spot.name, hit.spot.country, hit.spot.lat, hit.spot.lon, span)
    name = gazetteer.states[hit.state].name if hit.state is not None else span.text
    return Place(name, hit.state, None, None, span)
