"""ISO 8601 values in, places on an axis of time out, labelled in days, weeks, months or years."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from onrecord.views.time import written
from onrecord.web.drawings.svg import width_of

_GAP = 10.0  # px between labels
_KEPT = 0.8  # share of the events that a period shows where none is asked for and a few are far off
_FAR = 2.5  # times as long as that the period of all would have to be
_STEPS = (  # unit and how many of it, the shortest first
    ("day", 1),
    ("day", 2),
    ("week", 1),
    ("week", 2),
    ("month", 1),
    ("month", 3),
    ("month", 6),
    *(("year", years) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


@dataclass(frozen=True, slots=True)
class Extent:
    """A time, in days as `date.toordinal` counts them: its first day, and the day after its last."""

    first: int
    end: int

    @property
    def middle(self) -> float:
        """Its middle."""
        return (self.first + self.end) / 2

    @property
    def length(self) -> int:
        """How many days it has."""
        return self.end - self.first

    def meets(self, other: "Extent") -> bool:
        """Tell whether two times share a day."""
        return self.first < other.end and other.first < self.end

    def within(self, other: "Extent") -> "Extent":
        """Return the days it shares with another that it meets."""
        return Extent(max(self.first, other.first), min(self.end, other.end))

    def widened(self, months: int) -> "Extent":
        """Return the whole months it meets, and as many around it that there are at least so many."""
        first, last = (date.fromordinal(day) for day in (self.first, self.end - 1))
        start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month
        missing = max(months - (end - start), 0)
        start, end = max(start - missing // 2, 12), min(end + (missing + 1) // 2, 9999 * 12)
        return Extent(date(start // 12, start % 12 + 1, 1).toordinal(), date(end // 12, end % 12 + 1, 1).toordinal())

    def iso(self) -> tuple[str, str]:
        """Return its first and its last day."""
        return date.fromordinal(self.first).isoformat(), date.fromordinal(self.end - 1).isoformat()


@lru_cache(maxsize=4096)
def extent(value: str | None) -> Extent | None:
    """Return the days of a day, month, year or range; ``None`` where it is no ISO 8601 value."""
    first, _, last = (value or "").partition("/")
    start, end = _days(first), _days(last or first)
    return Extent(start.first, end.end) if start and end and start.first < end.end else None


def _days(value: str) -> Extent | None:
    try:
        year, *rest = (int(part) for part in value[:10].split("-"))
        month = rest[0] if rest else None
        start = date(year, month or 1, rest[1] if len(rest) > 1 else 1)
    except ValueError:
        return None
    if len(rest) > 1:
        return Extent(start.toordinal(), start.toordinal() + 1)
    end = _after(start, "month" if month else "year", 1)
    return Extent(start.toordinal(), end.toordinal()) if end else None


def period(times: Iterable[Extent]) -> Extent | None:
    """Return the days to show: all of them, or the shortest period of four in five where the others are far off."""
    known = sorted(times, key=lambda time: (time.middle, time.first))
    if not known:
        return None
    count = max(1, round(_KEPT * len(known)))
    windows = (Extent(first.first, last.end) for first, last in zip(known, known[count - 1 :], strict=False))
    dense = min(windows, key=lambda window: (window.length, window.first))
    whole = Extent(min(time.first for time in known), max(time.end for time in known))
    return whole if whole.length <= _FAR * dense.length else dense


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis: where, what it is called, and the longer time that begins with it, if one does."""

    x: float
    label: str
    over: str | None


@dataclass(frozen=True, slots=True)
class Axis:
    """The days shown, between two places in px."""

    shown: Extent
    left: float
    right: float

    def x(self, day: float) -> float:
        """Return the place of a day, or of a part of one."""
        return self.left + (day - self.shown.first) / self.shown.length * (self.right - self.left)

    def day(self, x: float) -> int:
        """Return the day at a place."""
        day = self.shown.first + int((x - self.left) / (self.right - self.left) * self.shown.length)
        return min(max(day, self.shown.first), self.shown.end - 1)

    def column(self, x: float, wide: float) -> int:
        """Return in which column a place is, where the axis is cut into columns at least so wide, of one width."""
        count = self._columns(wide)
        return min(max(int((x - self.left) / (self.right - self.left) * count), 0), count - 1)

    def span(self, column: int, wide: float) -> tuple[float, float]:
        """Return where such a column starts, and its width, in px."""
        each = (self.right - self.left) / self._columns(wide)
        return self.left + column * each, each

    def _columns(self, wide: float) -> int:
        return max(1, int((self.right - self.left) / wide))

    def ticks(self, finest: str = "day") -> tuple[Tick, ...]:
        """Return the dates to write, as many as there is room for, none finer than days, weeks, months or years."""
        for unit, count in _STEPS[next(place for place, step in enumerate(_STEPS) if step[0] == finest) :]:
            room = (self.right - self.left) / self.shown.length * _LENGTH[unit]
            if room < _LEAST_ROOM[unit] or room * count < _LEAST:
                continue
            found = tuple(self._named(list(self._starts(unit, count)), unit))
            if all(b.x - a.x >= width_of(a.label) / 2 + width_of(b.label) / 2 + _GAP for a, b in pairwise(found)):
                return found
        return ()

    def _starts(self, unit: str, count: int) -> Iterator[date]:
        first = date.fromordinal(self.shown.first)
        at: date | None = _floor(first, unit, count)
        while at and at.toordinal() < self.shown.end:
            if at >= first:
                yield at
            at = _after(at, unit, count)

    def _named(self, starts: list[date], unit: str) -> Iterator[Tick]:
        starts = starts or [date.fromordinal(self.shown.first)]
        before = ""
        for at in starts:
            over = _over(at, unit)
            yield Tick(self.x(at.toordinal()), _called(at, unit), over if over != before else None)
            before = over


_LENGTH = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.2}  # days
_LEAST = 16.0  # px from one label to the next: the shortest takes as much
_LEAST_ROOM = {
    "day": 18.0,
    "week": 26.0,
    "month": 10.0,
    "year": 0.0,
}  # px of one: with less, a longer unit reads better


def _called(at: date, unit: str) -> str:
    words = written(at.isoformat(), short=True).split()
    return {"month": words[1], "year": words[2]}.get(unit, words[0])


def _over(at: date, unit: str) -> str:
    words = written(at.isoformat(), short=True).split()
    return {"month": words[2], "year": ""}.get(unit, " ".join(words[1:]))


def _floor(at: date, unit: str, count: int) -> date:
    if unit == "day":
        return at.replace(day=1 + (at.day - 1) // count * count)
    if unit == "week":
        return at - timedelta(days=min((at.toordinal() - 1) % (7 * count), at.toordinal() - 1))  # Mondays
    if unit == "month":
        return date(at.year, 1 + (at.month - 1) // count * count, 1)
    return date(max(at.year // count * count, 1), 1, 1)


def _after(at: date, unit: str, count: int) -> date | None:
    """Return the next start after one; ``None`` beyond the last year there is."""
    try:
        if unit in {"day", "week"}:
            return at + timedelta(days=count * (7 if unit == "week" else 1))
        if unit == "year":
            return date(at.year // count * count + count, 1, 1)
        months = at.year * 12 + at.month - 1 + count
        return date(months // 12, months % 12 + 1, 1)
    except (ValueError, OverflowError):
        return None
