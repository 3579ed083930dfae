"""Statements that call something a threat, danger or worry in, concerns out: one for each holder and danger."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.model import Role, Span, Statement, content_id
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.record import Record
from onrecord.views.words import normalised


@dataclass(frozen=True, slots=True)
class Concern:
    """What somebody calls a danger. ``source`` is its words, ``against`` whom or what it endangers.

    ``evidence`` are ids of statements; ``sentences`` the sentences that say so; ``danger`` the actor it names, if any.
    """

    id: str
    held_by: tuple[str, ...]
    source: Span
    against: Span | None
    evidence: tuple[str, ...]
    sentences: tuple[Span, ...] = ()
    danger: tuple[str, ...] = ()


def concerns(reader: Reader | Record, only: Filter = ALL) -> tuple[Concern, ...]:
    """Return the concerns in which everyone asked for is the holder, the danger or endangered, by publication."""
    record = Record.of(reader)
    whole: dict[tuple[frozenset[str], str], Concern] = {}
    involved: dict[str, set[str]] = {}
    found = record.statements(Filter((), only.since, only.until))
    for statement in sorted(found, key=lambda one: (record.rank(one.sentence), one.id)):
        for one in _held(statement):
            key = (frozenset(one.held_by), normalised(one.source))
            whole[key] = _joined(whole[key], one) if key in whole else one
            named = {part.actor for part in statement.parts if part.actor}
            involved.setdefault(whole[key].id, set()).update(one.held_by, named)
    return tuple(one for one in whole.values() if record.involves(only, involved[one.id]))


def _held(statement: Statement) -> Iterable[Concern]:
    holders = tuple(dict.fromkeys(source.actor for source in statement.sources))
    dangers = [part for part in statement.parts if part.role is Role.DANGER]
    endangered = [part.span for part in statement.parts if part.role is Role.ENDANGERED]
    for danger in dangers if holders else ():
        words = danger.span
        id_ = content_id("concern", *sorted(holders), words.article, words.start, words.end)
        against = next(iter(endangered), None)
        meant = (danger.actor,) if danger.actor else ()
        yield Concern(id_, holders, words, against, (statement.id,), (statement.sentence,), meant)


def _joined(a: Concern, b: Concern) -> Concern:
    return replace(
        a,
        against=a.against or b.against,
        evidence=tuple(dict.fromkeys(a.evidence + b.evidence)),
        sentences=tuple(dict.fromkeys(a.sentences + b.sentences)),
    )
