"""Ties of members to forums and bodies for talks in, formats out: who sits in them, and when that was in print."""

from collections.abc import Iterable
from dataclasses import dataclass

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
    members: dict[str, list[str]] = {}
    evidence: dict[str, set[Span]] = {}
    likely = record.reader.sitting(only) if only.about else None
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
    found = [
        _format(record, actor, _sitting(record, actor, members.get(actor.id, ())), evidence[actor.id])
        for actor in known.values()
        if evidence[actor.id]
    ]
    passing = [one for one in found if record.involves(only, (*one.members, one.id))]
    return tuple(sorted(passing, key=lambda one: (-len(one.members), -len(one.evidence), one.id)))


def _sitting(record: Record, forum: Actor, members: Iterable[str]) -> tuple[str, ...]:
    """Return who sits in a format, each once; not the format itself, by whatever name ("the joint committee")."""
    name = forum.name.casefold()
    return tuple(one.id for one in record.actors(members) if one.id != forum.id and name not in one.name.casefold())


def _format(record: Record, actor: Actor, members: tuple[str, ...], spans: set[Span]) -> Format:
    kinds = wording().format_kinds
    words = actor.name.lower().split()
    kind = next((kinds[word] for word in reversed(words) if word in kinds), None)
    seen = record.days(span.article for span in spans)
    first = seen[0] if seen else None
    return Format(actor.id, actor.name, kind, members, first, tuple(sorted(spans)), seen)
