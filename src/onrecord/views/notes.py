"""Spans in, footnotes out: one a report, naming every outlet that carries the same words, the origin first."""

from collections.abc import Iterable
from itertools import groupby

from onrecord.model import Article, Span
from onrecord.views.prose import Footnote
from onrecord.views.record import Record, day

MOST = 3  # footnotes to a sentence; further reports are counted, and `onrecord show` has them all


def footnotes(record: Record, spans: Iterable[Span]) -> tuple[Footnote, ...]:
    """Return the footnotes of these spans, by date: copies with the same words share one."""
    unique = sorted({_trimmed(span) for span in spans})
    articles = {article.id: article for article in record.articles(span.article for span in unique)}
    unique = [span for span in unique if span.article in articles]

    def group(span: Span) -> tuple[str, str]:
        return record.report_of.get(span.article, span.article), " ".join(span.text.split())

    found = [
        _note(record, sorted(same, key=record.rank), articles)
        for _, same in groupby(sorted(unique, key=lambda span: (group(span), span)), key=group)
    ]
    return tuple(sorted(found, key=lambda note: (note.published or "9999", note.outlets, note.span)))


def _trimmed(span: Span) -> Span:
    """Return the span without white space at its ends."""
    start = span.start + len(span.text) - len(span.text.lstrip())
    words = span.text.strip()
    return Span(span.article, start, start + len(words), words)


def _note(record: Record, spans: list[Span], articles: dict[str, Article]) -> Footnote:
    first = articles[spans[0].article]
    outlets = dict.fromkeys(record.outlet(articles[span.article]) for span in spans)
    page = record.page_of(first)
    return Footnote(spans[0], tuple(outlets), day(first), page.source if page else first.page)
