"""A date as machines write it, or a page's address, in; when the page was published out, no more exact than it says."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from onrecord.model import Published

_DAY = re.compile(r"\s*((?:19|20)\d\d)[-/.]?(\d\d)[-/.]?(\d\d)(?!\d)")
_MONTH = re.compile(r"\s*((?:19|20)\d\d)-(\d\d)\s*$")
_CLOCK = re.compile(
    r"[T ]+(\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?(?!\s*[ap]\.?m)", re.IGNORECASE
)
_URL_DAY = re.compile(r"(?:/|-|_|=)((?:19|20)\d\d)([/_-]?)(\d\d|[a-z]{3})\2(\d\d?)(?![a-z0-9])", re.IGNORECASE)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d\d)/")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_FIRST, _LAST = 1990, 2100  # years in which a page on the Web can have been published


def stated(value: str | None, basis: str) -> Published | None:
    """Return the moment that ``value`` states (ISO 8601 or an e-mail's date), with its offset if it has one.

    Midnight sharp is what a machine writes that only knew the day.
    """
    if not value:
        return None
    day = _DAY.match(value)
    if day:
        iso = _checked(*day.groups())
        clock = _CLOCK.match(value, day.end())
        return _moment(iso, clock, basis) if iso else None
    if month := _MONTH.match(value):
        iso = _checked(month[1], month[2], "01")
        return Published(iso[:7], "month", basis) if iso else None
    return _posted(value, basis)


def in_address(url: str | None) -> Published | None:
    """Return the day or month that an address holds: ``/2021/09/08/``, ``/2021/sep/8/``, ``-20210908``."""
    if not url:
        return None
    for found in _URL_DAY.finditer(url):
        month = found[3].lower()
        number = f"{_MONTHS.index(month) + 1:02}" if month in _MONTHS else month
        day = _checked(found[1], number, found[4].zfill(2)) if number.isdecimal() else None
        if day:
            return Published(day, "day", "url")
    month_only = _URL_MONTH.search(url)
    day = _checked(month_only[1], month_only[2], "01") if month_only else None
    return Published(day[:7], "month", "url") if day else None


def _checked(year: str, month: str, day: str) -> str | None:
    try:
        date = datetime(int(year), int(month), int(day), tzinfo=UTC)
    except ValueError:
        return None
    return date.date().isoformat() if _FIRST <= date.year <= _LAST else None


def _moment(day: str, clock: re.Match[str] | None, basis: str) -> Published:
    if not clock or f"{clock[1]}:{clock[2]}" > "23:59" or (clock[1] == clock[2] == "00"):
        return Published(day, "day", basis)
    zone = (clock[3] or "").upper()
    offset = "+00:00" if zone in {"Z", "UTC", "GMT"} else f"{zone[:3]}:{zone[-2:]}" if zone else ""
    return Published(f"{day}T{clock[1]}:{clock[2]}{offset}", "minute", basis)


def _posted(value: str, basis: str) -> Published | None:
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    if not _FIRST <= when.year <= _LAST:
        return None
    return Published(when.isoformat(timespec="minutes"), "minute", basis)
