"""ISO 8601 values in, dates as a reader writes them out: "8 September 2021", "September 2021", "1996–2001"."""

from calendar import month_abbr, month_name
from collections.abc import Sequence
from functools import lru_cache

_DAY, _MONTH = 3, 2  # parts of a value


@lru_cache(maxsize=1 << 12)
def written(value: str, *, short: bool = False) -> str:
    """Return a day, month, year or range in words; as it is where it is no ISO 8601 value."""
    first, slash, last = value.partition("/")
    if slash:
        start, end = written(first, short=short), written(last, short=short)
        shared = next((tail for tail in _tails(end) if start.endswith(tail)), "")
        return f"{start.removesuffix(shared)}–{end}"
    parts = value[:10].split("-")
    names = month_abbr if short else month_name
    if not all(part.isdigit() for part in parts) or len(parts) > _DAY:
        return value
    if len(parts) >= _MONTH and not 1 <= int(parts[1]) <= 12:  # noqa: PLR2004 - months
        return value
    if len(parts) == _DAY:
        return f"{int(parts[2])} {names[int(parts[1])]} {parts[0]}"
    return f"{names[int(parts[1])]} {parts[0]}" if len(parts) == _MONTH else parts[0]


def either(values: Sequence[str]) -> str:
    """Return dates of which one is true, in words: "8 or 9 September 2021"."""
    dates = [written(value) for value in values]
    shared = next((tail for tail in _tails(dates[-1]) if all(date.endswith(tail) for date in dates)), "")
    return " or ".join((*(date.removesuffix(shared) for date in dates[:-1]), dates[-1]))


def _tails(date: str) -> list[str]:
    """Return what two dates can share at their end: " September 2021", " 2021"."""
    words = date.split()
    return ["".join(f" {word}" for word in words[place:]) for place in range(1, len(words))]


def period(first: str, last: str) -> str:
    """Return two dates as one period: "24 Aug – 26 Sep 2021", "3 – 19 Mar 2021", "3 Mar 2021"."""
    start, end = written(first, short=True), written(last, short=True)
    shared = next((tail for tail in _tails(end) if start.endswith(tail)), "")
    return end if start == end else f"{start.removesuffix(shared)} – {end}"
