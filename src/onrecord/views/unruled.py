"""Findings and the undertakings of the rules in, further undertakings out: words that trained weights find likely."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Role, Span
from onrecord.views.lead_signs import of_themselves, signs
from onrecord.views.leads import Grounds, Lead, apart
from onrecord.views.record import Record, day, grouped
from onrecord.views.undertakings import Commitment, Sources, actors_of, due_of, first, made
from onrecord.views.weighing import KINDS, chances, weights

ENOUGH = 0.45
"""The chance from which words are an undertaking, among the best in five folds over the articles learned from."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """A lead, the chance that it is an undertaking, and the likeliest kind of one."""

    lead: Lead
    chance: float
    state: str


def likely(sources: Sources, ruled: Iterable[Commitment]) -> Iterator[Commitment]:
    """Yield an undertaking for likely words that no rule found, that rest on a finding, and that somebody would do."""
    statements, mentions = grouped(sources.statements.values()), grouped(sources.mentions)
    known = grouped(one.what for one in ruled)
    for id_ in sorted({*statements, *mentions}):
        grounds = Grounds(sources.record.article(id_), statements.get(id_, ()), mentions.get(id_, ()))
        taken = [*known.get(id_, ())]
        judged = _judged(grounds, taken, sources.record)
        for one in sorted(judged, key=lambda one: (-one.chance, one.lead.what)):
            if all(apart(one.lead.what, other) for other in taken) and (found := _commitment(one, sources)).by:
                taken.append(found.what)
                yield found


def _judged(grounds: Grounds, taken: Sequence[Span], record: Record) -> Iterator[_Judged]:
    """Yield the leads that are likely enough."""
    leads = tuple(grounds.leads(taken=taken))
    found = chances((signs(lead, grounds.article.text, record) for lead in leads), weights())
    for lead, (none, *kinds) in zip(leads, found, strict=True):
        if 1 - none >= ENOUGH:
            yield _Judged(lead, 1 - none, KINDS[1 + kinds.index(max(kinds))])


def _commitment(one: _Judged, sources: Sources) -> Commitment:
    lead, telling = one.lead, one.lead.telling
    teller = next(iter(lead.said), lead.beside)
    by, to = _parties(one, sources)
    evidence = (*((teller.id,) if teller else ()), *((telling.id,) if telling else ()))
    sentences = dict.fromkeys(found.sentence for found in (teller, telling) if found)
    condition = first(teller.parts, Role.CONDITION) if teller else None
    due = due_of(telling.when if telling else None, day(sources.record.article(lead.what.article)))
    speakers = tuple(source.actor for source in teller.sources) if teller else ()
    return made(
        Commitment("", by, to, lead.what, condition, due, one.state, evidence, tuple(sentences), told_by=speakers)
    )


def _parties(one: _Judged, sources: Sources) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who would have to do it, and to whom it is promised or who demands it."""
    lead, telling = one.lead, one.lead.telling
    teller = next(iter(lead.said), lead.beside)
    speakers = tuple(source.actor for source in teller.sources) if teller else ()
    named = _last_named(lead, sources.record)
    bound = actors_of(teller.parts, Role.BOUND) if teller else ()
    addressed = actors_of(teller.parts, Role.ADDRESSEE) if teller else ()
    doers = tuple(party.actor for party in telling.actors) if telling else ()
    if one.state == "demanded":
        asked = (tuple(id_ for id_ in found if id_ not in speakers) for found in (bound, doers, named, addressed))
        return next((found for found in asked if found), ()), speakers
    mine = speakers if of_themselves(lead, sources.text(lead.what)) else ()
    return mine or doers or bound or named or speakers, addressed


def _last_named(lead: Lead, record: Record) -> tuple[str, ...]:
    """Return who is named last in the sentence before the words."""
    last = record.named_last(lead.what.article, lead.start, lead.what.start)
    return (last[1],) if last else ()
