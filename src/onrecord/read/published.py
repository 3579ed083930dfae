"""A page's tree and what it declares in, out when its article was published, with the basis of that date."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from htmldate import find_date
from lxml.html import HtmlElement

from onrecord.lexicon.press import Press
from onrecord.model import Published
from onrecord.read.dates import in_address, stated
from onrecord.read.jsonld import Description
from onrecord.read.marks import is_beside, is_margin
from onrecord.read.metatags import told
from onrecord.read.stamps import stamp

_APART = 3  # days: further than this from the day in its address, a page's own date was set anew
_LATER = 60  # days: a text that was changed later than this may tell of another time than that of its publication
_CLOCK = timedelta(minutes=2)
_DAYS = frozenset(("minute", "day"))
_EARLIEST, _LATEST = datetime(1990, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001 - htmldate compares naive days
_MOST = 10  # time elements that are looked at; the article's own are the first
_TIMES = (
    "//time[@pubdate or contains(@itemprop, 'datePublished') or contains(@class, 'publish')]",
    "//h1/following::time | //article//time | //header//time",
)


def published(
    tree: HtmlElement, said: Description, tags: Mapping[str, tuple[str, ...]], url: str | None, press: Press
) -> Published | None:
    """Return the surest date that a page states of itself, or ``None``.

    In this order: JSON-LD, meta elements, time elements, the address, and what htmldate finds written near the
    headline, unless it is the day of a revision. The day in the address is preferred to a date that is far from it.
    """
    found = _first_printed(tree, said, tags, url, press)
    changed = _read(said.modified, "json-ld", press)
    long_after = found and changed and {found.precision, changed.precision} <= _DAYS and _gap(found, changed) > _LATER
    return replace(found, revised=changed.value[:10]) if found and changed and long_after else found


def _first_printed(
    tree: HtmlElement, said: Description, tags: Mapping[str, tuple[str, ...]], url: str | None, press: Press
) -> Published | None:
    dates = list(_declared(tree, said, tags, press))
    day = next((found for found in dates if found.precision in _DAYS), None)
    address = in_address(url)
    if address and address.precision in _DAYS and (day is None or abs(_gap(address, day)) > _APART):
        return address
    return day or _written(tree, said, tags, press) or next(iter(dates), address)


def is_sound(published: Published, fetched: str | None) -> bool:
    """Return whether a date can be one of publication: no later than the day after the page was ``fetched``.

    A day of grace, for zones; but the very minute of fetching is a server's clock, printed into the page.
    """
    if fetched is None or published.precision not in _DAYS:
        return True
    at = datetime.fromisoformat(fetched)
    if published.precision == "day":
        return date.fromisoformat(published.value) <= at.date() + timedelta(days=1)
    when = datetime.fromisoformat(published.value)
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return when <= at + timedelta(days=1) and abs(at - when) > _CLOCK


def _declared(
    tree: HtmlElement, said: Description, tags: Mapping[str, tuple[str, ...]], press: Press
) -> Iterator[Published]:
    values = [(said.published, "json-ld"), *((value, "meta") for value in told(tags, "published"))]
    values += [(value, "time element") for path in _TIMES for value in _times(tree, path)]
    for value, basis in values:
        if found := _read(value, basis, press):
            yield found


def _times(tree: HtmlElement, path: str) -> list[str]:
    found = [element for element in tree.xpath(path)[:_MOST] if not is_beside(element)]
    return [element.get("datetime") or element.text_content() for element in found[:2]]


def _read(value: str | None, basis: str, press: Press) -> Published | None:
    if not value:
        return None
    exact = stated(value, basis)
    if exact:
        return exact
    shown = stamp(value, press)
    return replace(shown, basis=basis) if shown else None


def _written(
    tree: HtmlElement, said: Description, tags: Mapping[str, tuple[str, ...]], press: Press
) -> Published | None:
    page = deepcopy(tree)
    for element in [element for element in page.iter() if is_margin(element)]:
        element.drop_tree()
    day = find_date(page, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST)
    found = stated(day, "text")
    revised = _revisions([said.modified, *told(tags, "modified")], press)
    return found if found and found.value not in revised else None


def _revisions(values: Iterable[str | None], press: Press) -> set[str]:
    return {found.value[:10] for value in values if (found := _read(value, "meta", press))}


def _gap(one: Published, other: Published) -> int:
    """Return how many days the other is later."""
    return (date.fromisoformat(other.value[:10]) - date.fromisoformat(one.value[:10])).days
