"""The words of an address in, what is asked for out: a filter, and what narrows a list beyond it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from urllib.parse import urlencode

from onrecord.model import Actor, Status
from onrecord.store.days import days
from onrecord.store.filter import Filter
from onrecord.store.fold import folded
from onrecord.views.record import Record

_NEAR = 6  # names that are proposed
_MOST_ACTORS = 8
_LONG = 7  # digits: a page beyond any list

NAMES = ("about", "since", "until", "min_confidence", "type", "status", "outlet")
"""What every link carries on."""


class Wrong(Exception):  # noqa: N818 - it is what was asked that is wrong
    """What can't be answered: an HTTP status, what is wrong, and names that may have been meant."""

    def __init__(self, status: int, message: str, near: Sequence[Actor] = (), name: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.near = near
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A filter as it was asked for; ``given`` holds the words of the address, the empty ones left out."""

    only: Filter = field(default_factory=Filter)
    actors: tuple[Actor, ...] = ()
    type: str = ""
    status: str = ""
    outlet: str = ""
    page: int = 1
    given: tuple[tuple[str, str], ...] = ()

    def one(self, name: str) -> str:
        """Return a word of the address as it was typed."""
        return dict(self.given).get(name, "")

    def query(self, changes: Mapping[str, str | Sequence[str] | None], keep: Collection[str] = NAMES) -> str:
        """Return a query string of the same filter, with changes; ``None`` takes a word away."""
        pairs = [(name, value) for name, value in self.given if name in keep and name not in changes]
        for name, value in changes.items():
            values = [value] if isinstance(value, str) else value or ()
            pairs += [(name, one) for one in values if one]
        return f"?{urlencode(pairs)}" if pairs else ""


def asked(pairs: Iterable[tuple[str, str]], record: Record) -> Asked:
    """Return what the words of an address ask for. Raises Wrong: for a bad value 400, for an unknown actor 404."""
    given = tuple((name, value.strip()) for name, value in pairs if value.strip())
    words = dict(given)
    actors = tuple(dict.fromkeys(actor(value, record) for name, value in given if name == "about"))[:_MOST_ACTORS]
    since, until = _day(words, "since")[0], _day(words, "until")[1]
    if since and until and since > until:
        raise Wrong(400, f"“since {words['since']}” is after “until {words['until']}”: no day is between them.")
    return Asked(
        only=Filter(tuple(one.id for one in actors), since, until, _sure(words.get("min_confidence", ""))),
        actors=actors,
        type=words.get("type", "").upper(),
        status=_status(words.get("status", "")),
        outlet=words.get("outlet", ""),
        page=_page(words.get("page", "1")),
        given=given,
    )


def actor(name: str, record: Record) -> Actor:
    """Return the one actor of that id or name, or else the one whose name begins so. Raises Wrong: 404."""
    found = record.reader.named(name)
    exact = [one for one in found if name == one.id or folded(name) in map(folded, (one.name, *one.aliases))]
    chosen = exact or list(found)
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        raise Wrong(404, f"“{name}” may be several; choose one of them.", chosen[:_NEAR], name)
    raise Wrong(404, f"Nobody of the record is named “{name}”.", _near(name, record), name)


def _near(name: str, record: Record) -> tuple[Actor, ...]:
    """Return actors with names that are nearly so."""
    names = record.reader.like(name)
    alike = dict.fromkeys(names[alias] for alias in get_close_matches(folded(name), names, _NEAR, 0.6))
    found = (one for known in alike for one in record.reader.named(known) if one.name == known)
    return tuple({one.id: one for one in found}.values())[:_NEAR]


def _day(words: Mapping[str, str], name: str) -> tuple[str | None, str | None]:
    value = words.get(name)
    found = days(value)
    if value is not None and found[0] is None:
        told = f"“{name} {value}” is no day, month or year; write it as 2021-09-08, 2021-09 or 2021."
        raise Wrong(400, told)
    return found


def _sure(value: str) -> float:
    try:
        sure = float(value or 0)
    except ValueError:
        sure = -1.0
    if not 0 <= sure <= 1:
        raise Wrong(400, f"“min_confidence {value}” is no share from 0 to 1, as 0.8 is.")
    return sure


def _status(value: str) -> str:
    if value and value not in set(Status):
        raise Wrong(400, f"“status {value}” is none of {', '.join(Status)}.")
    return value


def _page(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < _LONG and int(value)):
        raise Wrong(400, f"“page {value}” is no number of a page: 1, 2, 3.")
    return int(value)
