"""Data files of event types and their triggers in, one codebook out: what counts as an act, and of which type."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict

from onrecord.lexicon.load import STRICT, LexiconError, rows
from onrecord.model import Status


class Quad(StrEnum):
    """PLOVER's quad classes."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"


class Pos(StrEnum):
    """The parts of speech a trigger can be."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    MODAL = "modal"
    ADVERB = "adverb"  # of governors only


class Frame(StrEnum):
    """Who takes part, and as what."""

    ACTS = "acts"  # the subject does it to the object: "Iran seized a tanker"
    MUTUAL = "mutual"  # all who take part do it: "Modi met Xi", "talks between the two"
    ALONE = "alone"  # nobody has it done to them: "troops withdrew", "tested a missile"
    SPEAKER = "speaker"  # whoever says the word does it: "Sudan must free the pilots"
    DESCRIBED = "described"  # the word describes its recipient: "Iranian-backed fighters"


class Need(StrEnum):
    """What must be found beside a trigger before it counts."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    PARTY = "party"  # either
    WHOM = "whom"  # that the object is somebody: "phoned Xi", not "called the deal a mistake"
    DOER = "doer"  # a subject or an agent that could be somebody, whether or not it is known who: "gunmen killed"


class Clause(StrEnum):
    """The kind of clause or phrase that must complete a verb."""

    INFINITIVE = "infinitive"  # "ordered Iran to pay"
    GERUND = "gerund"  # "suggested moving the embassy"
    ANY = "any"  # a clause of any kind
    NEGATED = "negated"  # "insisted that it did not"
    EPITHET = "epithet"  # "called the raid a crime"
    NONE = "none"  # no clause at all


class Object(StrEnum):
    """Which object a verb must have, or what it does in a mutual act."""

    ANY = "any"
    NONE = "none"
    SIDE = "side"  # if there is one, it takes part too: "met Xi", but not "discussed Afghanistan"


class Of(StrEnum):
    """Whom "of" introduces after a noun."""

    ACTOR = "actor"  # "the withdrawal of Uganda"
    RECIPIENT = "recipient"  # "Iraq's invasion of Kuwait"
    SUFFERER = "sufferer"  # whom a possessive names too: "the arrest of the editor", "her arrest"
    TOOL = "tool"  # nobody: "the use of force"


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event; ``intensity`` runs from -10 (conflict) to 10 (cooperation).

    A type that ``judges`` meets what others do; its recipients are those whose act it is ("condemned the attack").
    """

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: str
    quad: Quad
    intensity: float
    definition: str
    judges: bool = False


@dataclass(frozen=True, slots=True)
class Mode:
    """How an act of a type is done."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: str
    type: str
    definition: str


@dataclass(frozen=True, slots=True)
class Context:
    """What an event can be about, and the lemmas beside a trigger that say so."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: str
    definition: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that name an act in given company; ``docs/codebook.md`` explains each field.

    All of ``words``, ``with_``, ``without``, ``governed`` and ``subject`` are lemmas. ``to`` are the prepositions that
    introduce recipients besides the usual ones. A row that is
    ``plain`` tells its type whatever scorers hold likelier.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid", alias_generator=lambda name: name.rstrip("_")
    )
    words: frozenset[str]
    pos: Pos
    type: str
    example: str
    mode: str | None = None
    frame: Frame = Frame.ACTS
    particle: frozenset[str] = frozenset()
    with_: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    governed: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    object: Object | None = None
    clause: Clause | None = None
    plural: bool = False
    plain: bool = False
    echo: bool = False
    needs: frozenset[Need] = frozenset()
    of: Of = Of.RECIPIENT
    to: frozenset[str] = frozenset()
    status: Status | None = None
    contexts: tuple[str, ...] = ()

    @property
    def conditions(self) -> int:
        """How much company the row asks for; where several rows fit a word, the one that asks for most is meant."""
        wanted = self.object if self.object is not Object.SIDE else None
        asked = (self.particle, self.with_, self.governed, self.subject, wanted, self.clause, self.plural, self.plain)
        return sum(1 for condition in asked if condition)


class Doer(StrEnum):
    """Whom a governor's own clause names as the doer of the governed act."""

    SUBJECT = "subject"  # "Iran agreed to release them"
    OBJECT = "object"  # "urged Iran to release them"
    SUFFERER = "sufferer"  # "Iran suffered an attack": its subject has it done to it
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Governor:
    """Words that govern or modify the word of an act, and what they make of it; lemmas.

    ``after`` are the prepositions of which one must follow ("called for", not "called it"); ``light`` words add no act
    of their own and hand on their tense and modal; ``deep`` ones reach into a finite clause,
    ``clausal`` ones say nothing of an act named by a noun ("announced sanctions", but "announced to withdraw");
    the object of one that ``harms`` suffers from the act that is its subject ("the attack killed two").
    """

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    words: frozenset[str]
    pos: Pos
    status: Status | None = None
    doer: Doer = Doer.SUBJECT
    after: frozenset[str] = frozenset()
    light: bool = False
    deep: bool = False
    clausal: bool = False
    harms: bool = False


@dataclass(frozen=True, slots=True)
class WordSet:
    """A small set of words and what it is for."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    use: str
    words: frozenset[str]


@dataclass(frozen=True)
class Codebook:
    """Event types by name, modes, contexts, triggers, governors by part of speech and lemma, sets of words by use."""

    types: Mapping[str, EventType]
    modes: tuple[Mode, ...]
    contexts: tuple[Context, ...]
    triggers: tuple[Trigger, ...]
    governors: Mapping[tuple[Pos, str], Governor]
    words: Mapping[str, frozenset[str]]

    @cached_property
    def _senses(self) -> Mapping[tuple[Pos, str], tuple[Trigger, ...]]:
        found: dict[tuple[Pos, str], list[Trigger]] = {}
        for trigger in reversed(self.triggers):  # of equals, the later row: a user's rows come last
            for word in sorted(trigger.words):
                found.setdefault((trigger.pos, word), []).append(trigger)
        return {key: tuple(sorted(rows_, key=lambda row: -row.conditions)) for key, rows_ in found.items()}

    def senses(self, pos: Pos, lemma: str) -> tuple[Trigger, ...]:
        """Return the rows that hold the lemma as that part of speech, the most demanding first."""
        return self._senses.get((pos, lemma), ())


def load_codebook(extra: Path | None = None) -> Codebook:
    """Return the packaged codebook with the rows of a user's folder ``extra`` added.

    Types and quad classes are PLOVER's (Open Event Data Alliance, 2018); the definitions are ours. The intensity of a
    type is the Goldstein (1992) value of the CAMEO root codes that PLOVER's conversion table merges into it.
    Raises LexiconError for a file that breaks its schema, and for a trigger or mode of an unknown type or mode.
    """
    types = {row.name: row for row in rows("types.yaml", EventType, extra)}
    modes = rows("modes.yaml", Mode, extra)
    triggers = tuple(
        trigger for quad in Quad for trigger in _checked(f"triggers-{quad.replace(' ', '-')}.yaml", extra, types, modes)
    )
    governors = {(row.pos, word): row for row in rows("governors.yaml", Governor, extra) for word in row.words}
    words: dict[str, frozenset[str]] = {}
    for row in rows("event_words.yaml", WordSet, extra):
        words[row.use] = words.get(row.use, frozenset()) | row.words
    return Codebook(types, modes, rows("contexts.yaml", Context, extra), triggers, governors, words)


def _checked(
    name: str, extra: Path | None, types: Mapping[str, EventType], modes: tuple[Mode, ...]
) -> tuple[Trigger, ...]:
    known = {(mode.type, mode.name) for mode in modes}
    for mode in modes:
        if mode.type not in types:
            raise LexiconError(f"modes.yaml: mode {mode.name}: no type {mode.type} in types.yaml")
    found = rows(name, Trigger, extra)
    for trigger in found:
        words = ", ".join(sorted(trigger.words))
        if trigger.type not in types:
            raise LexiconError(f"{name}: trigger {words}: no type {trigger.type} in types.yaml")
        if trigger.mode is not None and (trigger.type, trigger.mode) not in known:
            raise LexiconError(f"{name}: trigger {words}: no mode {trigger.mode} of {trigger.type} in modes.yaml")
    return found
