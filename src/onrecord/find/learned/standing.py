"""The names and the rules' events of an article in; how an actor stands in the article as a whole, as numbers, out."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Token

from onrecord.find.clauses import child, lemma
from onrecord.find.reading import Names, Reading
from onrecord.model import Mention

WIDTHS = (5, 4, 11, 4, 4, 7, 6, 4, 4, 2)
"""How many values each column of ``Standing.numbers`` can take."""
_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS", "NNP", "JJ")
_DEFINITE = frozenset({"the", "that", "this", "these", "those"})
_RANKS, _BETWEEN = (1, 2, 3, 6, 12), (1, 2, 3, 5, 9)
_FAR = 4  # sentences
_NOWHERE = 99  # the rank of somebody who is not named
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MAIN = frozenset({"ROOT", "conj", "ccomp"})


@dataclass(frozen=True)
class Standing:
    """Tells of each actor how much the article is about it; ``sentences`` has the number of each token's sentence."""

    reading: Reading
    names: Names
    ruled: Sequence[Mention]
    sentences: Sequence[int]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each actor is named."""
        return Counter(one for naming in self.names.namings for one in naming.actors)

    @cached_property
    def namings(self) -> dict[str, list[int]]:
        """The heads of the words that name each actor, in text order."""
        found: dict[str, list[int]] = {}
        for naming in sorted(self.names.namings, key=lambda naming: naming.head):
            for actor in naming.actors:
                found.setdefault(actor, []).append(naming.head)
        return found

    @cached_property
    def opening(self) -> frozenset[str]:
        """Who is named in the article's first sentence."""
        return frozenset(actor for actor, heads in self.namings.items() if self.sentences[heads[0]] == 0)

    @cached_property
    def leading(self) -> frozenset[int]:
        """The subjects of main and of reported clauses."""
        subjects = (one for one in self.reading.doc if one.dep_ in _SUBJECTS)
        return frozenset(one.i for one in subjects if one.head.dep_ in _MAIN)

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The place of each actor among all, by how often they are named."""
        return {actor: rank for rank, actor in enumerate(sorted(self.counts, key=lambda one: (-self.counts[one], one)))}

    @cached_property
    def _heads(self) -> tuple[list[int], list[str]]:
        """Who is named where, in text order: the heads and, beside them, the actors."""
        named = sorted((naming.head, actor) for naming in self.names.namings for actor in naming.actors)
        return [head for head, _ in named], [actor for _, actor in named]

    @cached_property
    def countries(self) -> dict[str, str | None]:
        """The country of each actor."""
        return {actor.id: actor.country for actor in self.names.actors}

    @cached_property
    def does(self) -> Counter[tuple[str, str]]:
        """How often the rules have an actor do what a word tells."""
        return Counter((word, party.actor) for word, one in self._told for party in one.actors)

    @cached_property
    def suffers(self) -> Counter[tuple[str, str]]:
        """How often the rules have what a word tells done to an actor."""
        return Counter((word, party.actor) for word, one in self._told for party in one.recipients)

    @cached_property
    def _told(self) -> list[tuple[str, Mention]]:
        """The rules' tellings, each with the lemma of its word."""
        return [(lemma(self._root(one)), one) for one in self.ruled]

    def _root(self, told: Mention) -> Token:
        words = self.reading.doc.char_span(told.trigger.start, told.trigger.end, alignment_mode="expand")
        if words is None:
            raise ValueError(f"no word at {told.trigger.start}: the parse is of another text")
        return words.root

    def elsewhere(self, trigger: Token, first: int, last: int) -> list[int]:
        """Return where those who are not named from ``first`` to ``last`` (tokens) are named nearest, before if so."""
        near = self._between(first - 1, last)
        far = (heads for actor, heads in self.namings.items() if actor not in near)
        return [heads[max(0, bisect_right(heads, trigger.i) - 1)] for heads in far]

    def between(self, one: int, other: int) -> int:
        """Return how many actors are named between two tokens."""
        return len(self._between(*sorted((one, other))))

    def _between(self, first: int, last: int) -> set[str]:
        heads, actors = self._heads
        return set(actors[bisect_right(heads, first) : bisect_left(heads, last)])


@dataclass(frozen=True)
class Beside:
    """How the actors of an article stand to one telling; what is told of an actor is worked out once.

    ``rule`` is what the rules hold the telling for.
    """

    standing: Standing
    trigger: Token
    rule: Mention | None
    _weights: dict[str, tuple[int, int, int, int, int]] = field(default_factory=dict)

    def numbers(self, token: Token, actor: str | None) -> tuple[int, ...]:
        """Return what the trigger's word, what the rules gave it, and the weight of an actor named at ``token`` are."""
        leads, sentences = int(token.i in self.standing.leading), self.standing.sentences
        if actor is None:
            return (*self._described, 0, 0, 6, 0, leads, 0, 0)
        if actor not in self._weights:
            self._weights[actor] = self._weight(actor)
        does, suffers, rank, opens, kin = self._weights[actor]
        between = bisect_right(_BETWEEN, self.standing.between(token.i, self.trigger.i))
        far = abs(sentences[token.i] - sentences[self.trigger.i]) > _FAR
        return (*self._described, does, suffers, rank, between, leads + opens, kin, int(far))

    def _weight(self, actor: str) -> tuple[int, int, int, int, int]:
        """Return what does not hang on where the actor is named: echoes of both roles, rank, first sentence, kin.

        An echo is one of up to three other tellings by the same word; kin is 1 for the country of an actor that the
        rules found, plus 2 for that of a recipient.
        """
        told, (acting, suffering), (ours, theirs) = self.standing, self._ruled, self._countries
        key, country = (self._word, actor), told.countries.get(actor)
        return (
            min(3, max(0, told.does.get(key, 0) - (actor in acting))),
            min(3, max(0, told.suffers.get(key, 0) - (actor in suffering))),
            bisect_right(_RANKS, told.ranks.get(actor, _NOWHERE)),
            2 * (actor in told.opening),
            int(country in ours) + 2 * (country in theirs),
        )

    @cached_property
    def _word(self) -> str:
        return lemma(self.trigger)

    @cached_property
    def _ruled(self) -> tuple[frozenset[str], frozenset[str]]:
        """The actors and the recipients that the rules found."""
        sides = (self.rule.actors, self.rule.recipients) if self.rule is not None else ((), ())
        acting, suffering = (frozenset(party.actor for party in side) for side in sides)
        return acting, suffering

    @cached_property
    def _countries(self) -> tuple[frozenset[str | None], frozenset[str | None]]:
        """The countries of those actors, and of those recipients."""
        ours, theirs = (frozenset(map(self.standing.countries.get, side)) - {None} for side in self._ruled)
        return ours, theirs

    @cached_property
    def _described(self) -> tuple[int, int, int]:
        """Which roles the rules filled, the trigger's determiner and its tag."""
        filled = 0 if self.rule is None else 1 + bool(self.rule.actors) + 2 * bool(self.rule.recipients)
        tag = self.trigger.tag_
        return filled, _determined(self.trigger), 1 + _TAGS.index(tag) if tag in _TAGS else 0


def _determined(trigger: Token) -> int:
    """Return 1 for "the raid", 2 for "a raid", 3 for "their raid", else 0."""
    word = child(trigger, "det")
    if word is not None:
        return 1 if word.lower_ in _DEFINITE else 2
    return 3 if child(trigger, "poss") is not None else 0
