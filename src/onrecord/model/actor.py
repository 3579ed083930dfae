"""Those who act and speak, and how they are tied to one another."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span

PRESS = "MED"
"""PLOVER's sector of the press."""


class ActorKind(StrEnum):
    """The kinds of actor."""

    STATE = "state"
    BODY = "government body"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed group"
    PERSON = "person"
    OFFICE_HOLDER = "office-holder"  # without a name: "an Indian government official"
    POPULATION = "population group"
    FORMAT = "format"


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor, as found in one article or, once resolved, across all of them.

    ``country`` is ISO 3166-1 alpha-3; ``sector`` a PLOVER sector (GOV, MIL, REB, …); ``known`` the id of the lexicon
    entry it matches, if any (``IND``, ``taliban``). ``mentions`` are sorted by article and offset.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    country: str | None
    sector: str | None
    wikidata: str | None
    mentions: tuple[Span, ...]
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a role, and the words that put it there (a pronoun's span stays where the pronoun stands)."""

    actor: str
    span: Span


class TieKind(StrEnum):
    """How two actors are tied."""

    OFFICE = "office"  # a person holds a post of a state or organisation
    MEMBER = "member"  # an actor sits in a format


@dataclass(frozen=True, slots=True)
class Tie:
    """A person and a post (``title`` is its words, ``of`` whose post it is) or a member and its format.

    ``evidence`` spans the words that say so.
    """

    id: str
    kind: TieKind
    actor: str
    of: str | None
    title: Span | None
    evidence: Span
