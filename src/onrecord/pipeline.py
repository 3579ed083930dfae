"""Paths in, a case file out: the run through the stages, page by page, and then what is concluded of all pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from onrecord.interrupt import Interrupt
from onrecord.model import Article, Findings, Problem, content_id
from onrecord.settling import AT_ONCE, settle
from onrecord.stages import Stages
from onrecord.store.writer import Writer
from onrecord.workers import Crew, Lost

if TYPE_CHECKING:
    from onrecord.read.inputs import RawPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """``jobs`` processes (default: one a core), a user's ``lexicon`` folder, ``seconds`` a page may take, stages.

    ``at_once``: articles that are settled in one go, and the size up to which a case is settled as a whole.
    """

    jobs: int | None = None
    lexicon: Path | None = None
    seconds: float = 300.0
    stages: Callable[[Path | None], Stages] = Stages
    at_once: int = AT_ONCE


DEFAULT = Options()


@dataclass(frozen=True, slots=True)
class Summary:
    """How far a run has come: pages read, pages that were in the case already, articles, problems; was it stopped."""

    pages: int = 0
    known: int = 0
    articles: int = 0
    problems: int = 0
    interrupted: bool = False


class Progress(Protocol):
    """Who watches a run."""

    def page(self, source: str, so_far: Summary) -> None:
        """Take note that the page of ``source`` is stored, or was known."""

    def problem(self, problem: Problem) -> None:
        """Take note of what could not be read or understood."""

    def stage(self, name: str) -> None:
        """Take note that a stage over all pages begins: "copies", "resolving", "storing"."""


class Silence:
    """Nobody watches."""

    def page(self, source: str, so_far: Summary) -> None:
        """Do nothing."""

    def problem(self, problem: Problem) -> None:
        """Do nothing."""

    def stage(self, name: str) -> None:
        """Do nothing."""


SILENCE = Silence()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read and found on one page."""

    articles: tuple[Article, ...] = ()
    findings: tuple[Findings, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_pages(paths: Sequence[str], case: Path, options: Options = DEFAULT, progress: Progress = SILENCE) -> Summary:
    """Read pages into the case file ``case``: those it does not have yet, then all that is concluded from all of them.

    Ctrl-C ends the reading after the page in hand; what was read is settled, and the summary says ``interrupted``.
    Raises KeyboardInterrupt at the next one, CaseError where the case can't be written, LexiconError for a bad file.
    """
    stages = options.stages(options.lexicon)
    _ = stages.lexicon  # a bad lexicon file is told before a page is read
    with Writer(case) as writer:
        run = _Run(writer, stages, options, progress)
        with Interrupt() as interrupt:
            run.read(interrupt.until(stages.raw_pages(paths)))
        settle(writer, stages, progress, options.at_once)
        return replace(run.summary, interrupted=interrupt.asked)


def read_page(stages: Stages, raw: "RawPage") -> Reading:
    """Read one page and find what is in it; what fails is a problem of that page or article alone."""
    page = raw.page
    try:
        articles, problems = stages.articles(raw)
    except Exception as error:  # noqa: BLE001 - one page's failure is not the run's
        return Reading(problems=(problem("read", page.source, _said(error), page=page.id),))
    return Reading(articles, tuple(_found(stages, article, page.source) for article in articles), problems)


def _found(stages: Stages, article: Article, source: str) -> Findings:
    try:
        return stages.find(article)
    except Exception as error:  # noqa: BLE001 - the article is kept, its findings are missed
        missed = problem("find", source, _said(error), page=article.page, article=article.id)
        return Findings(article.id, (), (), (), (), (missed,))


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def problem(stage: str, source: str, message: str, *, page: str | None = None, article: str | None = None) -> Problem:
    """Return a problem, its id made from what it says."""
    return Problem(content_id("problem", stage, page, article, source, message), page, article, source, stage, message)


def _reader(stages: Callable[[Path | None], Stages], extra: Path | None) -> Callable[["RawPage"], Reading]:
    return partial(read_page, stages(extra))


@dataclass(slots=True)
class _Run:
    """One run: new pages through the crew, results into the case."""

    writer: Writer
    stages: Stages
    options: Options
    progress: Progress
    summary: Summary = field(default_factory=Summary)

    def read(self, raws: Iterable["RawPage | Problem"]) -> None:
        jobs = self.options.jobs or cpu_count() or 1
        start = partial(_reader, self.options.stages, self.options.lexicon)
        for raw, reading in Crew(start, jobs, self.options.seconds).results(self._new(raws)):
            if isinstance(reading, Lost):
                lost = problem(
                    "read", raw.page.source, f"{reading.why}; left out, tried again next time", page=raw.page.id
                )
                self._store(raw, Reading(problems=(lost,)), failed=True)
            else:
                self._store(raw, reading, failed=False)

    def _new(self, raws: Iterable["RawPage | Problem"]) -> Iterator["RawPage"]:
        """Pass on pages that the case does not have; note inputs that can't be read. The case file is no page."""
        own = {f"{self.writer.path.resolve()}{ending}" for ending in ("", "-wal", "-shm")}
        for raw in raws:
            source = raw.source if isinstance(raw, Problem) else raw.page.source
            if str(Path(source).resolve()) in own:
                continue
            if isinstance(raw, Problem):
                self.writer.note((raw,))
                self._tell((raw,))
            elif self.writer.has(raw.page.id):
                self.summary = replace(self.summary, known=self.summary.known + 1)
                self.progress.page(raw.page.source, self.summary)
            else:
                yield raw

    def _store(self, raw: "RawPage", reading: Reading, *, failed: bool) -> None:
        self.writer.add(raw.page, reading.articles, reading.findings, reading.problems, failed=failed)
        self._tell(reading.problems + tuple(p for found in reading.findings for p in found.problems))
        pages, articles = self.summary.pages + 1, self.summary.articles + len(reading.articles)
        self.summary = replace(self.summary, pages=pages, articles=articles)
        self.progress.page(raw.page.source, self.summary)

    def _tell(self, problems: Sequence[Problem]) -> None:
        self.summary = replace(self.summary, problems=self.summary.problems + len(problems))
        for one in problems:
            self.progress.problem(one)
