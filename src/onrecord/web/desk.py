"""One request in, what its page is made from out: the open record, what is asked for, and views computed once."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from importlib import import_module
from json import dumps
from typing import Any, TypeVar

from onrecord.model import Event, Mention, Span, Statement
from onrecord.store.filter import ACCUSING, ALL, Filter
from onrecord.store.kept import Wanted
from onrecord.store.listing import Part
from onrecord.views import actors, formats, offices
from onrecord.views.commitments import Commitment
from onrecord.views.concerns import Held, merged
from onrecord.views.copies import Copies
from onrecord.views.deeds import SAME_MATTER, followed, followed_by
from onrecord.views.disputes import Dispute
from onrecord.views.events import TOLD, happenings
from onrecord.views.record import Record, in_order
from onrecord.views.statements import Said, gathered
from onrecord.views.stories import StoryLine
from onrecord.web.asking import NAMES, Asked
from onrecord.web.settings import Settings
from onrecord.web.shelf import Shelf

T = TypeVar("T")

MOST = 5000
"""Events or statements that are listed: the most reported, the last printed."""

PARTS: Mapping[str, Callable[[Record, Filter, int, int], tuple[Sequence[Any], int]]] = {
    "actors": actors.counted,
    "formats": formats.listed,
    "offices": offices.listed,
}
"""Views of which a part is read without the rest."""

OWN = frozenset({"q", "a", "b", "show", "area", "place", "least"})
"""Words of the address that belong to one page alone, and not to the filter."""

SMALL = 1500
"""Findings of a list that are read whole; of more, only those that a page shows."""

FEW = 500
"""Findings that are read whole where part of a list is shown among other things; likewise."""

NOUNS = {f"{noun}s": noun for noun in ("event", "statement", "commitment", "dispute", "concern")}
"""The views that are listed in parts, and what they list."""

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

    def made(self, name: str, key: Hashable) -> object:
        """Return what was computed of this state of the case before; nothing where it was not."""
        return self.shelf.kept((self.state, name, key))

    def found(self, view: str, only: Filter | None = None) -> Sequence[Any]:
        """Return what a view has of what is asked for, narrowed to type, status and outlet; events and actors bare."""
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
            printed = self.printed_by(self.asked.outlet)
            if view == "actors":
                named = self.record.reader.actors_in(printed.intersection(self.record.reader.passing(only)))
                return [one for one in values if one.id in named]
            values = [one for one in values if not printed.isdisjoint(self.articles_of(one))]
        return values

    def _view(self, view: str, only: Filter) -> Sequence[Any]:
        if view == "events":
            return sorted(self.record.events(only, MOST), key=_most_reported)
        if view == "actors":
            return actors.counted(self.record, only, 0, None)[0]
        compute = getattr(import_module(f"onrecord.views.{view}"), view)
        return tuple(compute(self.record, only, MOST) if view in LIMITED else compute(self.record, only))

    def some(self, view: str, only: Filter, start: int, size: int) -> tuple[Sequence[Any], int]:
        """Return part of a view, of events the most reported first, of others the latest, and how many there are.

        Of many statements and concerns each telling is counted by itself.
        """
        key = (view, only, self.part(), start, size)
        if view == "events":
            return self.kept("some", key, lambda: self.events(only, size, start=start))
        if view in PARTS and not self.asked.outlet:
            return self.kept("some", key, lambda: PARTS[view](self.record, only, start, size))
        total = 0 if self.asked.outlet or view in PARTS else self.number(view, only)
        if total <= FEW:
            found = list(self.found(view, only))
            if view not in PARTS:  # others come by publication
                found.reverse()
            return found[start : start + size], len(found)
        return self.kept("some", key, lambda: self._last(view, only, start, size)), total

    def part(self, **changes: Any) -> Part:  # noqa: ANN401 - fields of a part
        """Return what events are narrowed to: type, status and outlet."""
        printed = sorted(self.printed_by(self.asked.outlet)) if self.asked.outlet else None
        told = "" if printed is None else dumps(printed)
        return replace(Part(type=self.asked.type, status=self.asked.status, printed=told), **changes)

    def events(self, only: Filter, limit: int, **narrowed: Any) -> tuple[Sequence[Event], int]:  # noqa: ANN401 - as above
        """Return the first events of a part, and how many there are in it."""
        reader, part = self.record.reader, self.part(**narrowed)
        count = reader.counted(only, part)
        return reader.ranked(only, replace(part, limit=limit), count), count

    def accused(self, only: Filter, limit: int, others: Mapping[str, Any]) -> tuple[Sequence[Event], int]:
        """Return likewise the accusations of a part."""
        if self.asked.type not in {"", ACCUSING}:
            return (), 0
        return self.events(only, limit, **others, accusing=True)

    def owed(self, only: Filter, limit: int, by: str, *, owing: bool) -> tuple[Sequence[Commitment], int]:
        """Return the last commitments about somebody, undertaken by them or by others, and how many there are."""
        reader = self.record.reader
        if reader.concluded and not self.asked.outlet:
            wanted = Wanted(only=only, limit=limit, owing=owing)
            found = followed(reader.kept(Commitment, "commitment", wanted), self.record)
            return list(reversed(found)), reader.number_kept("commitment", wanted)
        every = [one for one in reversed(self.found("commitments", only)) if (by in self.record.meant(one.by)) is owing]
        return every[:limit], len(every)

    def dated(self) -> tuple[Sequence[tuple[str, str, int, int]], int]:
        """Return the events asked for that have a date, the most reported first, and how many there are with none.

        Each as its id, its date, and how many reports and articles tell of it.
        """
        reader, only, part = self.record.reader, self.asked.only, self.part()
        count = reader.counted(only, part)
        found = reader.dated(only, replace(part, limit=MOST), count)
        return found, count - len(found)

    def number(self, view: str, only: Filter) -> int:
        """Return how many findings pass a filter."""
        return self.kept("number", (view, only), lambda: self.record.reader.number(NOUNS[view], only))

    def _last(self, view: str, only: Filter, start: int, size: int) -> Sequence[Any]:
        twice = 2 if view == "statements" else 1  # copies are one
        found = getattr(import_module(f"onrecord.views.{view}"), view)(self.record, only, twice * (start + size))
        return list(reversed(found))[start : start + size]

    def articles_of(self, value: object) -> Iterable[str]:
        """Return the articles that a finding rests on."""
        if isinstance(value, Event):
            told = self.mention_articles
            return (told[id_] for id_ in value.mentions if id_ in told)
        if getattr(value, "event", ""):
            return self.event_articles.get(value.event, ())  # type: ignore[attr-defined]
        if isinstance(value, Copies):
            return (value.origin, *(copy.article for copy in value.copies))
        if isinstance(value, StoryLine):
            return (article for report in value.reports for article in self.record.reports[report].articles)
        return {span.article for span in spans_of(value)}

    def told_in(self, view: str, articles: AbstractSet[str], words: Sequence[str]) -> Sequence[Any]:
        """Return what ``found`` has of a view, as far as these articles tell of it and it can hold all these words."""
        reader, only, asked = self.record.reader, self.asked.only, tuple(sorted(articles))
        if view == "events":
            return reader.ranked(only, self.part(printed="", chosen=dumps(reader.told_with(asked, words))))
        found: Sequence[Any]
        if view == "statements":
            found = gathered(self.record, in_order(reader.alike(only, asked, words)))
        elif reader.concluded:
            wanted = Wanted(only=only, articles=asked, alike=view == "concerns")
            kept = reader.kept(*_KEPT[view], wanted, words)
            found = merged(kept, only, self.record) if view == "concerns" else self._as_listed(view, kept)
        else:
            found = self.found(view)
        return [one for one in found if not articles.isdisjoint(self.articles_of(one))]

    def found_in(self, view: str, articles: Iterable[str]) -> Sequence[Any]:
        """Return the commitments, disputes or concerns that rest on sentences of these articles."""
        reader, asked = self.record.reader, frozenset(articles)
        if not reader.concluded:
            return [one for one in self.every(view) if not asked.isdisjoint(self.articles_of(one))]
        return self._as_listed(view, reader.concluded_in(*_KEPT[view], asked))

    def resting(self, articles: Iterable[str], event: str) -> Sequence[Commitment]:
        """Return the commitments of these articles that rest on an event, or that it may show kept or broken."""
        reader = self.record.reader
        if not reader.concluded:
            return self.found_in("commitments", articles)
        likely = reader.shown_by(event, SAME_MATTER)
        found = reader.resting(Commitment, "commitment", articles, event, likely)
        shown = {one.id for one in followed_by([one for one in found if one.id in likely], likely, self.record)}
        return followed([one for one in found if one.id in shown or event in one.evidence], self.record)

    def one(self, view: str, id_: str) -> object:
        """Return the commitment, dispute or concern of an id; nothing where there is none."""
        if not self.record.reader.concluded:
            return next((one for one in self.every(view) if one.id == id_), None)
        return next(iter(self._as_listed(view, self.record.reader.concluded_as(*_KEPT[view], (id_,)))), None)

    def _as_listed(self, view: str, found: Sequence[Any]) -> Sequence[Any]:
        if view == "commitments":
            return followed(found, self.record)
        return [one.concern for one in found] if view == "concerns" else found

    def happened(self, ids: Iterable[str]) -> Mapping[str, Event]:
        """Return events by id."""
        return {one.id: one for one in self.record.reader.happened(ids)}

    def said(self, id_: str) -> Said | None:
        """Return the statement of that id, or of which it is a copy, with its copies."""
        articles = {one.article for one in self.record.reader.said((id_,))}
        reports = [self.record.reports[self.record.report_of[article]] for article in articles]
        told = self.record.reader.statements_in(article for report in reports for article in report.articles)
        return next((one for one in gathered(self.record, told) if id_ in one.copies), None)

    @property
    def outlets(self) -> Sequence[str]:
        """The outlets, the one with most articles first."""
        return self.kept("outlets", "", self._outlets)

    def _outlets(self) -> Sequence[str]:
        counts = Counter(self.record.reader.outlets())
        counts.update(outlet for outlet, _ in self._unnamed)
        return sorted(counts, key=lambda outlet: (-counts[outlet], outlet))

    @property
    def _unnamed(self) -> Sequence[tuple[str, str]]:
        """The articles that name no outlet, each after what stands for one."""
        unnamed = [id_ for none in (None, "") for id_ in self.record.reader.printed_by(none)]
        return self.kept("unnamed", "", lambda: [(self.record.outlet_of(id_), id_) for id_ in unnamed])

    def printed_by(self, outlet: str) -> frozenset[str]:
        """Return the articles that an outlet has printed."""

        def found() -> frozenset[str]:
            unnamed = (id_ for of, id_ in self._unnamed if of == outlet)
            return frozenset([*self.record.reader.printed_by(outlet), *unnamed])

        return self.kept("printed by", outlet, found)

    @property
    def printed(self) -> Sequence[str]:
        """The days on which the case's articles were printed, sorted, as far as they are known."""
        return self.kept("printed", "", self.record.reader.days)

    @property
    def mention_articles(self) -> Mapping[str, str]:
        """The article of each telling of an event."""
        return self.kept("mentions", "", self.record.reader.told_in)

    @property
    def event_articles(self) -> Mapping[str, Sequence[str]]:
        """The articles that tell of each event."""

        def gathered_() -> Mapping[str, Sequence[str]]:
            found: dict[str, list[str]] = {}
            for mention, event in self.record.reader.event_of().items():
                found.setdefault(event, []).append(self.mention_articles[mention])
            return found

        return self.kept("articles of events", "", gathered_)

    def tellers(self, mentions: Iterable[Mention]) -> tuple[Statement, ...]:
        """Return the statements that tell of these."""
        return self.record.reader.said(one.told_by for one in mentions if one.told_by)

    def whole(self, view: str, values: Sequence[Any]) -> Sequence[Any]:
        """Return values with all their fields: events with their first tellings, actors with first words for them."""
        if view == "actors":
            return actors.worded(self.record, self.asked.only, values)
        return happenings(self.record, values, TOLD) if view == "events" else values

    def url(self, path: str, /, **changes: str | Sequence[str] | None) -> str:
        """Return the address of a page with the present filter, changed where told so."""
        return f"{path}{self.asked.query(changes)}"

    def here(self) -> str:
        """Return the address of this page as it was asked for, without what was told on it."""
        told = {"told", "made"}
        return self.url(
            self.path, **dict.fromkeys(told), **{n: v for n, v in self.asked.given if n not in {*NAMES, *told}}
        )

    def changed(self, **changes: str | Sequence[str] | None) -> str:
        """Return the address of this page with the filter changed, and with the page's own words as they are."""
        own = {word: value for word, value in self.asked.given if word in OWN}
        return f"{self.path}{self.asked.query({**changes, **own})}"

    def without(self, *names: str) -> str:
        """Return the address of this page without some words of the filter; without any where none is named."""
        return self.changed(**dict.fromkeys(names or NAMES))

    def at(self, span: Span) -> str:
        """Return the address of a place in an article, which is marked there."""
        return f"{self.url(f'/article/{span.article}', mark=f'{span.start}-{span.end}')}#s{span.start}"

    def within(self, since: str | None, until: str | None = None) -> Filter:
        """Return what is asked for, in another period."""
        return replace(self.asked.only, since=since, until=until)


_KEPT: Mapping[str, tuple[type[Any], str]] = {
    "commitments": (Commitment, "commitment"), "disputes": (Dispute, "dispute"), "concerns": (Held, "concern"),
}  # fmt: skip


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
