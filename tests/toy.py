"""Text files in, a small sound record out: stages of a few lines each, quick enough to be killed at any point."""

import os
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from onrecord.model import (
    Act,
    Actor,
    ActorKind,
    Article,
    Event,
    Findings,
    Judgement,
    Manner,
    Mention,
    Origin,
    Page,
    Party,
    Problem,
    Published,
    Report,
    Resolution,
    Span,
    Statement,
    Status,
    Story,
    content_id,
)
from onrecord.stages import Stages

PLACES = ("Arden", "Borland", "Corvia", "Delmar")


@dataclass(frozen=True)
class Raw:
    page: Page
    content: str


def write_pages(folder: Path, number: int) -> Path:
    """Make text pages, each about a meeting of two states; every third is a copy of the one before."""
    folder.mkdir(exist_ok=True)
    for place in range(number):
        told = place - (place % 3 == 2)
        one, two = PLACES[told % 4], PLACES[(told + 1 + told // 4 % 3) % 4]
        text = f"{one} and {two} met for round {told} of talks.\n\nOfficials of {two} said {one} agreed to meet again."
        (folder / f"{place:03}.txt").write_text(f"2021-09-{place % 28 + 1:02}\n{text}", "utf8")
    return folder


class Toy(Stages):
    """Each page is an article, its first line the day; states are known by name; copies have equal text.

    Content decides mishaps: "CRASH" kills the process, "SLEEP" takes long, "RAISE" raises in ``articles``,
    "STUMBLE" in ``find``. "missing" as a path is an input that can't be read.
    """

    @cached_property
    def lexicon(self) -> Any:  # noqa: ANN401 - there is none
        return None

    def raw_pages(self, paths: Sequence[str]) -> Iterator[Any]:
        for path in paths:
            if path == "missing":
                yield Problem(content_id("problem", path), None, None, path, "read", f"{path}: no such file")
                continue
            for file in sorted(Path(path).iterdir()):
                content = file.read_text("utf8")
                digest = sha256(content.encode()).hexdigest()
                yield Raw(Page(content_id("page", file.name, digest), file.name, "text/plain", digest, None), content)

    def articles(self, raw: Any) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:  # noqa: ANN401 - a Raw
        if "CRASH" in raw.content:
            os._exit(3)
        if "RAISE" in raw.content:
            raise ValueError("cannot be understood")
        if "SLEEP" in raw.content:
            time.sleep(60)
        day, text = raw.content.split("\n", 1)
        published = Published(day, "day", "text") if day else None
        id_ = content_id("article", raw.page.id)
        return (Article(id_, raw.page.id, "Talks", "Gazette", (), None, None, None, published, "en", text),), ()

    def find(self, article: Article) -> Findings:
        if "STUMBLE" in article.text:
            raise LookupError("no such word")
        states = [self._named(article, match) for match in re.finditer("|".join(PLACES), article.text)]
        found = {actor.id: actor for actor in states}
        said = list(re.finditer(r"(Officials of (\w+)) (said) ([^.]+)", article.text))
        statements = tuple(self._statement(article, match) for match in said)
        mentions = tuple(self._mention(article, m, statements) for m in re.finditer(r"\bmet\b|\bmeet\b", article.text))
        return Findings(article.id, tuple(found.values()), (), statements, mentions)

    def reports(self, articles: Sequence[Article]) -> tuple[Report, ...]:
        copies: dict[str, list[Article]] = {}
        for article in articles:
            copies.setdefault(article.text, []).append(article)
        made = (tuple(sorted(article.id for article in group)) for group in copies.values())
        reports = (Report(content_id("report", *ids), ids, Origin(None, ids[0], "equal text"), ()) for ids in made)
        return tuple(sorted(reports, key=lambda report: report.id))

    def resolve(
        self,
        articles: Sequence[Article],
        reports: Sequence[Report],
        findings: Iterable[Findings],
        standing: Sequence[Judgement],
    ) -> Resolution:
        del articles
        findings = sorted(findings, key=lambda found: found.article)
        identity = {actor.id: content_id("actor", actor.name) for found in findings for actor in found.actors}
        seen: dict[str, list[Span]] = {}
        for found in findings:
            for actor in found.actors:
                seen.setdefault(actor.name, []).extend(actor.mentions)
        actors = tuple(_state(content_id("actor", name), name, tuple(seen[name])) for name in sorted(seen))
        report_of = {article: report.id for report in reports for article in report.articles}
        told: dict[str, list[Mention]] = {}
        for found in findings:
            for mention in found.mentions:
                told.setdefault(report_of[mention.article] + mention.trigger.text, []).append(mention)
        events = tuple(sorted((_event(group, identity) for group in told.values()), key=lambda event: event.id))
        story = Story("story-1", "talks", tuple(report.id for report in reports), "2021-09-01", None, "one subject")
        rule = Judgement(
            "judgement-rule", tuple(sorted(identity)), "same", "name", "equal names", None, withdrawn=False
        )
        return Resolution(actors, tuple(sorted(identity.items())), events, (story,), (rule, *standing))

    @staticmethod
    def _named(article: Article, match: re.Match[str]) -> Actor:
        name = match.group()
        spans = tuple(_span(article, *found.span()) for found in re.finditer(name, article.text))
        return _state(content_id("found", article.id, name), name, spans)

    @staticmethod
    def _statement(article: Article, match: re.Match[str]) -> Statement:
        source = Party(content_id("found", article.id, match[2]), _span(article, *match.span(1)))
        cue, content = _span(article, *match.span(3)), _span(article, *match.span(4))
        id_ = content_id("statement", article.id, cue.start)
        whole = _span(article, *match.span())
        return Statement(id_, article.id, (source,), (cue,), (content,), Manner.INDIRECT, Act.ASSERT, None, None, whole)

    @staticmethod
    def _mention(article: Article, match: re.Match[str], statements: tuple[Statement, ...]) -> Mention:
        trigger = _span(article, *match.span())
        start = article.text.rfind("\n", 0, trigger.start) + 1
        sentence = _span(article, start, article.text.index(".", start) + 1)
        named = list(re.finditer("|".join(PLACES), sentence.text))
        parties = tuple(
            Party(content_id("found", article.id, m.group()), _span(article, start + m.start(), start + m.end()))
            for m in named
        )
        tellers = [s.id for s in statements if s.content[0].start <= trigger.start < s.content[0].end]
        status = Status.PLANNED if tellers else Status.OCCURRED
        id_ = content_id("mention", article.id, trigger.start)
        return Mention(
            id_,
            article.id,
            "CONSULT",
            None,
            (),
            status,
            trigger,
            sentence,
            parties,
            (),
            None,
            None,
            next(iter(tellers), None),
        )


def _state(id_: str, name: str, spans: tuple[Span, ...]) -> Actor:
    return Actor(id_, name, ActorKind.STATE, (f"Republic of {name}",), None, "GOV", None, spans)


def _span(article: Article, start: int, end: int) -> Span:
    return Span(article.id, start, end, article.text[start:end])


def _event(mentions: list[Mention], identity: dict[str, str]) -> Event:
    first = mentions[0]
    ids = tuple(mention.id for mention in mentions)
    parties = tuple(Party(identity[party.actor], party.span) for party in first.actors)
    articles = len({mention.article for mention in mentions})
    return Event(
        content_id("event", *ids),
        first.type,
        None,
        (),
        "VC",
        1.0,
        first.status,
        parties,
        (),
        None,
        None,
        ids,
        1,
        articles,
    )
