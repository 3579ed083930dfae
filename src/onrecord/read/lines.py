"""Paragraphs in, the article's own paragraphs out, and apart from them what the press writes around an article."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.lexicon.press import Press
from onrecord.model import Dateline, Published
from onrecord.read.dateline import Filed, filed
from onrecord.read.stamps import stamp

_HEAD = 3  # a dateline stands in one of the first paragraphs, after at most a summary and a caption


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

    The dateline leaves its paragraph, the rest of which stays; other lines go whole.
    """
    kept: list[str] = []
    byline: list[str] = []
    credits: list[str] = []
    captions: list[str] = []
    stripped: list[str] = []
    published: Published | None = None
    found: Filed | None = None
    for raw in paragraphs:
        line = " ".join(raw.split())
        if not line:
            continue
        if found is None and len(kept) < _HEAD and (found := filed(line, press)):
            line = found.rest
            if not line:
                continue
        if mark := press.marked("byline", line):
            byline.append(mark[mark.lastindex or 0])
        elif press.marked("credit", line):
            credits.append(line)
        elif press.marked("caption", line):
            captions.append(line)
        elif when := stamp(line, press):
            published = published or when
        elif press.is_furniture(line):
            stripped.append(line)
        else:
            kept.append(line)
    credit = " ".join(credits) or None
    agency = (found and found.dateline.agency) or (press.agency_named(credit) if credit else None)
    return PressLines(
        title=None,
        byline=tuple(byline),
        agency=agency,
        credit=credit,
        dateline=found.dateline if found else None,
        published=published,
        paragraphs=tuple(kept),
        captions=tuple(captions),
        stripped=tuple(stripped),
    )
