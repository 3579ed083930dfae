"""The map: where a place is drawn, which circles are one, what of the world is shown, and the bundled outlines."""

from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.views.events import Happening
from onrecord.web.drawings.earth import View, earth, ringed, view
from onrecord.web.drawings.frame import Links
from onrecord.web.drawings.map import world_map
from onrecord.web.drawings.outlines import converted
from onrecord.web.drawings.spots import clusters, spots
from web.drawings.drawn import QUADS, SVG, boxes, frame, happening, links, many, parsed, place

AT = st.tuples(st.floats(-180, 180), st.floats(-55, 80))


def at(id_: str, name: str, latitude: float | None, longitude: float | None, country: str | None = None) -> Happening:
    return happening(id_, place=place(name, latitude, longitude, country))


@pytest.mark.parametrize(
    ("event", "key", "exact"),
    [
        (at("e", "Tokyo", 35.7, 139.7, "JPN"), "Tokyo-JPN", True),
        (at("e", "Japan", None, None, "JPN"), "Japan-JPN", False),
        (at("e", "Port “Blair” / <b>", 11.6, 92.7), "Port-Blair-b", True),
        (at("e", "the strait", None, None), None, False),
        (at("e", "Atlantis", None, None, "ATL"), None, False),
        (happening("e"), None, False),
    ],
)
def test_a_place_is_put_on_the_map(event: Happening, key: str | None, *, exact: bool) -> None:
    found = spots([event])
    assert [(spot.key, spot.exact) for spot in found] == ([(key, exact)] if key else [])


@given(st.lists(AT, min_size=1, max_size=20), st.sampled_from([(1180.0, 2.0), (360.0, 1.0)]))
def test_the_view_holds_all_that_is_shown(points: list[tuple[float, float]], size: tuple[float, float]) -> None:
    shown = view(points, *size)
    assert shown.west >= -180
    assert shown.east <= 180
    assert shown.east - shown.west >= 26
    for point in points:
        x, y = shown.at(point)
        assert -0.01 <= x <= shown.width + 0.01
        assert -0.01 <= y <= shown.height + 0.01


@settings(deadline=None, max_examples=25)
@given(st.floats(-150, 100), st.floats(-40, 50))
def test_outlines_end_at_the_edge(west: float, south: float) -> None:
    shown = View(west, west + 40, south, south + 20, 800)
    for path in (shown.land(), shown.borders()):
        x = y = 0.0
        for part in path.replace("z", "").split("M")[1:]:
            start, _, steps = part.partition("l")
            x, y = (float(number) for number in start.split())
            numbers = [float(number) for number in steps.replace("-", " -").split()]
            for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = x + dx, y + dy
                assert -1 <= x <= 801
                assert -1 <= y <= shown.height + 1


def test_near_places_are_one_circle_far_ones_two() -> None:
    given_ = [at("a", "Tokyo", 35.7, 139.7), at("b", "Yokohama", 35.4, 139.6), at("c", "Delhi", 28.6, 77.2)]
    places = spots(given_)
    found = clusters(places, view([spot.at for spot in places], 1180, 2.0))
    assert sorted(sorted(spot.name for spot in one.spots) for one in found) == [["Delhi"], ["Tokyo", "Yokohama"]]
    assert "Tokyo and 1 place nearby: Yokohama" in world_map(given_, frame())


def test_no_report_is_lost_in_the_circles() -> None:
    places = spots(many(400))
    found = clusters(places, view([spot.at for spot in places], 120, 1.0))
    assert sum(one.reports for one in found) == sum(spot.reports for spot in places)
    assert len(found) < len(places)


def test_a_circle_leads_to_its_place_and_many_to_their_area() -> None:
    given_ = [at("a", "Tokyo", 35.7, 139.7), at("b", "Yokohama", 35.4, 139.6), at("c", "Delhi", 28.6, 77.2)]
    assert {"#Tokyo", "#Delhi"} == set(links(parsed(world_map(given_, frame()))))
    fields = {name: getattr(frame().links, name) for name in ("event", "actor", "pair", "period", "month", "place")}
    zooming = Links(**fields, area=lambda *box: f"/map?box={box}")
    wide = frame()
    found = links(parsed(world_map(given_, type(wide)(links=zooming, name=wide.name, stands=wide.stands))))
    assert {"/map?box=(139, 35, 140, 36)", "#Delhi"} == set(found)


def test_only_an_area_is_shown_and_the_rest_counted() -> None:
    given_ = [at("a", "Tokyo", 35.7, 139.7), at("c", "Delhi", 28.6, 77.2)]
    root = parsed(world_map(given_, frame(), (130.0, 30.0, 145.0, 45.0)))
    assert set(links(root)) == {"#Tokyo"}
    assert "Not drawn: 1 event" in (root[1].text or "")


@pytest.mark.parametrize(
    ("quads", "classes"),
    [
        (QUADS[:1], {"back", "cooperation", "rim"}),
        (QUADS[2:], {"back", "conflict", "rim"}),
        (QUADS, {"back", "rim"}),
    ],
)
def test_a_circle_of_one_kind_is_whole(quads: tuple[str, ...], classes: set[str]) -> None:
    tokyo = place("Tokyo", 35.7, 139.7)
    root = parsed(world_map([happening(f"e{quad}", quad=quad, place=tokyo) for quad in quads], frame()))
    assert {one.get("class") for one in root.iter(f"{SVG}circle")} == classes


def test_names_stand_beside_circles() -> None:
    root = parsed(world_map(many(300), frame()))
    round_ = [
        tuple(float(one.get(name) or 0) for name in ("cx", "cy", "r"))
        for one in root.iter(f"{SVG}circle")
        if one.get("class") == "back"
    ]
    names = [(text, box) for text, box in boxes(root) if text.startswith("place")]
    assert names
    for _, (left, top, right, bottom) in names:
        for x, y, r in round_:
            dx, dy = max(left - x, x - right, 0), max(top - y, y - bottom, 0)
            assert dx**2 + dy**2 >= (r - 0.5) ** 2


@pytest.mark.parametrize("width", [1180, 360])
def test_every_circle_has_a_name_or_shows_it_where_it_is_pointed_at(width: int) -> None:
    root = parsed(world_map(many(300), frame(width)))
    circles = [one for one in root.iter(f"{SVG}a") if one.get("class") == "spot"]
    pointed = [text for one in circles for text in one.iter(f"{SVG}text") if text.get("class") == "pointed"]
    beside = [one for one in root.iter(f"{SVG}a") if one.get("class") == "place"]
    assert pointed
    assert len(pointed) + len(beside) == len(circles)
    assert all((one.text or "").startswith("place") for one in pointed)


SQUARES: dict[str, Any] = {  # two countries that share a side; the second crosses 180 degrees
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [[[170, 0], [0, 10]], [[170, 10], [-10, 0], [0, -10], [10, 0]], [[170, 10], [20, 0], [0, -10], [-20, 0]]],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "001", "properties": {"name": "West"}, "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "002", "properties": {"name": "East"}, "arcs": [[[2, -1 - 0]]]},
            ]
        }
    },
}


def test_outlines_are_made_from_topology() -> None:
    found = converted(SQUARES, {"001": "WST", "002": "EST"})
    assert found["borders"] == [0]
    assert found["land"] == [[0, 1], [2, -1]]
    assert found["middles"] == {"EST": [180.0, 4.0], "WST": [165.0, 4.0]}


def test_a_ring_goes_on_across_180_degrees() -> None:
    assert ringed([0, ~1], [[(170, 0), (179, 0)], [(-175, 5), (-175, 0)]]) == [(170, 0), (179, 0), (185, 0), (185, 5)]


def test_the_bundled_outlines_are_small_and_whole() -> None:
    assert len(files("onrecord.web.drawings").joinpath("outlines.json").read_bytes()) < 150_000
    assert len(earth().middles) > 200
    assert all(-180 <= x <= 180 and -60 <= y <= 85 for x, y in earth().middles.values())
    assert max(ring.east for ring in earth().land) > 180, "Chukotka"
