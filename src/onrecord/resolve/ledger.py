"""Happenings of single reports in, happenings across reports out: each joins the one it must be, or stands alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from onrecord.model import Mention
from onrecord.resolve.bonds import Clusters, Ground
from onrecord.resolve.evidence import Case, Likeness, across
from onrecord.resolve.happenings import Happening, joined
from onrecord.resolve.order import in_text
from onrecord.resolve.vetoes import compatible

_MARGIN = 0.5  # points by which the best candidate must lead one that it can't be, or the two are a doubt
_STRETCH = 4  # days: a happening is looked for in its own four and those beside them
_CROWD = 200  # happenings under one key that are looked through, the latest placed
_MANY = 6  # parties of which pairs are looked up
_MEMBERS = 12  # parts of either event that must not contradict one another

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is taken for one event so far: all of it, and the reports' happenings it is made of."""

    whole: Happening
    parts: tuple[Happening, ...]

    def contradicts(self, other: "_Entry") -> bool:
        """Tell whether parts, not just their sums, forbid the two being one: likeness does not chain."""
        return not all(compatible(*pair) for pair in product(self.parts[:_MEMBERS], other.parts[:_MEMBERS]))


class Ledger:
    """Events as they are entered, and where to look for one; merges are made in ``clusters``, within its bonds."""

    def __init__(self, clusters: Clusters, likeness: Likeness) -> None:
        """Start empty. Members of ``clusters`` are what :meth:`enter` is told."""
        self._clusters = clusters
        self._likeness = likeness
        self._entries: dict[int, _Entry] = {}
        self._places: dict[Key, list[int]] = {}

    def enter(self, member: int, happening: Happening) -> None:
        """Enter a report's happening, and join it with the event that it must be."""
        root = self._clusters.root(member)
        old = self._entries.pop(root, None)  # a person joined them
        self._entries[root] = _merged(
            [old, _Entry(happening, (happening,))] if old else [_Entry(happening, (happening,))]
        )
        best = self._best(root)
        if best:
            self._join(root, *best)
        for key in _stored(happening):
            self._places.setdefault(key, []).append(member)

    def settle(self) -> None:
        """Join what only joining others showed to be one, where each is the best match of the other."""
        grown = [root for root, entry in self._entries.items() if len(entry.parts) > 1]
        for root in sorted(grown, key=lambda root: turn(self._entries[root].whole)):
            best = self._best(root) if root in self._entries else None
            if best and (back := self._best(best[1])) and back[1] == root:
                self._join(root, *best)

    def events(self) -> Iterable[Happening]:
        """Return the events as they stand."""
        return [entry.whole for entry in self._entries.values()]

    def _best(self, root: int) -> tuple[Case, int] | None:
        """Return the event that this one must be, if there is one and no doubt which."""
        cases = [(case, other) for other in self._candidates(root) if (case := self._case(root, other))]
        cases.sort(key=lambda pair: (-pair[0].points, pair[1]))
        return cases[0] if cases and not self._in_doubt(cases) else None

    def _join(self, root: int, case: Case, other: int) -> None:
        mine, yours = self._entries[root], self._entries[other]
        about = (anchor(yours.whole).id, anchor(mine.whole).id)
        why = f"both tell of {mine.whole.type}: {'; '.join(case.reasons[:4])}"
        if self._clusters.join(other, root, Ground(about, "same event", why)):
            merged = _merged([self._entries.pop(other), self._entries.pop(root)])
            self._entries[self._clusters.root(root)] = merged

    def _case(self, root: int, other: int) -> Case | None:
        mine, yours = self._entries[root], self._entries[other]
        if len(mine.whole.reports | yours.whole.reports) == 1:
            return None  # in its own report it was found to be another
        case = across(yours.whole, mine.whole, self._likeness)
        return case if case and case.points >= 0 and not yours.contradicts(mine) else None

    def _in_doubt(self, cases: Sequence[tuple[Case, int]]) -> bool:
        """Tell whether a candidate about as good as the best is another event than the best."""
        best, first = cases[0]
        rivals = [other for case, other in cases[1:] if best.points - case.points < _MARGIN]
        return any(not compatible(self._entries[first].whole, self._entries[other].whole) for other in rivals)

    def _candidates(self, root: int) -> list[int]:
        found: dict[int, None] = {}
        for key in dict.fromkeys(key for part in self._entries[root].parts for key in _sought(part)):
            for other in self._places.get(key, [])[-_CROWD:]:
                found[self._clusters.root(other)] = None
        return [other for other in found if other != root and self._clusters.may(other, root)]


def _merged(entries: Sequence[_Entry]) -> _Entry:
    whole = joined(entry.whole for entry in entries)
    return _Entry(whole, tuple(part for entry in entries for part in entry.parts))


def turn(happening: Happening) -> tuple[bool, date, str]:
    """Dated happenings first, then by publication: an open one then finds all that it could be."""
    day = min(happening.published, default=date.max)
    return not _is_dated(happening), day, min(mention.id for mention in happening.mentions)


def anchor(happening: Happening) -> Mention:
    """Return the mention that an event is known by: the first of :func:`in_time`."""
    return in_time(happening)[0]


def in_time(happening: Happening) -> list[Mention]:
    """Return the mentions by publication, undated ones last; of one day by article and place in its text."""
    pairs = [(telling.published or date.max, mention) for telling in happening.tellings for mention in telling.mentions]
    if len(pairs) == 1:
        return [pairs[0][1]]
    return [mention for _, mention in sorted(pairs, key=lambda pair: (pair[0], in_text(pair[1].trigger), pair[1].id))]


def _weeks(happening: Happening) -> list[int]:
    """Return the stretches of four days that hold its day, or else the days on which its reports were published."""
    if _is_dated(happening) and happening.days:
        return [happening.days.first.toordinal() // _STRETCH]
    return sorted({day.toordinal() // _STRETCH for day in happening.published})


def _is_dated(happening: Happening) -> bool:
    return happening.days is not None and happening.days.is_day


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
    """Yield the keys under which it could be: about its time, and, where its day is open, wherever its people are."""
    around = sorted({week + step for week in _weeks(happening) for step in (-1, 0, 1)})
    yield from ((*key, week) for key in _keys(happening) for week in around)
    if not _is_dated(happening):
        yield from _people(happening)
