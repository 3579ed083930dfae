"""Paragraphs in, the article's own paragraphs out, and apart from them what the press writes around an article."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.press import Press
from onrecord.model import Dateline, Published
from onrecord.read.byline import byline
from onrecord.read.dateline import Filed, filed
from onrecord.read.shape import Kind, Line, shaped
from onrecord.read.stamps import stamp

_HEAD = 3  # a dateline stands in one of the first paragraphs, after at most a summary and a caption
_SIGNED = re.compile(r"(?<=[.!?”\"’')])\s*(?P<mark>[\[(][^()\[\]]{2,300}[\])]|[-–—]+\s?[\w ]{2,30})\.?$")
_TEXT = frozenset((Kind.PROSE, Kind.FRAGMENT))
_STRIPPED = frozenset((Kind.FURNITURE, Kind.CLOSING, Kind.AGENCY))


@dataclass(frozen=True, slots=True)
class PressLines:
    """An article's paragraphs, and what stood around them; ``stripped`` is furniture, in page order."""

    title: str | None
    byline: tuple[str, ...]
    agency: str | None
    credit: str | None
    dateline: Dateline | None
    published: Published | None
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    stripped: tuple[str, ...]
    outlet: str | None = None


def press_lines(paragraphs: Sequence[str], press: Press) -> PressLines:
    """Return ``paragraphs`` (an extractor's choice of one article) with the trade's lines taken off.

    The dateline leaves its paragraph, as does an agency's mark at the end of the last; other lines go whole.
    """
    lines = [shaped(line, press) for paragraph in paragraphs if (line := " ".join(paragraph.split()))]
    return parted(lines, press, _TEXT)


def parted(lines: Sequence[Line], press: Press, text: Collection[Kind]) -> PressLines:
    """Return ``lines`` parted by what they are there for; those of the kinds in ``text`` are the article."""
    by_kind: dict[Kind, list[str]] = defaultdict(list)
    lines = _signed(lines)
    for line in lines:
        by_kind[Kind.PROSE if line.kind in text else line.kind].append(line.text)
    opening, paragraphs = _without_dateline(by_kind[Kind.PROSE], press)
    signature, paragraphs = _without_signature(paragraphs, press)
    credited = [*([signature] if signature else []), *by_kind[Kind.CREDIT]]
    writers = [signed for line in by_kind[Kind.BYLINE] if (signed := byline(line, press))]
    agencies = [
        press.agencies.get(opening.dateline.agency or "") if opening else None,
        *(writer.agency for writer in writers),
        *(press.agency_named(line) for line in credited),
    ]
    stamps = [*by_kind[Kind.STAMP], *by_kind[Kind.BYLINE], *([opening.date] if opening and opening.date else [])]
    return PressLines(
        title=None,
        byline=tuple(dict.fromkeys(name for writer in writers for name in writer.names)),
        agency=next(filter(None, agencies), None),
        credit=" ".join(credited) or None,
        dateline=opening.dateline if opening else None,
        published=next(filter(None, (stamp(line, press) for line in stamps)), None),
        paragraphs=tuple(paragraphs),
        captions=tuple(by_kind[Kind.CAPTION]),
        stripped=tuple(line.text for line in lines if line.kind in _STRIPPED),
    )


def _signed(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with an agency's name alone as a credit where it stands below the article."""
    last = max((number for number, line in enumerate(lines) if line.kind is Kind.PROSE), default=len(lines))
    return [
        replace(line, kind=Kind.CREDIT) if line.kind is Kind.AGENCY and number > last else line
        for number, line in enumerate(lines)
    ]


def _without_dateline(paragraphs: Sequence[str], press: Press) -> tuple[Filed | None, list[str]]:
    """Return the dateline and the paragraphs without it; speakers' names in a transcript are none."""
    openings = [filed(paragraph, press) for paragraph in paragraphs]
    transcript = sum(opening.bare for opening in openings if opening) > 1
    for number, opening in enumerate(openings[:_HEAD]):
        if opening and not (opening.bare and transcript):
            rest = [opening.rest] if opening.rest else []
            return opening, [*paragraphs[:number], *rest, *paragraphs[number + 1 :]]
    return None, list(paragraphs)


def _without_signature(paragraphs: Sequence[str], press: Press) -> tuple[str | None, list[str]]:
    """Return the credit that closes the last paragraph, "(AFP)" or "(Reporting by …)", and the paragraphs without."""
    signed = _SIGNED.search(paragraphs[-1]) if paragraphs else None
    if not signed:
        return None, list(paragraphs)
    words = signed["mark"].strip("()[]-–— ")
    if not (press.marked("credit", words) or words in press.agencies):
        return None, list(paragraphs)
    return words, [*paragraphs[:-1], paragraphs[-1][: signed.start()]]
