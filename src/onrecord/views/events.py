"""Events in, events out with their tellings beside them: one happening, and every sentence that tells of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Event, Mention, Part, Party, Place, Span, Stage, Status, Variant
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.record import Record


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling: the words, the sentence, whose statement tells it (``None``: the reporter), and its status there."""

    id: str
    trigger: Span
    sentence: Span
    told_by: str | None
    status: Status
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Timing:
    """When: ISO 8601 value, its precision and basis, and the words."""

    value: str | None
    precision: str | None
    basis: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the record, its tellings whole. See `Event` for the other fields."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: str
    intensity: float
    status: Status
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: Timing | None
    place: Place | None
    mentions: tuple[Telling, ...]
    reports: int
    articles: int
    variants: tuple[Variant, ...]
    history: tuple[Stage, ...]


def events(reader: Reader | Record, only: Filter = ALL, limit: int | None = None) -> tuple[Happening, ...]:
    """Return the events that pass the filter: told in most reports first, then by date; ``limit`` of them."""
    record = Record.of(reader)
    found = happenings(record, record.events(only, limit))
    return tuple(sorted(found, key=lambda one: (-one.reports, -one.articles, when_key(one), one.id)))


def happenings(record: Record, found: Sequence[Event]) -> tuple[Happening, ...]:
    """Return these events with their tellings."""
    mentions = record.mentions(found)
    return tuple(happening(one, [mentions[id_] for id_ in one.mentions if id_ in mentions]) for one in found)


def first_told(record: Record, found: Sequence[Event]) -> tuple[Happening, ...]:
    """Return these events with the first of their tellings alone."""
    first = record.tellings(event.mentions[0] for event in found)
    return tuple(happening(one, [first[one.mentions[0]]] if one.mentions[0] in first else []) for one in found)


def happening(event: Event, told: list[Mention]) -> Happening:
    """Return an event with its tellings."""
    when = event.when
    return Happening(
        id=event.id,
        type=event.type,
        mode=event.mode,
        contexts=event.contexts,
        quad=event.quad,
        intensity=event.intensity,
        status=event.status,
        actors=event.actors,
        recipients=event.recipients,
        when=Timing(when.value, when.precision, when.basis, when.span.text if when.span else None) if when else None,
        place=event.place,
        mentions=tuple(Telling(one.id, one.trigger, one.sentence, one.told_by, one.status, one.parts) for one in told),
        reports=event.reports,
        articles=event.articles,
        variants=event.variants,
        history=event.history,
    )


def when_key(event: Happening) -> str:
    """Return what sorts events by date, those without one last."""
    return (event.when.value if event.when else None) or "9999"
