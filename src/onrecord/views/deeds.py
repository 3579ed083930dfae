"""Commitments in, the same with the events that show them kept or broken out: what is told to have been done later."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from onrecord.model import Mention, Status
from onrecord.store.key import key
from onrecord.views.record import Record
from onrecord.views.undertakings import Commitment
from onrecord.views.words import shared, stems

_SHOWS = (Status.OCCURRED, Status.DENIED)  # kept, broken

SAME_MATTER = 0.5
"""The share of content words that what was promised and what was done have in common."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What a telling says was done, and when: by whom, to whom, in which words."""

    status: Status
    day: str
    by: frozenset[str]
    to: frozenset[str]
    words: frozenset[str]


def _done(one: Mention) -> _Done:
    by, to = (frozenset(party.actor for party in parties) for parties in (one.actors, one.recipients))
    return _Done(one.status, day_of(one), by, to, stems([one.sentence]))


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
    told, events = {one.id: _done(one) for one in record.reader.mentions(ids)}, record.event_of(ids)
    record.imprints.fetch({one.what.article for one in found})
    return tuple(_shown(one, [(id_, told[id_]) for id_ in likely.get(one.id, ())], events, record) for one in found)


def followed_by(found: Sequence[Commitment], likely: Mapping[str, Sequence[str]], record: Record) -> list[Commitment]:
    """Return the commitments that any of these mentions, given by commitment, show kept or broken."""
    asked = (id_ for one in found for id_ in likely.get(one.id, ()))
    told = {id_: _done(one) for id_, one in record.tellings(asked).items()}
    record.imprints.fetch({one.what.article for one in found})
    return [one for one in found if any(map(_follows(one, record), (told[id_] for id_ in likely.get(one.id, ()))))]


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


def _shown(one: Commitment, told: Sequence[tuple[str, _Done]], events: Mapping[str, str], record: Record) -> Commitment:
    follows = _follows(one, record)
    later = [(id_, done.status) for id_, done in told if follows(done)]
    kept, broken = (sorted({events[id_] for id_, told_as in later if told_as is status}) for status in _SHOWS)
    return replace(one, kept=tuple(kept), broken=tuple(broken))


def _follows(one: Commitment, record: Record) -> Callable[[_Done], bool]:
    """Return what tells whether it happened, and was reported, after it was said: by the same, to the same, of it."""
    printed = record.imprints[one.what.article].day or "9999"
    by, to, words = frozenset(one.by), frozenset(one.to), stems([one.what])

    def follows(done: _Done) -> bool:
        alike = done.day > printed and done.by >= by and (not to or not done.to or not to.isdisjoint(done.to))
        return alike and shared(words, done.words) >= SAME_MATTER

    return follows
