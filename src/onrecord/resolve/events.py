"""Reports' tellings in, events out: one for each happening, told within a report, by its copies, and across reports."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Protocol

from onrecord.model import Event, Mention, Place, Status, content_id
from onrecord.resolve.bonds import Bonds, Clusters, Ground
from onrecord.resolve.evidence import Likeness, across, within
from onrecord.resolve.grouping import grouped
from onrecord.resolve.happenings import Happening, joined, single
from onrecord.resolve.parties import Company, parties
from onrecord.resolve.tellings import Telling
from onrecord.resolve.vetoes import compatible

_MARGIN = 0.5  # points by which the best candidate must lead the next, or which of the two is a doubt
_STRETCH = 4  # days: a happening is looked for in its own four and those beside them
_CROWD = 200  # undated happenings of one pair of people that are looked through
_MANY = 6  # parties of which pairs are looked up
_MEMBERS = 12  # happenings of a cluster that a newcomer must not contradict


class EventType(Protocol):
    """What is needed of a type of the codebook."""

    @property
    def quad(self) -> str:
        """PLOVER's quad class."""

    @property
    def intensity(self) -> float:
        """From -10, conflict, to 10, cooperation."""


@dataclass(frozen=True, slots=True)
class Happened:
    """The events, and the grounds of merges across reports."""

    events: tuple[Event, ...]
    grounds: tuple[Ground, ...]


def resolve_events(
    told: Mapping[str, Sequence[Telling]],
    likeness: Likeness,
    cast: Company,
    types: Mapping[str, EventType],
    bonds: Bonds,
) -> Happened:
    """Return the events of all reports' tellings.

    An event's id is made from the id of its earliest published mention (of equals, the smallest id): it outlives
    pages that are added later, and every id it may once have had still leads to it in a person's judgement.
    """
    flat = [telling for report in sorted(told) for telling in told[report]]
    clusters = Clusters(len(flat), bonds, _names(flat))
    in_reports = _within_reports(flat, clusters, cast, likeness)
    merged = _Ledger(clusters, likeness, in_reports)
    for number in sorted(range(len(in_reports)), key=lambda number: _turn(in_reports[number][1])):
        merged.place(number)
    events = (_event(happening, types) for happening in merged.events())
    return Happened(tuple(sorted(events, key=lambda event: event.id)), tuple(clusters.grounds()))


def event_id(mention: str) -> str:
    """Return the id of the event whose earliest mention this is."""
    return content_id("event", mention)


def _names(flat: Sequence[Telling]) -> dict[str, list[int]]:
    return grouped(
        (name, place)
        for place, telling in enumerate(flat)
        for mention in telling.mentions
        for name in (mention.id, event_id(mention.id))
    )


def _within_reports(
    flat: Sequence[Telling], clusters: Clusters, cast: Company, likeness: Likeness
) -> list[tuple[int, Happening]]:
    """Join tellings within each report, in its order; return each happening with one of its members."""
    found: dict[tuple[str, str], dict[int, Happening]] = {}
    for place, telling in enumerate(flat):
        around = found.setdefault((telling.report, telling.mention.type), {})
        mine = single(telling, cast)
        root = clusters.root(place)
        if root not in around:
            best = _best_within(mine, {o: a for o, a in around.items() if clusters.may(o, place)}, likeness)
            if best is not None:
                clusters.join(best, place)
                mine, root = joined((around.pop(best), mine)), clusters.root(place)
        else:  # a person joined them
            mine = joined((around[root], mine))
        around[root] = mine
    return [pair for around in found.values() for pair in around.items()]


def _best_within(mine: Happening, around: Mapping[int, Happening], likeness: Likeness) -> int | None:
    cases = [(case.points, root) for root, one in around.items() if (case := within(one, mine, likeness))]
    if not mine.everyone and len(cases) > 1:
        return None  # "the talks", and there were two
    enough = [(points, root) for points, root in cases if points >= 0]
    return max(enough)[1] if enough else None


def _turn(happening: Happening) -> tuple[bool, date, str]:
    """Dated happenings first, then by publication: an open one then finds all that it could be."""
    dated = happening.days is not None and happening.days.is_day
    day = min(happening.published, default=date.max)
    return not dated, day, min(mention.id for mention in happening.mentions)


Key = tuple[object, ...]


class _Ledger:
    """Happenings across reports as they are placed, and where to look for one."""

    def __init__(
        self,
        clusters: Clusters,
        likeness: Likeness,
        happenings: Sequence[tuple[int, Happening]],
    ) -> None:
        self._clusters = clusters
        self._likeness = likeness
        self._members = [member for member, _ in happenings]
        self._own = [happening for _, happening in happenings]
        self._whole: dict[int, Happening] = {}
        self._parts: dict[int, list[int]] = {}
        self._places: dict[Key, list[int]] = {}

    def place(self, number: int) -> None:
        """Join a report's happening with the one event that it must be, or let it stand as one of its own."""
        roots = [self._clusters.root(self._members[number])]
        best = self._best(number)
        if best is not None:
            self._join(best[1], number, best[2])
            roots.append(best[1])
        whole = [self._whole.pop(root) for root in roots if root in self._whole]
        parts = [part for root in roots for part in self._parts.pop(root, ())]
        root = self._clusters.root(roots[0])
        self._whole[root] = joined([*whole, self._own[number]])
        self._parts[root] = [*parts, number]
        for key in _stored(self._own[number]):
            self._places.setdefault(key, []).append(number)

    def events(self) -> Iterable[Happening]:
        """Return the happenings as they stand."""
        return self._whole.values()

    def _best(self, number: int) -> tuple[float, int, tuple[str, ...]] | None:
        cases = []
        for root in self._candidates(number):
            if not self._contradicted(root, number):
                case = across(self._whole[root], self._own[number], self._likeness)
                if case and case.points >= 0:
                    cases.append((case.points, root, case.reasons))
        cases.sort(key=lambda case: (-case[0], case[1]))
        for points, root, _ in cases[1:]:
            if cases[0][0] - points < _MARGIN and not compatible(self._whole[cases[0][1]], self._whole[root]):
                return None  # two different events it could be: a doubt
        return cases[0] if cases else None

    def _candidates(self, number: int) -> list[int]:
        found: dict[int, None] = {}
        for key in _sought(self._own[number]):
            for other in self._places.get(key, [])[-_CROWD:]:
                found[self._clusters.root(self._members[other])] = None
        mine = self._clusters.root(self._members[number])
        return [root for root in found if root != mine and self._clusters.may(root, mine)]

    def _contradicted(self, root: int, number: int) -> bool:
        """Tell whether any part of an event, not just their sum, forbids the newcomer: likeness does not chain."""
        return not all(compatible(self._own[part], self._own[number]) for part in self._parts[root][:_MEMBERS])

    def _join(self, root: int, number: int, reasons: tuple[str, ...]) -> None:
        mine, whole = self._own[number], self._whole[root]
        about = (_anchor(whole).id, _anchor(mine).id)
        why = f"both tell of {mine.type}: {'; '.join(reasons[:4])}"
        self._clusters.join(root, self._members[number], Ground(about, "same event", why))


def _weeks(happening: Happening) -> list[int]:
    """Return the stretches of four days that hold its day, or else the days on which its reports were published."""
    if happening.days is not None and happening.days.is_day:
        return [happening.days.first.toordinal() // _STRETCH]
    return sorted({day.toordinal() // _STRETCH for day in happening.published})


def _keys(happening: Happening) -> Iterator[Key]:
    """Yield what it is looked up by: two sides; or one side and a word of the trigger, if that is all."""
    sides = sorted(happening.everyone)
    yield from ((happening.type, *pair) for pair in combinations(sides[:_MANY], 2))
    yield from ((happening.type, side, stem) for side in sides for stem in sorted(happening.stems))


def _people(happening: Happening) -> Iterator[Key]:
    yield from ((happening.type, "people", *pair) for pair in combinations(sorted(happening.named)[:_MANY], 2))


def _stored(happening: Happening) -> Iterator[Key]:
    """Yield the keys under which a happening is found: what it is looked up by at its time, and its people at any."""
    yield from ((*key, week) for key in _keys(happening) for week in _weeks(happening))
    yield from _people(happening)


def _sought(happening: Happening) -> Iterator[Key]:
    around = sorted({week + step for week in _weeks(happening) for step in (-1, 0, 1)})
    yield from ((*key, week) for key in _keys(happening) for week in around)
    yield from _people(happening)


def _order(mention: Mention, published: date | None) -> tuple[date, str]:
    return published or date.max, mention.id


def _anchor(happening: Happening) -> Mention:
    return min(
        ((mention, telling.published) for telling in happening.tellings for mention in telling.mentions),
        key=lambda pair: _order(*pair),
    )[0]


def _event(happening: Happening, types: Mapping[str, EventType]) -> Event:
    ordered = _in_time(happening)
    actors, recipients = parties(happening.type, ordered, happening.cast)
    return Event(
        event_id(ordered[0].id),
        happening.type,
        _most(mention.mode for mention in ordered),
        tuple(sorted({context for mention in ordered for context in mention.contexts})),
        types[happening.type].quad,
        types[happening.type].intensity,
        _status(ordered),
        actors,
        recipients,
        happening.when,
        _place(happening, ordered),
        tuple(mention.id for mention in ordered),
        len(happening.reports),
        len({mention.article for mention in ordered}),
    )


def _in_time(happening: Happening) -> list[Mention]:
    pairs = [(mention, telling.published) for telling in happening.tellings for mention in telling.mentions]
    return [mention for mention, _ in sorted(pairs, key=lambda pair: _order(*pair))]


def _status(mentions: Iterable[Mention]) -> Status:
    told = Counter(mention.status for mention in mentions)
    if told.keys() <= {Status.OCCURRED, Status.ONGOING}:
        return max(told, key=lambda status: (told[status], status is Status.OCCURRED))
    return Status.OCCURRED if Status.OCCURRED in told else min(told)


def _most(modes: Iterable[str | None]) -> str | None:
    told = Counter(mode for mode in modes if mode)
    return min(told, key=lambda mode: (-told[mode], mode), default=None)


def _place(happening: Happening, mentions: Sequence[Mention]) -> Place | None:
    """Return the place most often told, a city before its country."""
    places = [mention.place for mention in mentions if mention.place]
    told = Counter(place.name for place in places)
    return min(
        places, key=lambda place: (happening.cast.is_country(place), -told[place.name], place.name), default=None
    )
