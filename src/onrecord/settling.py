"""A case with articles that are not settled in, the same case settled out: some hundreds of articles at a time.

Each go takes the articles in the order they were read, gathers those beside them that may be copies or tell of the
same, resolves them together, and stores what changes in one transaction. Its cost and memory depend on how much there
is to settle, not on how large the case is. A small case is settled as a whole each time, so that the order of reading
does not matter there; in a larger one, what was settled as one stays one.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from onrecord.model import Article, Aspect, Correction, Findings, Judgement, Report, Resolution
from onrecord.resolve.merging import NOTHING, Hand, merged, without
from onrecord.resolve.merging import Settled as Before
from onrecord.stages import Stages
from onrecord.store.settle import Conclusions
from onrecord.store.settled import Settled
from onrecord.store.writer import Writer

if TYPE_CHECKING:
    from onrecord.resolve.landmarks import Landmarks

AT_ONCE = 1000
"""Articles settled in one go; a case of no more is settled as a whole."""


class Watch(Protocol):
    """Who watches."""

    def stage(self, name: str) -> None:
        """Take note that a stage over many pages begins: "copies", "resolving", "storing"."""


def settle(writer: Writer, stages: Stages, watch: Watch, at_once: int = AT_ONCE) -> None:
    """Conclude from every article that is not settled: after pages were read, or a person has judged."""
    while older := writer.known.unkeyed(at_once):
        watch.stage("copies")
        writer.key({article.id: stages.shingles(article) for article in older})
    if not writer.known.related():  # settled by an older OnRecord
        watch.stage("relating")
        writer.relate(stages.concluder)
    while not writer.settled():
        with _uncollected():
            _Go(writer, stages, watch).settle(at_once)
    while not writer.known.concluded():  # likewise
        watch.stage("concluding")
        writer.conclude(writer.known.unconcluded(at_once), stages.concluder)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no circles meanwhile: the values of a go make none, and looking takes a sixth of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _Go:
    writer: Writer
    stages: Stages
    watch: Watch

    @property
    def known(self) -> Settled:
        return self.writer.known

    def settle(self, at_once: int) -> None:
        """Settle the articles whose turn it is; where another run was faster, nothing changes, and they have it still.

        What was found is let go before circles are looked for again, which would walk through all of it.
        """
        found = self.found(at_once)
        self.watch.stage("storing")
        self.writer.settle(found)

    def found(self, at_once: int) -> Conclusions:
        """Return what is concluded of the articles whose turn it is."""
        after = self.known.settlings()
        small = self.known.size() <= at_once
        hand = self.known.articles() if small else self.known.unsettled(at_once)
        self.watch.stage("copies")
        shingles = {article.id: self.stages.shingles(article) for article in hand}
        near = () if small else self.known.articles(self.known.copies(shingles))
        before = {report.id for report in self.known.reports(article.id for article in near)}
        grouped = self.stages.reports((*hand, *near))
        mine = [one for one in grouped if one.id not in before or not shingles.keys().isdisjoint(one.articles)]
        told = {article for report in mine for article in report.articles}
        reach = _Reach(mine, [article for article in (*hand, *near) if article.id in told], self.known.findings(told))
        return self._concluded(reach, shingles, None if small else after)

    def _concluded(self, mine: "_Reach", shingles: Mapping[str, Sequence[int]], after: int | None) -> Conclusions:
        articles = {article.id: article for article in mine.articles}
        landmarks = {one.article: self.stages.landmarks(articles[one.article], one) for one in mine.findings}
        beside = self._beside(landmarks) if after is not None else _Reach()
        self.watch.stage("resolving")
        standing = self.writer.standing()
        resolution = self.stages.resolve(
            (*mine.articles, *beside.articles),
            (*mine.reports, *beside.reports),
            (*mine.findings, *beside.findings),
            self._named(standing, (*mine.findings, *beside.findings)),
        )
        before = self._before(mine, beside, resolution) if after is not None else NOTHING
        found = merged(resolution, Hand(mine.reports, mine.findings), before)
        new = self.known.never(shingles)
        return Conclusions(
            tuple(mine.reports),
            found.actors,
            found.identity,
            found.events,
            found.stories,
            found.judgements,
            behalf=found.behalf,
            parts=found.parts,
            rebuild=self.stages.rebuilt,
            concluder=self.stages.concluder,
            events_gone=found.events_gone,
            stories_gone=found.stories_gone,
            landmarks={id_: one.stands for id_, one in landmarks.items() if id_ in new},
            shingles={id_: keys for id_, keys in shingles.items() if id_ in new},
            corrected={one.article: one for one in found.corrected},
            standing=standing,
            after=after,
        )

    def _named(self, standing: Sequence[Judgement], findings: Iterable[Findings]) -> list[Judgement]:
        """Return judgements whose corrections name those who are not found here by the ids they have on record."""
        here = {actor.id for one in findings for actor in one.actors}
        parties = {id_ for one in standing for change in one.corrects if change.what in _PARTIES for id_ in change.to}
        away = self.known.who(parties - here) if parties - here else {}
        return [
            replace(one, corrects=tuple(_renamed(change, away) for change in one.corrects)) if one.corrects else one
            for one in standing
        ]

    def _beside(self, landmarks: "Mapping[str, Landmarks]") -> "_Reach":
        beside = self.known.beside({article: one.seeks for article, one in landmarks.items()})
        return _Reach(self.known.reports(beside), self.known.articles(beside), self.known.findings(beside))

    def _before(self, mine: "_Reach", beside: "_Reach", found: Resolution) -> Before:
        hand, around = ([article.id for article in one.articles] for one in (mine, beside))
        identity, event_of = self.known.identity(around), self.known.event_of(around)
        shrunk = frozenset(self.known.event_of(hand).values())
        reports = [report.id for report in self.known.reports(hand)]
        story_of = self.known.story_of([*reports, *(report.id for report in beside.reports)])
        stories = self.known.stories(story_of.values())
        return Before(
            identity,
            self.known.actors([*identity.values(), *(actor.id for actor in found.actors)]),
            event_of,
            self.known.told({*event_of.values(), *shrunk}, hand),
            shrunk,
            {report: story for report, story in story_of.items() if report not in reports},
            {id_: without(story, reports) for id_, story in stories.items()},
        )


_PARTIES = {Aspect.ACTORS, Aspect.RECIPIENTS, Aspect.SOURCES}


def _renamed(change: Correction, names: Mapping[str, str]) -> Correction:
    if change.what not in _PARTIES:
        return change
    return replace(change, to=tuple(names.get(id_, id_) for id_ in change.to))


@dataclass(frozen=True, slots=True)
class _Reach:
    """Some reports, whole: their articles, and what was found in these."""

    reports: Sequence[Report] = ()
    articles: Sequence[Article] = ()
    findings: Sequence[Findings] = ()
