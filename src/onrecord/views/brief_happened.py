"""Events in, the brief's first section out: what happened, by date; then what has no date, is planned, or is old."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.model import Detail, Event, Status
from onrecord.store.filter import Filter
from onrecord.views.digests import digested
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
_GROUPS: Mapping[str, str] = {Status.PLANNED: "ahead", Status.POSSIBLE: "ahead", Status.DENIED: "denied"}
_DETAILS = {Detail.WHEN: Kind.DATE, Detail.PLACE: Kind.NAME, Detail.NUMBER: Kind.COUNT}
_AT_ONCE = 40  # events that are read together: lines of a brief, and some more
_Ranked = tuple[str, str | None, str]
"""An event's id, date and status."""


@dataclass(slots=True)
class _Lines:
    """The lines of one group, and how many more there are."""

    told: list[Told] = field(default_factory=list)
    more: int = 0


def happened(record: Record, only: Filter, shown: Shown) -> Section:
    """Return the section: lines with the most independent reports first, nothing twice."""
    ranked, every = record.reader.told_first(only, wording().weights, CONSIDERED)
    keyed = _keyed(ranked, record, only)
    told = _Told({}, shown)
    for start in range(0, len(keyed), _AT_ONCE):
        told.add(record, keyed[start : start + _AT_ONCE])
    told.groups.setdefault("undated", _Lines()).more += every - len(ranked)
    heading = wording().sections["happened"]
    return Section("happened", heading.title, heading.command, _in_order(told.groups))


@dataclass(slots=True)
class _Told:
    """The lines by group, what the brief has told, and how many lines stand under a date."""

    groups: dict[str, _Lines]
    shown: Shown
    dated: int = 0

    def add(self, record: Record, keyed: Sequence[tuple[str, str]]) -> None:
        """Add the lines of some events, each an id after its group; those alone are read for which there is room."""
        events = {one.id: one for one in record.reader.happened(id_ for key, id_ in keyed if self._has_room(key))}
        tellings = digested(record, list(events.values()))
        for key, id_ in keyed:
            lines = self.groups.setdefault(key, _Lines())
            if not self._has_room(key):
                lines.more += 1
            elif told := _line(events[id_], tellings, self.shown):
                self._put(key, lines, events[id_], told)

    def _has_room(self, key: str) -> bool:
        """Tell whether there is room; where there was none, there will be none."""
        full = key in self.groups and len(self.groups[key].told) >= MOST_A_GROUP
        return not full and (key in wording().groups or self.dated < MOST)

    def _put(self, key: str, lines: _Lines, event: Event, told: Told) -> None:
        if _words(told) in map(_words, lines.told):
            lines.more += 1
            return
        is_dated = key not in wording().groups
        kept = [line for line in lines.told if not _inside(line, told)]
        self.dated += is_dated * (1 + len(kept) - len(lines.told))
        lines.told = [*kept, differing(event, told if is_dated else _dated(event, told))]


def _line(event: Event, tellings: Tellings, shown: Shown) -> Told | None:
    """Return what the event says, unless it is told already or says too little ("Oman and Chad cooperated")."""
    if event.id in tellings.digests and _is_told(event, tellings.record, shown):
        tellings = Tellings.read(tellings.record, (event,))
    left = event.mentions if event.id in tellings.digests else _untold(event, tellings, shown)
    mention = best(replace(event, mentions=left), tellings)
    told = event_sentence(event, tellings, mention) if mention else None
    if mention is None or told is None or len(told.extent[0].text.split()) <= len(mention.trigger.text.split()):
        return None
    shown.add(told.extent)
    return told


def _is_told(event: Event, record: Record, shown: Shown) -> bool:
    """Tell whether the brief has given any telling of the event; those alone are read that stand in what it quoted."""
    near = [id_ for id_, article in record.reader.article_of(event.mentions).items() if article in shown]
    return any(shown.covers(one.trigger) for one in record.tellings(near).values())


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


def _words(told: Told) -> tuple[list[str], list[str]]:
    """Return whom a line names and all that it quotes: the same told in two reports is told once."""
    named = [run.text for run in told.sentence.runs if run.kind is Kind.NAME]
    return named, [span.text for span in told.extent]


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


def _keyed(ranked: Sequence[_Ranked], record: Record, only: Filter) -> list[tuple[str, str]]:
    """Return the ids of events, each after its date or the name of the group that it belongs to."""
    dated = [id_ for id_, value, status in ranked if value and status not in _GROUPS]
    told = record.reader.first_printed(dated)
    newest = record.reader.last_date(only) if len(told) < len(dated) else ""
    return [
        (_GROUPS.get(status) or (_dated_key(value, told.get(id_, newest)) if value else "undated"), id_)
        for id_, value, status in ranked
    ]


def _dated_key(value: str, told: str) -> str:
    return "background" if _is_old(value, told) else value


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
