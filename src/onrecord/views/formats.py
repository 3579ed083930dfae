"""Ties of members to forums and bodies for talks in, formats out: who sits in them, and when that was in print."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from onrecord.model import Actor, Span, TieKind
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.record import Record
from onrecord.views.wording import wording


@dataclass(frozen=True, slots=True)
class Format:
    """A forum or body for talks. ``format_kind`` is the word of its name that says what it is ("commission").

    ``since`` is the first day it was in print, ``seen`` all of them; ``evidence`` is where it or its members are named.
    """

    id: str
    name: str
    format_kind: str | None
    members: tuple[str, ...]
    since: str | None
    evidence: tuple[Span, ...]
    seen: tuple[str, ...]


def formats(reader: Reader | Record, only: Filter = ALL) -> tuple[Format, ...]:
    """Return the formats in which everyone asked for sits, most members first; or else all."""
    record = Record.of(reader)
    return _formats(record, only, record.reader.sitting(only) if only.about else None)


def listed(record: Record, only: Filter, start: int, size: int) -> tuple[tuple[Format, ...], int]:
    """Return part of the formats, and how many there are in all; of all those are read that may be in it."""
    if replace(only, confidence=0.0) != ALL:
        every = formats(record, only)
        return every[start : start + size], len(every)
    seats = record.reader.seats()
    told = Counter(dict.fromkeys(record.reader.forum_ids(), 0))
    told.update(forum for forum, _ in seats)
    first = dict(told.most_common(start + size))
    near = [seat for seat in seats if seat[0] in first]
    names = record.reader.names({id_ for seat in near for id_ in seat})
    told_of = [seat for seat in near if names.keys() >= set(seat)]
    sitting = Counter(forum for forum, actor in told_of if _sits(actor, names[actor], forum, names[forum]))
    least = min((sitting[forum] for forum in first), default=0)  # no other with fewer seats is among the first
    likely = [forum for forum, many in told.items() if many >= least]
    return _formats(record, only, likely)[start : start + size], len(told)


def _formats(record: Record, only: Filter, likely: Collection[str] | None) -> tuple[Format, ...]:
    """Return the formats in which everyone asked for sits, all or of those that are likely."""
    members: dict[str, list[str]] = {}
    evidence: dict[str, set[Span]] = {}
    for tie in record.reader.ties(only, TieKind.MEMBER, likely):
        if tie.of:
            members.setdefault(tie.of, []).append(tie.actor)
            evidence.setdefault(tie.of, set()).add(tie.evidence)
    known = {actor.id: actor for actor in record.reader.forums(likely)}
    for actor in known.values():
        named = {span for span in actor.mentions if record.within(only, span.article)}
        evidence.setdefault(actor.id, set()).update(named)
    known |= {actor.id: actor for actor in record.actors(id_ for id_ in evidence if id_ not in known)}
    record.imprints.fetch({span.article for spans in evidence.values() for span in spans})
    record.actors(id_ for sitting in members.values() for id_ in sitting)  # at once
    found = [
        _format(record, actor, _sitting(record, actor, members.get(actor.id, ())), evidence[actor.id])
        for actor in known.values()
        if evidence[actor.id]
    ]
    passing = [one for one in found if record.involves(only, (*one.members, one.id))]
    return tuple(sorted(passing, key=lambda one: (-len(one.members), -len(one.evidence), one.id)))


def _sitting(record: Record, forum: Actor, members: Iterable[str]) -> tuple[str, ...]:
    """Return who sits in a format, each once; not the format itself, by whatever name ("the joint committee")."""
    return tuple(one.id for one in record.actors(members) if _sits(one.id, one.name, forum.id, forum.name))


def _sits(actor: str, name: str, forum: str, called: str) -> bool:
    """Tell whether who is told to sit in a forum is another, by id and name."""
    return actor != forum and called.casefold() not in name.casefold()


def _format(record: Record, actor: Actor, members: tuple[str, ...], spans: set[Span]) -> Format:
    kinds = wording().format_kinds
    words = actor.name.lower().split()
    kind = next((kinds[word] for word in reversed(words) if word in kinds), None)
    seen = record.days(span.article for span in spans)
    first = seen[0] if seen else None
    return Format(actor.id, actor.name, kind, members, first, tuple(sorted(spans)), seen)
