"""What has been said so far in an article: its phrases in order, and who each of those already read means."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from spacy.tokens import Doc, Token

from onrecord.find.cast import Maker
from onrecord.find.hits import Hit, Label
from onrecord.find.offices import Office
from onrecord.find.phrase import Phrase
from onrecord.find.quotes import quotes
from onrecord.find.reading import Form
from onrecord.lexicon.cues import cues
from onrecord.lexicon.gazetteer import Gazetteer, fold
from onrecord.model import Actor, ActorKind

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@cache
def speech() -> frozenset[str]:
    """Return the lemmas of the verbs that a clause follows: said, added, told."""
    return frozenset(
        word
        for (kind, word), rows in cues().by_word.items()
        if kind == "verb" and any("clause" in row.frames for row in rows)
    )


@dataclass
class Discourse:
    """The phrases of an article and, for those read so far, who is meant; ``meant`` grows as they are read.

    ``authors`` are those whom the title of an official text names as speaking it; ``None`` of other texts.
    """

    doc: Doc
    found: tuple[Phrase, ...]
    hits: tuple[Hit, ...]
    own: tuple[tuple[str, ...], ...]
    held: tuple[Office, ...]
    actors: dict[str, Actor]
    maker: Maker
    authors: tuple[Actor, ...] | None = None
    meant: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer that the actors were made by."""
        return self.maker.gazetteer

    def add(self, actor: Actor) -> tuple[str, ...]:
        """Take an actor into the cast and return its id as who is meant."""
        self.actors.setdefault(actor.id, actor)
        return (actor.id,)

    @cached_property
    def sentence(self) -> list[int]:
        """The number of each token's sentence."""
        return [number for number, sentence in enumerate(self.doc.sents) for _ in sentence]

    @cached_property
    def quoted(self) -> list[int | None]:
        """For each token the chain of the quotation it stands in, or ``None``."""
        chains: list[int | None] = [None] * len(self.doc)
        for quote in quotes(self.doc.text):
            span = self.doc.char_span(quote.start, quote.end, alignment_mode="contract")
            if span is not None:
                chains[span.start : span.end] = [quote.chain] * len(span)
        return chains

    @cached_property
    def at(self) -> dict[int, int]:
        """The index of the phrase that each token heads."""
        return {phrase.head: index for index, phrase in reversed(list(enumerate(self.found)))}

    @cached_property
    def posts(self) -> dict[str, list[tuple[str, str | None]]]:
        """The titles each person is given in the article, lower case, with the state of the post."""
        posts: dict[str, list[tuple[str, str | None]]] = {}
        for office in self.held:
            for actor in self.own[office.person]:
                words = " ".join(self._long(token) for token in self.doc[slice(*office.title)])
                posts.setdefault(actor, []).append((words, office.of.country if office.of else None))
        return posts

    def _long(self, token: Token) -> str:
        word = fold(token.text).lower()
        return self.gazetteer.shorts.get(word, word)

    @cached_property
    def suspect(self) -> str | None:
        """The one person whom the article names as its attacker: "a man identified by police as Ali Said"."""
        named = {
            person for token in self.doc if token.lemma_ in {"identify", "name"} and (person := self._named_as(token))
        }
        return named.pop() if len(named) == 1 else None

    def _named_as(self, verb: Token) -> str | None:
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ == "as":
                numbers = [self.at[word.i] for word in child.children if word.dep_ == "pobj" and word.i in self.at]
                people = [
                    self.own[n][0]
                    for n in numbers
                    if self.own[n] and self.actors[self.own[n][0]].kind is ActorKind.PERSON
                ]
                return people[0] if people else None
        return None

    @cached_property
    def genders(self) -> dict[str, str]:
        """The gender of the people whose title, honorific or given name tells."""
        votes: dict[str, Counter[str]] = {}
        for index, phrase in enumerate(self.found):
            if phrase.hit is not None and phrase.hit.label is Label.PERSON:
                before = [fold(token.text).lower() for token in self.doc[max(0, phrase.start - 1) : phrase.hit.start]]
                told = [row.gender for word in before if (row := self.gazetteer.titles.get(word)) and row.gender]
                given = self.gazetteer.genders.get(self.doc[phrase.hit.start].text)
                votes.setdefault(self.own[index][0], Counter()).update([*told, *([given] if given else [])])
        for actor, posts in self.posts.items():
            rows = [self.gazetteer.titles.get(title.split()[-1]) for title, _ in posts]
            votes.setdefault(actor, Counter()).update(row.gender for row in rows if row and row.gender)
        return {actor: counted.most_common(1)[0][0] for actor, counted in votes.items() if counted}

    def country(self, person: str) -> str | None:
        """Return the country of a person: the gazetteer's, or that of the posts the article gives them."""
        states = {state for _, state in self.posts.get(person, ()) if state}
        return self.actors[person].country or (states.pop() if len(states) == 1 else None)

    def actor(self, index: int) -> Actor | None:
        """Return who the phrase means, if it means one actor."""
        meant = self.meant[index] if index < len(self.meant) else self.own[index]
        return self.actors[meant[0]] if len(meant) == 1 else None

    @cached_property
    def grounds(self) -> dict[int, list[tuple[int, str]]]:
        """The states that each sentence, by its number, names or has its places in, each with its first token."""
        grounds: dict[int, list[tuple[int, str]]] = {}
        for hit in self.hits:
            if hit.state and hit.label is not Label.PERSON:
                grounds.setdefault(self.sentence[hit.start], []).append((hit.start, hit.state))
        return grounds

    def home(self, index: int, back: int) -> str | None:
        """Return the state that speaks the text, else the only one told of in its sentence, or sentences right before.

        One that is first told of after the phrase is another's: "the government supports Ukraine".
        """
        speaking = {actor.country for actor in self.authors or () if actor.kind is ActorKind.STATE}
        if len(speaking) == 1:
            return speaking.pop()
        number = self.sentence[self.found[index].head]
        for gap in range(back + 1):
            states = {state for start, state in self.grounds.get(number - gap, ()) if start < self.found[index].head}
            if states:
                return states.pop() if len(states) == 1 else None
        return None

    def before(self, index: int) -> Iterator[tuple[int, str]]:
        """Yield the actors named before the phrase, the last first, each with the index of the phrase that means it."""
        for before in range(min(index, len(self.meant)) - 1, -1, -1):
            for actor in self.meant[before]:
                yield before, actor

    def owners(self, index: int) -> tuple[Actor, ...]:
        """Return who is meant by the pronoun that the phrase begins with: Taiwan in "its president"."""
        number = self.at.get(self.found[index].start)
        if number is None or number >= len(self.meant) or self.found[number].form is not Form.PRONOUN:
            return ()
        return tuple(self.actors[actor] for actor in self.meant[number])

    def owning(self, index: int) -> tuple[str, ...]:
        """Return the states behind the phrase's possessive: Russia in "his foreign minister", said of Putin."""
        states = [
            self.country(owner.id) if owner.kind is ActorKind.PERSON else owner.country for owner in self.owners(index)
        ]
        return tuple(state for state in states if state)

    def gap(self, later: int, earlier: int) -> int:
        """Return the number of sentences between two phrases."""
        return self.sentence[self.found[later].head] - self.sentence[self.found[earlier].head]

    def root(self, index: int) -> Token:
        """Return the token that heads the phrase."""
        return self.roots[index]

    @cached_property
    def roots(self) -> list[Token]:
        """The token that heads each phrase."""
        return [self.doc[phrase.head] for phrase in self.found]

    def joined(self, index: int) -> tuple[str, ...]:
        """Return who is meant by the phrase and the names joined to it: "Putin and Erdogan"."""
        heads = (self.root(index), *self.root(index).conjuncts)
        read = [self.at[head.i] for head in heads if head.i in self.at and self.at[head.i] < len(self.meant)]
        return tuple(dict.fromkeys(actor for number in read for actor in self.meant[number]))

    def place(self, index: int) -> bool:
        """Tell whether the phrase names a state only as a place: "in Afghanistan"."""
        actor = self.actor(index)
        return self.found[index].where and actor is not None and actor.kind is ActorKind.STATE
