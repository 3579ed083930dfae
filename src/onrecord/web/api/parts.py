"""A view and a place in it in, the values of that page of the API out: read without the rest where that can be."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from onrecord.store.kept import Wanted
from onrecord.views import offices
from onrecord.views.commitments import Commitment
from onrecord.views.deeds import followed
from onrecord.views.disputes import Dispute
from onrecord.views.timeline import entries
from onrecord.web.desk import Desk

Page = tuple[Sequence[Any], int]
"""Values, and how many there are in all."""


def part(desk: Desk, view: str, start: int, size: int) -> Page:
    """Return part of a view, in its order."""
    if view in _PARTS:
        return _PARTS[view](desk, start, size)
    if view in _UNLESS_PRINTED and desk.record.reader.concluded and not desk.asked.outlet:
        return _UNLESS_PRINTED[view](desk, start, size)
    every = desk.found(view)
    return every[start : start + size], len(every)


def _commitments(desk: Desk, start: int, size: int) -> Page:
    found, every = _concluded(Commitment, "commitment", desk, start, size)
    return followed(found, desk.record), every


def _concluded(kind: type[Any], name: str, desk: Desk, start: int, size: int) -> Page:
    reader, only = desk.record.reader, desk.asked.only
    return reader.kept(kind, name, Wanted(only=only, limit=size, first=True, start=start)), reader.number(name, only)


def _offices(desk: Desk, start: int, size: int) -> Page:
    return offices.some(desk.record, desk.asked.only, start, size)


def _timeline(desk: Desk, start: int, size: int) -> Page:
    """Return dated events, of many those that most reports tell of."""
    dated, _ = desk.kept("dated", (desk.asked.only, desk.part()), desk.dated)
    ordered = sorted(dated, key=lambda one: (one[1], -one[2], -one[3], one[0]))
    shown = desk.happened(id_ for id_, *_ in ordered[start : start + size])
    return entries(desk.record, list(shown.values())), len(ordered)


_PARTS: Mapping[str, Callable[[Desk, int, int], Page]] = {
    "actors": lambda desk, start, size: desk.some("actors", desk.asked.only, start, size),
    "events": lambda desk, start, size: desk.some("events", desk.asked.only, start, size),
    "timeline": _timeline,
}
_UNLESS_PRINTED: Mapping[str, Callable[[Desk, int, int], Page]] = {
    "commitments": _commitments,
    "disputes": partial(_concluded, Dispute, "dispute"),
    "offices": _offices,
}
"""Views that are read in parts where no outlet is asked for."""
