"""``wording.yaml`` in, the words of the brief out, checked against their schema."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from pydantic import ConfigDict, TypeAdapter


@dataclass(frozen=True, slots=True)
class Lists:
    """What stands between the members of a list."""

    comma: str
    last: str
    others: str


@dataclass(frozen=True, slots=True)
class Definite:
    """Names that take "the": by their last word, or whole; and nouns that take no "a"."""

    last: frozenset[str]
    whole: frozenset[str]
    plural: tuple[str, ...]
    several: frozenset[str]
    bare: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verb:
    """An event's verb: base, past, participle and gerund, and how recipients follow it; for a mode, or for triggers."""

    type: str
    verb: tuple[str, str, str, str]
    whom: str
    triggers: tuple[str, ...] = ()
    mode: str | None = None
    alone: bool = True
    two: bool = False


@dataclass(frozen=True, slots=True)
class Clauses:
    """The small words that tell where a clause ends, and what may stand between a name and its verb."""

    openers: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    passives: frozenset[str]
    irregular: frozenset[str]
    conjunctions: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    counts: frozenset[str]
    several: frozenset[str]
    plural: frozenset[str]
    possessives: frozenset[str]
    relatives: frozenset[str]
    determiners: frozenset[str]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's title, and the command that shows all of what it tells of."""

    title: str
    command: str


@dataclass(frozen=True, slots=True)
class Undertakings:
    """Templates for commitments by state: where what is undertaken is a predicate, or any other words."""

    offered: dict[str, str]
    agreed: dict[str, str]
    demanded: dict[str, str]
    demanded_by_nobody: dict[str, str]
    demanded_done: dict[str, str]
    threatened: dict[str, str]
    announced: dict[str, str]
    worded: str
    whole: str
    kept: str
    broken: str
    states: dict[str, str]


@dataclass(frozen=True, slots=True)
class Signs:
    """Beginnings of words that tell what kind of undertaking words are."""

    agreed: tuple[str, ...]
    denials: tuple[str, ...]
    untrue: tuple[str, ...]
    withheld: tuple[str, ...]
    claims: tuple[str, ...]
    charges: tuple[str, ...]
    clauses: tuple[str, ...]
    undertaken: tuple[str, ...]
    past: tuple[str, ...]
    negations: frozenset[str]
    unperformed: frozenset[str]
    attempts: tuple[str, ...]
    told: frozenset[str]
    menaces: tuple[str, ...]
    done: tuple[str, ...]
    pointing: frozenset[str]
    perils: tuple[str, ...]
    pledges: tuple[str, ...]
    purposes: tuple[str, ...]
    duties: frozenset[str]
    wishes: tuple[str, ...]
    visits: tuple[str, ...]
    feelings: tuple[str, ...]
    modals: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """All wording of the brief; the fields are the headings of ``wording.yaml``."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    lists: Lists
    plurals: dict[str, tuple[str, str]]
    agreement: dict[str, tuple[str, str]]
    definite: Definite
    verbs: tuple[Verb, ...]
    statuses: dict[str, str]
    authorless: dict[str, str]
    event: str
    told: str
    gloss: str
    shows: dict[str, frozenset[str]]
    attribution: dict[str, str]
    clauses: Clauses
    format_kinds: dict[str, str]
    weights: dict[str, int]
    commitments: Undertakings
    concern: str
    concern_of_actor: str
    statements: dict[str, str]
    unclaimed: str
    claimed: str
    claimed_by_denial: str
    format: str
    format_open: str
    office: str
    pair: str
    quads: dict[str, str]
    report: str
    retitled: str
    added: str
    removed: str
    carried: str
    title: str
    range: str
    dated: str
    differ: str
    tally: str
    more: str
    cut: str
    sides: tuple[str, str]
    notes: str
    footer: str
    chances: dict[str, float]
    undrawn: str
    sections: dict[str, Heading]
    groups: dict[str, str]
    signs: Signs


@cache
def wording() -> Wording:
    """Return the wording. Raises pydantic's ValidationError where the file breaks its schema: a fault of ours."""
    content = files("onrecord.views").joinpath("wording.yaml").read_text("utf8")
    return TypeAdapter(Wording).validate_python(yaml.load(content, yaml.CSafeLoader))
