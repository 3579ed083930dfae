"""How many days lie between two acts of a sentence in, the time of the one counted from the other's out.

"The visit comes 75 years after the attack", "they met on Friday, a day before the call".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from onrecord.find.calendar import anchor, around, shifted
from onrecord.find.circumstances import when
from onrecord.find.clauses import child, clause_of
from onrecord.find.reading import Reading, Timed
from onrecord.find.timevalues import RELATIVE, number_of
from onrecord.lexicon.codebook import Codebook
from onrecord.model import Mention, When

_WAYS = {"after": -1, "before": 1}
_FINE = {"day": ("day",), "week": ("day",), "month": ("day", "month"), "year": ("day", "month", "year")}
"""What a unit can be counted from."""
_PRESENT = frozenset({"VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class _Gap:
    """So many units from the act of one word, ``host``, to the act that hangs on another."""

    host: Token
    act: Token
    unit: str
    count: int
    start: int
    end: int

    def holds(self, token: Token) -> bool:
        """Tell whether a word's act is the one that lies apart, not one of a clause below it."""
        return token == self.act or (token in self.act.subtree and clause_of(token) == clause_of(self.act))

    def tells(self, time: When) -> bool:
        """Tell whether a time is told of the act itself."""
        inside = (word.idx for word in self.act.subtree)
        return time.value is not None and time.span is not None and time.span.start in inside


def spaced(
    reading: Reading, found: Sequence[tuple[Mention, Token]], times: Sequence[Timed], book: Codebook
) -> tuple[Mention, ...]:
    """Return the tellings; one that lies a told number of units from another act has no time of that act's."""
    gaps = tuple(_gaps(reading))
    return tuple(_dated(mention, token, gaps, (reading, times, book)) for mention, token in found)


def _dated(
    mention: Mention, token: Token, gaps: Sequence[_Gap], where: tuple[Reading, Sequence[Timed], Codebook]
) -> Mention:
    gap = next((one for one in gaps if one.holds(token)), None)
    if gap is None or (mention.when is not None and gap.tells(mention.when)):
        return mention
    counted = _counted(gap, *where)
    return mention if counted is None else replace(mention, when=counted)


def _counted(gap: _Gap, reading: Reading, times: Sequence[Timed], book: Codebook) -> When | None:
    day = _day(gap, reading, times, book)
    if day is None:
        return None
    try:
        days = around(shifted(day[0], gap.unit, gap.count), gap.unit)
    except (ValueError, OverflowError):  # past the calendar's end
        return None
    return When(days.iso(), days.precision, day[1], reading.of(reading.doc[gap.start : gap.end]))


def _day(gap: _Gap, reading: Reading, times: Sequence[Timed], book: Codebook) -> tuple[date, str] | None:
    """Return the day that is counted from, and its basis: the one told, or that of publication for what is told now."""
    outside = [one for one in times if one.when.value and one.root(reading.doc) not in gap.act.subtree]
    told = when(gap.host, outside, book)
    if told is not None:
        if told.value is None or told.basis is None or told.precision not in _FINE[gap.unit]:
            return None
        return date.fromisoformat((told.value + "-01-01")[:10]), told.basis
    published = anchor(reading.article.published)
    if published is None or published.precision != "day" or gap.host.tag_ not in _PRESENT:
        return None
    return (published.first, RELATIVE) if child(gap.host, "aux") is None else None


def _gaps(reading: Reading) -> Iterator[_Gap]:
    for word in reading.doc:
        if word.lower_ in _WAYS and word.i - word.sent.start > 1:
            unit, number = word.nbor(-1), word.nbor(-2)
            count = 1 if number.lower_ == "the" else number_of(number.lower_)
            act = word.head if word.dep_ == "mark" else child(word, "pobj", "pcomp")
            if act is not None and count and unit.lemma_ in _FINE:
                host = clause_of(act.head if act == word.head else word.head)
                if host != act:
                    yield _Gap(host, act, unit.lemma_, _WAYS[word.lower_] * count, number.i, word.i + 1)
