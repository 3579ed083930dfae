"""Outlines of the world and a box of degrees in, land and borders within it out, in px."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import cos, radians

Point = tuple[float, float]
"""Longitude and latitude in degrees, or a place in px."""
_WEST, _EAST, _SOUTH, _NORTH = -180.0, 180.0, -58.0, 84.0  # degrees: where people live
_SPAN = (26.0, 16.0)  # degrees that are shown at least
_AROUND = 0.12  # of what is shown, left free on each side
_NEAR = 1.5  # px: points nearer than that to the one before add nothing


@dataclass(frozen=True, slots=True)
class Earth:
    """Closed rings of land, borders between countries, and a point within each country by its code."""

    land: tuple["Outline", ...]
    borders: tuple["Outline", ...]
    middles: dict[str, Point]


@dataclass(frozen=True, slots=True)
class Outline:
    """A line of points, and its edges in degrees."""

    points: tuple[Point, ...]
    west: float
    east: float
    south: float
    north: float

    @classmethod
    def of(cls, points: Sequence[Point]) -> "Outline":
        """Return points as an outline."""
        xs, ys = zip(*points, strict=True)
        return cls(tuple(points), min(xs), max(xs), min(ys), max(ys))


@cache
def earth() -> Earth:
    """Return the bundled outlines; see `outlines` for where they come from."""
    data = json.loads(files("onrecord.web.drawings").joinpath("outlines.json").read_text("utf8"))
    arcs = [_unpacked(arc, data["scale"]) for arc in data["arcs"]]
    rings = tuple(Outline.of(ring) for stored in data["land"] for ring in _everywhere(ringed(stored, arcs)))
    middles = {code: (longitude, latitude) for code, (longitude, latitude) in data["middles"].items()}
    return Earth(rings, tuple(Outline.of(arcs[n]) for n in data["borders"]), middles)


def ringed(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """Return a ring of arcs by number (``~n`` is arc n backwards); across 180 degrees it goes on, to 190 or -190."""
    found: list[Point] = []
    for x, y in (point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])):
        turns = round((found[-1][0] - x) / 360) if found else 0
        found.append((x + 360 * turns, y))
    return found


def _everywhere(ring: list[Point]) -> Iterator[tuple[Point, ...]]:
    """Yield a ring, and what of it lies across 180 degrees at the other edge of the world as well."""
    yield tuple(ring)
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    if east > _EAST or west < _WEST:
        yield tuple((x - 360 if east > _EAST else x + 360, y) for x, y in ring)


def _unpacked(arc: Sequence[int], scale: int) -> tuple[Point, ...]:
    x = y = 0
    found = []
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x / scale, y / scale))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class View:
    """A part of the world, in degrees, drawn equirectangular and true to scale at its middle latitude."""

    west: float
    east: float
    south: float
    north: float
    width: float

    @property
    def height(self) -> float:
        """In px."""
        return (self.north - self.south) * self._scales()[1]

    def at(self, point: Point) -> Point:
        """Return the place of a longitude and latitude."""
        return self.all_at((point,))[0]

    def all_at(self, points: Iterable[Point]) -> list[Point]:
        """Return the places of some."""
        wide, high = self._scales()
        return [((x - self.west) * wide, (self.north - y) * high) for x, y in points]

    def _scales(self) -> tuple[float, float]:
        """Return how many px a degree of longitude has, and one of latitude."""
        wide = self.width / (self.east - self.west)
        return wide, wide / cos(radians((self.south + self.north) / 2))

    def land(self) -> str:
        """Return the land as one path, cut at the edge of the view."""
        return _land(self)

    def borders(self) -> str:
        """Return the borders as one path, cut at the edge of the view."""
        return _borders(self)


@lru_cache(maxsize=32)
def _land(shown: View) -> str:
    rings = (_clipped(shown, ring) for ring in earth().land if _meets(shown, ring))
    return "".join(path + "z" for ring in rings if (path := _path(shown, ring, 3)))


@lru_cache(maxsize=32)
def _borders(shown: View) -> str:
    parts = (part for border in earth().borders if _meets(shown, border) for part in _runs(shown, border))
    return "".join(_path(shown, part, 2) for part in parts)


def _meets(shown: View, line: Outline) -> bool:
    return line.west < shown.east and line.east > shown.west and line.south < shown.north and line.north > shown.south


def _holds(shown: View, line: Outline) -> bool:
    return (
        line.west >= shown.west and line.east <= shown.east and line.south >= shown.south and line.north <= shown.north
    )


def _path(shown: View, line: Sequence[Point], least: int) -> str:
    kept: list[Point] = []
    for point in shown.all_at(line):
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _NEAR:
            kept.append(point)
    return _traced(kept) if len(kept) >= least else ""


def _clipped(shown: View, ring: Outline) -> Sequence[Point]:
    """Cut a ring at each edge in turn (Sutherland and Hodgman, 1974)."""
    if _holds(shown, ring):
        return ring.points
    kept = list(ring.points)
    for axis, edge, way in ((0, shown.west, 1), (0, shown.east, -1), (1, shown.south, 1), (1, shown.north, -1)):
        kept = list(_cut(kept, axis, edge, way))
    return kept


def _runs(shown: View, line: Outline) -> Iterator[Sequence[Point]]:
    """Yield the parts of a line that lie within the view, cut at its edges."""
    if _holds(shown, line):
        yield line.points
        return
    run: list[Point] = []
    for a, b in pairwise(line.points):
        part = _within(shown, a, b)
        if part and run and run[-1] == part[0]:
            run.append(part[1])
        elif part:
            if run:
                yield run
            run = list(part)
    if run:
        yield run


def _within(shown: View, a: Point, b: Point) -> tuple[Point, Point] | None:
    """Return the part of a line between two points that lies within the view (Liang and Barsky, 1984)."""
    start, end = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    edges = ((-dx, a[0] - shown.west), (dx, shown.east - a[0]), (-dy, a[1] - shown.south), (dy, shown.north - a[1]))
    for move, room in edges:
        if move == 0 and room < 0:
            return None
        if move < 0:
            start = max(start, room / move)
        elif move > 0:
            end = min(end, room / move)
    if start >= end:
        return None
    first = a if start == 0 else (a[0] + start * dx, a[1] + start * dy)
    return first, b if end == 1 else (a[0] + end * dx, a[1] + end * dy)


def _traced(line: Sequence[Point]) -> str:
    """Return a path by its steps, to half a pixel: the shortest way to write a long line."""
    halves = [(round(2 * x), round(2 * y)) for x, y in line]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(halves)]
    return f"M{halves[0][0] / 2:g} {halves[0][1] / 2:g}l" + "".join(_half(value) for step in steps for value in step)


@cache
def _half(value: int) -> str:
    """Return half a number after a space, or after its sign: " 2.5", "-.5"."""
    written = f"{value / 2:g}".replace("0.", ".") if abs(value) == 1 else f"{value / 2:g}"
    return written if value < 0 else f" {written}"


def _cut(ring: list[Point], axis: int, edge: float, way: int) -> Iterator[Point]:
    for a, b in pairwise([*ring[-1:], *ring]):
        inside, was = way * (b[axis] - edge) >= 0, way * (a[axis] - edge) >= 0
        if inside != was:
            share = (edge - a[axis]) / (b[axis] - a[axis])
            yield a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
        if inside:
            yield b


def view(at: Sequence[Point], width: float, shape: float) -> View:
    """Return the view that holds these points (longitude, latitude), with room around; ``shape`` is width by height.

    It shows no less than a region, and no more than the inhabited world.
    """
    (west, east), (south, north) = ((min(p[axis] for p in at), max(p[axis] for p in at)) for axis in (0, 1))
    squeeze = cos(radians(min(max((south + north) / 2, _SOUTH), _NORTH)))
    wide = max((east - west) * (1 + 2 * _AROUND), _SPAN[0])
    high = max((north - south) * (1 + 2 * _AROUND), _SPAN[1], wide * squeeze / shape)
    wide = max(wide, high * shape / squeeze)
    west, east = _moved((west + east) / 2, wide, (_WEST, _EAST))
    south, north = _moved((south + north) / 2, high, (_SOUTH, _NORTH))
    return View(west, east, south, north, width)


def _moved(middle: float, length: float, ends: tuple[float, float]) -> tuple[float, float]:
    """Return a stretch of that length about ``middle``, moved to lie between the ends, or cut to them."""
    length = min(length, ends[1] - ends[0])
    start = min(max(middle - length / 2, ends[0]), ends[1] - length)
    return start, start + length
