"""Events in, the brief's first section out: what happened, by date; then what has no date, is planned, or is old."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.model import Detail, Event, Status
from onrecord.store.filter import Filter
from onrecord.views.prose import Group, Kind, Run, Section, Shown, fill, merged
from onrecord.views.record import Record
from onrecord.views.telling import Told, best, event_sentence
from onrecord.views.tellings import Tellings
from onrecord.views.time import either, written
from onrecord.views.wording import wording
from onrecord.views.words import normalised

MOST = 32  # lines about dated news: two printed pages
MOST_A_GROUP = 8  # lines of a day, or of what is undated, planned or old
CONSIDERED = 3_000  # events that are looked at, most independent reports first: a second
_OLD = 365  # days before publication: background, not news
_DAY = 10  # characters of an ISO 8601 day
_DETAILS = {Detail.WHEN: Kind.DATE, Detail.PLACE: Kind.NAME, Detail.NUMBER: Kind.COUNT}
_ELSEWHERE = {Status.CALLED_FOR, Status.CONDITIONAL}  # commitments tell of these


@dataclass(slots=True)
class _Lines:
    """The lines of one group, and how many more there are."""

    told: list[Told] = field(default_factory=list)
    more: int = 0


def happened(record: Record, only: Filter, shown: Shown) -> Section:
    """Return the section: lines with the most independent reports first, nothing twice."""
    ranked = sorted((event for event in record.events(only) if event.status not in _ELSEWHERE), key=_rank)
    newest = max((event.when.value.split("/")[-1] for event in ranked if event.when and event.when.value), default="")
    tellings = Tellings.read(record, ranked[:CONSIDERED])
    groups: dict[str, _Lines] = {}
    dated = 0
    for event in ranked[:CONSIDERED]:
        key = _key(event, tellings, newest)
        is_dated = key not in wording().groups
        lines = groups.setdefault(key, _Lines())
        if len(lines.told) >= MOST_A_GROUP or (is_dated and dated >= MOST):
            lines.more += 1
        elif told := _line(event, tellings, shown):
            kept = [line for line in lines.told if not _inside(line, told)]
            dated += is_dated * (1 + len(kept) - len(lines.told))
            lines.told = [*kept, differing(event, told if is_dated else _dated(event, told))]
    groups.setdefault("undated", _Lines()).more += len(ranked[CONSIDERED:])
    heading = wording().sections["happened"]
    return Section("happened", heading.title, heading.command, _in_order(groups))


def _rank(event: Event) -> tuple[object, ...]:
    """Return what sorts events by what a reader should know first."""
    parties = len({party.actor for party in (*event.actors, *event.recipients)})
    weight = wording().weights.get(event.type, 0)
    return -event.reports, -min(parties, 2), -weight, -event.articles, event.id


def _line(event: Event, tellings: Tellings, shown: Shown) -> Told | None:
    """Return what the event says, unless it is told already or says too little ("Oman and Chad cooperated")."""
    mention = best(replace(event, mentions=_untold(event, tellings, shown)), tellings)
    told = event_sentence(event, tellings, mention) if mention else None
    if mention is None or told is None or len(told.extent[0].text.split()) <= len(mention.trigger.text.split()):
        return None
    shown.add(told.extent)
    return told


def _untold(event: Event, tellings: Tellings, shown: Shown) -> tuple[str, ...]:
    """Return the tellings that the brief has not given, in the article that it quoted or in a copy of it."""
    every = tellings.of_event(event)
    told = {(one.trigger.text, normalised(one.sentence)) for one in every if shown.covers(one.trigger)}
    return tuple(one.id for one in every if (one.trigger.text, normalised(one.sentence)) not in told)


def _inside(inner: Told, outer: Told) -> bool:
    """Tell whether all that one line quotes is in another's quotation."""
    return all(
        any(a.article == b.article and b.start <= a.start and a.end <= b.end for b in outer.extent)
        for a in inner.extent
    )


def _dated(event: Event, told: Told) -> Told:
    """Put the date, where it is known, before a line that stands under no date."""
    if event.when is None or event.when.value is None:
        return told
    when = (Run(Kind.DATE, written(event.when.value)),)
    runs = fill(wording().dated, {"date": when, "told": told.sentence.runs})
    return replace(told, sentence=replace(told.sentence, runs=runs))


def differing(event: Event, told: Told) -> Told:
    """Put after a line what tellings differ on: "8 or 9 September 2021; 3 dead or 4 dead"."""
    runs: list[Run] = []
    for what, kind in _DETAILS.items():
        values = [one.value for one in event.variants if one.what is what]
        if values:
            runs += [Run(Kind.WORDS, "; ")] * bool(runs)
            runs.append(Run(kind, either(values) if what is Detail.WHEN else " or ".join(values)))
    if not runs:
        return told
    added = fill(wording().differ, {"told": told.sentence.runs, "values": tuple(runs)})
    return replace(told, sentence=replace(told.sentence, runs=merged(added)))


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


def _in_order(groups: Mapping[str, _Lines]) -> tuple[Group, ...]:
    """Return the groups: dates in order, then the others in the order of the wording."""
    others = wording().groups
    dates = sorted(key for key in groups if key not in others)
    headings = {key: Run(Kind.DATE, written(key)) for key in dates}
    headings |= {key: Run(Kind.WORDS, title) for key, title in others.items() if key in groups}
    return tuple(
        Group((heading,), tuple(told.sentence for told in groups[key].told), groups[key].more)
        for key, heading in headings.items()
        if groups[key].told
    )
