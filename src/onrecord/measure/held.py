"""Articles and their findings in, a record to read views from out, as a run would store it, held in memory."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from onrecord.measure.program import lexicon
from onrecord.model import (
    Actor,
    ActorKind,
    Article,
    Event,
    Findings,
    Mention,
    Page,
    Report,
    Span,
    Statement,
    Tie,
    TieKind,
)
from onrecord.read.copies import reports
from onrecord.resolve.resolve import resolve
from onrecord.store.days import Imprint, imprint
from onrecord.store.filter import ALL, Filter
from onrecord.store.fold import worded
from onrecord.store.reader import Reader
from onrecord.views.record import Record


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Kept = TypeVar("Kept", bound=_Identified)


class Held(Reader):
    """What views ask of a case file, answered from memory; filters other than ``ALL`` are not kept."""

    def __init__(self, articles: Sequence[Article], findings: Sequence[Findings]) -> None:
        """Resolve the findings, as the pipeline does, and rename found actors to the actors they are."""
        self.path = Path()
        self._articles = articles
        self._reports = reports(articles)
        self._resolution = resolve(articles, self._reports, findings, lexicon())
        known = dict(self._resolution.identity)
        self._findings = [_renamed(one, known) for one in sorted(findings, key=lambda one: one.article)]

    def close(self) -> None:
        """Do nothing."""

    def pages(self, ids: Iterable[str] | None = None) -> tuple[Page, ...]:  # noqa: ARG002 - there are none
        """Return nothing."""
        return ()

    def articles(self, ids: Iterable[str] | None = None) -> tuple[Article, ...]:
        """Return the articles, all or those of ``ids``, by id."""
        return _chosen(self._articles, ids)

    def passing(self, only: Filter = ALL) -> tuple[str, ...]:  # noqa: ARG002 - views of one gold record ask for all
        """Return the ids of the articles."""
        return tuple(sorted(article.id for article in self._articles))

    def reports(self, ids: Iterable[str] | None = None) -> tuple[Report, ...]:
        """Return the pieces of reporting, all or those of ``ids``, by id."""
        return _chosen(self._reports, ids)

    def report_of(self, articles: Iterable[str] | None = None) -> Mapping[str, str]:  # noqa: ARG002 - they are few
        """Return each article's report."""
        return {article: report.id for report in self._reports for article in report.articles}

    def imprints(self, articles: Iterable[str] | None = None) -> Mapping[str, Imprint]:
        """Return when and by whom these articles were printed."""
        return {one.id: Imprint(*imprint(one), one.page) for one in self.articles(articles)}

    def states(self) -> Mapping[str, str]:
        """Return the state of each country."""
        return {one.country: one.id for one in self.actors() if one.country and one.kind is ActorKind.STATE}

    def forums(self, ids: Iterable[str] | None = None) -> tuple[Actor, ...]:  # noqa: ARG002 - as above
        """Return the actors that are formats, by id."""
        return tuple(one for one in self.actors() if one.kind is ActorKind.FORMAT)

    def named_in(self, articles: Iterable[str]) -> tuple[tuple[str, tuple[Span, ...]], ...]:
        """Return who is named in these articles, with the words that name them, by article and actor id."""
        return tuple(
            (actor.id, spans)
            for article in sorted(set(articles))
            for actor in self.actors()
            if (spans := tuple(span for span in actor.mentions if span.article == article))
        )

    def actors(self, ids: Iterable[str] | None = None) -> tuple[Actor, ...]:
        """Return the resolved actors."""
        return _chosen(self._resolution.actors, ids)

    def bare(self, ids: Iterable[str] | None = None) -> tuple[Actor, ...]:
        """Return the resolved actors."""
        return self.actors(ids)

    def statements(self, only: Filter = ALL, limit: int | None = None) -> tuple[Statement, ...]:  # noqa: ARG002 - as above
        """Return the statements, by article and place in it."""
        return tuple(one for found in self._findings for one in found.statements)

    def events(self, only: Filter = ALL, limit: int | None = None) -> tuple[Event, ...]:  # noqa: ARG002 - as above
        """Return the events, by id."""
        return _chosen(self._resolution.events, None)

    def mentions(self, ids: Iterable[str] | None = None) -> tuple[Mention, ...]:
        """Return the tellings of events, by article and place in it."""
        wanted = None if ids is None else set(ids)
        every = (one for found in self._findings for one in found.mentions)
        return tuple(one for one in every if wanted is None or one.id in wanted)

    def ties(self, only: Filter = ALL, kind: str = "", bodies: Iterable[str] | None = None) -> tuple[Tie, ...]:  # noqa: ARG002 - as above
        """Return who holds which post and sits in which format, or those of one kind."""
        return tuple(one for found in self._findings for one in found.ties if kind in {"", one.kind})

    def posts(self, only: Filter, most: int | None) -> tuple[tuple[str, str | None, str, int, int], ...]:  # noqa: ARG002 - as above
        """Return who holds which post of whom, in how many places that is printed, and how many posts there are."""
        found: dict[tuple[str, str | None, str], set[Span]] = {}
        for post, one, _ in self._titled():
            found.setdefault(post, set()).add(one.evidence)
        return tuple((*post, len(places), len(found)) for post, places in found.items())

    def titles(
        self,
        posts: Iterable[tuple[str, str | None, str]],  # noqa: ARG002 - of all
        only: Filter,  # noqa: ARG002 - as above
    ) -> Iterator[tuple[str, str | None, str, str, int, str | None, str | None]]:
        """Yield the titles of posts, and how often each is printed; the days are not kept."""
        counts = Counter((*post, title) for post, _, title in self._titled())
        yield from ((*titled, times, None, None) for titled, times in counts.items())

    def _titled(self) -> Iterator[tuple[tuple[str, str | None, str], Tie, str]]:
        for one in self.ties(ALL, TieKind.OFFICE):
            if one.title:
                yield (one.actor, one.of, worded(one.title.text)), one, one.title.text

    def held(self, posts: Iterable[tuple[str, str | None, str]], only: Filter) -> tuple[Tie, ...]:
        """Return who says that somebody holds these posts, by article and place in it."""
        wanted = set(posts)
        every = self.ties(only, TieKind.OFFICE)
        return tuple(one for one in every if one.title and (one.actor, one.of, worded(one.title.text)) in wanted)


def record(*read: tuple[Article, Findings]) -> Record:
    """Return the record of these articles."""
    return Record(Held([article for article, _ in read], [found for _, found in read]))


def _chosen(every: Iterable[Kept], ids: Iterable[str] | None) -> tuple[Kept, ...]:
    wanted = None if ids is None else set(ids)
    return tuple(sorted((one for one in every if wanted is None or one.id in wanted), key=lambda one: one.id))


_NAMING = ("sources", "parts", "actors", "recipients", "statements", "mentions", "ties")


def _renamed(value: Any, known: Mapping[str, str]) -> Any:  # noqa: ANN401 - a finding of any kind, or a tuple of them
    """Return the finding with each found actor's id replaced by the id of the actor it is."""
    if isinstance(value, tuple):
        return tuple(_renamed(item, known) for item in value)
    names = {field.name for field in fields(value)}
    if isinstance(value, Findings):
        names.discard("actors")
    changed = {name: _renamed(getattr(value, name), known) for name in _NAMING if name in names}
    ids = {name: getattr(value, name) for name in ("actor", "of", "channel") if name in names}
    return replace(value, **changed, **{name: known.get(id_, id_) for name, id_ in ids.items()})
