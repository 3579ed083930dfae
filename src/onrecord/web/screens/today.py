"""A desk in, what is new since a day out: events by date, statements, commitments, disputes."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from onrecord.model import Event
from onrecord.views.time import written
from onrecord.web.desk import Desk
from onrecord.web.lines import lines
from onrecord.web.screen import Screen

_DAYS = 7  # up to the last day in print: what is new where nobody says since when
_EVENTS, _LINES = 40, 8  # shown of each; the rest is a link away


def today(desk: Desk) -> Screen:
    """Return the first page. Without a period, the last week in print."""
    since = desk.asked.only.since or _week(desk.printed)
    only = desk.within(since, desk.asked.only.until)
    happened: Sequence[Event] = desk.found("events", only)
    words: dict[str, str | Sequence[str] | None] = {"since": since or None, "until": desk.asked.one("until") or None}
    told = {view: _latest(desk.found(view, only)) for view in ("commitments", "disputes", "statements", "concerns")}
    changed = _changed(desk, happened, told["commitments"])
    sections = [
        ("changed", "Commitments kept or broken since", len(changed), lines(desk, "commitments", changed[:_LINES]), ""),
        *(
            (view, view.title(), len(found), lines(desk, view, found[:_LINES]), desk.url(f"/{view}", **words))
            for view, found in told.items()
        ),
    ]
    return Screen(
        "today",
        "Today",
        {
            "since": written(since) if since else "",
            "chosen": bool(desk.asked.only.since),
            "days": _by_day(desk, happened[:_EVENTS]),
            "count": len(happened),
            "events": desk.url("/events", **words),
            "sections": sections,
            "earlier": _steps(desk, since),
            "last": written(desk.printed[-1]) if desk.printed else "",
        },
    )


def _week(printed: Sequence[str]) -> str | None:
    """Return the first of the last seven days in print; nothing where no article has a date."""
    days = [one for one in printed if len(one) == len("2021-09-08")]
    return (date.fromisoformat(days[-1]) - timedelta(days=_DAYS - 1)).isoformat() if days else None


def _steps(desk: Desk, since: str | None) -> list[tuple[str, str]]:
    """Return links to longer periods: their names and addresses."""
    if since is None:
        return []
    last = date.fromisoformat(since)
    found = [
        (f"{name} more", desk.url("/", since=(last - timedelta(days=days)).isoformat()))
        for name, days in (("a week", 7), ("a month", 30), ("a year", 365))
        if last.toordinal() > days
    ]
    first = desk.printed[0] if desk.printed else ""
    return [*found, ("all", desk.url("/", since=first[:4]))] if first else found


def _changed(desk: Desk, happened: Sequence[Event], new: Sequence[Any]) -> list[Any]:
    """Return earlier commitments that what happened shows kept or broken."""
    ids, known = {one.id for one in happened}, {one.id for one in new}
    every = desk.every("commitments") if desk.asked.only.since or desk.printed else ()
    return [one for one in every if not ids.isdisjoint((*one.kept, *one.broken)) and one.id not in known]


def _latest(found: Sequence[Any]) -> list[Any]:
    return list(reversed(found))


def _by_day(desk: Desk, found: Sequence[Event]) -> list[tuple[str, list[Any]]]:
    """Return events under their dates, the latest first; those without one under the day they were printed."""
    told = lines(desk, "events", found)
    days: dict[str, list[Any]] = {}
    for event, line in zip(found, told, strict=True):
        when = event.when.value if event.when and event.when.value else ""
        days.setdefault(when, []).append(line)
    ordered = sorted(days, key=lambda when: when.split("/")[-1] or "0", reverse=True)
    return [(written(when) if when else "No day given", days[when]) for when in ordered]
