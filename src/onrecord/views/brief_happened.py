"""Events in, the brief's first section out: what happened, by date; then what has no date, is planned, or is old."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Event, Status
from onrecord.store.filter import Filter
from onrecord.views.prose import Group, Kind, Run, Runs, Section, Shown, fill
from onrecord.views.record import Record
from onrecord.views.telling import Told, best, event_sentence
from onrecord.views.tellings import Tellings
from onrecord.views.time import written
from onrecord.views.wording import wording

MOST = 32  # lines about dated news: two printed pages
MOST_A_DAY = 8
MOST_OTHER = 8  # lines of what is undated, planned or old
_OLD = 365  # days before publication: background, not news
_DAY = 10  # characters of an ISO 8601 day
_ELSEWHERE = {Status.CALLED_FOR, Status.CONDITIONAL}  # commitments tell of these


@dataclass(frozen=True, slots=True)
class _Line:
    event: Event
    told: Told
    key: str  # the date, or the name of a group


def happened(record: Record, only: Filter, shown: Shown) -> Section:
    """Return the section: lines with the most independent reports first, nothing twice."""
    events = [event for event in record.events(only) if event.status not in _ELSEWHERE]
    tellings = Tellings.of(record, events, record.statements())
    newest = max((event.when.value.split("/")[-1] for event in events if event.when and event.when.value), default="")
    ranked = sorted(events, key=_rank)
    lines = [line for event in ranked if (line := _line(event, tellings, shown, newest))]
    heading = wording().sections["happened"]
    return Section("happened", heading.title, heading.command, _groups(lines))


def _rank(event: Event) -> tuple[object, ...]:
    """Return what sorts events by what a reader should know first."""
    parties = len({party.actor for party in (*event.actors, *event.recipients)})
    weight = wording().weights.get(event.type, 0)
    return -event.reports, -min(parties, 2), -weight, -event.articles, event.id


def _line(event: Event, tellings: Tellings, shown: Shown, newest: str) -> _Line | None:
    mention = best(event, tellings)
    if mention is None or shown.covers(mention.trigger):
        return None
    told = event_sentence(event, tellings)
    if told is None or len(told.extent[0].text.split()) <= len(mention.trigger.text.split()):
        return None  # "Oman and Chad cooperated" says less than a reader wants to know
    shown.add(told.extent)
    key = _key(event, tellings, newest)
    return _Line(event, _dated(event, told) if key in wording().groups else told, key)


def _dated(event: Event, told: Told) -> Told:
    """Put the date, where it is known, before a line that stands under no date."""
    if event.when is None or event.when.value is None:
        return told
    when = (Run(Kind.DATE, written(event.when.value)),)
    runs = fill(wording().dated, {"date": when, "told": told.sentence.runs})
    return replace(told, sentence=replace(told.sentence, runs=runs))


def _key(event: Event, tellings: Tellings, newest: str) -> str:
    """Return the event's date, or the name of the group it belongs to; ``newest`` is the last date of any event."""
    value = event.when.value if event.when else None
    if event.status in {Status.PLANNED, Status.POSSIBLE}:
        return "ahead"
    if event.status is Status.DENIED:
        return "denied"
    if value is None:
        return "undated"
    articles = [tellings.mentions[id_].article for id_ in event.mentions if id_ in tellings.mentions]
    return "background" if _is_old(value, next(iter(tellings.record.days(articles)), newest)) else value


def _is_old(value: str, told: str) -> bool:
    """Tell whether a date lies more than a year before the day it is told of, as far as both are known."""
    end = value.rsplit("/", maxsplit=1)[-1]
    if len(end) < _DAY or len(told) < _DAY:
        return int(told[:4]) - int(end[:4]) > 1
    return (date.fromisoformat(told[:_DAY]) - date.fromisoformat(end[:_DAY])).days > _OLD


def _groups(lines: Sequence[_Line]) -> tuple[Group, ...]:
    others = wording().groups
    dated = [line for line in lines if line.key not in others]
    kept = dated[:MOST]
    groups = []
    for key in sorted({line.key for line in dated}):
        mine = [line for line in kept if line.key == key]
        every = [line for line in dated if line.key == key]
        if mine:
            groups.append(_group((Run(Kind.DATE, written(key)),), every, min(len(mine), MOST_A_DAY)))
    for key, title in others.items():
        mine = [line for line in lines if line.key == key]
        if mine:
            groups.append(_group((Run(Kind.WORDS, title),), mine, MOST_OTHER))
    return tuple(groups)


def _group(heading: Runs, lines: Sequence[_Line], most: int) -> Group:
    return Group(heading, tuple(line.told.sentence for line in lines[:most]), max(len(lines) - most, 0))
