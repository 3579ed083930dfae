"""Made-up values for the drawings, and what can be read from a drawing: its links, and the boxes of its labels."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from lxml import etree

from onrecord.model import Party, Place, Span, Status
from onrecord.views.events import Happening, Telling, Timing
from onrecord.views.relations import Relation
from onrecord.web.drawings.bonds import Bond
from onrecord.web.drawings.frame import Frame, Links
from onrecord.web.drawings.svg import width_of

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>Alert(\"1\")</script>\u202e\u2066 & 'onload=x' \x00\x1b]]>"
LONG = "Directorate for the Coordination of Harbour Pilots and Lightship Keepers of the North"
LINKS = Links(
    event=lambda id_: f"/event/{id_}",
    actor=lambda id_: f"/actor/{id_}",
    pair=lambda a, b: f"/pair/{a}/{b}",
    period=lambda actor, first, last: f"/events?actor={actor}&since={first}&until={last}",
    month=lambda a, b, month: f"/pair/{a}/{b}?month={month}",
    place=lambda key: f"#{key}",
)
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def frame(width: int = 1180, names: dict[str, str] | None = None) -> Frame:
    """Return a frame in which each actor stands for itself."""
    return Frame(
        links=LINKS, name=lambda id_: (names or {}).get(id_, id_), stands=lambda id_: frozenset({id_}), width=width
    )


def happening(  # noqa: PLR0913 - a row of a table
    id_: str,
    when: str | None = "2021-03-03",
    *,
    quad: str = QUADS[0],
    status: Status = Status.OCCURRED,
    parties: tuple[str, str] = ("IND", "JPN"),
    reports: int = 1,
    place: Place | None = None,
) -> Happening:
    span = Span("a", 0, 3, "met")
    told = Telling(f"m-{id_}", span, Span("a", 0, 20, f"They met. {HOSTILE}"), None, status, ())
    actors, recipients = ((Party(id_, span),) for id_ in parties)
    timing = Timing(when, "day", "explicit", when) if when else None
    return Happening(
        id_,
        "CONSULT",
        None,
        (),
        quad,
        0.0,
        status,
        actors,
        recipients,
        timing,
        place,
        (told,),
        1,
        reports,
        reports,
        (),
        (),
    )


def place(name: str, latitude: float | None, longitude: float | None, country: str | None = None) -> Place:
    return Place(name, country, latitude, longitude, Span("a", 0, 3, "met"))


def many(count: int) -> list[Happening]:
    """Return events of thirty actors over two years, of all kinds, at places all over the world."""
    statuses = tuple(Status)
    return [
        happening(
            f"e{n}",
            None if n % 9 == 0 else f"{2020 + n % 2}-{1 + n % 12:02}" + (f"-{1 + n % 28:02}" if n % 5 else ""),
            quad=QUADS[n % 4],
            status=statuses[n % 7],
            parties=(f"actor {n % 30}", f"actor {(n * 7 + 1) % 30}"),
            reports=1 + n % 11 * (n % 3),
            place=place(f"place {n % 60}", (n * 37) % 120 - 55, (n * 53) % 360 - 180) if n % 4 else None,
        )
        for n in range(count)
    ]


def bound(actors: Sequence[str]) -> list[Bond]:
    """Return bonds between these actors, more than one for each, some of each balance."""
    two = combinations(sorted(actors), 2)
    return [Bond(a, b, n % 5, n % 3, n % 5 + n % 3, n % 5 + n % 3) for n, (a, b) in enumerate(two) if n % 5 + n % 3]


def related(months: Sequence[str | None], pair: tuple[str, str] = ("IND", "JPN")) -> list[Relation]:
    return [Relation(*pair, month, quad, 2, 1 + n, 1 + n, 0.0) for n, month in enumerate(months) for quad in QUADS]


def parsed(drawing: str) -> etree._Element:
    return etree.fromstring(drawing.encode(), etree.XMLParser(resolve_entities=False))


def links(root: etree._Element) -> list[str]:
    return [one.get("href") or "" for one in root.iter(f"{SVG}a")]


Box = tuple[float, float, float, float]


def boxes(root: etree._Element) -> list[tuple[str, Box]]:
    """Return the level labels that are seen at once in a drawing, with the boxes they take."""
    return list(_boxes(root, (0.0, 0.0)))


def _boxes(element: etree._Element, at: tuple[float, float]) -> Iterator[tuple[str, Box]]:
    transform = element.get("transform") or ""
    if "rotate" in transform or element.get("class") == "pointed":
        return
    if moved := re.fullmatch(r"translate\(([-\d.]+) ([-\d.]+)\)", transform):
        at = at[0] + float(moved[1]), at[1] + float(moved[2])
    if element.tag == f"{SVG}text":
        size, text = float(element.get("font-size") or 0), element.text or ""
        wide = width_of(text, size)
        shift = {"start": 0.0, "middle": wide / 2, "end": wide}[element.get("text-anchor") or "start"]
        left, base = at[0] + float(element.get("x") or 0) - shift, at[1] + float(element.get("y") or 0)
        yield text, (left, base - 0.8 * size, left + wide, base + 0.2 * size)
    for child in element:
        yield from _boxes(child, at)


def overlapping(found: Sequence[tuple[str, Box]]) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, a), (other, b) in combinations(found, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
