"""An ISO 8601 value at any precision in, the first and last day it covers out."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from onrecord.model import Article


@dataclass(frozen=True, slots=True)
class Imprint:
    """When an article was printed (ISO 8601, as precise as it is known), by which outlet or agency, on which page."""

    day: str | None
    outlet: str | None
    page: str


def days(value: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day: "2021-09" is 2021-09-01 to 2021-09-30, "1996/2001" five years and more.

    No days for no value, or for one that is not ISO 8601. A time of day is cut off, its zone not applied.
    """
    first, _, last = (value or "").partition("/")
    try:
        return _bounds(first)[0], _bounds(last or first)[1]
    except ValueError:
        return None, None


def published(article: Article) -> tuple[str | None, str | None]:
    """Return the first and last day on which the article may have been published."""
    return days(article.published.value if article.published else None)


def imprint(article: Article) -> tuple[str | None, str | None]:
    """Return the day of publication (ISO 8601, as precise as it is known), and the outlet or else the agency."""
    day = article.published.value[:10] if article.published else None
    return day, article.outlet or article.agency


def _bounds(value: str) -> tuple[str, str]:
    parts = [int(part) for part in value[:10].split("-")]
    first = date(*[*parts, 1, 1][:3])
    last = date(first.year, parts[1] if len(parts) > 1 else 12, 1)
    last_day = parts[2] if len(parts) > 2 else monthrange(last.year, last.month)[1]  # noqa: PLR2004 - year, month, day
    return first.isoformat(), last.replace(day=last_day).isoformat()
