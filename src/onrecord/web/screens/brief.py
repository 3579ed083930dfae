"""A desk in, the brief of the present filter out: on a page with links into the articles, or as a file."""

from onrecord.views.brief import Brief
from onrecord.views.brief import brief as compose
from onrecord.web.desk import Desk
from onrecord.web.lines import names, notes, pieces
from onrecord.web.screen import Screen

_KINDS = ("event", "statement", "commitment", "dispute", "concern")

_ALL = {
    "happened": "/events", "committed": "/commitments", "disputed": "/disputes", "feared": "/concerns",
    "said": "/statements", "formats": "/formats", "people": "/actors", "pairs": "/pair",
}  # fmt: skip
"""By section of the brief, the list that has what it leaves out."""


def composed(desk: Desk) -> Brief:
    """Return the brief."""
    return desk.kept("brief", desk.asked.only, lambda: compose(desk.record, desk.asked.only))


def brief(desk: Desk) -> Screen:
    """Return the brief's page."""
    found = composed(desk)
    numbers = found.notes
    sections = [
        {
            "key": section.key,
            "title": section.title,
            "all": desk.url(_ALL[section.key]) if section.key in _ALL else "",
            "groups": [
                {
                    "heading": pieces(desk, group.heading),
                    "sides": group.sides,
                    "more": group.more,
                    "sentences": [
                        {
                            "pieces": pieces(desk, one.runs),
                            "href": _page(desk, one.finding),
                            "tally": one.tally,
                            "notes": list(zip((numbers[n] for n in one.notes), notes(desk, one.notes), strict=True)),
                        }
                        for one in group.sentences
                    ],
                }
                for group in section.groups
            ],
        }
        for section in found.sections
    ]
    about = names(desk, desk.asked.only.about)
    return Screen("brief", found.title, {"sections": sections, "about": about, "shown": set[int]()})


def _page(desk: Desk, id_: str) -> str:
    """Return the page of a finding; nothing for what has none."""
    kind = id_.partition("-")[0]
    if kind not in _KINDS:
        return ""
    return desk.url(f"/event/{id_}" if kind == "event" else f"/finding/{id_}")
