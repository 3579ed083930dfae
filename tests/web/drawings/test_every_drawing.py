"""What holds of all drawings: well-formed, escaped, every mark a link with a title, no label over another."""

from collections.abc import Callable
from functools import cache

import pytest
from lxml import etree

from onrecord.web.drawings.map import world_map
from onrecord.web.drawings.matrix import matrix
from onrecord.web.drawings.months import months
from onrecord.web.drawings.network import network
from onrecord.web.drawings.svg import standalone
from onrecord.web.drawings.timeline import timeline
from web.drawings.drawn import (
    HOSTILE,
    LONG,
    SVG,
    bound,
    boxes,
    frame,
    happening,
    links,
    many,
    overlapping,
    parsed,
    related,
)
from web.drawings.drawn import place as placed

NAMES = {"IND": HOSTILE, "JPN": LONG, "actor 1": HOSTILE, "actor 2": LONG, "actor 3": "موسكو\u200f (وزارة)"}
TOKYO, HARBOUR = placed("Tokyo", 35.7, 139.7, "JPN"), placed(HOSTILE, 35.7, 139.8)
ACTORS = ("IND", "JPN", *(f"actor {n}" for n in range(60)))

Drawing = Callable[[int], str]
DRAWINGS: dict[str, Drawing] = {
    "timeline of nothing": lambda width: timeline([], frame(width)),
    "timeline of one event": lambda width: timeline([happening("e1")], frame(width, NAMES)),
    "timeline of a year": lambda width: timeline([happening("e1", "2021")], frame(width, NAMES)),
    "timeline of one day": lambda width: timeline([happening(f"e{n}") for n in range(300)], frame(width, NAMES)),
    "timeline without dates": lambda width: timeline([happening("e1", None)], frame(width, NAMES)),
    "timeline of bad dates": lambda width: timeline([happening("e1", "soon"), happening("e2", "9999")], frame(width)),
    "timeline of a thousand": lambda width: timeline(many(1000), frame(width, NAMES)),
    "timeline of centuries": lambda width: timeline([happening("e1", "0044"), happening("e2", "2021")], frame(width)),
    "matrix of nothing": lambda width: matrix([], frame(width)),
    "matrix of two": lambda width: matrix(bound(("IND", "JPN", "CHN"))[-1:], frame(width, NAMES)),
    "matrix of many": lambda width: matrix(bound(ACTORS), frame(width, NAMES)),
    "network of nothing": lambda width: network([], frame(width)),
    "network of two": lambda width: network(bound(("IND", "JPN", "CHN"))[-1:], frame(width, NAMES)),
    "network of many": lambda width: network(bound(ACTORS), frame(width, NAMES)),
    "map of nothing": lambda width: world_map([happening("e1")], frame(width)),
    "map of one place": lambda width: world_map([happening("e1", place=TOKYO)], frame(width)),
    "map of hostile names": lambda width: world_map(
        [happening("e1", place=TOKYO), happening("e2", place=HARBOUR)], frame(width, NAMES)
    ),
    "map of a thousand": lambda width: world_map(many(1000), frame(width)),
    "months of nothing": lambda width: months([], ("IND", "JPN"), frame(width)),
    "months without dates": lambda width: months(related([None, "2021"]), ("IND", "JPN"), frame(width, NAMES)),
    "months of two": lambda width: months(related(["2021-03", "2021-04"]), ("IND", "JPN"), frame(width, NAMES)),
    "months of decades": lambda width: months(
        related([f"{year}-{month:02}" for year in range(1970, 2022) for month in range(1, 13)] + ["1914", None]),
        ("IND", "JPN"),
        frame(width, NAMES),
    ),
}


@pytest.fixture(params=[(name, width) for name in DRAWINGS for width in (1180, 360)], ids=lambda one: f"{one}")
def drawing(request: pytest.FixtureRequest) -> tuple[str, int]:
    name, width = request.param
    return drawn(name, width), width


@cache
def drawn(name: str, width: int) -> str:
    return DRAWINGS[name](width)


def test_is_well_formed_and_names_itself(drawing: tuple[str, int]) -> None:
    root = parsed(drawing[0])
    assert [one.tag for one in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == root.get("aria-label")
    assert root[1].text
    assert float(root.get("width") or 0) == drawing[1]
    assert parsed(standalone(drawing[0]).partition("\n")[2])[2].tag == f"{SVG}style"


def test_runs_and_fetches_nothing(drawing: tuple[str, int]) -> None:
    allowed = {"svg", "title", "desc", "g", "a", "text", "path", "rect", "circle"}
    for element in parsed(drawing[0]).iter():
        assert str(element.tag).removeprefix(SVG) in allowed
        assert not [name for name in element.attrib if str(name).startswith("on") or name in {"style", "src"}]
    assert not set(drawing[0]) & set("\x00\x1b\u200f\u202e\u2066"), "nothing turns the text around it"


def test_every_mark_is_a_link_that_names_itself(drawing: tuple[str, int]) -> None:
    for one in parsed(drawing[0]).iter(f"{SVG}a"):
        assert (one.get("href") or "").startswith(("/", "#"))
        assert one[0].tag == f"{SVG}title"
        assert one[0].text
        assert not list(one.iter(f"{SVG}a"))[1:], "no link within another"


def test_labels_can_be_read(drawing: tuple[str, int]) -> None:
    root = parsed(drawing[0])
    found = boxes(root)
    assert all(float(one.get("font-size") or 0) >= 11 for one in root.iter(f"{SVG}text"))
    assert overlapping(found) == []
    height = float(root.get("height") or 0)
    out = [
        (text, box) for text, box in found if box[0] < -1 or box[2] > drawing[1] + 1 or box[3] > height or box[1] < 0
    ]
    assert out == []


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_same_values_give_the_same_bytes(name: str) -> None:
    assert DRAWINGS[name](360) == drawn(name, 360)


def test_a_hostile_name_is_words() -> None:
    root = parsed(timeline([happening("e1")], frame(names=NAMES)))
    assert [one for one in root.iter(f"{SVG}text") if (one.text or "").startswith("<script>")]
    assert links(root)
    assert isinstance(root, etree._Element)
