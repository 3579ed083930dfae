"""Tellings of one happening in, which status stands and how it came to that out."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from onrecord.model import Stage, Status
from onrecord.resolve.grouping import grouped
from onrecord.resolve.happenings import Happening
from onrecord.resolve.tellings import Telling

_REAL = frozenset({Status.OCCURRED, Status.ONGOING})


def status(happening: Happening) -> Status:
    """Return the status that stands.

    What has happened stands, whatever was planned before and denied by whom; else the status last told. A telling of
    the reporter or a party counts, another's where a second report has it too; where none counts, all do.
    """
    if len(happening.tellings) == 1:
        return happening.tellings[0].mention.status
    told = _counting(happening)
    real = Counter(one.mention.status for one in told for _ in one.mentions if one.mention.status in _REAL)
    if real:
        return max(real, key=lambda found: (real[found], found is Status.OCCURRED))
    last = max(one.published or date.min for one in told)
    latest = Counter(one.mention.status for one in told if (one.published or date.min) == last)
    return min(latest, key=lambda found: (-latest[found], found))


def history(happening: Happening) -> tuple[Stage, ...]:
    """Return the statuses by day of publication, each from the day it was first told; none where it never changed.

    What has happened is not planned again: a later telling of a plan looks back.
    """
    if len(happening.tellings) == 1:
        return ()
    by_day = grouped((one.published, one) for one in _counting(happening) if one.published)
    found: list[Stage] = []
    for day in sorted(by_day):
        if found and found[-1].status in _REAL:
            break
        first = _first(by_day[day])
        if not found or first.mention.status is not found[-1].status:
            found.append(Stage(first.mention.status, day.isoformat(), first.mention.id))
    return tuple(found) if len(found) > 1 else ()


def _counting(happening: Happening) -> Sequence[Telling]:
    reports = grouped((one.mention.status, one.report) for one in happening.tellings)
    owned = [one for one in happening.tellings if one.is_owned or len(set(reports[one.mention.status])) > 1]
    return owned or happening.tellings


def _first(told: Sequence[Telling]) -> Telling:
    """Return the telling that stands for a day: of what has happened before others, then of the status most told."""
    counts = Counter(one.mention.status for one in told)
    return min(
        told,
        key=lambda one: (
            one.mention.status not in _REAL,
            -counts[one.mention.status],
            one.mention.status,
            one.mention.trigger,
        ),
    )
