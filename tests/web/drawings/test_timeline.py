"""The timeline: who has a line, what is drawn where, and that nothing that is not drawn goes uncounted."""

import re

import pytest

from onrecord.model import Status
from onrecord.store.filter import Filter
from onrecord.web.drawings.frame import Frame
from onrecord.web.drawings.lanes import lanes
from onrecord.web.drawings.marks import classes, radius
from onrecord.web.drawings.rows import HEADER, event_rows
from onrecord.web.drawings.timeline import timeline
from web.drawings.drawn import LINKS, QUADS, SVG, frame, happening, links, many, parsed, place


@pytest.mark.parametrize("width", [1180, 360])
def test_every_event_of_a_small_case_is_linked(width: int) -> None:
    given = [
        happening(f"e{n}", f"2021-03-{n + 1:02}", quad=QUADS[n % 4], status=status) for n, status in enumerate(Status)
    ]
    found = links(parsed(timeline(given, frame(width))))
    assert {f"/event/e{n}" for n in range(7)} <= set(found)
    assert found.count("/event/e0") == 2, "in the line of each who takes part"


@pytest.mark.parametrize("width", [1180, 360])
def test_what_has_no_room_is_counted(width: int) -> None:
    given = many(1000)
    drawing = timeline(given, frame(width), Filter(("actor 1",)))
    taking = lanes(given, frame(width), ["actor 1"], 1)[0].events
    root = parsed(drawing)
    counted = [one for one in root.iter(f"{SVG}a") if one.get("class") in {"count", "marks"}]
    texts = ["".join(str(part) for part in one[0].itertext()) for one in counted]
    numbers = [int(re.search(r": ([\d,]+) (more )?event", text)[1].replace(",", "")) for text in texts]  # type: ignore[index]
    drawn = {href for href in links(root) if href.startswith("/event/")}
    assert len(drawn) + sum(numbers) == len(taking)
    assert all("since=" in (one.get("href") or "") for one in counted)


def test_on_a_phone_whatever_is_touched_is_as_large_as_a_fingertip() -> None:
    root = parsed(
        timeline(
            many(600),
            frame(358),
            Filter(
                (
                    "actor 1",
                    "actor 2",
                )
            ),
        )
    )
    found = list(root.iter(f"{SVG}a"))
    areas = [next(part for part in one if part.get("class") == "reach") for one in found]
    assert len(areas) > 10
    assert min(float(area.get(side) or 0) for area in areas for side in ("width", "height")) >= 24
    assert any(one.get("class") == "marks" for one in found), "marks near one another share an area"


@pytest.mark.parametrize(
    ("quad", "status", "told"),
    [
        ("verbal cooperation", Status.OCCURRED, "mark cooperation verbal solid"),
        ("material conflict", Status.ONGOING, "mark conflict material solid"),
        ("material cooperation", Status.PLANNED, "mark cooperation material hollow"),
        ("verbal conflict", Status.DENIED, "mark conflict verbal crossed"),
        ("verbal conflict", Status.CALLED_FOR, "mark conflict verbal dashed"),
        ("material conflict", Status.CONDITIONAL, "mark conflict material dashed"),
        ("material conflict", Status.POSSIBLE, "mark conflict material dashed"),
        ("a user's own", Status.OCCURRED, "mark neutral material solid"),
    ],
)
def test_kind_and_status_are_told_apart(quad: str, status: Status, told: str) -> None:
    assert classes(quad, status) == told
    assert f'class="{told}"' in timeline([happening("e", quad=quad, status=status)], frame())


def test_cooperation_stands_above_the_line_and_conflict_below() -> None:
    root = parsed(timeline([happening("a"), happening("b", quad=QUADS[2])], frame(), Filter(("IND",))))
    line = next(one for one in root.iter(f"{SVG}path") if one.get("class") == "base")
    base = float((line.get("d") or "").partition(" ")[2].partition("H")[0])
    circle = next(one for one in root.iter(f"{SVG}circle") if (one.getparent().get("href") or "") == "/event/a")  # type: ignore[union-attr]
    diamond = next(one for one in root.iter(f"{SVG}path") if (one.getparent().get("href") or "") == "/event/b")  # type: ignore[union-attr]
    assert float(circle.get("cy") or 0) < base
    assert float((diamond.get("d") or "")[1:].replace("L", " ").split()[1]) > base


def test_more_reports_make_a_larger_mark() -> None:
    sizes = [radius(reports) for reports in (1, 2, 4, 100, 1000)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[1]
    assert sizes[-1] < 10


def test_the_days_shown_are_those_asked_for() -> None:
    given = [happening("a", "2021-03-03"), happening("b", "2021-05-20"), happening("c", "2019-01-01")]
    root = parsed(timeline(given, frame(), Filter(since="2021-03-01", until="2021-03-31")))
    assert (root.get("data-from"), root.get("data-to")) == ("2021-03-01", "2021-03-31")
    assert "/event/a" in links(root)
    assert "/events?actor=IND&since=2019-01-01&until=2019-01-01" in links(root)
    assert "/events?actor=IND&since=2021-05-20&until=2021-05-20" in links(root)


def test_what_only_the_year_is_known_of_spans_the_year() -> None:
    given = [happening("a", "2021"), happening("b", "2021-01-04"), happening("c", "2021-12-30")]
    root = parsed(timeline(given, frame(), Filter(("IND",))))
    bar = next(one for one in root.iter(f"{SVG}a") if one.get("href") == "/event/a")
    assert "bar" in (bar.get("class") or "")
    assert float(bar[2].get("width") or 0) > 800


def test_who_acts_for_a_state_stands_in_its_line() -> None:
    states = Frame(links=LINKS, name=str.upper, stands=lambda id_: frozenset({id_, "JPN" if id_ == "tanaka" else id_}))
    found = lanes([happening("a", parties=("tanaka", "IND"))], states, None, 12)
    assert {lane.actor: len(lane.events) for lane in found} == {"tanaka": 1, "JPN": 1, "IND": 1}


def test_the_most_told_come_first_and_no_more_than_twelve() -> None:
    given = [happening("a", parties=("CHN", "IND"), reports=3), happening("b", parties=("CHN", "JPN"))]
    described = frame(names={"CHN": "security chiefs"})
    assert [lane.actor for lane in lanes(given, described, None, 12)] == ["IND", "JPN"]
    assert [lane.actor for lane in lanes(given, frame(), None, 12)] == ["CHN", "IND", "JPN"]
    assert len(lanes(many(500), frame(names={"actor 1": "Navy"}), None, 12)) == 1
    assert len(lanes(many(500), frame(), None, 12)) == 12, "nobody has a name"


def test_rows_hold_what_the_drawing_shows() -> None:
    given = [happening("b", None), happening("a", place=place("Tokyo", 35.7, 139.7, "JPN"))]
    header, first, second = event_rows(given, frame(names={"IND": "India"}))
    assert header == HEADER
    row = dict(zip(header, first, strict=True))
    assert (row["event"], row["date"], row["actors"], row["place"], row["latitude"]) == (
        *("a", "2021-03-03", "India", "Tokyo"),
        35.7,
    )
    assert second[0] == ""
