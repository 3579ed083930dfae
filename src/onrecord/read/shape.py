"""A line in, its kind out: sentences of an article, or one of the things a page puts around them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.lexicon.press import Press
from onrecord.read.byline import byline
from onrecord.read.stamps import stamp

_WORD = re.compile(r"[぀-ヿ㐀-鿿가-힣]{2}|[^\W_]+(?:['’.-][^\W_]+)*")
_STOP = re.compile(r"[.!?…。！？؟۔।:;][\"'”’»」』)\]\d]*$")
_EDGES = " -–—.()[]"
_FEWEST = 4  # words of the shortest line that may be a sentence by its stop alone: "He died on Monday."
_LONG = 25  # words: no headline or label runs so long, stop or no stop


class Kind(StrEnum):
    """What a line is there for."""

    PROSE = "prose"
    FRAGMENT = "fragment"  # no sentence: a headline, a subheading, a caption without a mark, a menu's entry
    FURNITURE = "furniture"
    CLOSING = "closing"  # heads what follows an article
    BYLINE = "byline"
    CREDIT = "credit"
    AGENCY = "agency"  # one word, "AP": below an article who wrote it, above or within it whose picture it is
    CAPTION = "caption"
    STAMP = "stamp"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, its kind, its number of words (two characters each where none are spaced).

    ``stops`` says whether it ends as a sentence does.
    """

    text: str
    kind: Kind
    words: int
    stops: bool


def shaped(text: str, press: Press) -> Line:
    """Return the line of ``text``, white space in it being single, with the first kind that fits."""
    words = len(_WORD.findall(text))
    stops = bool(_STOP.search(text))
    sentence = words >= _LONG or (words >= _FEWEST and stops)
    return Line(text, _mark(text, press) or (Kind.PROSE if sentence else Kind.FRAGMENT), words, stops)


def _mark(text: str, press: Press) -> Kind | None:
    if press.closes(text):
        return Kind.CLOSING
    if (name := text.strip(_EDGES)) in press.agencies and not press.is_furniture(text):  # "RSS" is a button, too
        return Kind.CREDIT if " " in name else Kind.AGENCY
    if byline(text, press):
        return Kind.BYLINE
    for kind in (Kind.CREDIT, Kind.CAPTION):
        if press.marked(kind, text):
            return kind
    if stamp(text, press):
        return Kind.STAMP
    return Kind.FURNITURE if press.is_furniture(text) else None
