"""Spans in, footnotes out: one a report, naming every outlet that carries the same words, the origin first."""

from collections import defaultdict
from collections.abc import Iterable
from heapq import nsmallest
from operator import attrgetter

from onrecord.model import Span
from onrecord.views.prose import Footnote
from onrecord.views.record import Record

PLACE = attrgetter("article", "start", "end")
"""What sorts spans, sooner than spans themselves are compared."""
MOST = 3  # footnotes to a sentence; further reports are counted, and `onrecord show` has them all


def footnotes(record: Record, spans: Iterable[Span], limit: int | None = None) -> tuple[Footnote, ...]:
    """Return the footnotes of these spans, by date: copies with the same words share one; the first of them."""
    return first_notes(record, spans, limit)[0]


def first_notes(record: Record, spans: Iterable[Span], limit: int | None = MOST) -> tuple[tuple[Footnote, ...], int]:
    """Return the first footnotes of these spans, and how many there are in all."""
    unique = sorted({_trimmed(span) for span in spans}, key=PLACE)
    articles = {span.article for span in unique}
    record.imprints.fetch(articles)
    record.report_of.fetch(articles)
    groups = defaultdict[tuple[str, str], list[Span]](list)
    for span in unique:
        if span.article in record.imprints:
            groups[record.report_of.get(span.article, span.article), " ".join(span.text.split())].append(span)
    record.prepare([span.article for same in groups.values() if len(same) > 1 for span in same])
    ranked = [sorted(same, key=record.rank) if len(same) > 1 else same for same in groups.values()]
    days = [record.imprints[same[0].article].day or "9999" for same in ranked]
    last = nsmallest(limit or len(days), days)[-1:]
    chosen = [same for same, day in zip(ranked, days, strict=True) if [day] <= last]
    record.pages.fetch({record.imprints[span.article].page for same in chosen for span in same})
    found = [_note(record, same) for same in chosen]
    ordered = sorted(found, key=lambda note: (note.published or "9999", note.outlets, note.span))
    return tuple(ordered[:limit]), len(groups)


def _trimmed(span: Span) -> Span:
    """Return the span without white space at its ends."""
    start = span.start + len(span.text) - len(span.text.lstrip())
    words = span.text.strip()
    return Span(span.article, start, start + len(words), words)


def _note(record: Record, spans: list[Span]) -> Footnote:
    first = record.imprints[spans[0].article]
    outlets = dict.fromkeys(record.outlet_of(span.article) for span in spans)
    return Footnote(spans[0], tuple(outlets), first.day, record.source(first.page))
