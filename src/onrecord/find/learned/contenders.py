"""A trigger in; whoever might take part in its event, with what the scorer of parties is told of each, out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from spacy.tokens import Token

from onrecord.find.circumstances import teller
from onrecord.find.clauses import passive
from onrecord.find.learned.hints import Hint
from onrecord.find.learned.labels import DEPS, KINDS, STATUSES, TYPES, WAYS
from onrecord.find.learned.standing import WIDTHS, Standing
from onrecord.find.learned.syntax import Numbers, ways
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


@dataclass(frozen=True, slots=True)
class Contender:
    """Somebody who may take part: the head of the words, the party if they name one, and what is told to the scorer."""

    head: Token
    party: Party | None
    numbers: tuple[int, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Telling:
    """What all contenders of one trigger share."""

    trigger: Token
    type: str
    rule: Mention | None
    hint: Hint
    ways: Numbers
    sources: frozenset[str]


@dataclass(frozen=True)
class Contest:
    """Finds the contenders of each event of one article."""

    reading: Reading
    names: Names
    statements: Sequence[Statement]
    ruled: Sequence[Mention]

    @cached_property
    def sentences(self) -> Numbers:
        """The number of each token's sentence."""
        return np.repeat(np.arange(len(lengths := [len(one) for one in self.reading.doc.sents])), lengths)

    @cached_property
    def at(self) -> dict[int, Naming]:
        """The naming that each token heads; one that names somebody before one that names nobody, a pronoun last."""
        found: dict[int, Naming] = {}
        for naming in sorted(self.names.namings, key=lambda one: (not one.actors, one.form is Form.PRONOUN)):
            found.setdefault(naming.head, naming)
        return found

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
        told = teller(self.reading.of(trigger), self.statements)
        sources = frozenset(party.actor for party in told.sources) if told else frozenset[str]()
        telling = _Telling(trigger, kind, rule, hint, ways(trigger), sources)
        first = np.searchsorted(self.sentences, self.sentences[trigger.i] - _BACK)
        last = np.searchsorted(self.sentences, self.sentences[trigger.i] + _AHEAD, side="right")
        elsewhere = self.standing.elsewhere(trigger, int(first), int(last))
        found = []
        for token in (*self.reading.doc[int(first) : int(last)], *elsewhere):
            naming = self.at.get(token.i)
            here = self.sentences[token.i] == self.sentences[trigger.i]
            if token.i == trigger.i or (naming is None and not (here and token.pos_ in _NOUNS)):
                continue
            for actor in (naming.actors if naming is not None else ()) or (None,):
                if actor is None and not here:
                    continue
                party = Party(actor, naming.span) if actor is not None and naming is not None else None
                numbers = self._numbers(telling, token, naming, actor)
                found.append(Contender(token, party, numbers, _words(trigger, token)))
        return found

    def _numbers(self, telling: _Telling, token: Token, naming: Naming | None, actor: str | None) -> tuple[int, ...]:
        trigger, rule, hint = telling.trigger, telling.rule, telling.hint
        event = telling.type, actor or ""
        return (
            int(telling.ways[token.i]),
            _dep(token),
            _dep(trigger),
            _distance(token.i - trigger.i),
            int(np.clip(self.sentences[token.i] - self.sentences[trigger.i], -4, 3)) + 4,
            self.kinds.get(actor or "", 0),
            0 if naming is None else 1 + tuple(Form).index(naming.form),
            3 if rule is None else (1 if token.i in hint.first else 2 if token.i in hint.second else 0),
            _role(rule, actor),
            TYPES.index(telling.type),
            0 if rule is None else 1 + STATUSES.index(rule.status),
            int(passive(trigger)),
            min(3, self.standing.counts[actor].bit_length()) if actor else 0,
            (1 + int(actor in telling.sources)) if telling.sources else 0,
            min(3, self.does[event] - _own(telling, actor, "actors")),
            min(3, self.suffers[event] - _own(telling, actor, "recipients")),
            *self.standing.numbers(trigger, token, rule, actor),
        )


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
    return DEPS.index(token.dep_) if token.dep_ in DEPS else 0


def _distance(steps: int) -> int:
    """Return the number of a distance in words: its direction, and one of nine sizes from next to far."""
    return (9 if steps > 0 else 0) + min(8, abs(steps).bit_length())


def _words(trigger: Token, token: Token) -> tuple[str, ...]:
    top = token
    while top.dep_ in {"conj", "appos"} and top.head.i != top.i:
        top = top.head
    governor = top.head
    over = governor.head if governor.pos_ == "ADP" else governor
    return (
        trigger.lemma_.lower(),
        token.lemma_.lower(),
        over.lemma_.lower(),
        governor.lower_ if governor.pos_ == "ADP" else "",
    )
