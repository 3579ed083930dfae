"""Events in, a map of where they were out: a circle a place, cooperation above in it and conflict below."""

from collections.abc import Sequence
from math import ceil, floor, sqrt

from onrecord.views.events import Happening
from onrecord.web.drawings.earth import Point, View, view
from onrecord.web.drawings.frame import Frame
from onrecord.web.drawings.marks import counted
from onrecord.web.drawings.spots import Box, Cluster, clusters, spots, within
from onrecord.web.drawings.svg import BOLD, document, empty, fitted, group, label, link, paragraph, tag, width_of

_SHAPE, _SHAPE_NARROW = 2.0, 1.0  # width by height
_NAMED, _NAMED_NARROW = 30, 12  # circles that may have a name
_NAME, _NAME_NARROW = 130.0, 80.0  # px of a name at most
_LETTERS = 12.0
_COUNTED = 11.0  # px: a circle of that radius may have its count
_GAP = 3.0
_LEGEND = (
    "Each circle is a place; the larger, the more reports. Its upper part is cooperation, its lower part conflict. "
    "With a broken outline only the country is known. Borders are as Natural Earth draws them."
)


def world_map(events: Sequence[Happening], frame: Frame, area: Box | None = None, every: int | None = None) -> str:
    """Return the map of the events whose place is known, as large as they lie apart; a circle leads to its place.

    ``area`` is west, south, east and north in degrees: only what lies within is shown. ``every`` is how many events are
    asked for, of which these are the most reported. Circles that would cover one
    another are one, which leads to the place with most reports, or to the map of their own area.
    """
    places = within(spots(events), area)
    note = _note(len(events), sum(len(spot.events) for spot in places), every or len(events))
    if not places:
        told = f"No event with a place that is known on the map is told of here. {note}".strip()
        return empty("Map", told, frame.width)
    shown = view([spot.at for spot in places], frame.width, _SHAPE_NARROW if frame.narrow else _SHAPE)
    found = list(enumerate(clusters(places, shown)))
    named = _names(found, shown, frame)
    foot, height = paragraph(f"{_LEGEND} {note}".strip(), (8, shown.height + 8), frame.width - 8)
    earth = [
        tag("rect", class_="sea", width=shown.width, height=shown.height),
        tag("path", class_="land", d=shown.land()),
        tag("path", class_="border", d=shown.borders()),
    ]
    return document(
        "Map of events",
        f"{counted(len(places), 'place')}, {counted(sum(spot.reports for spot in places), 'report')}. {note}".strip(),
        (frame.width, shown.height + height + 16),
        group(*earth, class_="earth"),
        *(_circle(one, frame, "" if place in named else _pointed(one, shown)) for place, one in reversed(found)),
        group(*named.values(), class_="names"),
        foot,
    )


def _note(looked: int, placed: int, every: int) -> str:
    missing = [(looked - placed, "without a place that is known here"), (every - looked, "not among the most reported")]
    parts = [f"{counted(count, 'event')} {which}" for count, which in missing if count]
    return f"Not drawn: {' and '.join(parts)}." if parts else ""


def _circle(one: Cluster, frame: Frame, name: str) -> str:
    (x, y), r = one.at, one.radius
    exact = any(spot.exact for spot in one.spots)
    sides = {side: one.share(side) for side in ("cooperation", "conflict", "neutral")}
    drawn = [tag("circle", class_="back", cx=x, cy=y, r=r), *_parts(one.at, r, sides)]
    drawn.append(tag("circle", class_="rim" if exact else "rim about", cx=x, cy=y, r=r))
    count = f"{one.reports:,}"
    if r >= _COUNTED and width_of(count) * BOLD <= 2 * r - 2:
        drawn.append(label(count, (x, y + 4), anchor="middle", class_="inside"))
    return link(_leads(one, frame), _spoken(one), *drawn, name, class_="spot")


def _pointed(one: Cluster, shown: View) -> str:
    """Return the name of a circle that has room for none: it is seen where it is pointed at."""
    (x, y), r, words = one.at, one.radius, _called(one)
    half = width_of(words, _LETTERS) / 2
    above = y - r - _GAP - 4 if y - r > 2 * _LETTERS else y + r + _GAP + _LETTERS
    at = min(max(x, half), shown.width - half), above
    return label(words, at, class_="pointed", anchor="middle", size=_LETTERS)


def _called(one: Cluster, most: float = _NAME) -> str:
    others = f" +{len(one.spots) - 1}" if len(one.spots) > 1 else ""
    return fitted(one.spots[0].name, most, _LETTERS) + others


def _leads(one: Cluster, frame: Frame) -> str:
    at = sorted({spot.at for spot in one.spots})
    if len(at) == 1 or frame.links.area is None:
        return frame.links.place(one.spots[0].key)
    longitudes, latitudes = zip(*at, strict=True)
    west, east = floor(min(longitudes)), ceil(max(longitudes))
    return frame.links.area(west, floor(min(latitudes)), east, ceil(max(latitudes)))


def _parts(at: Point, r: float, sides: dict[str, int]) -> list[str]:
    """Return the parts of a circle: cooperation from above, conflict from below, what is neither between them."""
    every = max(sum(sides.values()), 1)
    upper, lower = (2 * r * sides[side] / every for side in ("cooperation", "conflict"))
    parts = [_segment(at, r, "cooperation", upper, -1), _segment(at, r, "conflict", lower, 1)]
    if sides["neutral"]:
        parts.insert(0, tag("circle", class_="neutral", cx=at[0], cy=at[1], r=r))
    return [part for part in parts if part]


def _segment(at: Point, r: float, kind: str, height: float, way: int) -> str:
    """Return the part of a circle that is so high, at its top (``way`` -1) or at its bottom (1)."""
    (x, y), left = at, r - height
    if height <= 0:
        return ""
    if height >= 2 * r:
        return tag("circle", class_=kind, cx=x, cy=y, r=r)
    half = sqrt(r * r - left * left)
    large, sweep = int(height > r), int(way < 0)
    start, end = f"{x - half:.1f} {y + way * left:.1f}", f"{x + half:.1f} {y + way * left:.1f}"
    return tag("path", class_=kind, d=f"M{start}A{r:.1f} {r:.1f} 0 {large} {sweep} {end}z")


def _spoken(one: Cluster) -> str:
    first, *others = one.spots
    name = first.name if first.exact else f"{first.name} (no nearer place known)"
    more = (
        f" and {counted(len(others), 'place')} nearby: {', '.join(spot.name for spot in others[:6])}" if others else ""
    )
    told = f"{counted(one.share('cooperation'), 'report')} of cooperation, {one.share('conflict'):,} of conflict"
    return f"{name}{more}. {told}"


def _names(found: Sequence[tuple[int, Cluster]], shown: View, frame: Frame) -> dict[int, str]:
    """Return the names of the largest circles, as far as there is room beside, below or above them, by number."""
    taken: list[Box] = [_around(one.at, one.radius) for _, one in found]
    drawn = {}
    for place, one in found[: _NAMED_NARROW if frame.narrow else _NAMED]:
        words = _called(one, _NAME_NARROW if frame.narrow else _NAME)
        for box in _boxes(one, width_of(words, _LETTERS)):
            inside = box[0] >= 0 and box[2] <= shown.width and box[1] >= 0 and box[3] <= shown.height
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                name = label(words, (box[0], box[3] - 4), size=_LETTERS)
                drawn[place] = link(_leads(one, frame), _spoken(one), name, class_="place")
                break
    return drawn


def _boxes(one: Cluster, wide: float) -> list[Box]:
    (x, y), r = one.at, one.radius + _GAP
    high = _LETTERS + 3
    corners = [(x + r, y - high / 2), (x - r - wide, y - high / 2), (x - wide / 2, y + r), (x - wide / 2, y - r - high)]
    return [(left, top, left + wide, top + high) for left, top in corners]


def _around(at: Point, r: float) -> Box:
    return at[0] - r, at[1] - r, at[0] + r, at[1] + r


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
