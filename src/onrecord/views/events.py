"""Events in, events out with their tellings beside them: one happening, and every sentence that tells of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from onrecord.model import Event, Mention, Part, Party, Place, Span, Stage, Status, Variant
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.record import Record

TOLD = 10
"""Tellings of an event that a list has."""


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
    """An event of the record with its tellings. See `Event` for the other fields.

    In a list, ``mentions`` are the first ``TOLD`` of them; ``tellings`` counts all.
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
    when: Timing | None
    place: Place | None
    mentions: tuple[Telling, ...]
    tellings: int
    reports: int
    articles: int
    variants: tuple[Variant, ...]
    history: tuple[Stage, ...]


def events(reader: Reader | Record, only: Filter = ALL, limit: int | None = None) -> tuple[Happening, ...]:
    """Return the events that pass the filter: told in most reports first, then by date; ``limit`` of them."""
    record = Record.of(reader)
    found = happenings(record, record.events(only, limit), TOLD)
    return tuple(sorted(found, key=lambda one: (-one.reports, -one.articles, when_key(one), one.id)))


def happenings(record: Record, found: Sequence[Event], most: int | None = None) -> tuple[Happening, ...]:
    """Return these events with their tellings, all or the first so many of each."""
    first = {one.id: one.mentions[:most] for one in found}
    told = record.tellings(chain.from_iterable(first.values()))
    return tuple(happening(one, [told[id_] for id_ in first[one.id] if id_ in told]) for one in found)


def happening(event: Event, told: list[Mention]) -> Happening:
    """Return an event with these of its tellings."""
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
        tellings=len(event.mentions),
        reports=event.reports,
        articles=event.articles,
        variants=event.variants,
        history=event.history,
    )


def when_key(event: Happening) -> str:
    """Return what sorts events by date, those without one last."""
    return (event.when.value if event.when else None) or "9999"
