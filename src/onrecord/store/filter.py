"""Which findings a reader asks for: those about some actors, in some period."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Filter:
    """``about``: resolved actor ids, all of which must take part; ``since`` and ``until``: ISO 8601 days, inclusive.

    An event's day is its ``when``, or else the earliest publication of an article that tells of it; a statement's is
    its article's publication. A month, a year or a range passes where it overlaps the period; what has no date
    passes only where no period is asked for. ``confidence``: the least that a statement or an event must have, 0 to 1.
    """

    about: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    confidence: float = 0.0

    @property
    def whole(self) -> bool:
        """Whether all articles pass: nobody and no period is asked for."""
        return not self.about and self.since is None and self.until is None


ALL = Filter()

ACCUSING = "ACCUSE"
"""The type of events in which somebody is accused."""


def acting_for(country: str) -> str:
    """Return what stands, beside actors' ids, for all who act for a country: its persons, bodies and officials."""
    return f"@{country}"


_LONG = timedelta(days=31)
"""Of what lasts longer there is little, which an index has by itself."""


def within(only: Filter) -> tuple[list[str], list[str | float]]:
    """Return the same conditions, as two ranges of indexes where the period has a first and a last day.

    Events, statements and articles have these indexes.
    """
    since, until = only.since or "", only.until
    try:
        before = (date.fromisoformat(since) - _LONG).isoformat()
    except (ValueError, OverflowError):  # a month, or no day at all
        return period(only)
    if until is None:
        return period(only)
    short = "since between ? and ? and until >= ?"
    long = "since < date(until, '-31 days') and until >= ? and since <= ?"  # as the index has it
    return [f"({short} or {long})"], [before, until, since, since, until]


def period(only: Filter) -> tuple[list[str], list[str | float]]:
    """Return the conditions on the columns ``since`` and ``until`` that a row of the period meets, and their values."""
    told = (("until >= ?", only.since), ("since <= ?", only.until))
    return [words for words, value in told if value is not None], [value for _, value in told if value is not None]
