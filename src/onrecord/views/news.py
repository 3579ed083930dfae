"""A period in, what is new in it out: how much there is, events by day, and promises that turn out kept or broken."""

from dataclasses import dataclass, replace

from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.commitments import Commitment, commitments, involved
from onrecord.views.deeds import SAME_MATTER, followed, followed_by
from onrecord.views.record import Record

_COUNTED = ("event", "statement", "commitment", "dispute", "concern")


@dataclass(frozen=True, slots=True)
class News:
    """What is new in a period, counted and not read: ``counts`` by noun, events of each day.

    Statements and concerns are counted as told, each telling by itself. ``outcomes`` are earlier commitments that the
    events of the period show kept or broken. The findings themselves come from the views, with a limit.
    """

    counts: tuple[tuple[str, int], ...]
    days: tuple[tuple[str, int], ...]
    outcomes: tuple[Commitment, ...]


def news(reader: Reader | Record, only: Filter = ALL) -> News:
    """Return what is new in the period, about everyone asked for."""
    record = Record.of(reader)
    counts = tuple((noun, record.reader.number(noun, only)) for noun in _COUNTED)
    return News(counts, record.reader.by_day(only), outcomes(record, only))


def outcomes(reader: Reader | Record, only: Filter = ALL) -> tuple[Commitment, ...]:
    """Return the commitments of everyone asked for that events of the period show kept or broken, by publication."""
    record = Record.of(reader)
    if record.reader.concluded:
        likely = record.reader.outcomes(only, SAME_MATTER)
        events = set(record.event_of(mention for mentions in likely.values() for mention in mentions).values())
        asked = record.reader.concluded_as(Commitment, "commitment", likely)
        shown = followed_by([one for one in asked if record.involves(only, involved(one))], likely, record)
        found = followed(shown, record)  # what else they are followed by is read of few
    else:
        events = {event.id for event in record.events(replace(only, about=()))}
        found = commitments(record, replace(only, since=None, until=None))
    return tuple(one for one in found if not events.isdisjoint((*one.kept, *one.broken)))
