"""A desk in, what is new since a day out: events by date, statements, commitments, disputes."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from onrecord.model import Event
from onrecord.store.filter import Filter
from onrecord.views.news import outcomes
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
    happened, count = desk.some("events", only, 0, _EVENTS)
    words: dict[str, str | Sequence[str] | None] = {"since": since or None, "until": desk.asked.one("until") or None}
    told = {view: desk.some(view, only, 0, _LINES) for view in ("commitments", "disputes", "statements", "concerns")}
    changed = _changed(desk, only)
    days = _by_day(desk, happened)
    sections = [
        ("changed", "Commitments kept or broken since", len(changed), lines(desk, "commitments", changed[:_LINES]), ""),
        *(
            (view, view.title(), total, lines(desk, view, found), desk.url(f"/{view}", **words))
            for view, (found, total) in told.items()
        ),
    ]
    return Screen(
        "today",
        "Today",
        {
            "since": written(since) if since else "",
            "chosen": bool(desk.asked.only.since),
            "days": [day for day in days if not day[0]],
            "ahead": [day for day in reversed(days) if day[0]],
            "count": count,
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


def _changed(desk: Desk, only: Filter) -> Sequence[Any]:
    """Return commitments from before the period that events of it show kept or broken, the latest first."""
    if not only.since:
        return ()
    found = desk.kept("outcomes", only, lambda: outcomes(desk.record, only))
    return [one for one in reversed(found) if (desk.record.days([one.what.article]) or ("9999",))[0] < only.since]


def _by_day(desk: Desk, found: Sequence[Event]) -> list[tuple[bool, str, list[Any]]]:
    """Return events under their dates, the latest first; whether a date is after all that was printed comes first."""
    told = lines(desk, "events", found)
    days: dict[str, list[Any]] = {}
    for event, line in zip(found, told, strict=True):
        when = event.when.value if event.when and event.when.value else ""
        days.setdefault(when, []).append(line)
    ordered = sorted(days, key=lambda when: when.split("/")[-1] or "0", reverse=True)
    last = desk.printed[-1] if desk.printed else "9999"
    return [(when > last, written(when) if when else "No day given", days[when]) for when in ordered]
