"""A desk in, the screens that are drawings out, each with a table of the same and files to take away."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from io import StringIO
from typing import Any

from markupsafe import Markup

from onrecord.lexicon.codes import country
from onrecord.store.filter import ALL, Filter
from onrecord.views.events import Happening, happening, happenings
from onrecord.views.record import Record
from onrecord.views.relations import Relation
from onrecord.views.relations import between as relations_of
from onrecord.views.time import written
from onrecord.web.asking import Wrong
from onrecord.web.desk import MOST, Desk
from onrecord.web.drawings.bonds import Bond, bond_rows, bonds
from onrecord.web.drawings.frame import Frame, Links
from onrecord.web.drawings.map import world_map
from onrecord.web.drawings.matrix import matrix
from onrecord.web.drawings.months import month_rows, months
from onrecord.web.drawings.network import MOST as MOST_BOUND
from onrecord.web.drawings.network import network
from onrecord.web.drawings.rows import Row, event_rows
from onrecord.web.drawings.spots import Spot, spots, within
from onrecord.web.drawings.timeline import timeline as axis
from onrecord.web.lines import lines
from onrecord.web.screen import Screen, leaf

WIDE, NARROW = 1000, 358  # px: the room on a page at 1280 and at 390
_PAIRS = 100  # listed beside the matrix
_LONG = 6  # digits
_DRAWN = 600  # dated events in a timeline: there is no room for more
_PLACED = 1500  # events among which those are that a map shows

Drawing = Callable[[Frame], str]

Dated = tuple[str, str, int, int]
"""An event's id and date, and how many reports and articles tell of it."""


def frame(desk: Desk, width: int = WIDE) -> Frame:
    """Return what drawings are given: names, and where their marks lead."""

    def month(a: str, b: str, when: str) -> str:
        return desk.url("/events", about=[a, b], since=when or None, until=when or None)

    links = Links(
        event=lambda id_: desk.url(f"/event/{id_}"),
        actor=lambda id_: desk.url(f"/actor/{id_}"),
        pair=lambda a, b: desk.url("/pair", a=a, b=b),
        period=lambda actor, since, until: desk.url("/events", about=[actor], since=since, until=until),
        month=month,
        place=lambda key: f"{desk.url('/map', place=key)}#place",
        area=lambda *edges: desk.url("/map", area=",".join(f"{edge:g}" for edge in edges)),
    )
    return Frame.of(desk.record, links, width)


def happened(desk: Desk, ids: Iterable[str]) -> Sequence[Happening]:
    """Return events, each with its first telling, and fetch who takes part in them."""
    found = happenings(desk.record, desk.record.reader.happened(ids), 1)
    desk.record.actors(party.actor for one in found for party in (*one.actors, *one.recipients))
    return found


def located(desk: Desk) -> tuple[Sequence[Happening], int]:
    """Return the most reported of the events asked for, without their tellings, and how many there are in all."""
    only, part = desk.asked.only, desk.part()
    found, count = desk.kept("located", (only, part), lambda: desk.events(only, _PLACED))
    return [happening(one, []) for one in found], count


def both(desk: Desk, name: str, draw: Drawing) -> tuple[Markup, Markup]:
    """Return a drawing for a wide and for a narrow page. What it is given from pages it has escaped itself."""

    def drawn() -> tuple[Markup, Markup]:
        return Markup(draw(frame(desk, WIDE))), Markup(draw(frame(desk, NARROW)))  # noqa: S704 - see above

    key = tuple(pair for pair in desk.asked.given if pair[0] not in {"page", "told", "mark"})
    return desk.kept(name, key, drawn)


def timeline(desk: Desk) -> Screen:
    """Return dated events on one axis, and in order below."""
    dated, rest = desk.dated()
    page = leaf(desk, sorted(dated, key=lambda one: (one[1], -one[2], -one[3], one[0])))
    known = desk.happened(id_ for id_, *_ in page.items)
    told = {line.id: line for line in lines(desk, "events", [known[id_] for id_, *_ in page.items])}
    days: dict[str, list[Any]] = {}
    for id_, when, *_ in page.items:
        days.setdefault(written(when), []).append(told[id_])
    values = {"leaf": page, "days": list(days.items())}
    return Screen("timeline", "Timeline", values, parts=_axis(desk, dated, rest), at_once=len(dated) < _DRAWN)


def _axis(desk: Desk, dated: Sequence[Dated], rest: int) -> Iterator[Screen]:
    """Yield the drawing."""
    yield Screen("timeline_drawn", "Timeline", {"drawn": both(desk, "timeline svg", axis_of(desk, dated, rest))})


def axis_of(desk: Desk, dated: Sequence[Dated], rest: int) -> Drawing:
    """Return what draws events on their axis, those most reported; ``rest`` are so many others that are asked for."""
    chosen = most_reported(dated, _DRAWN)
    left = [(len(dated) - len(chosen), "not among the most reported"), (rest, "without a date")]
    if len(dated) >= MOST:
        left = [(len(dated) - len(chosen) + rest, "without a date, or not among the most reported")]

    @cache
    def found() -> Sequence[Happening]:
        return happened(desk, (id_ for id_, *_ in chosen))

    return lambda given: axis(found(), given, desk.asked.only, left)


def most_reported(ranked: Sequence[Dated], most: int) -> Sequence[Dated]:
    """Return so many events, those most reported; of equals, of which not all have room, some of every time."""
    if len(ranked) <= most:
        return ranked
    last = ranked[most - 1][2:]
    first = [one for one in ranked[:most] if one[2:] != last]
    equals, room = [one for one in ranked if one[2:] == last], most - len(first)
    return [*first, *(equals[place * len(equals) // room] for place in range(room))]


def pairs(desk: Desk) -> Screen:
    """Return the matrix of actors, the network of the same, and the pairs with most reports."""
    if _kept(desk):
        found, actors, count = _strongest(desk)
        ranked = [Bond(*row) for row in desk.record.reader.most_bound(_PAIRS)]
    else:
        found, actors = together(desk), ()
        ranked = sorted(found, key=lambda one: (-one.reports, -one.events, one.a, one.b))[:_PAIRS]
        count = len(found)
    names = {one.id: one.name for one in desk.record.actors(id_ for one in ranked for id_ in (one.a, one.b))}
    rows = [(names[one.a], names[one.b], desk.url("/pair", a=one.a, b=one.b), one) for one in ranked]
    drawn = both(desk, "matrix", lambda given: matrix(found, given, actors))
    return Screen("pairs", "Pairs", {"rows": rows, "count": count, "drawn": drawn})


def web(desk: Desk) -> Screen:
    """Return the network of actors."""
    given = desk.asked.one("least")
    least = int(given) if given.isascii() and given.isdigit() and len(given) < _LONG else 1
    if _kept(desk) and least <= 1:
        found, actors, count = _strongest(desk)
    else:
        found, actors = together(desk), ()
        count = len(found)
    drawn = both(desk, "network", lambda given: network(found, given, least=least, actors=actors))
    return Screen("network", "Network", {"drawn": drawn, "count": count, "least": least})


def _kept(desk: Desk) -> bool:
    """Tell whether it is kept who is bound to whom in what is asked for: in all of the case."""
    return desk.asked.only == ALL and desk.record.reader.related


def _strongest(desk: Desk) -> tuple[Sequence[Bond], Sequence[str], int]:
    """Return the bonds among those whom most reports bind to others, who these are, and how many pairs there are."""
    reader = desk.record.reader
    actors = reader.standing(MOST_BOUND)
    return [Bond(*row) for row in reader.bonds_among(actors)], actors, reader.pairs()


def together(desk: Desk) -> Sequence[Bond]:
    """Return in how many reports pairs of actors stand together and apart."""
    return desk.kept("bonds", desk.asked.only, lambda: _bonds(desk.record, desk.asked.only))


def _bonds(record: Record, only: Filter) -> Sequence[Bond]:
    if not record.reader.related:
        return bonds(record, only)
    return [Bond(*row) for row in record.reader.bonds(only)]


def by_month(desk: Desk, a: str, b: str, about: Filter) -> tuple[Markup, Markup]:
    """Return the months of a pair."""
    return both(desk, "months", lambda given: months(between(desk, a, b, about), (a, b), given))


def between(desk: Desk, a: str, b: str, about: Filter) -> Sequence[Relation]:
    """Return how two stand to each other by month and quad class."""
    return desk.kept("between", (a, b, about), lambda: relations_of(desk.record, about, a, b))


def places(desk: Desk) -> Screen:
    """Return the map of events, and for a chosen place its events."""
    found, count = located(desk)
    area = _area(desk.asked.one("area"))
    key = desk.asked.one("place")
    known_places = spots(found)
    spot = next((one for one in known_places if one.key == key), None) if key else None
    known = desk.happened(one.id for one in spot.events[:_PAIRS]) if spot else {}
    told = lines(desk, "events", [known[one.id] for one in spot.events if one.id in known][:50]) if spot else []
    values = {
        "drawn": both(desk, "map", lambda given: world_map(found, given, area, count)),
        "place": spot.name if spot else "",
        "places": _listed(desk, within(known_places, area)),
        "unknown": bool(key and not spot),
        "lines": told,
        "whole": desk.url("/map") if area else "",
    }
    return Screen("map", "Map", values)


def _listed(desk: Desk, found: Sequence[Spot]) -> list[tuple[Spot, str, str]]:
    """Return places by reports, each with its country, where the place is not the country itself, and its address."""
    ranked = sorted(found, key=lambda one: (-one.reports, one.key))
    return [
        (one, country(one.country) if one.exact else "", f"{desk.url('/map', place=one.key)}#place") for one in ranked
    ]


def _area(text: str) -> tuple[float, float, float, float] | None:
    """Return the four edges of an address's words. Raises Wrong: 400."""
    if not text:
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise Wrong(400, f"“area {text}” is not four numbers: west, south, east, north.") from None
    if not all(abs(edge) <= 360 for edge in (west, south, east, north)):  # noqa: PLR2004 - degrees
        raise Wrong(400, f"“area {text}” is beyond the earth.")
    return west, south, east, north


def svg(name: str, desk: Desk) -> str:
    """Return one drawing by its name, as wide as paper takes it."""
    only, given = desk.asked.only, frame(desk)
    drawings: dict[str, Callable[[], str]] = {
        "timeline": lambda: axis_of(desk, *desk.dated())(given),
        "pairs": lambda: matrix(together(desk), given),
        "network": lambda: network(together(desk), given),
        "map": lambda: world_map(located(desk)[0], given, every=located(desk)[1]),
        "months": lambda: months(desk.found("relations", only), _two(desk), given),
    }
    return drawings[name]()


def rows(name: str, desk: Desk) -> str:
    """Return the rows of one drawing as CSV."""
    given = frame(desk)
    found: Sequence[Row]
    if name in {"pairs", "network"}:
        found = bond_rows(together(desk), given)
    elif name == "months":
        found = month_rows(desk.found("relations"), given)
    else:
        listed = [one.id for one in located(desk)[0]] if name == "map" else [id_ for id_, *_ in desk.dated()[0]]
        found = event_rows(happened(desk, listed), given)
    text = StringIO()
    csv.writer(text).writerows([[_harmless(cell) for cell in row] for row in found])
    return text.getvalue()


def _two(desk: Desk) -> tuple[str, str]:
    if len(desk.asked.only.about) != 2:  # noqa: PLR2004 - a pair
        raise Wrong(400, "The months are those of two actors: about=…&about=….")
    return desk.asked.only.about[0], desk.asked.only.about[1]


def _harmless(cell: str | float) -> str | float:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
