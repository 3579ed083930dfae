"""Reports' tellings in, events out: one for each happening, told within a report, by its copies, and across reports."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.codebook import EventType
from onrecord.model import Event, Mention, Place, content_id
from onrecord.resolve.bonds import Bonds, Clusters, Ground
from onrecord.resolve.evidence import Likeness, is_one_of_many, within
from onrecord.resolve.grouping import grouped
from onrecord.resolve.happenings import Happening, joined, single
from onrecord.resolve.ledger import Ledger, in_time, turn
from onrecord.resolve.parties import Company, parties
from onrecord.resolve.stages import history, status
from onrecord.resolve.tellings import Telling
from onrecord.resolve.variants import variants


@dataclass(frozen=True, slots=True)
class Happened:
    """The events, and the grounds of merges across reports."""

    events: tuple[Event, ...]
    grounds: tuple[Ground, ...]


def resolve_events(
    told: Mapping[str, Sequence[Telling]],
    likeness: Likeness,
    cast: Company,
    types: Mapping[str, EventType],
    bonds: Bonds,
) -> Happened:
    """Return the events of all reports' tellings.

    An event's id is made from the id of its earliest published mention: it outlives pages that are added later, and
    every id it may once have had still leads to it in a person's judgement.
    """
    flat = [telling for report in sorted(told) for telling in told[report]]
    clusters = Clusters(len(flat), bonds, lambda: _names(flat))
    ledger = Ledger(clusters, likeness)
    for member, happening in sorted(_within_reports(flat, clusters, cast, likeness), key=lambda pair: turn(pair[1])):
        ledger.enter(member, happening)
    ledger.settle()
    events = (event_of(happening, types) for happening in ledger.events())
    return Happened(tuple(sorted(events, key=lambda event: event.id)), tuple(clusters.grounds()))


def event_id(mention: str) -> str:
    """Return the id of the event whose earliest mention this is."""
    return content_id("event", mention)


def _names(flat: Sequence[Telling]) -> dict[str, list[int]]:
    return grouped(
        (name, place)
        for place, telling in enumerate(flat)
        for mention in telling.mentions
        for name in (mention.id, event_id(mention.id))
    )


def _within_reports(
    flat: Sequence[Telling], clusters: Clusters, cast: Company, likeness: Likeness
) -> list[tuple[int, Happening]]:
    """Join tellings within each report, in its order; return each happening with one of its members."""
    found: dict[tuple[str, str], dict[int, Happening]] = {}
    for place, telling in enumerate(flat):
        around = found.setdefault((telling.report, telling.mention.type), {})
        mine = single(telling, cast)
        root = clusters.root(place)
        if root not in around:
            best = _best_within(mine, {o: a for o, a in around.items() if clusters.may(o, place)}, likeness)
            if best is not None:
                clusters.join(best, place)
                mine, root = joined((around.pop(best), mine)), clusters.root(place)
        else:  # a person joined them
            mine = joined((around[root], mine))
        around[root] = mine
    return [pair for around in found.values() for pair in around.items()]


def _best_within(mine: Happening, around: Mapping[int, Happening], likeness: Likeness) -> int | None:
    if is_one_of_many(mine):
        return None
    cases = [(case.points, root) for root, one in around.items() if (case := within(one, mine, likeness))]
    if not mine.everyone and len(cases) > 1:
        return None  # "the talks", and there were two
    enough = [(points, root) for points, root in cases if points >= 0]
    return max(enough)[1] if enough else None


def event_of(happening: Happening, types: Mapping[str, EventType]) -> Event:
    """Return the event that a happening is."""
    ordered = in_time(happening)
    actors, recipients = parties(happening.type, _tellings(happening, ordered), happening.cast)
    return Event(
        event_id(ordered[0].id),
        happening.type,
        _most(mention.mode for mention in ordered),
        tuple(sorted({context for mention in ordered for context in mention.contexts})),
        types[happening.type].quad,
        types[happening.type].intensity,
        status(happening),
        actors,
        recipients,
        happening.when,
        _place(happening, ordered),
        tuple(mention.id for mention in ordered),
        len(happening.reports),
        len({mention.article for mention in ordered}),
        max(mention.confidence for mention in ordered),
        variants(happening),
        history(happening),
    )


def _tellings(happening: Happening, ordered: Sequence[Mention]) -> list[Sequence[Mention]]:
    """Return the copies of each telling, in the order of the first of them among ``ordered``."""
    place = {mention.id: number for number, mention in enumerate(ordered)}
    return sorted((one.mentions for one in happening.tellings), key=lambda copies: min(place[one.id] for one in copies))


def _most(modes: Iterable[str | None]) -> str | None:
    told = Counter(mode for mode in modes if mode)
    return min(told, key=lambda mode: (-told[mode], mode), default=None)


def _place(happening: Happening, mentions: Sequence[Mention]) -> Place | None:
    """Return the place most often told as its place, or else told at all; a city before its country."""
    told_as = [place for telling in happening.tellings for place in telling.places]
    places = told_as or [mention.place for mention in mentions if mention.place]
    told = Counter(place.name for place in places)
    return min(
        places, key=lambda place: (happening.cast.is_country(place), -told[place.name], place.name), default=None
    )
