"""A person's decision in, the case settled by it out: what is the same, what is wrong, what is to be read otherwise."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from onrecord.model import Act, Aspect, Correction, Event, Judgement, Mention, Statement, Status, Verdict, content_id
from onrecord.pipeline import SILENCE, Progress
from onrecord.settling import settle
from onrecord.stages import Stages
from onrecord.store.days import days
from onrecord.store.filter import Filter
from onrecord.store.writer import Writer
from onrecord.views.record import Record
from onrecord.views.statements import statements


class JudgementError(Exception):
    """A decision that can't be taken; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is decided about which ids, by whom and why; ``when``: ISO 8601, now unless given.

    ``corrects``: what is put otherwise, or split off.
    """

    about: tuple[str, ...]
    verdict: Verdict
    by: str
    why: str
    when: str = ""
    corrects: tuple[Correction, ...] = ()

    def judgement(self) -> Judgement:
        """Return the judgement. Raises JudgementError where it is said of too few ids, or leaves open what is meant."""
        about = tuple(sorted(set(self.about)))
        if len(about) < (2 if self.verdict in _OF_TWO else 1):
            raise JudgementError(f"{self.verdict} is said of {'two ids or more' if about else 'an id'}")
        if bool(self.corrects) != (self.verdict in _CHANGING):
            raise JudgementError(f"{self.verdict} is said {'with' if not self.corrects else 'without'} a change")
        changes = [value for change in self.corrects for value in (change.what, *change.to)]
        id_ = content_id("judgement", self.by, self.verdict, *about, *changes)
        when = self.when or datetime.now(UTC).isoformat(timespec="seconds")
        return Judgement(id_, about, self.verdict, self.by, self.why, when, withdrawn=False, corrects=self.corrects)


_OF_TWO = {Verdict.SAME, Verdict.DIFFERENT, Verdict.SPLIT}
_CHANGING = {Verdict.SPLIT, Verdict.CORRECT}


def reach(record: Record, id_: str) -> tuple[str, ...]:
    """Return what a judgement of a finding is about: an event with its tellings, a statement with its copies."""
    event = record.reader.beginning(Event, "event", id_)
    if len(event) == 1:
        return (event[0].id, *event[0].mentions)
    for one in record.reader.beginning(Statement, "statement", id_):
        by = Filter(tuple(party.actor for party in one.sources[:1]))
        return next((said.copies for said in statements(record, by) if one.id in said.copies), (one.id,))
    return (id_,)


def correction(record: Record, id_: str, what: Aspect, values: Sequence[str]) -> Correction:
    """Return how an event or a statement is to be read. Raises JudgementError for what it can't have.

    ``values``: a type, status or act; an ISO 8601 time, or none where it is not said; or actors by their ids.
    """
    kind = id_.partition("-")[0]
    if what not in ASPECTS.get(kind, ()):
        known = ", ".join(ASPECTS.get(kind, ())) or "nothing"
        raise JudgementError(f"{what} of {kind or 'that'} can't be corrected; {known} can")
    if what in _PARTIES:
        return Correction(what, tuple(_found_as(record, actor) for actor in values))
    value = values[0] if len(values) == 1 else ""
    if what is Aspect.WHEN and not any(values):
        return Correction(what, ())
    allowed = _ALLOWED[what]
    if not allowed(value):
        raise JudgementError(f"{' '.join(values) or 'nothing'} is no {_CALLED.get(what, what)}")
    return Correction(what, (value,))


def splitting(record: Record, id_: str, apart: Sequence[str]) -> tuple[tuple[str, ...], Correction]:
    """Return all tellings of an event, or under which ids an actor was found, and which of them are another's.

    ``apart`` are ids of tellings, with which their copies go, or of the articles that name another. Raises
    JudgementError where these are none of its, or all.
    """
    event = record.reader.beginning(Event, "event", id_)
    if len(event) == 1:
        told = record.reader.mentions(event[0].mentions)
        every: Sequence[tuple[str, object]] = [(one.id, words_of(record, one)) for one in told]
        places: set[object] = {words for found, words in every if found in apart}
    else:
        every, places = record.reader.sightings(id_), set(apart)
    chosen = sorted(found for found, place in every if place in places)
    if not chosen or len(chosen) == len(every):
        raise JudgementError(f"{id_}: some of what it is made of can be split off, and some must stay")
    return tuple(found for found, _ in every), Correction(Aspect.APART, tuple(chosen))


def words_of(record: Record, one: Mention) -> tuple[str, ...]:
    """Return what a telling has in common with its copies: their report and words."""
    report = record.report_of.get(one.article, one.article)
    return report, one.type, one.trigger.text.lower(), *one.sentence.text.lower().split()


def types() -> tuple[str, ...]:
    """Return the types of event there are."""
    from onrecord.lexicon.codebook import EventType
    from onrecord.lexicon.load import rows

    return tuple(row.name for row in rows("types.yaml", EventType, None))


ASPECTS = {
    "event": (Aspect.TYPE, Aspect.STATUS, Aspect.ACTORS, Aspect.RECIPIENTS, Aspect.WHEN),
    "statement": (Aspect.ACT, Aspect.SOURCES),
}
"""What of a finding can be put otherwise."""

_PARTIES = {Aspect.ACTORS, Aspect.RECIPIENTS, Aspect.SOURCES}
_CALLED = {
    Aspect.TYPE: "type of event",
    Aspect.WHEN: "day, month, year or range, as 2021-09-08 or 2021-09-01/2021-09-05",
}
_TIME = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?)(/\d{4}(-\d\d(-\d\d)?)?)?")


def _is_time(value: str) -> bool:
    first, last = days(value) if _TIME.fullmatch(value) else (None, None)
    return first is not None and last is not None and first <= last


_ALLOWED: Mapping[Aspect, Callable[[str], bool]] = {
    Aspect.TYPE: lambda value: value in types(),
    Aspect.STATUS: lambda value: value in set(Status),
    Aspect.ACT: lambda value: value in set(Act),
    Aspect.WHEN: _is_time,
}


def _found_as(record: Record, actor: str) -> str:
    """Return an id under which an actor was found, which stays whatever it is taken to be. Raises JudgementError."""
    found = record.reader.found_as(actor)
    if not found:
        raise JudgementError(f"{actor}: no actor on record")
    return found[0]


def judge(case: Path, decision: Decision, progress: Progress = SILENCE) -> Judgement:
    """Store a decision, and settle the case by it. Raises JudgementError, CaseError."""
    made = store(case, decision)
    follow(case, progress)
    return made


def withdraw(case: Path, id_: str, progress: Progress = SILENCE) -> Judgement:
    """Take a person's decision back, and settle the case without it. Raises JudgementError, CaseError."""
    taken = take_back(case, id_)
    follow(case, progress)
    return taken


def store(case: Path, decision: Decision) -> Judgement:
    """Store a decision; the record does not follow yet. Raises JudgementError, CaseError."""
    made = decision.judgement()
    with Writer(case) as writer:
        writer.judge(made)
    return made


def take_back(case: Path, id_: str) -> Judgement:
    """Store that a person's decision stands no more. Raises JudgementError, CaseError."""
    with Writer(case) as writer:
        taken = replace(_standing(writer.standing(), id_), withdrawn=True)
        writer.judge(taken)
    return taken


def follow(case: Path, progress: Progress = SILENCE) -> None:
    """Settle the case by all decisions stored so far. Raises CaseError."""
    with Writer(case) as writer:
        settle(writer, Stages(), progress)


def _standing(standing: Sequence[Judgement], id_: str) -> Judgement:
    found = [one for one in standing if one.id.startswith(id_)]
    if len(found) != 1:
        persons = ", ".join(one.id for one in standing) or "nobody has judged yet"
        raise JudgementError(f"{id_}: no person's judgement; those on record: {persons}")
    return found[0]
