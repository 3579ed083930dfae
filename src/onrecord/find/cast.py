"""Phrases in, the actors they introduce out: one for each name, each state, each described kind of people."""

from dataclasses import dataclass

from onrecord.find.phrases import Phrase
from onrecord.find.reading import Form, Reading
from onrecord.lexicon.gazetteer import Gazetteer, Known
from onrecord.model import Actor, ActorKind, content_id


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors by id, and for each phrase (in order) the actor it introduces, if any."""

    actors: dict[str, Actor]
    own: tuple[str | None, ...]


def cast(reading: Reading, found: tuple[Phrase, ...], full: dict[int, str], gazetteer: Gazetteer) -> Cast:
    """Return the cast of the article; definite descriptions and pronouns introduce nobody by themselves."""
    actors: dict[str, Actor] = {}
    own: list[str | None] = []
    for phrase in found:
        actor = _actor(reading, phrase, full, gazetteer)
        if actor is not None:
            actors.setdefault(actor.id, actor)
        own.append(actor.id if actor else None)
    return Cast(actors, tuple(own))


def _actor(reading: Reading, phrase: Phrase, full: dict[int, str], gazetteer: Gazetteer) -> Actor | None:
    article = reading.article.id
    if phrase.hit is not None:
        if phrase.hit.known is not None:
            return _known(article, phrase.hit.known)
        if phrase.hit.label == "person":
            return _new(article, ActorKind.PERSON, full[phrase.hit.start])
        if phrase.hit.label == "organisation":
            return _new(article, ActorKind.ORGANISATION, phrase.name)
        return _new(article, ActorKind.POPULATION, phrase.name)
    if phrase.form is Form.PRONOUN:
        return None
    return _described(article, phrase, gazetteer)


def _described(article: str, phrase: Phrase, gazetteer: Gazetteer) -> Actor | None:
    head = phrase.name.split()[-1].lower()
    if phrase.state and head in {"government", "regime"}:
        return _known(article, gazetteer.known[phrase.state])
    if phrase.state and phrase.body:
        kind = gazetteer.bodies[phrase.body.lower()]
        state = gazetteer.states[phrase.state]
        words = kind.name.lower() if kind.sector in {"MIL", "COP", "LEG"} and kind.name != "Defense Ministry" else kind.name
        name = f"{state.adjectives[0] if state.adjectives else state.name} {words}"
        return _new(article, ActorKind.BODY, name, state.code, kind.sector)
    if phrase.role is None or (phrase.definite and phrase.state is None) or phrase.role.kind is ActorKind.STATE:
        return None
    return _new(article, phrase.role.kind, phrase.name, phrase.state, phrase.role.sector)


def _known(article: str, known: Known) -> Actor:
    local = content_id("actor", article, known.kind, known.name)
    return Actor(local, known.name, known.kind, (), known.country, known.sector, known.wikidata, (), known.id)


def _new(article: str, kind: ActorKind, name: str, country: str | None = None, sector: str | None = None) -> Actor:
    return Actor(content_id("actor", article, kind, name), name, kind, (), country, sector, None, ())
