"""Attributions found by parse and the quotations of a text in; the same, each quotation given to its speaker, out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.find.quotes import Quote
from onrecord.find.sayings import Extent, Saying

_BESIDE = re.compile(r"[ \t\xa0,–—-]*")
_STOP = re.compile(r"[.!?…][\"”’)]*\s")
_END = re.compile(r"[.…][\"”]$")
_MARKS = set('“”"')
_FAR = 150  # characters between a cue and the quotation it opens: "told reporters in Moscow after the talks:"
_WHOLE = 4  # words; shorter quotations that no cue touches are scare quotes, titles and nicknames


def quoted(text: str, sayings: Sequence[Saying], marks: Sequence[Quote]) -> list[Saying]:
    """Return the sayings with the quotations beside their cues in their contents, cut to what they stand in.

    A quotation without a cue that goes on from one becomes part of it, or a saying of its own where the one before
    is not in quotation marks: 'He said it was late. "We are leaving."' is two.
    """
    given = _Given(text, tuple(sayings), tuple(marks))
    given.touching()
    given.going_on()
    return given.settled()


@dataclass
class _Given:
    text: str
    sayings: tuple[Saying, ...]
    marks: tuple[Quote, ...]
    owner: dict[int, int] = field(default_factory=dict)  # a quotation's chain: a saying's place in the list
    later: dict[int, int] = field(default_factory=dict)  # the same, for those that go on from the sentence before

    def touching(self) -> None:
        """Give each quotation to the nearest cue beside it."""
        near: list[tuple[int, int, int]] = []
        for place, saying in enumerate(self.sayings):
            if saying.speech and not saying.refused and self._inside(saying.extent) is None:
                near.extend(
                    (gap, place, mark.chain) for mark in self.marks if (gap := self._gap(mark, saying)) is not None
                )
        for _, place, chain in sorted(near):
            self.owner.setdefault(chain, place)

    def _gap(self, mark: Quote, saying: Saying) -> int | None:
        """Return the characters between a quotation and a cue's clause, or None where it isn't beside it."""
        start, end = saying.clause
        if mark.end <= start and _BESIDE.fullmatch(self.text, mark.end, start):
            after = bool(saying.held) and min(saying.held) > saying.cue[1]
            return None if after or _END.search(self.text[mark.end - 2 : mark.end]) else start - mark.end
        between = self.text[end : mark.start]
        if end <= mark.start <= end + _FAR and not _STOP.search(between) and not _MARKS & set(between):
            return len(between) + 1
        return None

    def _inside(self, extent: Extent) -> Quote | None:
        return next((mark for mark in self.marks if mark.start <= extent[0] and extent[1] <= mark.end), None)

    def going_on(self) -> None:
        """Give a quotation without a cue to whoever spoke just before it."""
        for mark in self.marks:
            if mark.chain in self.owner or len(self.text[mark.start : mark.end].split()) < _WHOLE:
                continue
            place = self._before(mark)
            if place is not None:
                self.later[mark.chain] = place

    def _before(self, mark: Quote) -> int | None:
        """Return the saying whose sentence, or whose last quotation, ends where the mark begins."""
        ends = [
            (one.end, self.owner.get(one.chain, self.later.get(one.chain)))
            for one in self.marks
            if one.end <= mark.start
        ]
        ends += [(self._last(saying), place) for place, saying in enumerate(self.sayings) if saying.speech]
        best = max(((end, place) for end, place in ends if place is not None and end <= mark.start), default=None)
        if best is None:
            return None
        between = self.text[best[0] : mark.start]
        whole = self.text[max(0, best[0] - 2) : mark.start]
        return (
            best[1] if len(between) <= _FAR and len(_STOP.findall(whole)) == 1 and not _MARKS & set(between) else None
        )

    def _last(self, saying: Saying) -> int:
        return max([saying.clause[1], *(end for _, end in saying.content)])

    def settled(self) -> list[Saying]:
        """Return the sayings with what was given to them."""
        found = []
        for place, saying in enumerate(self.sayings):
            around = self._inside(saying.extent)
            own, later = self._own(self.owner, place), self._own(self.later, place)
            if around is not None:
                found.append(replace(saying, content=_within(saying.content, around)))
                continue
            content = self._widened(saying, own)
            if not later:
                found.append(replace(saying, content=content))
            elif own:
                found.append(replace(saying, content=_merged([*content, *later])))
            else:
                found.extend((replace(saying, content=content), replace(saying, content=_merged(later), held=())))
        return found

    def _own(self, owner: dict[int, int], place: int) -> list[Extent]:
        return [(mark.start, mark.end) for mark in self.marks if owner.get(mark.chain) == place]

    def _widened(self, saying: Saying, own: Sequence[Extent]) -> tuple[Extent, ...]:
        """Return the content with its own quotations, and every quotation that it touches whole."""
        apart = [one for one in own if not any(start < one[1] and one[0] < end for start, end in saying.content)]
        extents = [] if apart and all(end <= saying.extent[0] for _, end in apart) else list(saying.content)
        extents += own
        for mark in self.marks:
            if not (mark.start < saying.extent[1] and saying.extent[0] < mark.end):
                extents = [_joined(one, mark) for one in extents]
        return _merged(extents)


def _joined(extent: Extent, mark: Quote) -> Extent:
    if extent[0] < mark.end and mark.start < extent[1]:
        return min(extent[0], mark.start), max(extent[1], mark.end)
    return extent


def _within(extents: Iterable[Extent], mark: Quote) -> tuple[Extent, ...]:
    cut = ((max(start, mark.start + 1), min(end, mark.end - 1)) for start, end in extents)
    return tuple((start, end) for start, end in cut if start < end)


def _merged(extents: Iterable[Extent]) -> tuple[Extent, ...]:
    found: list[Extent] = []
    for start, end in sorted(extents):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
