"""The events of one actor in, its line on the timeline out: cooperation above, conflict below, the rest counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.views.events import Happening
from onrecord.views.time import period as words_of
from onrecord.web.drawings.axis import Axis, Extent
from onrecord.web.drawings.frame import Frame
from onrecord.web.drawings.half import POINTED, TOUCH, TOUCHED, Half, Sizes
from onrecord.web.drawings.lanes import Lane
from onrecord.web.drawings.marks import classes, counted, drawn, mark, radius, side, spoken
from onrecord.web.drawings.stacking import in_rows, stacked
from onrecord.web.drawings.svg import BOLD, fitted, group, label, link, reach, tag, width_of

NAMES = 190.0  # px left of the axis, where names stand beside it
_STACK = 58.0  # px: a stack of marks at most
_WIDE = 30.0  # px: a time as long as that is a bar
_COUNT = 46.0  # px between marks that count what has no room


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
        base = self._sizes.head + up.height + 4
        line = tag("path", class_="base", d=f"M{self.axis.left:g} {base:g}H{self.axis.right:g}")
        sides = [*self._side(up, times, base, -1), *self._side(down, times, base, 1)]
        return [line, *self._head(base), *sides], base + down.height + 4

    @property
    def _sizes(self) -> Sizes:
        return TOUCHED if self.frame.narrow else POINTED

    def _shows(self, time: Extent) -> bool:
        return time.meets(self.axis.shown)

    def _half(self, events: list[Happening], times: dict[str, Extent]) -> Half:
        ends = {event.id: (self.axis.x(times[event.id].first), self.axis.x(times[event.id].end)) for event in events}
        day = self.axis.x(self.axis.shown.first + 1) - self.axis.left
        ranked = sorted(events, key=lambda event: (-event.reports, times[event.id].middle, event.id))
        wide = {id_ for id_, (start, end) in ends.items() if end - start > max(_WIDE, 1.5 * day)}
        marks, too_many = stacked(
            [event for event in ranked if event.id not in wide],
            lambda event: (self.axis.x(times[event.id].middle), radius(event.reports)),
            _STACK,
        )
        long = [one for one in ranked if one.id in wide]
        bars, too_long = in_rows(long, lambda event: ends[event.id], self._sizes.rows)
        over: dict[int, list[Happening]] = {}
        for event in (*too_many, *too_long):
            over.setdefault(self.axis.column(self.axis.x(times[event.id].middle), _COUNT), []).append(event)
        marks.sort(key=lambda one: (times[one[0].id].middle, one[1], one[0].id))
        return Half(marks, bars, over, self._sizes)

    def _side(self, half: Half, times: dict[str, Extent], base: float, way: int) -> list[str]:
        """Return the bars, marks and counts of one side; ``way`` is -1 above the line and 1 below."""
        shown, stack = [], half.stack
        for event, row in half.bars:
            start, end = self.axis.x(times[event.id].first), self.axis.x(times[event.id].end)
            y, high = base + way * (stack + half.sizes.bar * (row + 0.5)), half.sizes.bar
            bar = tag("rect", x=start + 1, y=y - 1.5, width=end - start - 2, height=3, rx=1.5)
            kind = f"{classes(event.quad, event.status)} bar"
            inside = reach((start, y - high / 2), (end - start, high)), bar
            shown.append(link(self.frame.links.event(event.id), spoken(event, self.frame), *inside, class_=kind))
        placed = [(event, (self.axis.x(times[event.id].middle), base + way * h)) for event, h in half.marks]
        if self.frame.narrow:
            shown += self._touched(placed, times, (min(base, base + way * stack), stack))
        else:
            shown += [mark(event, at, self.frame) for event, at in placed]
        y = base + way * (half.counts + half.sizes.strip / 2)
        return [*shown, *(self._count(column, len(events), y) for column, events in sorted(half.over.items()))]

    def _touched(
        self,
        placed: Iterable[tuple[Happening, tuple[float, float]]],
        times: dict[str, Extent],
        ends: tuple[float, float],
    ) -> list[str]:
        """Return marks in columns as wide as a fingertip: one leads to its event, several to the list of theirs."""
        columns: dict[int, list[tuple[Happening, tuple[float, float]]]] = {}
        for event, at in placed:
            columns.setdefault(self.axis.column(at[0], TOUCH), []).append((event, at))
        return [self._target(column, mine, times, ends) for column, mine in sorted(columns.items())]

    def _target(
        self,
        column: int,
        mine: Sequence[tuple[Happening, tuple[float, float]]],
        times: dict[str, Extent],
        ends: tuple[float, float],
    ) -> str:
        start, wide = self.axis.span(column, TOUCH)
        area = reach((start, ends[0]), (wide, ends[1]))
        event, at = mine[0]
        if len(mine) == 1:
            title, kind = spoken(event, self.frame), classes(event.quad, event.status)
            return link(self.frame.links.event(event.id), title, area, *drawn(event, at), class_=kind)
        held = [times[one.id] for one, _ in mine]
        days = Extent(min(time.first for time in held), max(time.end for time in held)).iso()
        shown = (group(*drawn(one, where), class_=classes(one.quad, one.status)) for one, where in mine)
        title = f"{self.lane.name}: {counted(len(mine), 'event')}, {words_of(*days)}"
        return link(self.frame.links.period(self.lane.actor, *days), title, area, *shown, class_="marks")

    def _count(self, column: int, count: int, y: float) -> str:
        start, wide = self.axis.span(column, _COUNT)
        days = Extent(self.axis.day(start), self.axis.day(start + wide) + 1).iso()
        title = f"{self.lane.name}: {counted(count, 'more event')} about {words_of(*days)}"
        area = reach((start, y - self._sizes.strip / 2), (wide, self._sizes.strip))
        shown = label(f"+{count:,}", (start + wide / 2, y + 4), anchor="middle")
        return link(self.frame.links.period(self.lane.actor, *days), title, area, shown, class_="count")

    def _head(self, base: float) -> list[str]:
        """Return the actor's name, and how many of its events lie before and after the period."""
        axis = self.axis
        before = [time for _, time in self.lane.events if time.end <= axis.shown.first]
        after = [time for _, time in self.lane.events if time.first >= axis.shown.end]
        earlier, later = f"‹ {len(before):,} earlier", f"{len(after):,} later ›"
        beside = width_of(later) + 10 if after else 0
        if self.frame.narrow:
            room = axis.right - axis.left - beside - (width_of(earlier) + 10 if before else 0) - 4
            words = fitted(self.lane.name, room / BOLD, 12)
            area = reach((axis.left, 0), (max(width_of(words, 12) * BOLD, TOUCH), TOUCH))
            name = area + label(words, (axis.left, 16), size=12)
            ends = [self._beyond(before, earlier, (axis.right - beside, 16), "end")]
            ends.append(self._beyond(after, later, (axis.right, 16), "end"))
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
        href, wide = self.frame.links.period(self.lane.actor, *days), width_of(words)
        area = reach((at[0] - wide, at[1] - 16), (wide, TOUCH)) if self.frame.narrow else ""
        return link(href, title, area, label(words, at, anchor=anchor), class_="count")
