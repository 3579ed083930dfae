"""What an article says and a pronoun in the first person in; who speaks there, or for whom, out: "I", "we", "our"."""

from functools import cached_property

from spacy.tokens import Token

from onrecord.find.discourse import SUBJECTS, Discourse, speech
from onrecord.model import Actor, ActorKind

_SIDES = frozenset({ActorKind.BODY, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.STATE})
_OPENING = 2  # sentences


class Speakers:
    """Who speaks the quotations of an article: the subject of the nearest verb of speech around each.

    What stands outside quotations in an official text is spoken by those whom its title names.
    """

    def __init__(self, told: Discourse) -> None:
        self.told = told

    @cached_property
    def _speaking(self) -> list[Token]:
        """The subjects of verbs of speech that stand outside quotations."""
        quoted = self.told.quoted
        subjects = [token for token in self.told.doc if token.dep_ in SUBJECTS and token.head.lemma_ in speech()]
        return [token for token in subjects if quoted[token.i] is None and quoted[token.head.i] is None]

    def meant(self, index: int) -> tuple[str, ...]:
        """Return who says "I" there, or the side of whoever says "we"; none where it is open."""
        chain = self.told.quoted[self.told.found[index].head]
        alone = self.told.found[index].pronoun == "speaker"
        if chain is None:
            return self._author if alone else self._authors
        speaker = self._speaker(chain)
        if speaker is None:
            return ()
        return (speaker,) if alone else self._side(speaker)

    def of(self, index: int) -> str | None:
        """Return who says the quotation that a phrase stands in, as far as is known; none outside quotations."""
        chain = self.told.quoted[self.told.found[index].head]
        return None if chain is None else self._speaker(chain)

    @cached_property
    def _author(self) -> tuple[str, ...]:
        """Return who says "I" in an official text."""
        return self.told.add(self._people[0]) if len(self._people) == 1 else ()

    @cached_property
    def _people(self) -> list[Actor]:
        """The persons whom the title of an official text names."""
        return [actor for actor in self.told.authors or () if actor.kind is ActorKind.PERSON]

    @cached_property
    def _authors(self) -> tuple[str, ...]:
        """Return who says "we" in an official text: the known sides that its title names, else the first that acts.

        Of a title with a person's name it is the first that acts, since a side told of there is mostly another.
        """
        if self.told.authors is None:
            return ()
        if self._people:
            return self._first()
        sides = [actor for actor in self.told.authors if actor.kind in _SIDES and actor.known]
        states = [actor for actor in sides if actor.kind is ActorKind.STATE]  # "the Foreign Ministry of Norway"
        return tuple(one for actor in states or sides for one in self.told.add(actor)) or self._first()

    def _first(self) -> tuple[str, ...]:
        """Return the side that is the subject of a clause of the first sentences."""
        told = self.told
        for index, meant in enumerate(told.meant):
            root = told.root(index)
            if told.sentence[root.i] >= _OPENING:
                break
            if root.dep_ in SUBJECTS and told.quoted[root.i] is None and meant:
                return meant if all(told.actors[one].kind in _SIDES and told.actors[one].known for one in meant) else ()
        return ()

    def _speaker(self, chain: int) -> str | None:
        """Return who speaks: the nearest subject in the quotation's paragraphs, else the last one before them."""
        text, quoted = self.told.doc.text, self.told.quoted
        inside = [place for place, one in enumerate(quoted) if one == chain]
        first, last = self.told.doc[inside[0]], self.told.doc[inside[-1]]
        start, end = text.rfind("\n", 0, first.idx) + 1, text.find("\n", last.idx)
        near = [token for token in self._speaking if start <= token.idx < (end if end >= 0 else len(text))]
        near.sort(key=lambda token: min(abs(token.i - first.i), abs(token.i - last.i)))
        before = [token for token in self._speaking if token.idx < start][-1:]
        for token in (*near, *before):
            number = self.told.at.get(token.i)
            if number is not None and len(meant := self._read(number)) == 1:
                return meant[0]
        return None

    def _read(self, number: int) -> tuple[str, ...]:
        """Return whom a phrase means; one that is not read yet, whom it names."""
        return self.told.meant[number] if number < len(self.told.meant) else self.told.own[number]

    def _side(self, speaker: str) -> tuple[str, ...]:
        """Return for whom a speaker says "we": the force or organisation of the post, or the state."""
        told, actor = self.told, self.told.actors[speaker]
        if actor.kind in _SIDES:
            return (speaker,)
        held = [office.of for office in told.held if speaker in told.meant[office.person]]
        sides = [of for of in held if of and of.kind in _SIDES and (of.sector == "MIL" or of.country is None)]
        if sides:
            return told.add(sides[-1])
        country = told.country(speaker) if actor.kind is ActorKind.PERSON else actor.country
        return told.add(told.maker.known(told.gazetteer.known[country])) if country else ()
