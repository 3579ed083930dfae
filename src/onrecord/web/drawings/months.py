"""Relations of two actors in, a drawing by month out: bars of cooperation above a line, of conflict below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.views.relations import Relation
from onrecord.views.time import written
from onrecord.web.drawings.axis import Axis, extent, period
from onrecord.web.drawings.frame import Frame
from onrecord.web.drawings.marks import counted, side
from onrecord.web.drawings.rows import Row
from onrecord.web.drawings.svg import document, empty, group, label, link, reach, tag, width_of

_HALF = 64.0  # px of the most reports
_LEFT, _RIGHT = 34.0, 12.0
_LEGEND, _DATES, _LINE = 24.0, 38.0, 18.0
_MONTH = 31  # days
_SHOWN = 12  # months at least
_WIDEST, _THINNEST = 36.0, 2.0  # px of a bar
_OTHERS = 8  # times that are named below
HEADER: Row = ("a", "b", "month", "quad", "events", "reports", "articles", "intensity", "a_id", "b_id")


@dataclass(frozen=True, slots=True)
class Month:
    """What is told of two actors in a month, a year or without a date (""): reports by side and tone."""

    value: str
    reports: dict[tuple[str, str], int]
    events: int

    def of(self, kind: str) -> int:
        """Return the reports of one side; one that tells of words and of deeds counts twice."""
        return sum(count for (one, _), count in self.reports.items() if one == kind)

    @property
    def spoken(self) -> str:
        """What a bar says of itself."""
        sides = f"cooperation {counted(self.of('cooperation'), 'report')}, conflict {self.of('conflict'):,}"
        return f"{written(self.value) if self.value else 'No date'}: {sides}, {counted(self.events, 'event')}"


def months(relations: Sequence[Relation], pair: tuple[str, str], frame: Frame) -> str:
    """Return the drawing for two actors; each bar leads to what is told of its month.

    Months far from all others, and what has no month, are named below.
    """
    known = _months(relations, pair)
    if not known:
        return empty("By month", "Nothing is told of these two together here.", frame.width)
    times = {one.value: time for one in known if (time := extent(one.value)) and time.length <= _MONTH}
    shown = period([times[one.value] for one in known if one.value in times for _ in range(one.events)])
    shown = shown.widened(_SHOWN) if shown else None
    drawn = {value for value, time in times.items() if shown and time.meets(shown)}
    inside, others = ([one for one in known if (one.value in drawn) is which] for which in (True, False))
    title = f"{frame.name(pair[0])} and {frame.name(pair[1])} by month"
    parts, bottom = [], _LEGEND
    if shown:
        most = max([1, *(one.of(kind) for one in inside for kind in ("cooperation", "conflict"))])
        axis = Axis(shown, max(_LEFT, width_of(f"{most:,}") + 8), frame.width - _RIGHT)
        parts = [_scale(most, axis), *(_bar(one, most, axis, pair, frame) for one in inside), _dates(axis)]
        bottom += 2 * _HALF + _DATES
    below, height = _others(others, pair, bottom + 4, frame)
    return document(
        title,
        f"{counted(sum(one.events for one in known), 'event')}; cooperation above the line, conflict below.",
        (frame.width, bottom + height + 4),
        *(_legend(), *parts, *below),
    )


def _months(relations: Sequence[Relation], pair: tuple[str, str]) -> list[Month]:
    found: dict[str, Month] = {}
    for one in relations:
        if {one.a, one.b} == set(pair):
            month = found.get(one.month or "", Month(one.month or "", {}, 0))
            key = side(one.quad), "verbal" if one.quad.startswith("verbal") else "material"
            reports = {**month.reports, key: month.reports.get(key, 0) + one.reports}
            found[month.value] = Month(month.value, reports, month.events + one.events)
    return [found[value] for value in sorted(found)]


def _bar(one: Month, most: int, axis: Axis, pair: tuple[str, str], frame: Frame) -> str:
    """Return the bars of a month, deeds next to the line and words, paler, beyond them."""
    time = extent(one.value) or axis.shown
    start, end = axis.x(time.first), axis.x(time.end)
    wide = max(min(end - start - 1.5, _WIDEST), _THINNEST)
    x, base = (start + end - wide) / 2, _LEGEND + _HALF
    drawn = [reach((x, _LEGEND), (wide, 2 * _HALF))]
    for kind, way in (("cooperation", -1), ("conflict", 1)):
        at = 0.0
        for tone in ("material", "verbal"):
            high = (_HALF - 14) * one.reports.get((kind, tone), 0) / most
            if high:
                y = base - at - high if way < 0 else base + at
                drawn.append(tag("rect", class_=f"bar {kind} {tone}", x=x, y=y, width=wide, height=high))
            at += high
        count = f"{one.of(kind):,}"
        if at and width_of(count) + 2 <= end - start:
            drawn.append(label(count, (x + wide / 2, base + way * at + (11 if way > 0 else -3)), anchor="middle"))
    return link(frame.links.month(*pair, one.value), one.spoken, *drawn, class_="month")


def _scale(most: int, axis: Axis) -> str:
    base = _LEGEND + _HALF
    drawn = [tag("path", class_="base", d=f"M{axis.left:g} {base:g}H{axis.right:g}")]
    for y in (base - _HALF + 14, base + _HALF - 14):
        drawn.append(tag("path", class_="grid", d=f"M{axis.left:g} {y:g}H{axis.right:g}"))
        drawn.append(label(f"{most:,}", (axis.left - 5, y + 4), anchor="end"))
    return group(*drawn, class_="axis")


def _dates(axis: Axis) -> str:
    bottom, drawn, free = _LEGEND + 2 * _HALF, [], 0.0
    for tick in axis.ticks("month"):
        drawn.append(tag("path", class_="base", d=f"M{tick.x:g} {bottom - _HALF:g}v4"))
        half = width_of(tick.label) / 2
        x = min(max(tick.x, half), axis.right + _RIGHT - half)
        drawn.append(label(tick.label, (x, bottom + 14), anchor="middle"))
        start = min(x - half, axis.right + _RIGHT - width_of(tick.over or ""))
        if tick.over and start >= free:
            drawn.append(label(tick.over, (start, bottom + 30)))
            free = start + width_of(tick.over) + 8
    return group(*drawn, class_="axis")


def _others(others: Sequence[Month], pair: tuple[str, str], top: float, frame: Frame) -> tuple[list[str], float]:
    """Return the times that the axis does not show, those with most events, in rows."""
    if not others:
        return [], 0.0
    x, y = _LEFT + width_of("Also:") + 10, top + 11
    drawn = [group(label("Also:", (_LEFT, y)), class_="quiet")]
    for one in sorted(sorted(others, key=lambda month: (-month.events, month.value))[:_OTHERS], key=_value):
        words = f"{written(one.value, short=True) if one.value else 'no date'} ({one.events:,})"
        if x + width_of(words) > frame.width - _RIGHT:
            x, y = _LEFT, y + _LINE
        href = frame.links.month(*pair, one.value)
        drawn.append(link(href, one.spoken, label(words, (x, y)), class_="count"))
        x += width_of(words) + 10
    return drawn, y - top + 8


def _value(month: Month) -> str:
    return month.value or "9999"


def _legend() -> str:
    drawn, x = [], _LEFT
    for kind in ("cooperation", "conflict"):
        words = f"{kind} (words paler)"
        drawn += [tag("rect", class_=f"bar {kind}", x=x, y=5, width=10, height=10), label(words, (x + 15, 14))]
        x += 30 + width_of(words)
    return group(*drawn, class_="legend")


def month_rows(relations: Sequence[Relation], frame: Frame) -> list[Row]:
    """Return the header, and a row for each pair, month and quad class, as given."""
    return [
        HEADER,
        *(
            (
                *(frame.name(one.a), frame.name(one.b), one.month or "", one.quad, one.events, one.reports),
                *(one.articles, one.intensity, one.a, one.b),
            )
            for one in relations
        ),
    ]
