"""Commitments in, the same with the events that show them kept or broken out: what is told to have been done later."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from onrecord.model import Mention, Status
from onrecord.store.key import key
from onrecord.views.record import Record, day
from onrecord.views.undertakings import Commitment
from onrecord.views.words import shared, stems

_SHOWS = (Status.OCCURRED, Status.DENIED)  # kept, broken

SAME_MATTER = 0.5
"""The share of content words that what was promised and what was done have in common."""


def words_of(mention: Mention) -> int:
    """Return how many content words a telling has."""
    return len(stems([mention.sentence]))


def day_of(mention: Mention) -> str:
    """Return on which day (or in which month, or year) it was done: ISO 8601; nothing where that is not known."""
    return mention.when.value[:10] if mention.when and mention.when.value else ""


def stands(mention: Mention) -> frozenset[int]:
    """Return the keys of a mention that may show a commitment kept or broken: what who did, in which words."""
    if mention.status not in _SHOWS or not day_of(mention):
        return frozenset()
    words, doers = stems([mention.sentence]), {party.actor for party in mention.actors}
    return frozenset(_key(mention.type, mention.status, doer, word) for doer in doers for word in words)


def awaits(one: Commitment, types: Mapping[str, str]) -> tuple[frozenset[int], int]:
    """Return the keys of what would show it kept or broken, and how many words it has; ``types`` are those of events.

    One of those who would have to do it is enough, since all must have done it.
    """
    named = {types[id_] for id_ in one.evidence if id_ in types}
    words = stems([one.what])
    told = product(named, _SHOWS, one.by[:1], words)
    return frozenset(_key(*asked) for asked in told), len(words)


def _key(type_: str, status: Status, doer: str, word: str) -> int:
    return key(f"{type_} {status} {doer} {word}")


def followed(found: Sequence[Commitment], record: Record) -> tuple[Commitment, ...]:
    """Return commitments with the later events of the same type and parties that show them kept or broken."""
    if record.reader.concluded:
        likely = record.reader.following([one.id for one in found], SAME_MATTER)
    else:
        likely = _following(found, record)
    ids = sorted({id_ for mentions in likely.values() for id_ in mentions})
    told, events = {one.id: one for one in record.reader.mentions(ids)}, record.event_of(ids)
    later = ([told[id_] for id_ in likely.get(one.id, ())] for one in found)
    return tuple(_shown(one, mentions, events, record) for one, mentions in zip(found, later, strict=True))


def followed_by(found: Sequence[Commitment], likely: Mapping[str, Sequence[str]], record: Record) -> list[Commitment]:
    """Return the commitments that any of these mentions, given by commitment, show kept or broken."""
    told = record.tellings(id_ for one in found for id_ in likely.get(one.id, ()))
    record.articles(one.what.article for one in found)
    return [one for one in found if any(_follows(one, told[id_], record) for id_ in likely.get(one.id, ()))]


def _following(found: Sequence[Commitment], record: Record) -> Mapping[str, list[str]]:
    """Return for each commitment, by id, the mentions that stand under enough of the keys that it awaits."""
    types = {event.id: event.type for event in record.events()}
    deeds: dict[int, list[Mention]] = {}
    for mention in record.reader.mentions():
        for at in stands(mention):
            deeds.setdefault(at, []).append(mention)
    likely: dict[str, list[str]] = {}
    for one in found:
        keys, words = awaits(one, types)
        told = {mention.id: mention for at in keys for mention in deeds.get(at, ())}
        common = Counter(mention.id for at in keys for mention in deeds.get(at, ()))
        likely[one.id] = [id_ for id_ in told if common[id_] >= SAME_MATTER * min(words, words_of(told[id_]))]
    return likely


def _shown(one: Commitment, told: Sequence[Mention], events: Mapping[str, str], record: Record) -> Commitment:
    later = [mention for mention in told if _follows(one, mention, record)]
    kept, broken = (sorted({events[mention.id] for mention in later if mention.status is status}) for status in _SHOWS)
    return replace(one, kept=tuple(kept), broken=tuple(broken))


def _follows(one: Commitment, mention: Mention, record: Record) -> bool:
    """Tell whether it happened, and was reported, after it was said: by the same, to the same, of the same."""
    printed = day(record.article(one.what.article)) or "9999"
    doing = {party.actor for party in mention.actors}
    done_to = {party.actor for party in mention.recipients}
    alike = doing >= set(one.by) and (not one.to or not done_to or bool(done_to & set(one.to)))
    return alike and day_of(mention) > printed and shared(stems([one.what]), stems([mention.sentence])) >= SAME_MATTER
