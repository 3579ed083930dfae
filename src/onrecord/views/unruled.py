"""The undertakings of the rules in; the same with their chances, and words that trained weights find likely, out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.model import Act, Role, Span
from onrecord.views.lead_signs import of_themselves, signs
from onrecord.views.leads import Grounds, Lead, apart
from onrecord.views.record import Record, day, grouped
from onrecord.views.undertakings import Commitment, Sources, actors_of, due_of, first, made, threat_or_offer
from onrecord.views.weighing import KINDS, chances, weights
from onrecord.views.words import overlap

ENOUGH = 0.45
"""The chance from which words are an undertaking, among the best in five folds over the articles learned from."""
_MILD = 1.5  # times likelier an offer than a threat: chosen by reading those of 450 pages


@dataclass(frozen=True, slots=True)
class _Judged:
    """A lead, the chance that it is an undertaking, the likeliest kind of one, and whether it is rather no threat."""

    lead: Lead
    chance: float
    state: str
    mild: bool


def weighed(sources: Sources, ruled: Iterable[Commitment]) -> Iterator[Commitment]:
    """Yield the rules' undertakings with the chance of their words, and more: likely words that somebody would do.

    What is more rests on a finding, and has next to no words in common with what the rules found.
    """
    statements, mentions, known = grouped(sources.statements.values()), grouped(sources.mentions), _by_article(ruled)
    for id_ in sorted({*statements, *mentions}):
        grounds = Grounds(sources.record.article(id_), statements.get(id_, ()), mentions.get(id_, ()))
        mine = known.get(id_, ())
        judged = list(_judged(grounds, [one.what for one in mine], sources.record))
        by_words = {one.lead.what: one for one in judged}
        yield from (_ruled(one, by_words.get(one.what), sources) for one in mine)
        taken = [one.what for one in mine]
        for one in sorted(judged, key=lambda one: (-one.chance, one.lead.what)):
            if one.chance < ENOUGH:
                break
            if all(apart(one.lead.what, other) for other in taken) and (found := _commitment(one, sources)).by:
                taken.append(found.what)
                yield found


def _ruled(rule: Commitment, judged: _Judged | None, sources: Sources) -> Commitment:
    """Return it as sure as its words are likely; a mild threat, on no condition and not worded as one, is offered."""
    if judged is None:
        return _sure(rule, 1.0, sources)
    worded = any(one.act is Act.THREATEN for one in (*judged.lead.said, judged.lead.beside) if one)
    mild = rule.state == "threatened" and judged.mild and rule.condition is None and not worded
    return _sure(replace(rule, state="offered") if mild else rule, judged.chance, sources)


def _sure(one: Commitment, chance: float, sources: Sources) -> Commitment:
    """Return it as sure as its words, or if that is less, as the surest finding that it rests on."""
    return replace(one, confidence=min(chance, max(map(sources.sure, one.evidence))))


def _by_article(ruled: Iterable[Commitment]) -> dict[str, list[Commitment]]:
    found: dict[str, list[Commitment]] = {}
    for one in ruled:
        found.setdefault(one.what.article, []).append(one)
    return found


def _judged(grounds: Grounds, ruled: Iterable[Span], record: Record) -> Iterator[_Judged]:
    """Yield the words that may be undertaken, those of the rules among them."""
    leads = tuple(grounds.leads(ruled))
    found = chances((signs(lead, grounds.article.text, record) for lead in leads), weights())
    for lead, (none, *kinds) in zip(leads, found, strict=True):
        offered, *_, threatened = kinds
        yield _Judged(lead, round(1 - none, 3), KINDS[1 + kinds.index(max(kinds))], offered > _MILD * threatened)


def _commitment(one: _Judged, sources: Sources) -> Commitment:
    lead, telling = one.lead, one.lead.telling
    teller = next(iter(lead.said), lead.beside)
    by, to = _parties(one, sources)
    evidence = (*((teller.id,) if teller else ()), *((telling.id,) if telling else ()))
    sentences = dict.fromkeys(found.sentence for found in (teller, telling) if found)
    condition = first(teller.parts, Role.CONDITION) if teller else None
    due = due_of(telling.when if telling else None, day(sources.record.article(lead.what.article)))
    speakers = tuple(source.actor for source in teller.sources) if teller else ()
    state = threat_or_offer(one.state, lead.what, teller, sources)
    found = Commitment("", by, to, lead.what, condition, due, state, evidence, tuple(sentences), told_by=speakers)
    return _sure(made(found, sources), one.chance, sources)


def _parties(one: _Judged, sources: Sources) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who would have to do it, and to whom it is promised or who demands it."""
    lead, telling = one.lead, one.lead.telling
    teller = next(iter(lead.said), lead.beside)
    speakers = tuple(source.actor for source in teller.sources) if teller else ()
    named = _last_named(lead, sources.record)
    bound = actors_of(teller.parts, Role.BOUND) if teller else ()
    addressed = actors_of(teller.parts, Role.ADDRESSEE) if teller else ()
    acting = telling.actors if telling else ()
    inside = [party for party in acting if overlap(party.span, lead.what)]  # "increase its cooperation with Iran"
    doers = tuple(party.actor for party in acting if party not in inside) or tuple(party.actor for party in inside)
    if one.state == "demanded":
        asked = (tuple(id_ for id_ in found if id_ not in speakers) for found in (bound, doers, named, addressed))
        return next((found for found in asked if found), ()), speakers
    mine = speakers if of_themselves(lead, sources.text(lead.what)) else ()
    return mine or doers or bound or named or speakers, addressed


def _last_named(lead: Lead, record: Record) -> tuple[str, ...]:
    """Return who is named last in the sentence before the words."""
    last = record.named_last(lead.what.article, lead.start, lead.what.start)
    return (last[1],) if last else ()
