"""Findings and persons' judgements in, the findings out as persons read them: corrected, and without what is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import (
    Act,
    Aspect,
    Findings,
    Judgement,
    Mention,
    Party,
    Span,
    Statement,
    Status,
    Verdict,
    When,
)
from onrecord.resolve.days import BY_HAND
from onrecord.resolve.grouping import grouped

_PRECISION = {4: "year", 7: "month", 10: "day"}  # by length: 2021, 2021-09, 2021-09-08


@dataclass(frozen=True, slots=True)
class Readings:
    """How persons read findings: by id of a mention or statement what to put in place, and which are wrong."""

    put: Mapping[str, Mapping[Aspect, tuple[str, ...]]]
    wrong: frozenset[str]

    def __bool__(self) -> bool:
        """Tell whether anybody reads anything otherwise."""
        return bool(self.put or self.wrong)


def readings(standing: Iterable[Judgement]) -> Readings:
    """Return what stands of persons' judgements; of two about one thing the later."""
    put: dict[str, dict[Aspect, tuple[str, ...]]] = {}
    wrong: set[str] = set()
    for one in sorted(standing, key=lambda one: (one.when or "", one.id)):
        if one.withdrawn:
            continue
        if one.verdict == Verdict.CORRECT:
            for about in one.about:
                put.setdefault(about, {}).update({change.what: change.to for change in one.corrects})
        elif one.verdict == Verdict.WRONG:
            wrong.update(one.about)
        elif one.verdict == Verdict.RIGHT:
            wrong.difference_update(one.about)
    return Readings(put, frozenset(wrong))


def corrected(findings: Sequence[Findings], by: Readings, identity: Mapping[str, str]) -> tuple[Findings, ...]:
    """Return those findings that are read otherwise, as they are read; ``identity`` says who each found actor is."""
    if not by:
        return ()
    concerned = by.put.keys() | by.wrong
    return tuple(
        _Reading(one, by, identity).whole()
        for one in findings
        if not concerned.isdisjoint([*(told.id for told in one.mentions), *(said.id for said in one.statements)])
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    found: Findings
    by: Readings
    identity: Mapping[str, str]

    def whole(self) -> Findings:
        """Return all of the findings: an event whose teller is wrong has none."""
        statements = tuple(self._statement(one) for one in self.found.statements if one.id not in self.by.wrong)
        mentions = (self._mention(one) for one in self.found.mentions if one.id not in self.by.wrong)
        alone = tuple(replace(one, told_by=None) if one.told_by in self.by.wrong else one for one in mentions)
        return replace(self.found, statements=statements, mentions=alone)

    def _mention(self, one: Mention) -> Mention:
        put = self.by.put.get(one.id)
        if not put:
            return one
        type_ = next(iter(put.get(Aspect.TYPE, ())), one.type)
        return replace(
            one,
            type=type_,
            mode=one.mode if type_ == one.type else None,
            status=Status(next(iter(put.get(Aspect.STATUS, ())), one.status)),
            actors=self._parties(put.get(Aspect.ACTORS), one.actors, one.trigger),
            recipients=self._parties(put.get(Aspect.RECIPIENTS), one.recipients, one.trigger),
            when=_when(put[Aspect.WHEN]) if Aspect.WHEN in put else one.when,
            confidence=1.0,
        )

    def _statement(self, one: Statement) -> Statement:
        put = self.by.put.get(one.id)
        if not put:
            return one
        sources = self._parties(put.get(Aspect.SOURCES), one.sources, one.cue[0] if one.cue else one.sentence)
        act = Act(next(iter(put.get(Aspect.ACT, ())), one.act))
        return replace(one, act=act, sources=sources, confidence=1.0)

    def _parties(self, ids: Sequence[str] | None, before: tuple[Party, ...], near: Span) -> tuple[Party, ...]:
        return before if ids is None else tuple(self._party(id_, before, near) for id_ in ids)

    def _party(self, id_: str, before: Sequence[Party], near: Span) -> Party:
        """Return a party with the words that name it nearest by; one that the article does not name, with ``near``."""
        who = self.identity.get(id_, id_)
        for party in before:
            if self.identity.get(party.actor, party.actor) == who:
                return party
        here = grouped((self.identity.get(one.id, one.id), one) for one in self.found.actors).get(who, [])
        places = [(abs(span.start - near.start), span, one.id) for one in here for span in one.mentions]
        if not places:
            return Party(id_, near)
        _, span, actor = min(places)
        return Party(actor, span)


def _when(to: Sequence[str]) -> When | None:
    """Return the time that a person has set; ``None`` where it is not said."""
    if not to:
        return None
    return When(to[0], "range" if "/" in to[0] else _PRECISION.get(len(to[0]), "day"), BY_HAND, None)
