"""Names and what the name head reads as mentioned in; the names with the kinds of unlisted actors mended out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.find.learned.naming import Read
from onrecord.find.reading import Form, Names
from onrecord.model import Actor, ActorKind

_SURE = 0.6
_GUESSED = {ActorKind.PERSON: "person", ActorKind.ORGANISATION: "organisation"}
_MENDED = {told: kind for kind, told in _GUESSED.items()}


def rekinded(names: Names, read: Iterable[Read]) -> Names:
    """Return the names; who is in no list is a person or an organisation as all mentions by name have it."""
    told: defaultdict[str, list[Read]] = defaultdict(list)
    for actor, mention in _mentions(names, tuple(read)):
        told[actor].append(mention)
    return replace(names, actors=tuple(_mended(actor, told[actor.id]) for actor in names.actors))


def _mentions(names: Names, read: tuple[Read, ...]) -> Iterator[tuple[str, Read]]:
    at = {token: mention for mention in read for token in range(mention.first, mention.last + 1)}
    for naming in names.namings:
        if naming.form is Form.NAME and naming.actors and naming.head in at:
            yield naming.actors[0], at[naming.head]


def _mended(actor: Actor, told: list[Read]) -> Actor:
    kinds = {mention.kind for mention in told}
    if actor.known is not None or actor.kind not in _GUESSED or len(kinds) != 1:
        return actor
    kind = _MENDED.get(kinds.pop(), actor.kind)
    return replace(actor, kind=kind) if max(mention.chance for mention in told) >= _SURE else actor
