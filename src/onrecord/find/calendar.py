"""Calendar arithmetic: days and units in, stretches of days out, each written in ISO 8601 at its true precision."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Published

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def precision(self) -> str:
        """``day``, ``month``, ``year``, or ``range`` where the stretch is none of them."""
        if self.first == self.last:
            return "day"
        return next((unit for unit in ("month", "year") if self == around(self.first, unit)), "range")

    def iso(self) -> str:
        """Return ``2021-09-08``, ``2021-09``, ``2021``, or a range of the coarsest that fits: ``1996/2001``."""
        for digits, unit in ((4, "year"), (7, "month"), (10, "day")):
            first, last = around(self.first, unit), around(self.last, unit)
            if (first.first, last.last) == (self.first, self.last):
                ends = (self.first.isoformat()[:digits], self.last.isoformat()[:digits])
                return ends[0] if ends[0] == ends[1] else "/".join(ends)
        raise AssertionError("every stretch is one of whole days")


def around(day: date, unit: str) -> Stretch:
    """Return the unit that holds the day: week from Monday, month, quarter, year, decade (1980-1989) or century.

    Raises KeyError for an unknown unit, ValueError or OverflowError outside the years 1 to 9999.
    """
    if unit in _DAYS:
        first = day - timedelta(days=day.weekday()) if unit == "week" else day
        return Stretch(first, first + timedelta(days=_DAYS[unit] - 1))
    first = {
        "month": date(day.year, day.month, 1),
        "quarter": date(day.year, 1 + (day.month - 1) // 3 * 3, 1),
        "year": date(day.year, 1, 1),
        "decade": date(day.year - day.year % 10 or 1, 1, 1),
        "century": date((day.year - 1) // 100 * 100 + 1, 1, 1),
    }[unit]
    return Stretch(first, shifted(first, unit, 1) - timedelta(days=1))


def shifted(day: date, unit: str, count: int) -> date:
    """Return the day ``count`` units later; a day that its month lacks becomes that month's last."""
    if unit in _DAYS:
        return day + timedelta(days=_DAYS[unit] * count)
    months = day.year * 12 + day.month - 1 + _MONTHS[unit] * count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def anchor(published: Published | None) -> Stretch | None:
    """Return the days that a publication date leaves open, or ``None`` where it is missing or not ISO 8601."""
    if published is None:
        return None
    value, unit = published.value[:10], published.precision
    try:
        day = date.fromisoformat((value + "-01-01")[:10] if len(value) < len("2021-09-08") else value)
    except ValueError:
        return None
    return around(day, unit if unit in {"month", "year"} else "day")


def within(days: Stretch, unit: str) -> Stretch | None:
    """Return the unit that holds all of the days, or ``None``: a month has no one week."""
    unit_of = around(days.first, unit)
    return unit_of if days.last <= unit_of.last else None
