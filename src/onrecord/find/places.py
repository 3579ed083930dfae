"""A reading and its proper names in, the places out, with country and degrees where the gazetteer knows them."""

from onrecord.find.reading import Reading, Situated
from onrecord.find.spot import Hit
from onrecord.lexicon.gazetteer import Gazetteer
from onrecord.model import ActorKind, Place

WHERE = frozenset("in at near outside around inside into through across throughout toward towards".split())


def places(reading: Reading, hits: tuple[Hit, ...], gazetteer: Gazetteer) -> tuple[Situated, ...]:
    """Return the places in text order; "Moscow" in "Moscow is interested" is the state and none of them."""
    return tuple(
        Situated(_place(reading, hit, gazetteer), hit.start, hit.end) for hit in hits if _is_place(reading, hit)
    )


def _is_place(reading: Reading, hit: Hit) -> bool:
    if hit.label == "place":
        return True
    if hit.label == "metonym" and hit.spot is None:
        return False
    if hit.label == "metonym" or (hit.known is not None and hit.known.kind is ActorKind.STATE and hit.label == "actor"):
        root = reading.doc[hit.start : hit.end].root
        return root.dep_ == "pobj" and root.head.lower_ in WHERE
    return False


def _place(reading: Reading, hit: Hit, gazetteer: Gazetteer) -> Place:
    span = reading.of(reading.doc[hit.start : hit.end])
    if hit.spot is not None:
        return Place(hit.spot.name, hit.spot.country, hit.spot.lat, hit.spot.lon, span)
    if hit.state is not None:
        return Place(gazetteer.states[hit.state].name, hit.state, None, None, span)
    return Place(span.text, None, None, None, span)
