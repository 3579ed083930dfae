"""What a page shows, before it is drawn: its template, title and values; and a list cut into pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.web.asking import Wrong
from onrecord.web.desk import MOST, OWN, Desk

A_PAGE = 50
"""Lines on a page."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A page: its template without ending, its title, and what the template is given.

    ``parts`` fill the gap that the template leaves (see `onrecord.web.streaming`): each is sent when it is made, or all
    ``at_once`` with the page where they do not take long.
    """

    template: str
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    parts: "Iterable[Screen]" = ()
    at_once: bool = True


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list: its items, which they are of how many, and the addresses beside it."""

    items: Sequence[Any]
    first: int
    total: int
    previous: str
    next: str
    cut: bool = False  # there is more than is listed at all

    @property
    def last(self) -> int:
        """The number of the last item on it."""
        return self.first + len(self.items) - 1


def leaf(desk: Desk, found: Sequence[Any], size: int = A_PAGE) -> Leaf:
    """Return the page of a list that is asked for. Raises Wrong where the list is shorter: 404."""
    start = (desk.asked.page - 1) * size
    return _leaf(desk, found[start : start + size], len(found), size, cut=len(found) >= MOST)


def part(desk: Desk, view: str, size: int = A_PAGE) -> Leaf:
    """Return the page that is asked for of a view's list. Raises Wrong where the list is shorter: 404."""
    items, total = desk.some(view, desk.asked.only, (desk.asked.page - 1) * size, size)
    return _leaf(desk, items, total, size, cut=False)


def _leaf(desk: Desk, items: Sequence[Any], total: int, size: int, *, cut: bool) -> Leaf:
    page = desk.asked.page
    start = (page - 1) * size
    if start and not items:
        raise Wrong(404, f"There is no page {page}: the list ends before it.")

    def beside(number: int) -> str:
        own = {name: value for name, value in desk.asked.given if name in OWN}
        return desk.url(desk.path, **own, page=str(number))

    return Leaf(
        items,
        start + 1,
        total,
        beside(page - 1) if page > 1 else "",
        beside(page + 1) if start + size < total else "",
        cut,
    )
