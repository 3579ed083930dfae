"""Events in, places out with what happened there; those whose circles would cover one another are drawn as one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt

from onrecord.views.events import Happening
from onrecord.web.drawings.earth import Point, View, earth
from onrecord.web.drawings.frame import NARROW
from onrecord.web.drawings.marks import side

_LEAST, _GROWTH, _MOST = 3.5, 0.9, 13.0  # px: the radius of nothing, of what the root of reports adds, at most
_SMALL = 0.75  # of that on a small map
_CLOSE = 0.7  # of the sum of two radii: circles whose middles are nearer are one
_PASSES = 20
Box = tuple[float, float, float, float]
"""An area, or what is taken: west, south, east and north in degrees, or edges in px."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its key in addresses (``Tokyo-JPN``), longitude and latitude, and the events told to have been there.

    ``exact`` is false where only the country is known: the spot is in its middle. ``reports`` are those of its events,
    a report once for each.
    """

    key: str
    name: str
    country: str | None
    at: Point
    exact: bool
    events: tuple[Happening, ...]
    reports: int = field(init=False)

    def __post_init__(self) -> None:
        """Count the reports, once: circles are compared with all others."""
        object.__setattr__(self, "reports", sum(event.reports for event in self.events))

    def share(self, of: str) -> int:
        """Return how many of the reports tell of cooperation, conflict or neither."""
        return sum(event.reports for event in self.events if side(event.quad) == of)


def spots(events: Sequence[Happening]) -> tuple[Spot, ...]:
    """Return the places that can be put on a map, by key; at each the events with most reports first."""
    found: dict[str, list[Happening]] = {}
    for event in events:
        if event.place and _at(event):
            found.setdefault(_key(event.place.name, event.place.country), []).append(event)
    return tuple(_spot(key, found[key]) for key in sorted(found))


def within(found: Sequence[Spot], area: Box | None) -> Sequence[Spot]:
    """Return the places in an area; all where there is none."""
    if area is None:
        return found
    west, south, east, north = area
    return [one for one in found if west <= one.at[0] <= east and south <= one.at[1] <= north]


def _spot(key: str, events: list[Happening]) -> Spot:
    exact = [event for event in events if event.place and event.place.latitude is not None]
    first = (exact or events)[0]
    ranked = sorted(events, key=lambda event: (-event.reports, event.id))
    name, country = (first.place.name, first.place.country) if first.place else ("", None)
    return Spot(key, name, country, _at(first) or (0.0, 0.0), bool(exact), tuple(ranked))


def _key(name: str, country: str | None) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in f"{name} {country or ''}").split())


def _at(event: Happening) -> Point | None:
    """Return longitude and latitude: of the place, or of the middle of its country."""
    place = event.place
    if place is None:
        return None
    if place.latitude is not None and place.longitude is not None:
        return place.longitude, place.latitude
    return earth().middles.get(place.country or "")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places drawn as one circle, the one with most reports first; its middle in px, and the scale of circles.

    ``reports`` are those of all its places; the area within its ``radius`` (px) grows with them, up to a size.
    """

    spots: tuple[Spot, ...]
    at: Point
    scale: float
    reports: int = field(init=False)
    radius: float = field(init=False)

    def __post_init__(self) -> None:
        """Count the reports, and measure the circle."""
        object.__setattr__(self, "reports", sum(spot.reports for spot in self.spots))
        object.__setattr__(self, "radius", self.scale * min(_LEAST + _GROWTH * sqrt(self.reports), _MOST))

    def share(self, of: str) -> int:
        """Return how many of the reports tell of cooperation, conflict or neither."""
        return sum(spot.share(of) for spot in self.spots)


def clusters(places: Sequence[Spot], view: View) -> tuple[Cluster, ...]:
    """Return the places with those together that lie too near to be told apart, most reports first."""
    scale = _SMALL if view.width < NARROW else 1.0
    found = [Cluster((spot,), view.at(spot.at), scale) for spot in places]
    for _ in range(_PASSES):
        found.sort(key=lambda one: (-one.reports, one.spots[0].key))
        together: list[Cluster] = []
        for one in found:
            near = [place for place, other in enumerate(together) if _overlap(one, other)]
            if near:
                together[near[0]] = _joined(together[near[0]], one)
            else:
                together.append(one)
        if len(together) == len(found):
            break
        found = together
    return tuple(_inside(one, view) for one in found)


def _inside(one: Cluster, view: View) -> Cluster:
    """Move a circle at the edge of the world so that all of it is seen."""
    x, y = (
        min(max(at, one.radius), end - one.radius) for at, end in zip(one.at, (view.width, view.height), strict=True)
    )
    return Cluster(one.spots, (x, y), one.scale)


def _overlap(a: Cluster, b: Cluster) -> bool:
    return (a.at[0] - b.at[0]) ** 2 + (a.at[1] - b.at[1]) ** 2 < (_CLOSE * (a.radius + b.radius)) ** 2


def _joined(a: Cluster, b: Cluster) -> Cluster:
    both, weights = sorted((*a.spots, *b.spots), key=lambda spot: (-spot.reports, spot.key)), (a.reports, b.reports)
    x, y = ((a.at[i] * weights[0] + b.at[i] * weights[1]) / max(sum(weights), 1) for i in (0, 1))
    return Cluster(tuple(both), (x, y), a.scale)
