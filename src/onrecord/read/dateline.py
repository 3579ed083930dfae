"""A paragraph in, its dateline and the rest out: ``NEW DELHI, Sept 8 (Reuters) – India said …``."""

import re
from dataclasses import dataclass

from onrecord.lexicon.press import Press
from onrecord.model import Dateline

_UPPER = r"[^\W\da-z_]"
_CAPITALS = rf"{_UPPER}(?:{_UPPER}|[.'’]|[ -](?={_UPPER}))+"
_MIXED = rf"{_UPPER}[\w.'’]*(?:[ -]{_UPPER}[\w.'’]*){{0,3}}(?!\w)"
_REGION = rf"(?:,\s?(?:{_MIXED}))?(?:\s?\[{_MIXED}\])?"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_MONTH = r"[^\W\d_]{3,10}\.?"
_DATE = rf"(?:{_MONTH} {_DAY}|{_DAY} {_MONTH})(?:,? (?:19|20)\d\d)?"
_DASH = r"(?:[-–—−]+|:|\||\.(?=\s?[-–—]))"

_SHOUTED = rf"(?P<place>{_CAPITALS}(?:\s?/\s?{_CAPITALS})*{_REGION})"
_SPOKEN = rf"(?P<place>{_MIXED}(?:\s?/\s?{_MIXED})*{_REGION})"
_AGENCY = r"[(/\[](?P<agency>[^()\[\]/\d]{2,40})[)/\]]"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?:{_SHOUTED},?\s*)?(?:(?P<date>{_DATE})[.,]?\s*)?{_AGENCY}\s?(?:{_DASH}|\.)*\s*",
        rf"{_SPOKEN},\s*(?P<date>{_DATE})[.,]?\s*{_AGENCY}\s?(?:{_DASH}|\.)*\s*",
        rf"{_SPOKEN},?\s*{_AGENCY}\s?{_DASH}\s*",
        rf"{_SHOUTED},\s*(?P<date>{_DATE})[.,]?\s?{_DASH}\s*",
        rf"{_SPOKEN},\s*(?P<date>{_DATE})[.,]?\s?{_DASH}\s*",
        rf"{_SHOUTED}\s?(?:[–—−]|--|-(?=\s)|:(?=\s)|\|)\s*",
    )
)


@dataclass(frozen=True, slots=True)
class Filed:
    """A dateline, the words of its date if it gives one, and the paragraph's text after it."""

    dateline: Dateline
    date: str | None
    rest: str


def filed(paragraph: str, press: Press) -> Filed | None:
    """Return the dateline that ``paragraph`` opens with; an agency that is not listed keeps the words it has there."""
    for form in _FORMS:
        found = form.match(paragraph)
        if not found:
            continue
        parts = found.groupdict()
        agency = parts.get("agency")
        known = press.agency_named(agency) if agency else None
        if agency and not known and not agency.isupper():
            continue
        place = parts.get("place")
        if place and press.marked("kicker", place):
            continue
        return Filed(Dateline(place, known or agency), parts.get("date"), paragraph[found.end() :].lstrip(" -–—"))
    return None
