"""Events in, what is kept of them at settling out: whom they relate, and what a line takes from many tellings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import Event
from onrecord.store.codec import pack
from onrecord.store.relating import OFTEN, Related
from onrecord.views.notes import MOST, footnotes
from onrecord.views.record import Record
from onrecord.views.relations import month_of, pairs
from onrecord.views.telling import best
from onrecord.views.tellings import Digest, Tellings, resting


def related(record: Record, events: Sequence[Event]) -> Iterator[Related]:
    """Yield for each event whom it relates, in which month, and its digest where it is told often."""
    record.actors(party.actor for event in events for party in (*event.actors, *event.recipients))
    record.mentions(event for event in events if event.articles >= OFTEN)  # at once
    articles = record.reader.article_of(id_ for event in events for id_ in event.mentions)
    record.imprints.fetch(set(articles.values()))
    for event in events:
        told = [articles[id_] for id_ in event.mentions if id_ in articles]
        kept = pack(digest(record, event)) if event.articles >= OFTEN and told else None
        yield Related(event.id, pairs(record, event), month_of(event, told, record), kept)


def digest(record: Record, event: Event) -> Digest:
    """Return what is kept of an event, which has tellings."""
    tellings = Tellings.read(record, (event,))
    said, plain = (best(event, told) for told in (tellings, replace(tellings, statements={})))
    notes = footnotes(record, [one.sentence for one in tellings.of_event(event)])
    word = resting(event, tellings)
    return Digest(said.id if said else "", plain.id if plain else "", word, notes[:MOST], len(notes))


def digested(record: Record, events: Sequence[Event]) -> Tellings:
    """Return as many tellings of events as their lines take: of those that are told often, what is kept of them."""
    known = record.reader.digests(Digest, (event.id for event in events if event.articles >= OFTEN))
    whole = Tellings.read(record, [event for event in events if event.id not in known])
    few = {id_ for event in events if event.id in known for id_ in (known[event.id].best, event.mentions[0])}
    chosen = record.tellings(few)
    record.fetch(one.article for one in chosen.values())
    said = {one.id: one for one in record.reader.said(one.told_by or "" for one in chosen.values())} if chosen else {}
    return Tellings(record, {**whole.mentions, **chosen}, {**whole.statements, **said}, known)
