"""Times as told in, how they agree out: whether two tellings fit, and which date stands for all."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache

from onrecord.lexicon.timewords import values
from onrecord.model import Article, When

_WORD = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
BY_HAND = "a person's judgement"
"""The basis of a time that a person has set: it stands before all others."""

_RANK = {BY_HAND: -1, "explicit": 0, "relative to dateline": 1, "relative to publication": 2}
_SLIP = timedelta(days=1)  # "Tuesday" here is "Wednesday" there: time zones, and pages dated the day after
_MONTH = 31  # days


@dataclass(frozen=True, slots=True)
class Days:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Tell whether it is one day."""
        return self.first == self.last

    def holds(self, other: "Days") -> bool:
        """Tell whether the other days are all among these."""
        return self.first <= other.first and other.last <= self.last

    def __len__(self) -> int:
        """Return how many days these are."""
        return (self.last - self.first).days + 1


class Fit(IntEnum):
    """How two times agree."""

    APART = 0
    NEXT = 1  # one day apart: a conflict of detail if all else is equal, another day otherwise
    OPEN = 2  # one of them, or both, leave the day open, and the words agree
    WITHIN = 3  # one holds the other: 8 September and September
    SAME = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A time as one article tells it; ``article`` and ``report`` say who, ``published`` when, if that is known."""

    when: When
    article: str
    report: str
    published: date | None


@lru_cache(1 << 14)
def days(value: str | None) -> Days | None:
    """Return the days of an ISO 8601 value: ``2021-09-08``, ``2021-09``, ``2021`` or a range, else ``None``."""
    if not value:
        return None
    first, _, last = value.partition("/")
    try:
        return Days(_first(first), _last(last or first))
    except (ValueError, IndexError):
        return None


def _first(value: str) -> date:
    year, month, day = (*map(int, value[:10].split("-")), 1, 1)[:3]
    return date(year, month, day)


def _last(value: str) -> date:
    parts = [int(part) for part in value[:10].split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1])  # noqa: PLR2004


def published(article: Article) -> date | None:
    """Return the day an article was published, where it is known to the day and no later revision tells of another."""
    if not article.dated or article.dated.precision not in {"day", "minute"}:
        return None
    found = days(article.dated.value)
    return found.first if found else None


def fit(one: When | None, other: When | None) -> Fit:
    """Tell how two times agree; where one is open its words must fit the other: a Wednesday, a September, a year."""
    mine, yours = days(one.value if one else None), days(other.value if other else None)
    if mine is None or yours is None:
        told = mine or yours
        open_ = one if mine is None else other
        return Fit.OPEN if told is None or words_fit(open_, told) else Fit.APART
    if mine == yours:
        return Fit.SAME
    if mine.holds(yours) or yours.holds(mine):
        return Fit.WITHIN
    if mine.is_day and yours.is_day and abs(mine.first - yours.first) <= _SLIP:
        return Fit.NEXT
    return Fit.APART


def words_fit(when: When | None, told: Days) -> bool:
    """Tell whether the words of an open time can mean the days: "on Wednesday" no Thursday, "in May" no June."""
    if when is None or when.span is None:
        return True
    years, months, weekdays = _named(when.span.text)
    if years and not any(told.first.year <= year <= told.last.year for year in years):
        return False
    if months and told.first.month == told.last.month and told.first.month not in months:
        return False
    return not (weekdays and told.is_day and told.first.weekday() not in weekdays)


def names_day(when: When | None) -> bool:
    """Tell whether the words of an open time name a weekday or a month: something a date can agree with."""
    return bool(when and when.span and any(_named(when.span.text)[1:]))


@lru_cache(1 << 14)
def _named(text: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return the years, months and weekdays that words name."""
    words = text.lower()
    found = _WORD.findall(words)
    return (
        tuple(int(year) for year in _YEAR.findall(words)),
        tuple(number for word in found if (number := values("month").get(word))),
        tuple(number for word in found if (number := values("weekday").get(word)) is not None),
    )


def settled(told: Sequence[Told]) -> Told | None:
    """Return the time that stands for all tellings: the best attested by reports, never a mean.

    What a person has set stands. Else each report has one vote, given by its best based and then finest time; copies of
    a wire text that were dated by their own pages vote for the earliest. A month supports its days, a year does not:
    one wrong month would stand for all of it. Ties go to the better basis, the finer value, the earlier day. Where no
    telling has a value, the first with words stands.
    """
    if len(told) < 2:  # noqa: PLR2004 - nothing to weigh
        return told[0] if told and (told[0].when.value or told[0].when.span) else None
    by_hand = [one for one in told if one.when.basis == BY_HAND]
    dated = by_hand or [one for one in told if days(one.when.value)]
    if not dated:
        return min((one for one in told if one.when.span), key=_order, default=None)
    votes = [min(given, key=_order) for given in _by_report(dated).values()]
    given = Counter(filter(None, (days(vote.when.value) for vote in votes)))
    support: dict[Days | None, int] = {
        one: sum(times for other, times in given.items() if other == one or (other.holds(one) and len(other) <= _MONTH))
        for one in given
    }
    return min(votes, key=lambda one: (-support.get(days(one.when.value), 0), *_order(one)))


def _by_report(told: Iterable[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for one in told:
        found.setdefault(one.report, []).append(one)
    return found


def _order(one: Told) -> tuple[int, int, date, str, int]:
    told = days(one.when.value)
    start = one.when.span.start if one.when.span else -1
    rank = _RANK.get(one.when.basis or "", len(_RANK))
    return rank, len(told) if told else 0, told.first if told else date.max, one.article, start
