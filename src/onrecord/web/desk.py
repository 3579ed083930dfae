"""One request in, what its page is made from out: the open record, what is asked for, and views computed once."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any, TypeVar

from onrecord.model import Event, Mention, Span, Statement
from onrecord.store.filter import ALL, Filter
from onrecord.views.commitments import Commitment
from onrecord.views.concerns import Concern
from onrecord.views.copies import Copies
from onrecord.views.events import happenings
from onrecord.views.record import Record, day
from onrecord.views.stories import StoryLine
from onrecord.web.asking import NAMES, Asked
from onrecord.web.settings import Settings
from onrecord.web.shelf import Shelf

T = TypeVar("T")

MOST = 5000
"""Events or statements that are listed: the most reported, the last printed."""

OWN = frozenset({"q", "a", "b", "show", "area", "place", "least"})
"""Words of the address that belong to one page alone, and not to the filter."""

DERIVED = frozenset({"commitments", "concerns"})
"""Views that are computed of all statements and events of a period, whoever is asked for."""

LIMITED = frozenset({"events", "statements", "timeline"})
VIEWS = (
    "events", "timeline", "statements", "commitments", "disputes", "concerns", "formats", "offices", "actors",
    "relations", "copies", "stories",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page is made from. ``state`` is the state of the case when the record was opened."""

    record: Record
    asked: Asked
    shelf: Shelf
    state: Hashable
    settings: Settings
    path: str = "/"
    known: bool = False  # the browser has shown the token, and may judge

    def kept(self, name: str, key: Hashable, compute: Callable[[], T]) -> T:
        """Return what was computed of this state of the case before, or compute it."""
        return self.shelf.get((self.state, name, key), compute)

    def found(self, view: str, only: Filter | None = None) -> Sequence[Any]:
        """Return what a view has of what is asked for, narrowed to type, status and outlet. Events come bare."""
        only = self.asked.only if only is None else only
        narrowed = (self.asked.type, self.asked.status, self.asked.outlet)
        return self.kept(view, (only, narrowed), lambda: self._narrowed(view, only))

    def every(self, view: str) -> Sequence[Any]:
        """Return all that a view has of the whole case."""
        return self.kept(view, (ALL, ("", "", "")), lambda: self._view(view, ALL))

    def _narrowed(self, view: str, only: Filter) -> Sequence[Any]:
        values = self.kept(view, (only, ("", "", "")), lambda: self._view(view, only))
        kind, status = self.asked.type, self.asked.status
        if view in {"events", "timeline"} and (kind or status):
            values = [one for one in values if kind in {"", one.type} and status in {"", one.status}]
        if self.asked.outlet and view != "relations":
            printed = self.outlets.get(self.asked.outlet, frozenset())
            values = [one for one in values if not printed.isdisjoint(self.articles_of(one))]
        return values

    def _view(self, view: str, only: Filter) -> Sequence[Any]:
        if view in DERIVED and only.about:  # its cost is in the whole; who takes part is told by its fields
            period = replace(only, about=())
            whole = self.kept(view, (period, ("", "", "")), lambda: self._view(view, period))
            return [one for one in whole if self.record.involves(only, self._involved(one))]
        if view == "events":
            return sorted(self.record.events(only, MOST), key=_most_reported)
        compute = getattr(import_module(f"onrecord.views.{view}"), view)
        return tuple(compute(self.record, only, MOST) if view in LIMITED else compute(self.record, only))

    def _involved(self, value: Commitment | Concern) -> set[str]:
        """Return who takes part in a commitment or a concern, as its view tells it."""
        if isinstance(value, Commitment):
            return {*value.by, *value.to, *value.told_by}
        held = {*value.held_by}
        for id_ in value.evidence:
            for said in self.record.reader.beginning(Statement, "statement", id_):
                held.update(part.actor for part in said.parts if part.actor)
        return held

    def articles_of(self, value: object) -> Iterable[str]:
        """Return the articles that a finding rests on."""
        if isinstance(value, Event):
            told = self.mention_articles
            return (told[id_] for id_ in value.mentions if id_ in told)
        if getattr(value, "event", ""):
            told_of = self.by_id.get(value.event)  # type: ignore[attr-defined]
            return self.articles_of(told_of) if told_of else ()
        if isinstance(value, Copies):
            return (value.origin, *(copy.article for copy in value.copies))
        if isinstance(value, StoryLine):
            return (article for report in value.reports for article in self.record.reports[report].articles)
        return {span.article for span in spans_of(value)}

    @property
    def by_id(self) -> Mapping[str, Event]:
        """Every listed event, by id."""
        return self.kept("by id", "", lambda: {one.id: one for one in self.every("events")})

    @property
    def outlets(self) -> Mapping[str, frozenset[str]]:
        """The articles of each outlet, the one with most of them first."""
        return self.kept("outlets", "", self._outlets)

    def _outlets(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for article in self.record.naming(ALL):
            found.setdefault(self.record.outlet(article), set()).add(article.id)
        ranked = sorted(found, key=lambda outlet: (-len(found[outlet]), outlet))
        return {outlet: frozenset(found[outlet]) for outlet in ranked}

    @property
    def printed(self) -> Sequence[str]:
        """The days on which the case's articles were printed, sorted, as far as they are known."""
        return self.kept("printed", "", lambda: sorted({day(one) or "" for one in self.record.naming(ALL)} - {""}))

    @property
    def mention_articles(self) -> Mapping[str, str]:
        """The article of each telling of an event."""
        return self.kept("mentions", "", lambda: {one.id: one.article for one in self.record.reader.mentions()})

    @property
    def mentions_in(self) -> Mapping[str, Sequence[str]]:
        """The tellings of events in each article, in the order they stand."""

        def gathered() -> Mapping[str, Sequence[str]]:
            found: dict[str, list[str]] = {}
            for mention, article in self.mention_articles.items():
                found.setdefault(article, []).append(mention)
            return found

        return self.kept("mentions in", "", gathered)

    def tellers(self, mentions: Iterable[Mention]) -> tuple[Statement, ...]:
        """Return the statements that tell of these."""
        ids = dict.fromkeys(one.told_by for one in mentions if one.told_by)
        return tuple(found for id_ in ids for found in self.record.reader.beginning(Statement, "statement", id_))

    def whole(self, view: str, values: Sequence[Any]) -> Sequence[Any]:
        """Return values of a view with all their fields: events with their tellings."""
        return happenings(self.record, values) if view == "events" else values

    def url(self, path: str, /, **changes: str | Sequence[str] | None) -> str:
        """Return the address of a page with the present filter, changed where told so."""
        return f"{path}{self.asked.query(changes)}"

    def here(self) -> str:
        """Return the address of this page as it was asked for, without what was told on it."""
        told = {"told", "made"}
        return self.url(
            self.path, **dict.fromkeys(told), **{n: v for n, v in self.asked.given if n not in {*NAMES, *told}}
        )

    def without(self, name: str) -> str:
        """Return the address of this page without one word of the filter."""
        own = {word: value for word, value in self.asked.given if word in OWN}
        return f"{self.path}{self.asked.query({name: None, **own})}"

    def at(self, span: Span) -> str:
        """Return the address of a place in an article, which is marked there."""
        return f"{self.url(f'/article/{span.article}', mark=f'{span.start}-{span.end}')}#s{span.start}"

    def within(self, since: str | None, until: str | None = None) -> Filter:
        """Return what is asked for, in another period."""
        return replace(self.asked.only, since=since, until=until)


def _most_reported(event: Event) -> tuple[object, ...]:
    return -event.reports, -event.articles, (event.when.value if event.when else None) or "9999", event.id


def spans_of(value: object) -> Iterable[Span]:
    """Yield the sentences that a view's value rests on, or else its words."""
    for name in ("sentences", "evidence", "mentions"):
        spans = [one for one in getattr(value, name, ()) if isinstance(one, Span)]
        if spans:
            yield from spans
            return
    for name in ("claim", "denial"):
        yield from getattr(getattr(value, name, None), "sentences", ())
