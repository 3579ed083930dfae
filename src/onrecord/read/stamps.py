"""A line in, the date of publication it states out: ``Published: 8 September 2021``, ``Sept 8, 2021 4:05 pm``."""

import re
from datetime import datetime

import dateparser

from onrecord.lexicon.press import Press
from onrecord.model import Published

_LONGEST = 80  # characters: a line that only states when it was published is short
_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)[-/.年] ?(?P<month>\d{1,2})[-/.月] ?(?P<day>\d{1,2})日?")
_NUMBERS = re.compile(r"(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})[./-](?P<year>(?:19|20)\d\d)")
_WORDS = re.compile(
    r"(?:(?P<m>[^\W\d_]{3,12})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,?|(?P<d2>\d{1,2})(?:st|nd|rd|th|\.|º)? (?:de |of )?(?P<m2>[^\W\d_]{3,12})\.?,?(?: de)?)"
    r" (?P<year>(?:19|20)\d\d)"
)
_CLOCK = re.compile(r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::\d\d)?\s?(?P<half>[ap]\.?m\b\.?)?", re.IGNORECASE)
_REST = re.compile(r"[^\W\d_]+")


def stamp(line: str, press: Press) -> Published | None:
    """Return the date that ``line`` is there to state, or ``None`` for a line that says more than when."""
    if len(line) > _LONGEST or not _YEAR.search(line):
        return None
    cue = press.conventions["stamp"].match(line.strip())
    found = next((match for form in (_ISO, _NUMBERS, _WORDS) if (match := form.search(line))), None)
    if not found:
        return None
    rest = _CLOCK.sub(" ", line.replace(found.group(), " "))
    if not cue and len(_REST.findall(rest)) > 3:
        return None
    return _published(found, line)


def _published(found: re.Match[str], line: str) -> Published | None:
    day = _day(found)
    if day is None:
        return None
    clock = _CLOCK.search(line.replace(found.group(), " "))
    if not clock:
        return Published(day, "day", "text")
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    if hour > 23 or int(clock["minute"]) > 59:
        return Published(day, "day", "text")
    return Published(f"{day}T{hour:02}:{clock['minute']}", "minute", "text")


def _day(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    if found.re is _WORDS:
        words = f"{parts['d'] or parts['d2']} {parts['m'] or parts['m2']} {parts['year']}"
        read = dateparser.parse(words, settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY"})
        return read.date().isoformat() if read else None
    month, day = (parts["month"], parts["day"]) if found.re is _ISO else (parts["second"], parts["first"])
    if found.re is _NUMBERS and parts["mark"] == "/" and int(month) > 12:
        month, day = day, month
    try:
        return datetime(int(parts["year"]), int(month), int(day)).date().isoformat()
    except ValueError:
        return None
