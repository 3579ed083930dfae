"""A trigger in; whoever might take part in its event, with what the scorer of parties is told of each, out."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from spacy.tokens import Token

from onrecord.find.circumstances import teller
from onrecord.find.clauses import passive
from onrecord.find.learned.hints import Hint
from onrecord.find.learned.labels import DEPS, KINDS, STATUSES, TYPES, WAYS
from onrecord.find.learned.standing import WIDTHS, Beside, Standing
from onrecord.find.learned.syntax import ways
from onrecord.find.reading import Form, Names, Naming, Reading
from onrecord.model import Mention, Party, Statement

COLUMNS = (
    WAYS, len(DEPS), len(DEPS), 18, 8, len(KINDS) + 1, len(Form) + 1, 4, 3,
    len(TYPES), len(STATUSES) + 1, 2, 4, 3, 4, 4, *WIDTHS,
)  # fmt: skip
"""How many values each column of ``Contender.numbers`` can take."""
WORDS = 4
"""Words whose vectors the scorer sees: the trigger, the contender's head, what governs it, its preposition."""
_BACK, _AHEAD = 3, 1  # sentences whose every naming counts: 94 of 100 gold parties stand no further
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_DEPS = {dep: number for number, dep in enumerate(DEPS)}
_FORMS = {form: number for number, form in enumerate(Form, 1)}


@dataclass(frozen=True, slots=True)
class Contender:
    """Somebody who may take part: the head of the words, the party if they name one, and what is told to the scorer."""

    head: Token
    party: Party | None
    numbers: tuple[int, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that may mean somebody, whatever the trigger: whom, its naming, its relation's number, the words seen."""

    token: Token
    meant: tuple[tuple[str | None, Party | None], ...]
    naming: Naming | None
    link: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Telling:
    """What all contenders of one trigger share; ``own`` are its relation, type, status and voice.

    ``whose`` keeps what hangs on the actor alone.
    """

    trigger: Token
    type: str
    rule: Mention | None
    hint: Hint
    ways: Sequence[int]
    sources: frozenset[str]
    beside: Beside
    own: tuple[int, int, int, int]
    whose: dict[str | None, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Contest:
    """Finds the contenders of each event of one article."""

    reading: Reading
    names: Names
    statements: Sequence[Statement]
    ruled: Sequence[Mention]

    @cached_property
    def sentences(self) -> list[int]:
        """The number of each token's sentence."""
        return [number for number, one in enumerate(self.reading.doc.sents) for _ in range(len(one))]

    @cached_property
    def at(self) -> dict[int, Naming]:
        """The naming that each token heads; one that names somebody before one that names nobody, a pronoun last."""
        found: dict[int, Naming] = {}
        for naming in sorted(self.names.namings, key=lambda one: (not one.actors, one.form is Form.PRONOUN)):
            found.setdefault(naming.head, naming)
        return found

    @cached_property
    def words(self) -> dict[int, _Word]:
        """The nouns and the heads of namings, by token."""
        told = ((one, self.at.get(one.i)) for one in self.reading.doc)
        return {
            one.i: _Word(one, _meant(naming), naming, _dep(one), _words(one))
            for one, naming in told
            if naming is not None or one.pos_ in _NOUNS
        }

    @cached_property
    def standing(self) -> Standing:
        """How each actor stands in the article as a whole."""
        return Standing(self.reading, self.names, self.ruled, self.sentences)

    @cached_property
    def kinds(self) -> dict[str, int]:
        """The number of each actor's kind."""
        return {actor.id: 1 + KINDS.index(actor.kind) for actor in self.names.actors}

    @cached_property
    def does(self) -> Counter[tuple[str, str]]:
        """How often the rules have an actor do something of a type."""
        return Counter((one.type, party.actor) for one in self.ruled for party in one.actors)

    @cached_property
    def suffers(self) -> Counter[tuple[str, str]]:
        """How often the rules have something of a type done to an actor."""
        return Counter((one.type, party.actor) for one in self.ruled for party in one.recipients)

    def contenders(self, trigger: Token, kind: str, rule: Mention | None, hint: Hint) -> list[Contender]:
        """Return who is named around the trigger, the nouns of its sentence that name nobody, then all others named.

        Those others stand where they are named nearest.
        """
        telling = self._telling(trigger, kind, rule, hint)
        first = bisect_left(self.sentences, self.sentences[trigger.i] - _BACK)
        last = bisect_right(self.sentences, self.sentences[trigger.i] + _AHEAD)
        word, found = trigger.lemma_.lower(), []
        for index in (*range(first, last), *self.standing.elsewhere(trigger, first, last)):
            one = self.words.get(index)
            here = self.sentences[index] == self.sentences[trigger.i]
            if one is None or index == trigger.i or (one.naming is None and not here):
                continue
            for actor, party in one.meant:
                if actor is not None or here:
                    numbers = self._numbers(telling, one, actor)
                    found.append(Contender(one.token, party, numbers, (word, *one.words)))
        return found

    def _telling(self, trigger: Token, kind: str, rule: Mention | None, hint: Hint) -> _Telling:
        told = teller(self.reading.of(trigger), self.statements)
        sources = frozenset(party.actor for party in told.sources) if told else frozenset[str]()
        status = 0 if rule is None else 1 + STATUSES.index(rule.status)
        own = _dep(trigger), TYPES.index(kind), status, int(passive(trigger))
        beside = Beside(self.standing, trigger, rule)
        return _Telling(trigger, kind, rule, hint, ways(trigger).tolist(), sources, beside, own)

    def _numbers(self, telling: _Telling, one: _Word, actor: str | None) -> tuple[int, ...]:
        index, trigger, hint = one.token.i, telling.trigger.i, telling.hint
        if actor not in telling.whose:
            telling.whose[actor] = self._whose(telling, actor)
        kind, role, *weight = telling.whose[actor]
        link, *event = telling.own
        return (
            telling.ways[index],
            one.link,
            link,
            _distance(index - trigger),
            min(3, max(-4, self.sentences[index] - self.sentences[trigger])) + 4,
            kind,
            0 if one.naming is None else _FORMS[one.naming.form],
            3 if telling.rule is None else (1 if index in hint.first else 2 if index in hint.second else 0),
            role,
            *event,
            *weight,
            *telling.beside.numbers(one.token, actor),
        )

    def _whose(self, telling: _Telling, actor: str | None) -> tuple[int, ...]:
        """Return an actor's kind, role by the rules, how often it is named, whether it tells, does and suffers."""
        event = telling.type, actor or ""
        return (
            self.kinds.get(actor or "", 0),
            _role(telling.rule, actor),
            min(3, self.standing.counts[actor].bit_length()) if actor else 0,
            (1 + int(actor in telling.sources)) if telling.sources else 0,
            min(3, self.does[event] - _own(telling, actor, "actors")),
            min(3, self.suffers[event] - _own(telling, actor, "recipients")),
        )


def _meant(naming: Naming | None) -> tuple[tuple[str | None, Party | None], ...]:
    """Return the actors that a naming means, or nobody."""
    named = tuple((actor, Party(actor, naming.span)) for actor in naming.actors) if naming is not None else ()
    return named or ((None, None),)


def _role(rule: Mention | None, actor: str | None) -> int:
    if rule is None or actor is None:
        return 0
    return (
        1 if any(p.actor == actor for p in rule.actors) else 2 if any(p.actor == actor for p in rule.recipients) else 0
    )


def _own(telling: _Telling, actor: str | None, role: Literal["actors", "recipients"]) -> int:
    """Return how often the rules gave the actor the role in this very event."""
    if telling.rule is None or telling.rule.type != telling.type:
        return 0
    return sum(party.actor == actor for party in getattr(telling.rule, role))


def _dep(token: Token) -> int:
    return _DEPS.get(token.dep_, 0)


def _distance(steps: int) -> int:
    """Return the number of a distance in words: its direction, and one of nine sizes from next to far."""
    return (9 if steps > 0 else 0) + min(8, abs(steps).bit_length())


def _words(token: Token) -> tuple[str, ...]:
    top = token
    while top.dep_ in {"conj", "appos"} and top.head.i != top.i:
        top = top.head
    governor = top.head
    over = governor.head if governor.pos_ == "ADP" else governor
    return (
        token.lemma_.lower(),
        over.lemma_.lower(),
        governor.lower_ if governor.pos_ == "ADP" else "",
    )
