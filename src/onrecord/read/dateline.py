"""A paragraph in, its dateline and the rest out: ``NEW DELHI, Sept 8 (Reuters) – India said …``."""

import re
from dataclasses import dataclass

from onrecord.lexicon.press import Press
from onrecord.model import Dateline

_UPPER = r"[^\W\da-z_]"
_CAPITALS = rf"{_UPPER}(?:{_UPPER}|[.'’]|[ -](?={_UPPER}))+"
_MIXED = rf"{_UPPER}[\w.'’]*(?:[ -]{_UPPER}[\w.'’]*){{0,3}}(?!\w)"
_REGION = rf"(?:,\s?(?:{_MIXED}))?(?:\s?\[{_MIXED}\])?"
_SHOUTED = rf"(?P<place>{_CAPITALS}(?:\s?/\s?{_CAPITALS})*{_REGION})"
_SPOKEN = rf"(?P<place>{_MIXED}(?:\s?/\s?{_MIXED})*{_REGION})"
_DATE = r"(?P<date>(?:[^\W\d_]{3,10}\.? \d{1,2}|\d{1,2} [^\W\d_]{3,10}\.?)(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?)"
_AGENCY = r"[(/\[](?P<agency>[^()\[\]/\d]{2,40})[)/\]]"
_MARK = r"(?P<mark>\.?\s?[-–—−_]+|:|\||\.)"  # closes a dateline that names an agency or a day
_DASH = r"(?P<mark>\s?[–—−]+|\s?--+|\s-|-(?=\s)|\s?\||:(?=\s))"  # closes one that doesn't
_NAMED_END = re.compile(r"\s?[.–—-](?=\s)")  # "МОСКВА, 8 сентября — РИА Новости. …" names the agency after the mark
_LETTER = re.compile(r"[^\W\d_]")
_SHORTEST = 4  # letters of a place that nothing but capitals marks: "UN: ..." is none
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?:{_SHOUTED},?\s*)?(?:{_DATE}[.,]?\s*)?{_AGENCY}\s?{_MARK}?\s*",
        rf"{_SPOKEN},\s*{_DATE}[.,]?\s*{_AGENCY}\s?{_MARK}?\s*",
        rf"{_SPOKEN},?\s*{_AGENCY}\s?{_MARK}\s*",
        rf"{_SPOKEN},\s*{_DATE}[.,]?\s?{_MARK}\s*",
        rf"{_SHOUTED}{_DASH}\s*",
    )
)


@dataclass(frozen=True, slots=True)
class Filed:
    """A dateline, the words of its date if it gives one, and the paragraph's text after it.

    ``bare`` says that capitals and a colon alone mark it, as they mark a speaker in a transcript.
    """

    dateline: Dateline
    date: str | None
    rest: str
    bare: bool


def filed(paragraph: str, press: Press) -> Filed | None:
    """Return the dateline that ``paragraph`` opens with; an agency that is not listed keeps the words it has there."""
    for form in _FORMS:
        found = form.match(paragraph)
        opening = _read(found, press) if found else None
        if opening:
            return opening
    return None


def _read(found: re.Match[str], press: Press) -> Filed | None:
    parts = {"agency": None, "date": None, "place": None} | found.groupdict()
    place, agency, date = parts["place"], parts["agency"], parts["date"]
    rest = found.string[found.end() :].lstrip(" -–—")
    if not agency and (named := press.agency.match(rest)) and _NAMED_END.match(rest, named.end()):
        agency, rest = named.group(), rest[named.end() :].lstrip(" .-–—")
    known = press.agency_named(agency) if agency else None
    if agency and not known and not (parts["mark"] and _signs(agency, place, dated=date is not None)):
        return None
    if place and not (known or date) and (press.marked("kicker", place) or len(_LETTER.findall(place)) < _SHORTEST):
        return None
    return Filed(Dateline(place, known or agency), date, rest, bare=parts["mark"] == ":" and not (agency or date))


def _signs(agency: str, place: str | None, *, dated: bool) -> bool:
    """Tell whether words in brackets that are no listed agency may be one: "KYIV (Meridian Wire) –"."""
    shouted = place is not None and place.isupper()
    if agency.isupper():
        return dated or place is None or shouted
    return shouted and all(word[0].isupper() for word in agency.split())
