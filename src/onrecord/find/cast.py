"""Phrases in, the actors they introduce out: one for each name, each state, each description of people."""

from dataclasses import dataclass

from onrecord.find.hits import Hit, Label
from onrecord.find.people import Bearer
from onrecord.find.phrase import Phrase
from onrecord.find.reading import Form
from onrecord.lexicon.gazetteer import BodyKind, Gazetteer, Known
from onrecord.model import Actor, ActorKind, content_id


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors by id, and for each phrase (in order) the actors it introduces or names."""

    actors: dict[str, Actor]
    own: tuple[tuple[str, ...], ...]


_NAMED = {Label.GROUP: (ActorKind.POPULATION, "CVL"), Label.FORMAT: (ActorKind.FORMAT, None)}


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the actors of one article; ``bearers`` are those of the names, by the name's first token."""

    article: str
    bearers: dict[int, Bearer]
    gazetteer: Gazetteer

    def cast(self, found: tuple[Phrase, ...]) -> Cast:
        """Return the cast; definite descriptions without a state and pronouns introduce nobody by themselves."""
        made = [self.named(phrase, phrase.hit) if phrase.hit else self._described(phrase) for phrase in found]
        actors = {actor.id: actor for group in reversed(made) for actor in reversed(group)}
        ordered = {actor.id: actors[actor.id] for group in made for actor in group}
        return Cast(ordered, tuple(tuple(actor.id for actor in group) for group in made))

    def named(self, phrase: Phrase, hit: Hit) -> tuple[Actor, ...]:
        """Return the actor that a proper name means."""
        if hit.label is Label.PERSON:
            return (self._person(self.bearers[hit.start]),)
        if hit.label is Label.METONYM and hit.spot is not None and phrase.where:
            return ()
        if hit.label is Label.DEMONYM and (phrase.indefinite or (phrase.plural and not phrase.definite)):
            kind = ActorKind.POPULATION if phrase.plural else ActorKind.PERSON  # "Russians", "a Russian"
            return (self.new(kind, phrase.name, hit.state, "CVL"),)
        if hit.known is not None:
            return (self.known(hit.known),)
        if hit.label is Label.GROUP and not phrase.plural and phrase.modifies:
            return ()
        words = self.bearers[hit.start].name
        kind, sector = _NAMED.get(hit.label, (ActorKind.ORGANISATION, None))
        return (self.new(kind, words, hit.state, sector),)

    def _person(self, bearer: Bearer) -> Actor:
        known = bearer.known
        if known is None:
            return self.new(ActorKind.PERSON, bearer.name)
        local = content_id("actor", self.article, ActorKind.PERSON, bearer.name)
        return Actor(
            local, bearer.name, ActorKind.PERSON, (), known.country, known.sector, known.wikidata, (), known.id
        )

    def known(self, known: Known) -> Actor:
        """Return an actor of the gazetteer."""
        local = content_id("actor", self.article, known.kind, known.name)
        return Actor(local, known.name, known.kind, (), known.country, known.sector, known.wikidata, (), known.id)

    def new(self, kind: ActorKind, name: str, country: str | None = None, sector: str | None = None) -> Actor:
        """Return an actor that the gazetteer does not know."""
        return Actor(content_id("actor", self.article, kind, name), name, kind, (), country, sector, None, ())

    def body(self, state: str, kind: BodyKind) -> Actor:
        """Return the body of that kind of a state, under one name whatever it is called: "Russian armed forces"."""
        name = f"{self._adjective(state)} {kind.name}"
        known = self.gazetteer.actors.get(name)
        return self.known(known) if known else self.new(ActorKind.BODY, name, state, kind.sector)

    def administration(self, person: str) -> Actor:
        """Return the government that goes by a president's name, as that of the United States does."""
        return self.new(ActorKind.BODY, f"{person.rsplit(maxsplit=1)[-1]} administration", "USA", "GOV")

    def _described(self, phrase: Phrase) -> tuple[Actor, ...]:
        if phrase.form is Form.PRONOUN or (phrase.role is None and phrase.body is None):
            return ()
        return self._group(phrase) or self._government(phrase) or self._bodies(phrase) or self._unnamed(phrase)

    def _group(self, phrase: Phrase) -> tuple[Actor, ...]:
        """Return the armed group whose people they are: "Taliban fighters", "the ISIS group"."""
        groups = [hit.known for hit in phrase.inside if hit.known and hit.known.kind is ActorKind.ARMED_GROUP]
        words = self.gazetteer.words["governs"] | self.gazetteer.words["ranks"]
        fights = phrase.role is not None and phrase.role.kind is ActorKind.ARMED_GROUP
        return (self.known(groups[0]),) if groups and (fights or phrase.noun in words) else ()

    def _government(self, phrase: Phrase) -> tuple[Actor, ...]:
        """Return who governs: the state in "the Indian government" and "Assad's regime", "Obama administration"."""
        if phrase.noun in self.gazetteer.words["governs"] and not phrase.indefinite:
            return tuple(self.known(self.gazetteer.known[state]) for state in phrase.states or self._led(phrase))
        people = [hit for hit in phrase.inside if hit.label is Label.PERSON]
        named = people and phrase.noun == "administration"
        return (self.administration(self.bearers[people[-1].start].name),) if named else ()

    def _bodies(self, phrase: Phrase) -> tuple[Actor, ...]:
        """Return the bodies of the states named: "Turkey's defence ministry"; "the Security Council" is the UN's."""
        if phrase.body is None:
            return ()
        states = phrase.states or self._led(phrase)
        united = self.gazetteer.actors.get(f"UN {phrase.body.name}")
        national = "national" in phrase.name.lower().split()
        if not states and united is not None and phrase.body.name in phrase.name and not national:
            return (self.known(united),)
        return tuple(self.body(state, phrase.body) for state in states)

    def _led(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the state behind the person in "Assad's regime"."""
        known = [self.bearers[hit.start].known for hit in phrase.inside if hit.label is Label.PERSON]
        return tuple(person.country for person in known if person is not None and person.country)[-1:]

    def _unnamed(self, phrase: Phrase) -> tuple[Actor, ...]:
        role = phrase.role
        if role is None or role.kind is ActorKind.STATE:
            return ()
        if len(phrase.states) < 2:  # noqa: PLR2004 -- "Russian and Turkish officials" are two actors
            return (self.new(role.kind, phrase.name, next(iter(phrase.states), None), role.sector),)
        names = {state: f"{self._adjective(state)} {phrase.noun}" for state in phrase.states}
        return tuple(self.new(role.kind, name, state, role.sector) for state, name in names.items())

    def _adjective(self, state: str) -> str:
        named = self.gazetteer.states[state]
        return named.adjectives[0] if named.adjectives else named.name
