"""A desk in, the screens that list a view out: fifty lines a page, in the order of the view."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.lexicon.codes import country
from onrecord.store.kept import Wanted
from onrecord.views.time import period
from onrecord.web.desk import SMALL, Desk
from onrecord.web.lines import lines, names, spans_noted
from onrecord.web.screen import Screen, leaf, part

_TITLES = {
    "events": ("Events", "Who did what, with or to whom; what most independent reports tell comes first."),
    "statements": ("Statements", "Who said what. What was said in the same words is listed once; the latest first."),
    "commitments": ("Commitments", "What was offered, agreed, demanded or threatened, and whether it was kept since."),
    "disputes": ("Disputes", "What one side says and another denies."),
    "concerns": ("Concerns", "Who sees a danger in what, and to whom."),
}
_EVIDENCE = 3  # places that show a membership or an office


def listing(view: str, desk: Desk) -> Screen:
    """Return the list of events, statements, commitments, disputes or concerns."""
    title, about = _TITLES[view]
    facets: Sequence[tuple[str, str, int, bool]] = ()
    if view in _FACETS and (desk.asked.one("show") or desk.number(view, desk.asked.only) <= SMALL):
        found, facets = _faceted(desk, view, list(reversed(desk.found(view))))  # views list by publication
        page = leaf(desk, found)
    else:
        page = part(desk, view)
        facets = _counted(desk, view) if view == "commitments" and page.total > SMALL else ()
    values = {"leaf": page, "lines": lines(desk, view, page.items), "about": about, "view": view, "facets": facets}
    return Screen("list", title, values)


_FACETS: Mapping[str, str] = {"commitments": "state", "statements": "act"}


def _faceted(desk: Desk, view: str, found: list[Any]) -> tuple[list[Any], list[tuple[str, str, int, bool]]]:
    """Narrow a list to one state or act, and return what there is with links: label, address, number, chosen."""
    field, chosen = _FACETS[view], desk.asked.one("show")
    counts = Counter(str(getattr(one, field)) for one in found)
    rows = [("all", desk.url(desk.path), len(found), not chosen)]
    rows += [(name, desk.url(desk.path, show=name), count, name == chosen) for name, count in counts.most_common()]
    return [one for one in found if chosen in {"", getattr(one, field)}], rows


def _counted(desk: Desk, view: str) -> list[tuple[str, str, int, bool]]:
    """Return what there is of each state, counted without reading them."""
    counts = desk.record.reader.facets("commitment", Wanted(only=desk.asked.only))
    rows = [("all", desk.url(desk.path), sum(counts.values()), True)]
    return [*rows, *((name, desk.url(f"/{view}", show=name), count, False) for name, count in counts.items())]


def actors(desk: Desk) -> Screen:
    """Return everyone on record."""
    page = part(desk, "actors")
    rows = [(one, desk.url(f"/actor/{one.id}"), country(one.country)) for one in page.items]
    return Screen("actors", "Actors", {"leaf": page, "rows": rows})


def formats(desk: Desk) -> Screen:
    """Return the forums for talks, and who sits in them."""
    page = part(desk, "formats")
    rows = [
        {
            "format": one,
            "href": desk.url(f"/actor/{one.id}"),
            "members": names(desk, one.members),
            "seen": period(one.seen[0], one.seen[-1]) if one.seen else "",
            "notes": spans_noted(desk, one.evidence, _EVIDENCE),
        }
        for one in page.items
    ]
    return Screen("formats", "Formats", {"leaf": page, "rows": rows})


def offices(desk: Desk) -> Screen:
    """Return who holds which post."""
    page = part(desk, "offices")
    rows = [
        {
            "office": one,
            "who": names(desk, [one.person]),
            "of": names(desk, [one.of] if one.of else []),
            "seen": period(one.seen[0], one.seen[-1]) if one.seen else "",
            "notes": spans_noted(desk, one.evidence, 1),
        }
        for one in page.items
    ]
    return Screen("offices", "Offices", {"leaf": page, "rows": rows})
