"""A matched expression that counts from a time told before in, the days it means and their basis out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.find.calendar import Stretch, around, shifted, within
from onrecord.find.timevalues import OPEN, Days, number_of, words_of
from onrecord.lexicon.timewords import values


@dataclass(frozen=True, slots=True)
class Told:
    """The days of an earlier expression in the text, and what they rest on."""

    days: Stretch
    basis: str


ToldValue = Callable[[re.Match[str], Sequence[Told]], Days]


def same(match: re.Match[str], told: Sequence[Told]) -> Days:
    """Value that day, the same year, earlier in the day: the latest told; "at that time" is whatever was told last."""
    unit = (match.groupdict().get("unit") or "").lower()
    if not unit:
        return (told[-1].days, told[-1].basis) if told else OPEN
    return _moved(told, unit, 0)


def of_day(_match: re.Match[str], told: Sequence[Told]) -> Days:
    """Value 9 p.m., at dawn, in the morning: the latest told day."""
    return _moved(told, "day", 0)


def beside(match: re.Match[str], told: Sequence[Told]) -> Days:
    """Value the next day, the previous month, the following year."""
    return _moved(told, match["unit"].lower(), values("beside")[words_of(match["beside"])])


def counted(match: re.Match[str], told: Sequence[Told]) -> Days:
    """Value two days later, a year earlier; a year from a told quarter is a quarter."""
    unit, count = match["unit"].lower(), number_of(match["number"])
    direction = values("beside")[words_of(match["beside"])]
    named = _quarter(told) if unit == "year" else None
    if named is not None:
        return around(shifted(named.days.first, "year", direction * count), "quarter"), named.basis
    return _moved(told, unit, direction * count) if count else OPEN


def quarter(match: re.Match[str], told: Sequence[Told]) -> Days:
    """Value the quarter, the latest period, the 1988 quarter, the year-earlier quarter, a year ago by a told one."""
    found = _quarter(told)
    if found is None:
        return OPEN
    groups = match.groupdict()
    first = found.days.first
    if groups.get("ago"):
        first = shifted(first, "year", -1)
    if groups.get("year"):
        first = first.replace(year=int(groups["year"]))
    if groups.get("ordinal"):
        first = first.replace(month=3 * values("ordinal")[groups["ordinal"].lower()] - 2)
    return around(first, "quarter"), found.basis


def of_told_year(match: re.Match[str], told: Sequence[Told]) -> Days:
    """Value 5 November, in July, where the year is the latest told: what an undated page leaves to go by."""
    groups = match.groupdict()
    found = next((one for one in reversed(told) if one.days.precision in {"day", "month"}), None)
    if groups.get("year") or groups.get("last") or found is None:
        return OPEN
    day, month = groups.get("day"), values("month")[groups["month"].lower().rstrip(".")]
    return around(date(found.days.first.year, month, int(day or 1)), "day" if day else "month"), found.basis


def _quarter(told: Sequence[Told]) -> Told | None:
    return next((one for one in reversed(told) if one.days == around(one.days.first, "quarter")), None)


def _moved(told: Sequence[Told], unit: str, count: int) -> Days:
    """Return the unit that lies so many after the latest told that is no longer than one."""
    found = _latest(told, unit)
    if found is None:
        return OPEN
    return around(shifted(found.days.first, unit, count), unit), found.basis


def _latest(told: Sequence[Told], unit: str) -> Told | None:
    return next((one for one in reversed(told) if within(one.days, unit) is not None), None)
