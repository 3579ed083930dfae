"""Tokens of a parse in; their extents in the text out, trimmed of the punctuation that belongs to nobody."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from onrecord.find.sayings import Extent

_EDGE = {",", ".", ":", ";", "-", "–", "—", "--", "...", "…", "(", "―"}
_LEAD = {"but", "and", "or", "so", "yet"}


def subtree(token: Token) -> list[int]:
    """Return the indexes of a token and all that hangs on it, in order."""
    return [one.i for one in token.subtree]


def runs(indexes: Iterable[int]) -> list[tuple[int, int]]:
    """Return the unbroken runs of indexes as (first, last), in order."""
    found: list[tuple[int, int]] = []
    for index in sorted(set(indexes)):
        if found and index == found[-1][1] + 1:
            found[-1] = (found[-1][0], index)
        else:
            found.append((index, index))
    return found


def extents(doc: Doc, indexes: Iterable[int]) -> tuple[Extent, ...]:
    """Return the trimmed extents of runs of tokens; runs of mere punctuation vanish."""
    found = (trimmed(doc, first, last) for first, last in runs(indexes))
    return tuple(extent for extent in found if extent is not None)


def trimmed(doc: Doc, first: int, last: int, *, lead: bool = False) -> Extent | None:
    """Return the extent of tokens ``first`` to ``last`` without commas, stops, dashes and blanks at its edges."""
    while first <= last and (doc[first].text in _EDGE or doc[first].is_space or (lead and doc[first].lower_ in _LEAD)):
        first += 1
    while first <= last and (doc[last].text in _EDGE - {"..."} or doc[last].is_space):
        last -= 1
    if first > last:
        return None
    return doc[first].idx, doc[last].idx + len(doc[last])


def around(indexes: Iterable[int], index: int) -> tuple[int, int]:
    """Return the unbroken run (first, last) of the indexes that holds one of them."""
    return next((run for run in runs(indexes) if run[0] <= index <= run[1]), (index, index))
