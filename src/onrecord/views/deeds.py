"""Commitments in, the same with the events that show them kept or broken out: what is told to have been done later."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.model import Mention, Status
from onrecord.store.key import key
from onrecord.views.record import Record, day
from onrecord.views.undertakings import Commitment
from onrecord.views.words import shared, stems

_SHOWS = (Status.OCCURRED, Status.DENIED)  # kept, broken
_SAME_MATTER = 0.5  # share of content words: what was promised, and what was done

Deeds = Mapping[int, Sequence[tuple[str, int]]]
"""By key: the mentions that stand under it, each with the number of its content words."""


def words_of(mention: Mention) -> int:
    """Return how many content words a telling has."""
    return len(stems([mention.sentence]))


def stands(mention: Mention) -> frozenset[int]:
    """Return the keys of a mention that may show a commitment kept or broken: what who did, in which words."""
    if mention.status not in _SHOWS or not mention.when or not mention.when.value:
        return frozenset()
    words, doers = stems([mention.sentence]), {party.actor for party in mention.actors}
    return frozenset(_key(mention.type, mention.status, doer, word) for doer in doers for word in words)


def followed(found: Sequence[Commitment], record: Record) -> tuple[Commitment, ...]:
    """Return commitments with the later events of the same type and parties that show them kept or broken."""
    types = {event.id: event.type for event in record.happened(id_ for one in found for id_ in one.evidence)}
    seeks = [_seeks(one, types) for one in found]
    deeds = _deeds(record, {at for one in seeks for at in one})
    likely = [_likely(one, keys, deeds) for one, keys in zip(found, seeks, strict=True)]
    ids = sorted({id_ for one in likely for id_ in one})
    told, events = {one.id: one for one in record.reader.mentions(ids)}, record.event_of(ids)
    return tuple(
        _shown(one, [told[id_] for id_ in mentions], events, record) if mentions else one
        for one, mentions in zip(found, likely, strict=True)
    )


def _seeks(one: Commitment, types: Mapping[str, str]) -> list[int]:
    """Return the keys of what would show it kept or broken: of one who would have to do it, all must have."""
    named = sorted({types[id_] for id_ in one.evidence if id_ in types})
    words = stems([one.what])
    return [
        _key(type_, status, doer, word) for type_ in named for status in _SHOWS for doer in one.by[:1] for word in words
    ]


def _key(type_: str, status: Status, doer: str, word: str) -> int:
    return key(f"{type_} {status} {doer} {word}")


def _deeds(record: Record, keys: Iterable[int]) -> Deeds:
    """Return what stands under the keys."""
    if record.reader.concluded:
        return record.reader.deeds(keys)
    every: dict[int, list[tuple[str, int]]] = {}
    for mention in record.reader.mentions():
        for at in stands(mention):
            every.setdefault(at, []).append((mention.id, words_of(mention)))
    return every


def _likely(one: Commitment, seeks: Iterable[int], deeds: Deeds) -> list[str]:
    """Return the mentions that have enough words in common with it."""
    found = Counter(told for at in seeks for told in deeds.get(at, ()))
    words = len(stems([one.what]))
    return sorted(id_ for (id_, theirs), common in found.items() if common >= _SAME_MATTER * min(words, theirs))


def _shown(one: Commitment, told: Sequence[Mention], events: Mapping[str, str], record: Record) -> Commitment:
    later = [mention for mention in told if _follows(one, mention, record)]
    kept, broken = (sorted({events[mention.id] for mention in later if mention.status is status}) for status in _SHOWS)
    return replace(one, kept=tuple(kept), broken=tuple(broken))


def _follows(one: Commitment, mention: Mention, record: Record) -> bool:
    """Tell whether it happened, and was reported, after it was said: by the same, to the same, of the same."""
    printed = day(record.article(one.what.article)) or "9999"
    when = mention.when.value if mention.when and mention.when.value else ""
    doing = {party.actor for party in mention.actors}
    done_to = {party.actor for party in mention.recipients}
    alike = doing >= set(one.by) and (not one.to or not done_to or bool(done_to & set(one.to)))
    return alike and when[:10] > printed and shared(stems([one.what]), stems([mention.sentence])) >= _SAME_MATTER
