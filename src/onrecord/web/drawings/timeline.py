"""Events in, a drawing on one axis of time out: a line for each actor, cooperation above it and conflict below."""

from collections.abc import Sequence

from onrecord.store.filter import ALL, Filter
from onrecord.views.events import Happening
from onrecord.views.time import period as words_of
from onrecord.web.drawings.axis import Axis, Extent, extent, period
from onrecord.web.drawings.frame import Frame
from onrecord.web.drawings.lanes import Lane, lanes
from onrecord.web.drawings.line import NAMES, Line
from onrecord.web.drawings.marks import counted, legend
from onrecord.web.drawings.svg import document, empty, group, label, paragraph, tag, width_of

LINES = 12
_EDGE, _LATER = 12.0, 66.0  # px beside the axis, and right of it where later events are counted
_READ = (
    "Larger marks have more reports; a bar spans the month, year or period that is told; +2 are two more, without room."
)
_MONTH = 31  # days: what is known no better does not say which period to show


def timeline(
    events: Sequence[Happening], frame: Frame, only: Filter = ALL, left: Sequence[tuple[int, str]] = ()
) -> str:
    """Return the drawing of events in the period asked for, or where most of them are.

    Everyone asked for has a line, or else the twelve with most reports; an event stands in the line of everybody who
    takes part. ``left`` tells how many others are asked for and not drawn, and which. ``data-from`` and ``data-to`` of
    the drawing are the days at the places ``data-left`` and ``data-right`` (px).
    """
    shown = _shown(events, extent(only.since), extent(only.until))
    chosen = lanes(events, frame, only.about or None, LINES)
    if shown is None or not chosen:
        return empty("Timeline", "No event with a date and an actor is known here.", frame.width)
    sides = (_EDGE, frame.width - _EDGE) if frame.narrow else (NAMES, frame.width - _LATER)
    axis = Axis(shown, *sides)
    head, top = legend(_EDGE, 4, frame.width - _EDGE)
    lines, bottom = [], top + 6
    for lane in chosen:
        inside, height = Line(lane, axis, frame).drawn()
        lines.append(group(*inside, class_="lane", transform=f"translate(0 {round(bottom, 1):g})"))
        bottom += height
    note = _note(events, chosen, left)
    foot, height = paragraph(note, (axis.left, bottom + 38), axis.right)
    days = shown.iso()
    return document(
        f"Timeline, {words_of(*days)}",
        f"Events of {counted(len(chosen), 'actor')}; cooperation above each line, conflict below. {note}",
        (frame.width, bottom + 42 + height),
        *(head, _dates(axis, top + 6, bottom), *lines, foot),
        data_from=days[0],
        data_to=days[1],
        data_left=f"{axis.left:g}",
        data_right=f"{axis.right:g}",
    )


def _shown(events: Sequence[Happening], since: Extent | None, until: Extent | None) -> Extent | None:
    times = [time for event in events if (time := _time(event))]
    found = period([time for time in times if time.length <= _MONTH] or times)
    if found is None:
        return None
    first = since.first if since else found.first
    return Extent(first, max(until.end if until else found.end, first + 1))


def _time(event: Happening) -> Extent | None:
    return extent(event.when.value if event.when else None)


def _dates(axis: Axis, top: float, bottom: float) -> str:
    """Return the dates under the lines, with a thin line up from each."""
    drawn, free = [], axis.left - _EDGE
    for tick in axis.ticks():
        drawn.append(tag("path", class_="over" if tick.over else "grid", d=f"M{tick.x:g} {top:g}V{bottom:g}"))
        half = width_of(tick.label) / 2
        x = min(max(tick.x, axis.left - _EDGE + half), axis.right + _EDGE - half)
        drawn.append(label(tick.label, (x, bottom + 14), anchor="middle"))
        wide = width_of(tick.over or "", 12)
        start = min(x - half, axis.right + _EDGE - wide)
        if tick.over and start >= free:
            drawn.append(label(tick.over, (start, bottom + 30), size=12))
            free = start + wide + 8
    return group(*drawn, class_="axis")


def _note(events: Sequence[Happening], chosen: Sequence[Lane], left: Sequence[tuple[int, str]]) -> str:
    """Return what is not drawn, in words."""
    dated = sum(_time(event) is not None for event in events)
    held = len({event.id for lane in chosen for event, _ in lane.events})
    missing = [(len(events) - dated, "without a date"), (dated - held, "of others"), *left]
    parts = [f"{counted(count, 'event')} {which}" for count, which in missing if count]
    return f"{_READ} Not drawn: {' and '.join(parts)}." if parts else _READ
