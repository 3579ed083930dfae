"""Words in, passages out: full text over the articles, each hit with where it was printed."""

from dataclasses import dataclass

from onrecord.model import Span
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.record import Record, day


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that holds the words, and the article it stands in; a higher score is a better match."""

    article: str
    title: str | None
    outlet: str
    published: str | None
    report: str | None
    span: Span
    score: float


def search(reader: Reader | Record, query: str, only: Filter = ALL, limit: int = 20) -> tuple[Passage, ...]:
    """Return at most ``limit`` passages, best first, from articles that name everyone asked for."""
    record = Record.of(reader)
    narrowed = only != ALL
    hits = record.reader.search(query, limit * 20 if narrowed else limit)  # what the filter takes away is made up for
    passing = [hit for hit in hits if not narrowed or record.names(only, hit.article.id)]
    return tuple(
        Passage(
            article=hit.article.id,
            title=hit.article.title,
            outlet=record.outlet(hit.article),
            published=day(hit.article),
            report=record.report_of.get(hit.article.id),
            span=hit.span,
            score=round(hit.score, 3),
        )
        for hit in passing[:limit]
    )
