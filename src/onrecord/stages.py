"""The order of the stages, one visible list: what each yields, from pages as bytes to what stands in the record."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.model import Article, Event, Findings, Judgement, Problem, Report, Resolution
from onrecord.store.settled import Settled

if TYPE_CHECKING:
    from onrecord.lexicon.lexicon import Lexicon
    from onrecord.read.inputs import RawPage
    from onrecord.read.signature import Signature
    from onrecord.resolve.landmarks import Landmarks
    from onrecord.store.conclusion import Concluder


_AT_HAND = 2048  # articles whose signatures are kept: those of one go and of the copies beside them


class Stages:
    """The order: each stage requires what those above it yield. Its code is imported when it is first called.

    One page at a time: ``raw_pages``, ``articles``, ``find``; over many: ``reports``, ``resolve``. ``shingles`` and
    ``landmarks`` say which pages of a large case are to be looked at together; ``rebuilt`` makes an event of tellings.
    """

    def __init__(self, extra: Path | None = None) -> None:
        """Take a user's folder of lexicon files."""
        self.extra = extra

    @cached_property
    def lexicon(self) -> "Lexicon":
        """The knowledge the stages share. Raises LexiconError for a bad file."""
        from onrecord.lexicon.lexicon import load

        return load(self.extra)

    def raw_pages(self, paths: Sequence[str]) -> Iterable["RawPage | Problem"]:
        """Yield pages as bytes from files, folders, containers and (``-``) standard input."""
        import sys

        from onrecord.read.inputs import raw_pages

        return raw_pages(paths, sys.stdin.buffer if "-" in paths else None)

    def articles(self, raw: "RawPage") -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
        """Return the journalism on a page."""
        from onrecord.read.article import articles

        return articles(raw, self.lexicon.press)

    def find(self, article: Article) -> Findings:
        """Return who acts and speaks in an article, and what was said and done."""
        from onrecord.find.finder import find

        return find(article, self.lexicon)

    def reports(self, articles: Sequence[Article]) -> tuple[Report, ...]:
        """Return the pieces of reporting that the articles are copies of."""
        from onrecord.read.copies import reports

        return reports(articles, self._signature)

    def resolve(
        self,
        articles: Sequence[Article],
        reports: Sequence[Report],
        findings: Sequence[Findings],
        standing: Sequence[Judgement],
    ) -> Resolution:
        """Return who and what is the same across all findings; persons' judgements stand."""
        from onrecord.resolve.resolve import resolve

        return resolve(articles, reports, findings, self.lexicon, standing)

    def shingles(self, article: Article) -> Sequence[int]:
        """Return what an article shares with its copies: positive 63-bit hashes, the last that of its whole text."""
        found: list[int] = self._signature(article).keys.tolist()
        return found

    @cached_property
    def _signature(self) -> "Callable[[Article], Signature]":
        """What gives an article's signature, made once for both stages that ask for it."""
        from onrecord.read.signature import signature

        return lru_cache(_AT_HAND)(signature)

    def landmarks(self, article: Article, findings: Findings) -> "Landmarks":
        """Return what an article shares with others that may tell of the same."""
        from onrecord.resolve.landmarks import landmarks

        return landmarks(article, findings)

    @property
    def concluder(self) -> "Concluder":
        """What keeps the conclusions of views with what they follow from."""
        from onrecord.views.conclusions import Concluder

        return Concluder()

    def rebuilt(self, settled: Settled, mentions: Sequence[str]) -> Event:
        """Return the event of these mentions, which are settled already."""
        from onrecord.resolve.parties import Company
        from onrecord.resolve.rebuilt import Known, rebuilt

        found = settled.mentions(mentions)
        articles = [mention.article for mention in found]
        statements = settled.statements(mention.told_by for mention in found if mention.told_by)
        sides = [mention.actors + mention.recipients for mention in found] + [one.sources for one in statements]
        named = {party.actor for side in sides for party in side}
        behalf = settled.behalf(named)
        countries = {mention.place.country for mention in found if mention.place and mention.place.country}
        cast = Company(settled.actors(named | set(behalf.values()) | countries), {}, behalf)
        known = Known(
            {article.id: article for article in settled.articles(articles)},
            {report.id: report for report in settled.reports(articles)},
            statements,
            cast,
        )
        return rebuilt(found, known, self.lexicon.codebook.types)
