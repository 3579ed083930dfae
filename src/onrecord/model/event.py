"""Somebody does something, with or to somebody: as told in one place, and as one happening across all tellings."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.actor import Party
from onrecord.model.span import Part, Place, Span, When


class Status(StrEnum):
    """Whether it happened, says its teller."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CALLED_FOR = "called_for"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Mention:
    """One telling of an event in one article. ``type`` is a type of the codebook (PLOVER's sixteen, or a user's own).

    ``told_by`` is the id of the statement whose content holds the trigger, or ``None`` for the reporter's own voice.
    ``parts`` hold what would be done and under which condition. ``confidence`` is the chance, 0 to 1, that a careful
    reader would write the same word and type.
    """

    id: str
    article: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    trigger: Span
    sentence: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When | None
    place: Place | None
    told_by: str | None
    parts: tuple[Part, ...] = ()
    confidence: float = 1.0


class Detail(StrEnum):
    """On what tellings of one event can disagree."""

    WHEN = "when"
    PLACE = "place"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Variant:
    """What some tellings say of a detail, and others say otherwise; ``mentions`` are the ids of those that say it.

    ``value`` is a time as in ``When.value``, the name of a place, or a number of people: "3 dead".
    """

    what: Detail
    value: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """The status of an event from ``day`` on (ISO 8601, of publication), and the id of the mention that tells it."""

    status: Status
    day: str
    mention: str


@dataclass(frozen=True, slots=True)
class Event:
    """One real-world happening. ``mentions`` are ids of its tellings; ``reports`` and ``articles`` count them.

    ``quad`` is PLOVER's quad class; ``intensity`` runs from -10 (conflict) to 10 (cooperation), after the codebook.
    ``confidence`` is that of its surest telling. ``variants`` are there where tellings disagree, ``history`` where the
    status changed from one day of publication to a later one.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: str
    intensity: float
    status: Status
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When | None
    place: Place | None
    mentions: tuple[str, ...]
    reports: int
    articles: int
    confidence: float = 1.0
    variants: tuple[Variant, ...] = ()
    history: tuple[Stage, ...] = ()
