"""A line in, the people it names as writers out: ``By Ann Lee and Bob Ray, Staff Writers``."""

import re
from dataclasses import dataclass

from onrecord.lexicon.press import Press
from onrecord.read.stamps import date_in

_BETWEEN = re.compile(r"\s*(?:[,;|/•·、，&]|\s[-–—]\s|\b(?:and|und|et|with|i|e|y|и|ve)\b|\band\b)\s*")
_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]*\s?){1,5}")
_PARTICLE = re.compile(r"(?:al|ap|bin|da|de|del|den|der|di|dos|du|el|ibn|la|le|ten|ter|van|von|y|zu)\b", re.IGNORECASE)
_HANDLE = re.compile(r"\s*\(?@\w+\)?")
_WHERE = re.compile(r"\s+(?:in|for|at|from|published|updated|posted|on)\b(?! *$).*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Byline:
    """The writers whom a line names, and the agency, each if it names one."""

    names: tuple[str, ...]
    agency: str | None


def byline(line: str, press: Press) -> Byline | None:
    """Return who ``line`` says wrote the article; ``None`` for a line that says more ("By Monday, troops …")."""
    marked = press.marked("byline", line)
    if not marked:
        return None
    words = _HANDLE.sub("", _before_date(marked[marked.lastindex or 0]))
    parts = [_WHERE.sub("", part).strip(" .:").removeprefix("the ") for part in _BETWEEN.split(words)]
    told = [part for part in parts if part and not press.marked("role", part)]
    agencies = [press.agencies[part] for part in told if part in press.agencies]
    names = tuple(part for part in told if part not in press.agencies and _is_name(part))
    if len(told) > len(names) + len(agencies):
        return None
    return Byline(names, agencies[0] if agencies else None)


def _before_date(words: str) -> str:
    found = date_in(words)
    return words[: found.start] if found else words


def _is_name(words: str) -> bool:
    return bool(_NAME.fullmatch(words)) and all(
        not word[0].islower() or _PARTICLE.fullmatch(word) for word in words.split()
    )
