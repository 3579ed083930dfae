"""The events of one actor in, its line on the timeline out: cooperation above, conflict below, the rest counted."""

from dataclasses import dataclass

from onrecord.views.events import Happening
from onrecord.views.time import period as words_of
from onrecord.web.drawings.axis import Axis, Extent
from onrecord.web.drawings.frame import Frame
from onrecord.web.drawings.lanes import Lane
from onrecord.web.drawings.marks import classes, counted, mark, radius, side, spoken
from onrecord.web.drawings.stacking import in_rows, stacked
from onrecord.web.drawings.svg import BOLD, fitted, label, link, tag, width_of

NAMES = 190.0  # px left of the axis, where names stand beside it
_STACK, _FLAT = 58.0, 10.0  # px: a stack of marks at most, an empty one
_BAR, _ROWS = 6.0, 2  # px of a bar that spans its days, and how many lie above one another
_WIDE = 30.0  # px: a time as long as that is a bar
_COUNT, _STRIP = 46.0, 14.0  # px: between marks that count what has no room, and the height they take


@dataclass(frozen=True, slots=True)
class _Half:
    """One side of a line: marks and bars with their distance from it, and what is counted instead, by column."""

    marks: list[tuple[Happening, float]]
    bars: list[tuple[Happening, int]]
    over: dict[int, list[Happening]]

    @property
    def stack(self) -> float:
        return max([_FLAT, *(h + 1.2 * radius(event.reports) for event, h in self.marks)])

    @property
    def counts(self) -> float:
        """How far from the line the counts stand."""
        return self.stack + _BAR * max([0, *(row + 1 for _, row in self.bars)])

    @property
    def height(self) -> float:
        return self.counts + (_STRIP if self.over else 2)


@dataclass(frozen=True, slots=True)
class Line:
    """The line of an actor on an axis of time."""

    lane: Lane
    axis: Axis
    frame: Frame

    def drawn(self) -> tuple[list[str], float]:
        """Return what stands in the line, from its top at 0, and its height in px."""
        times = {event.id: time.within(self.axis.shown) for event, time in self.lane.events if self._shows(time)}
        inside = [event for event, _ in self.lane.events if event.id in times]
        up = self._half([event for event in inside if side(event.quad) != "conflict"], times)
        down = self._half([event for event in inside if side(event.quad) == "conflict"], times)
        base = (16 if self.frame.narrow else 0) + max(up.height, 17) + 2
        line = tag("path", class_="base", d=f"M{self.axis.left:g} {base:g}H{self.axis.right:g}")
        sides = [*self._side(up, times, base, -1), *self._side(down, times, base, 1)]
        return [line, *self._head(base), *sides], base + max(down.height, 15) + 4

    def _shows(self, time: Extent) -> bool:
        return time.meets(self.axis.shown)

    def _half(self, events: list[Happening], times: dict[str, Extent]) -> _Half:
        ends = {event.id: (self.axis.x(times[event.id].first), self.axis.x(times[event.id].end)) for event in events}
        day = self.axis.x(self.axis.shown.first + 1) - self.axis.left
        ranked = sorted(events, key=lambda event: (-event.reports, times[event.id].middle, event.id))
        wide = {id_ for id_, (start, end) in ends.items() if end - start > max(_WIDE, 1.5 * day)}
        marks, too_many = stacked(
            [event for event in ranked if event.id not in wide],
            lambda event: (self.axis.x(times[event.id].middle), radius(event.reports)),
            _STACK,
        )
        bars, too_long = in_rows([one for one in ranked if one.id in wide], lambda event: ends[event.id], _ROWS)
        over: dict[int, list[Happening]] = {}
        for event in (*too_many, *too_long):
            over.setdefault(self._column(self.axis.x(times[event.id].middle)), []).append(event)
        marks.sort(key=lambda one: (times[one[0].id].middle, one[1], one[0].id))
        return _Half(marks, bars, over)

    @property
    def _columns(self) -> int:
        return max(1, int((self.axis.right - self.axis.left) / _COUNT))

    def _column(self, x: float) -> int:
        return min(self._columns - 1, int((x - self.axis.left) / (self.axis.right - self.axis.left) * self._columns))

    def _side(self, half: _Half, times: dict[str, Extent], base: float, way: int) -> list[str]:
        """Return the bars, marks and counts of one side; ``way`` is -1 above the line and 1 below."""
        drawn = []
        for event, row in half.bars:
            start, end = self.axis.x(times[event.id].first), self.axis.x(times[event.id].end)
            y = base + way * (half.stack + _BAR * row + _BAR / 2) - 1.5
            bar = tag("rect", x=start + 1, y=y, width=end - start - 2, height=3, rx=1.5)
            kind = f"{classes(event.quad, event.status)} bar"
            drawn.append(link(self.frame.links.event(event.id), spoken(event, self.frame), bar, class_=kind))
        for event, h in half.marks:
            drawn.append(mark(event, (self.axis.x(times[event.id].middle), base + way * h), self.frame))
        y = base + way * (half.counts + _STRIP / 2) + 4
        return [*drawn, *(self._count(column, len(events), y) for column, events in sorted(half.over.items()))]

    def _count(self, column: int, count: int, y: float) -> str:
        wide = (self.axis.right - self.axis.left) / self._columns
        start = self.axis.left + column * wide
        days = Extent(self.axis.day(start), self.axis.day(start + wide) + 1).iso()
        title = f"{self.lane.name}: {counted(count, 'more event')} about {words_of(*days)}"
        shown = label(f"+{count:,}", (start + wide / 2, y), anchor="middle")
        return link(self.frame.links.period(self.lane.actor, *days), title, shown, class_="count")

    def _head(self, base: float) -> list[str]:
        """Return the actor's name, and how many of its events lie before and after the period."""
        axis = self.axis
        before = [time for _, time in self.lane.events if time.end <= axis.shown.first]
        after = [time for _, time in self.lane.events if time.first >= axis.shown.end]
        earlier, later = f"‹ {len(before):,} earlier", f"{len(after):,} later ›"
        beside = width_of(later) + 10 if after else 0
        if self.frame.narrow:
            room = axis.right - axis.left - beside - (width_of(earlier) + 10 if before else 0) - 4
            name = label(fitted(self.lane.name, room / BOLD, 12), (axis.left, 12), size=12)
            ends = [self._beyond(before, earlier, (axis.right - beside, 12), "end")]
            ends.append(self._beyond(after, later, (axis.right, 12), "end"))
        else:
            at = NAMES - 12, base + (-2 if before else 4)
            name = label(fitted(self.lane.name, (NAMES - 16) / BOLD, 13), at, size=13, anchor="end")
            ends = [self._beyond(before, earlier, (NAMES - 12, base + 13), "end")]
            ends.append(self._beyond(after, later, (axis.right + 5, base + 4), "start"))
        return [link(self.frame.links.actor(self.lane.actor), self.lane.name, name, class_="name"), *filter(None, ends)]

    def _beyond(self, times: list[Extent], words: str, at: tuple[float, float], anchor: str) -> str:
        if not times:
            return ""
        days = Extent(min(time.first for time in times), max(time.end for time in times)).iso()
        title = f"{self.lane.name}: {counted(len(times), 'event')}, {words_of(*days)}"
        href = self.frame.links.period(self.lane.actor, *days)
        return link(href, title, label(words, at, anchor=anchor), class_="count")
