"""A desk in, the brief of the present filter out: on a page with links into the articles, or as a file."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from onrecord.views.brief import SECTIONS, Brief, sections, title
from onrecord.views.brief import brief as compose
from onrecord.views.prose import Footnote, Section, Sentence
from onrecord.views.wording import wording
from onrecord.web.desk import Desk
from onrecord.web.lines import notes, pieces
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
    """Return the brief's page: what it is of at once, each section when it is made."""
    known = desk.made("brief", desk.asked.only)
    kept = known if isinstance(known, Brief) else None
    head = kept.title if kept else title(desk.record, desk.asked.only)
    contents = [(key, wording().sections[key].title) for key in SECTIONS]
    return Screen("brief", head, {"contents": contents}, parts=_parts(desk, head, kept), at_once=False)


def _parts(desk: Desk, head: str, kept: Brief | None) -> Iterator[Screen]:
    """Yield the sections, each with what is gathered after it; a brief that was made is kept."""
    numbers: dict[Footnote, int] = {}
    told = []
    following = [wording().sections[key].title for key in SECTIONS[1:]]
    for section, after in zip_longest(_whole(kept) if kept else sections(desk.record, desk.asked.only), following):
        told.append(section)
        yield Screen("brief_section", section.title, {"section": _drawn(desk, section, numbers), "next": after})
    desk.kept("brief", desk.asked.only, lambda: Brief(head, tuple(one for one in told if one.groups)))


def _whole(kept: Brief) -> Iterable[Section]:
    """Return the sections of a brief, with those that have nothing to tell."""
    told = {one.key: one for one in kept.sections}
    return [told.get(key) or Section(key, wording().sections[key].title, "", ()) for key in SECTIONS]


def _drawn(desk: Desk, section: Section, numbers: dict[Footnote, int]) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "all": desk.url(_ALL[section.key]) if section.key in _ALL else "",
        "groups": [
            {
                "heading": pieces(desk, group.heading),
                "sides": group.sides,
                "more": group.more,
                "sentences": [_sentence(desk, one, numbers) for one in group.sentences],
            }
            for group in section.groups
        ],
    }


def _sentence(desk: Desk, one: Sentence, numbers: dict[Footnote, int]) -> dict[str, Any]:
    """Return a sentence; each note with its number, and whether it stands here first."""
    told = []
    for note, drawn in zip(one.notes, notes(desk, one.notes), strict=True):
        first = note not in numbers
        told.append((numbers.setdefault(note, len(numbers) + 1), drawn, first))
    return {"pieces": pieces(desk, one.runs), "href": _page(desk, one.finding), "tally": one.tally, "notes": told}


def _page(desk: Desk, id_: str) -> str:
    """Return the page of a finding; nothing for what has none."""
    kind = id_.partition("-")[0]
    if kind not in _KINDS:
        return ""
    return desk.url(f"/event/{id_}" if kind == "event" else f"/finding/{id_}")
