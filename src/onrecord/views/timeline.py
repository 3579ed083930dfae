"""Events in, what happened when out: dated events in order, with how they are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Event, Span, Status
from onrecord.store.filter import ALL, Filter
from onrecord.store.listing import Part
from onrecord.store.reader import Reader
from onrecord.store.relating import OFTEN
from onrecord.views.record import Record
from onrecord.views.telling import best
from onrecord.views.tellings import Digest, Tellings


@dataclass(frozen=True, slots=True)
class Entry:
    """An event on its date. ``when`` is ISO 8601 at its true precision, ``basis`` how it is known; ids of actors.

    ``sentence`` is the telling that says it best.
    """

    when: str
    precision: str | None
    basis: str | None
    event: str
    type: str
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    sentence: Span | None
    reports: int
    articles: int


def timeline(reader: Reader | Record, only: Filter = ALL, limit: int | None = None) -> tuple[Entry, ...]:
    """Return the dated events that pass the filter, by date; on one date those told in most reports first.

    With a ``limit``, those of all that most reports tell of.
    """
    record = Record.of(reader)
    found = record.events(only, limit) if limit is not None else record.reader.ranked(only, Part(dated=True))
    return entries(record, [event for event in found if event.when and event.when.value])


def entries(record: Record, dated: Sequence[Event]) -> tuple[Entry, ...]:
    """Return these events, which have a date, in the same order."""
    sentences = _sentences(record, dated)
    found = []
    for event in dated:
        when = event.when
        found.append(
            Entry(
                when=(when.value if when else None) or "",
                precision=when.precision if when else None,
                basis=when.basis if when else None,
                event=event.id,
                type=event.type,
                status=event.status,
                actors=tuple(dict.fromkeys(party.actor for party in event.actors)),
                recipients=tuple(dict.fromkeys(party.actor for party in event.recipients)),
                sentence=sentences.get(event.id),
                reports=event.reports,
                articles=event.articles,
            )
        )
    return tuple(sorted(found, key=lambda entry: (entry.when, -entry.reports, -entry.articles, entry.event)))


def _sentences(record: Record, events: Sequence[Event]) -> Mapping[str, Span]:
    """Return the sentence that says each event best, as it is kept of those that are told often."""
    kept = record.reader.digests(Digest, (event.id for event in events if event.articles >= OFTEN))
    rest = [event for event in events if event.id not in kept]
    tellings = Tellings.of(record, rest, ())
    found = {event.id: told for event in rest if (told := best(event, tellings))}
    plain = record.tellings(one.plain for one in kept.values())
    found |= {event: plain[one.plain] for event, one in kept.items() if one.plain in plain}
    return {event: told.sentence for event, told in found.items()}
