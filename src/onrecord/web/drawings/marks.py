"""Events in, marks out: what kind of act by shape and colour, whether it happened by the outline, reports by size."""

from collections.abc import Iterable
from functools import cache
from math import sqrt

from onrecord.model import Status
from onrecord.views.events import Happening
from onrecord.views.time import written
from onrecord.web.drawings.frame import Frame
from onrecord.web.drawings.svg import fitted, group, label, link, tag, width_of

_LEAST, _MOST = 4.0, 9.0  # px: the radius of one report, and of all that more can add to
_TOLD = 620.0  # px of the told sentence in a mark's title
_STATUS = {
    Status.OCCURRED: "occurred",
    Status.ONGOING: "ongoing",
    Status.PLANNED: "planned",
    Status.CALLED_FOR: "called for",
    Status.CONDITIONAL: "conditional",
    Status.POSSIBLE: "possible",
    Status.DENIED: "denied",
}
_OUTLINE = {  # how the outline tells whether it happened
    Status.OCCURRED: "solid",
    Status.ONGOING: "solid",
    Status.PLANNED: "hollow",
    Status.DENIED: "crossed",
}


@cache
def side(quad: str) -> str:
    """Return ``cooperation``, ``conflict`` or ``neutral`` of a quad class."""
    return next((one for one in ("cooperation", "conflict") if quad.endswith(one)), "neutral")


def outline(status: Status) -> str:
    """Return ``solid``, ``hollow``, ``crossed`` or ``dashed``: what is asked for, possible or conditional."""
    return _OUTLINE.get(status, "dashed")


@cache
def classes(quad: str, status: Status) -> str:
    """Return the classes that colour an event."""
    tone = "verbal" if quad.startswith("verbal") else "material"
    return f"mark {side(quad)} {tone} {outline(status)}"


@cache
def radius(reports: int) -> float:
    """Return the radius of a mark in px: its area grows with the independent reports, up to a size."""
    return min(_LEAST * sqrt(max(reports, 1)), _MOST)


def shape(kind: str, x: float, y: float, r: float) -> str:
    """Return a circle for cooperation, a diamond for conflict, a square for neither."""
    if kind == "cooperation":
        return tag("circle", cx=x, cy=y, r=r)
    if kind == "conflict":
        r *= 1.15  # of about the circle's area
        return tag("path", d=points([(x, y - r), (x + r, y), (x, y + r), (x - r, y)]) + "z")
    return tag("rect", x=x - 0.85 * r, y=y - 0.85 * r, width=1.7 * r, height=1.7 * r)


def points(corners: Iterable[tuple[float, float]]) -> str:
    """Return a path through these points, open at its end."""
    return "M" + "L".join(f"{round(x, 1):g} {round(y, 1):g}" for x, y in corners)


def mark(event: Happening, at: tuple[float, float], frame: Frame) -> str:
    """Return an event as a mark that leads to it."""
    kind = classes(event.quad, event.status)
    return link(frame.links.event(event.id), spoken(event, frame), *drawn(event, at), class_=kind)


def drawn(event: Happening, at: tuple[float, float]) -> list[str]:
    """Return the shapes of an event's mark, without its colours."""
    (x, y), r = at, radius(event.reports)
    shapes = [shape(side(event.quad), x, y, r)]
    if outline(event.status) == "crossed":
        shapes.append(tag("path", class_="cross", d=points([(x - r, y + r), (x + r, y - r)])))
    return shapes


def spoken(event: Happening, frame: Frame) -> str:
    """Return what a mark says of itself: date, who and whom, what, whether, in how many reports, and a sentence."""
    when = written(event.when.value, short=True) if event.when and event.when.value else "no date"
    who = frame.names(tuple(dict.fromkeys(party.actor for party in event.actors)))
    whom = frame.names(tuple(dict.fromkeys(party.actor for party in event.recipients)))
    parties = " → ".join(part for part in (who, whom) if part) or "nobody named"
    kind = f"{event.type.lower()} ({_STATUS[event.status]}, {event.quad})"
    told = fitted(event.mentions[0].sentence.text, _TOLD) if event.mentions else ""
    return f"{when}: {parties}: {kind}, {counted(event.reports, 'report')}" + (f". “{told}”" if told else "")


def counted(count: int, noun: str) -> str:
    """Return a number with its noun: "1 report", "2 reports"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


_LEGEND = (  # shape, outline, words
    ("cooperation", "solid", "cooperation (words paler)"),
    ("conflict", "solid", "conflict (words paler)"),
    ("cooperation", "hollow", "planned"),
    ("cooperation", "dashed", "called for, possible, conditional"),
    ("cooperation", "crossed", "denied"),
)


def legend(left: float, top: float, right: float) -> tuple[str, float]:
    """Return what the marks mean, in rows from ``left`` to ``right``, and the height it takes."""
    shown, x, y = [], left, top + 8
    for kind, how, meaning in _LEGEND:
        wide = 16 + width_of(meaning)
        if x > left and x + wide > right:
            x, y = left, y + 18
        sign = [shape(kind, x + 5, y, 5)]
        if how == "crossed":
            sign.append(tag("path", class_="cross", d=points([(x, y + 5), (x + 10, y - 5)])))
        colour = kind if how == "solid" else "neutral"
        shown += [group(*sign, class_=f"mark {colour} material {how}"), label(meaning, (x + 15, y + 4))]
        x += wide + 14
    return group(*shown, class_="legend"), y + 12 - top
