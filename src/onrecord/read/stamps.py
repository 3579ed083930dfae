"""A line in, the date of publication it states out: ``Published: 8 September 2021``, ``Sept 8, 2021 4:05 pm``."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time

import dateparser

from onrecord.lexicon.press import Press
from onrecord.model import Published

_LONGEST = 80  # characters: a line that only states when it was published is short
_OTHER_WORDS = 3  # besides the date and what announces it: a day of the week, "IST", "in World"
_MONTHS = 12
_LANGUAGES = ["en", "fr", "de", "es", "pt", "it", "nl", "pl", "ru", "uk", "tr"]  # loading every one takes seconds
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)[-/.年] ?(?P<month>\d{1,2})[-/.月] ?(?P<day>\d{1,2})日?")
_NUMBERS = re.compile(r"(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)")
_WORDS = re.compile(
    r"(?:\b(?P<m>[^\W\d_]{3,12})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,?"
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th|\.|º)? (?:de |of )?(?P<m2>[^\W\d_]{3,12})\.?,?(?: de)?)"
    r" (?P<year>(?:19|20)\d\d)"
)
_CLOCK = re.compile(r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::\d\d)?\s?(?:(?P<half>[ap])\.?m\b\.?)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A date in a line, by its offsets there; no ``day`` where its numbers leave the month open."""

    start: int
    end: int
    year: str
    day: date | None


def stamp(line: str, press: Press) -> Published | None:
    """Return the date that ``line`` is there to state, or ``None`` for a line that says more than when.

    The time of day is the page's own: no zone is read. 08/09/2021 is a year only, since it is two days by two customs.
    """
    found = date_in(line) if len(line) <= _LONGEST and "@" not in line else None
    if not found:
        return None
    besides = f"{line[: found.start]} {line[found.end :]}".strip()
    cue = press.conventions["stamp"].match(besides)
    words = _WORD.findall(_CLOCK.sub(" ", besides[cue.end() if cue else 0 :]))
    if len(words) > _OTHER_WORDS or (len(words) > 1 and line.endswith(".")):
        return None
    return _published(found, besides)


def date_in(words: str) -> StatedDay | None:
    """Return the first full date that ``words`` state."""
    for form in (_ISO, _NUMBERS, _WORDS):
        if found := form.search(words):
            with suppress(ValueError):
                return StatedDay(found.start(), found.end(), found["year"], _day(found))
    return None


def _published(stated: StatedDay, besides: str) -> Published:
    if not stated.day:
        return Published(stated.year, "year", "text")
    if clock := _CLOCK.search(besides):
        with suppress(ValueError):
            return Published(f"{stated.day}T{_time(clock):%H:%M}", "minute", "text")
    return Published(stated.day.isoformat(), "day", "text")


def _time(clock: re.Match[str]) -> time:
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"] in "pP" else 0)
    return time(hour, int(clock["minute"]))


def _day(found: re.Match[str]) -> date | None:
    """Return the day, or ``None`` where its numbers leave the month open; raises ValueError where there is none."""
    parts = found.groupdict()
    if found.re is _WORDS:
        words = f"{parts['d'] or parts['d2']} {parts['m'] or parts['m2']} {parts['year']}"
        read = dateparser.parse(words, languages=_LANGUAGES, settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY"})
        if read is None:
            raise ValueError(words)
        return read.date()
    day, month = int(parts["day"]), int(parts["month"])
    if parts.get("mark") == "/":
        if max(day, month) <= _MONTHS and day != month:
            return None
        day, month = (month, day) if month > _MONTHS else (day, month)
    return date(int(parts["year"]), month, day)
