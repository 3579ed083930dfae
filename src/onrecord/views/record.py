"""A reader in, the record by id out, fetched once; a state's people and bodies count for it."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property
from operator import itemgetter
from pathlib import PurePosixPath
from typing import Protocol, TypeVar, cast
from urllib.parse import urlsplit

from onrecord.model import Actor, ActorKind, Article, Event, Mention, Page, Report, Span, Statement
from onrecord.store.days import Imprint, days
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader

_FOR_THEMSELVES = (  # an armed group in Pakistan is not Pakistan
    ActorKind.STATE,
    ActorKind.ARMED_GROUP,
    ActorKind.POPULATION,
    ActorKind.FORMAT,
)


_SAMPLE = 20  # articles in which an actor's words are looked at


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Found = TypeVar("Found", bound=_Identified)
V = TypeVar("V")


class Record:
    """What views read: a case file's reader, and what was fetched from it, by id."""

    def __init__(self, reader: Reader) -> None:
        """Wrap ``reader``, which stays the caller's to close."""
        self.reader = reader
        self._articles: dict[str, Article] = {}
        self._actors: dict[str, Actor] = {}
        self._mentions: dict[str, Mention] = {}
        self._firsts: dict[str, str] = {}
        self._named: dict[str, list[tuple[str, Span]]] = {}
        self._ends: dict[str, list[tuple[int, str, int]]] = {}
        self._printed: dict[str, tuple[Span, ...]] = {}
        self._standing: dict[str, frozenset[str]] = {}
        self._passed: dict[Filter, AbstractSet[str]] = {}
        self._once: dict[Hashable, object] = {}

    @classmethod
    def of(cls, reader: "Reader | Record") -> "Record":
        """Return the record of ``reader``, or itself where it is one already."""
        return reader if isinstance(reader, Record) else cls(reader)

    def once(self, key: Hashable, compute: Callable[[], V]) -> V:
        """Return what was computed under a key before, or compute it."""
        if key not in self._once:
            self._once[key] = compute()
        return cast("V", self._once[key])

    def articles(self, ids: Iterable[str]) -> tuple[Article, ...]:
        """Return the articles of these ids, by publication and id, undated ones last."""
        wanted = _fetch(self._articles, self.reader.articles, ids)
        return tuple(sorted(wanted, key=lambda article: (day(article) or "9999", article.id)))

    def article(self, id_: str) -> Article:
        """Return the article of that id. Raises LookupError where there is none."""
        return self._articles.get(id_) or self.articles((id_,))[0]

    def actors(self, ids: Iterable[str]) -> tuple[Actor, ...]:
        """Return the actors of these ids, in the order of the ids, each once, without their spans."""
        return _fetch(self._actors, self.reader.bare, ids)

    def printed(self, actor: str) -> tuple[Span, ...]:
        """Return words that name an actor, those of the first articles by id."""
        if actor not in self._printed:
            self._printed[actor] = self.reader.printed(actor, _SAMPLE)
        return self._printed[actor]

    def fetch(self, articles: Iterable[str]) -> None:
        """Fetch articles and their reports at once."""
        self.prepare([article.id for article in self.articles(articles)])

    def prepare(self, articles: Sequence[str]) -> None:
        """Fetch the reports of articles, and when and where they and their copies were printed, at once."""
        self.report_of.fetch(articles)
        self.reports.fetch({self.report_of[id_] for id_ in articles if id_ in self.report_of})
        reports = (self.reports.get(self.report_of.get(id_, "")) for id_ in articles)
        copies = {id_ for report in reports if report for id_ in report.articles}
        self.imprints.fetch(copies.union(articles))

    @cached_property
    def imprints(self) -> "Lookup[Imprint]":
        """When and by whom each article was printed."""
        return Lookup(self.reader.imprints)

    def fetch_named(self, articles: Iterable[str]) -> None:
        """Fetch who is named in articles at once."""
        self._named |= {id_: [] for id_ in articles}
        named = self.reader.named_in(articles)
        for actor, spans in named:
            self._named[spans[0].article] += [(actor, span) for span in spans]
        self.actors(actor for actor, _ in named)

    @cached_property
    def report_of(self) -> "Lookup[str]":
        """Each article's report."""
        return Lookup(self.reader.report_of)

    @cached_property
    def reports(self) -> "Lookup[Report]":
        """The pieces of reporting, by id."""
        return Lookup(lambda ids: {report.id: report for report in self.reader.reports(ids)})

    @cached_property
    def pages(self) -> "Lookup[Page]":
        """The pages, by id."""
        return Lookup(lambda ids: {page.id: page for page in self.reader.pages(ids)})

    def page_of(self, article: Article) -> Page | None:
        """Return the page an article was read from."""
        return self.pages.get(article.page)

    @cached_property
    def _states(self) -> Mapping[str, str]:
        """Country codes and the id of the state they name."""
        return self.reader.states()

    def named_in(self, article: str) -> list[tuple[str, Span]]:
        """Return the actors named in an article, with the words that name them, in the order of their ids."""
        if article not in self._named:
            found = self.reader.named_in((article,))
            self._named[article] = [(actor, span) for actor, spans in found for span in spans]
        return self._named[article]

    def named_last(self, article: str, start: int, end: int) -> tuple[int, str] | None:
        """Return who is named last between two offsets of an article: where the name ends, and the actor's id."""
        if article not in self._ends:
            self._ends[article] = sorted((span.end, id_, span.start) for id_, span in self.named_in(article))
        named = self._ends[article]
        for place in range(bisect_right(named, end, key=itemgetter(0)) - 1, -1, -1):
            stop, id_, begin = named[place]
            if begin >= start:
                return stop, id_
            if stop <= start:
                break
        return None

    def standing_for(self, id_: str) -> frozenset[str]:
        """Return the actor and the state it acts for: Lavrov meeting somebody is Russia meeting them."""
        if id_ not in self._standing:
            self._standing[id_] = frozenset({id_, self.state_of(id_)})
        return self._standing[id_]

    def state_of(self, id_: str) -> str:
        """Return the id of the state that a person or body acts for, or the actor's own id."""
        actors = self.actors((id_,))
        if not actors or actors[0].kind in _FOR_THEMSELVES or actors[0].country is None:
            return id_
        return self._states.get(actors[0].country, id_)

    def meant(self, actors: Iterable[str]) -> frozenset[str]:
        """Return the actors, and the states they act for."""
        return frozenset[str]().union(*map(self.standing_for, actors))

    def involves(self, only: Filter, actors: Iterable[str]) -> bool:
        """Tell whether everyone asked for is among the actors, in person or through those who act for them."""
        if not only.about:
            return True
        return self.meant(actors).issuperset(only.about)

    def printed_in(self, only: Filter, sentences: Iterable[Span]) -> bool:
        """Tell whether the first of these was printed in the period asked for."""
        first = next(iter(self.days(span.article for span in sentences)), None)
        since, until = days(first)
        return (not only.since or (until or "") >= only.since) and (not only.until or (since or "9999") <= only.until)

    def statements(self, only: Filter = ALL, limit: int | None = None) -> tuple[Statement, ...]:
        """Return the statements that pass the filter, by article and place in it; with a ``limit``, the last."""
        if limit is not None:
            return in_order(self.reader.statements(only, limit))
        return self._every_statement if only == ALL else in_order(self.reader.statements(only))

    def events(self, only: Filter = ALL, limit: int | None = None) -> tuple[Event, ...]:
        """Return the events that pass the filter, by id; with a ``limit``, those that most reports tell of."""
        if limit is not None:
            return self.reader.events(only, limit)
        return self._every_event if only == ALL else self.reader.events(only)

    @cached_property
    def _every_statement(self) -> tuple[Statement, ...]:
        return in_order(self.reader.statements(ALL))

    @cached_property
    def _every_event(self) -> tuple[Event, ...]:
        return self.reader.events(ALL)

    def mentions(self, events: Iterable[Event]) -> Mapping[str, Mention]:
        """Return the tellings of these events, by id."""
        return self.tellings(mention for event in events for mention in event.mentions)

    def tellings(self, ids: Iterable[str]) -> Mapping[str, Mention]:
        """Return tellings by id."""
        return {mention.id: mention for mention in _fetch(self._mentions, self.reader.mentions, ids)}

    def event_of(self, mentions: Iterable[str] | None = None) -> Mapping[str, str]:
        """Return the event that each mention tells of, of all or of these."""
        if self.reader.concluded:
            return self.reader.event_of(mentions)
        return {mention: event.id for event in self.events() for mention in event.mentions}

    def days(self, articles: Iterable[str]) -> tuple[str, ...]:
        """Return the days on which these articles were published, sorted, as far as they are known."""
        ids = set(articles)
        self.imprints.fetch(ids)
        return tuple(sorted({self.imprints[id_].day or "" for id_ in ids if id_ in self.imprints} - {""}))

    def rank(self, span: Span) -> tuple[str, bool, str, Span]:
        """Return what sorts spans by publication; of copies, the one that stands for the report comes first."""
        report = self.reports.get(self.report_of.get(span.article, ""))
        origin = report is not None and report.origin.article == span.article
        return self._first_day(report), not origin, self.imprints[span.article].day or "9999", span

    def place(self, span: Span) -> str:
        """Return what sorts spans as ``rank`` does, in one string."""
        first, copied, printed, _ = self.rank(span)
        return f"{first} {copied:d} {printed} {span.article} {span.start:09} {span.end:09}"

    def _first_day(self, report: Report | None) -> str:
        if report is None:
            return "9999"
        if report.id not in self._firsts:
            self._firsts[report.id] = next(iter(self.days(report.articles)), "9999")
        return self._firsts[report.id]

    def within(self, only: Filter, article: str) -> bool:
        """Tell whether an article was published in the period asked for, as far as its date goes."""
        return self.names(replace(only, about=()), article)

    def names(self, only: Filter, article: str) -> bool:
        """Tell whether an article of the period names everyone asked for, or those who act for them."""
        return only == ALL or article in self._passing(only)

    def _passing(self, only: Filter) -> AbstractSet[str]:
        asked = replace(only, confidence=0.0)
        if asked not in self._passed:
            self._passed[asked] = dict.fromkeys(self.reader.passing(asked)).keys()
        return self._passed[asked]

    def outlet(self, article: Article) -> str:
        """Return who published it: the outlet, or else the agency, or else the host or file name of its page."""
        return str(article.outlet or article.agency or self._site(article.page))

    def outlet_of(self, article: str) -> str:
        """Return the same of an article's id. Raises KeyError where there is none."""
        printed = self.imprints[article]
        return printed.outlet or self._site(printed.page)

    def _site(self, id_: str) -> str:
        source = self.source(id_)
        return urlsplit(source).netloc or PurePosixPath(source).name

    def source(self, page: str) -> str:
        """Return the path or address of a page, or its id where it is not stored."""
        known = self.pages.get(page)
        return known.source if known else page


class Lookup(Mapping[str, V]):
    """What a reader has by id, fetched when it is asked for; iterating over it fetches all."""

    def __init__(self, fetch: Callable[[Iterable[str] | None], Mapping[str, V]]) -> None:
        """Take what fetches some, or with ``None`` all."""
        self._fetch = fetch
        self._found: dict[str, V] = {}

    def __getitem__(self, id_: str) -> V:
        """Return the value of an id. Raises KeyError where there is none."""
        if id_ not in self._found:
            self._found |= self._fetch((id_,))
        return self._found[id_]

    def fetch(self, ids: Iterable[str]) -> None:
        """Fetch some at once."""
        if missing := [id_ for id_ in ids if id_ not in self._found]:
            self._found |= self._fetch(missing)

    @cached_property
    def _every(self) -> Mapping[str, V]:
        return self._fetch(None)

    def __iter__(self) -> Iterator[str]:
        """Yield every id, in the reader's order."""
        return iter(self._every)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._every)


def _fetch(
    known: dict[str, Found], fetch: Callable[[Iterable[str]], tuple[Found, ...]], ids: Iterable[str]
) -> tuple[Found, ...]:
    wanted = list(dict.fromkeys(ids))
    missing = [id_ for id_ in wanted if id_ not in known]
    if missing:
        known.update({one.id: one for one in fetch(missing)})
    return tuple(known[id_] for id_ in wanted if id_ in known)


class _Placed(Protocol):
    @property
    def article(self) -> str: ...


Placed = TypeVar("Placed", bound=_Placed)


def grouped(found: Iterable[Placed]) -> dict[str, list[Placed]]:
    """Return what stands in each article, in the order given."""
    rows: dict[str, list[Placed]] = {}
    for one in found:
        rows.setdefault(one.article, []).append(one)
    return rows


def in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return statements by article and place in it."""
    return tuple(sorted(statements, key=lambda statement: (statement.sentence, statement.content, statement.id)))


def day(article: Article) -> str | None:
    """Return the day (or month, or year) of an article's publication, as far as it is known: ISO 8601."""
    return article.published.value[:10] if article.published else None
