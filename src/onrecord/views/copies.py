"""Reports in, what each outlet made of a shared piece out: what it added, cut and re-titled."""

from dataclasses import dataclass

from onrecord.model import Report, Span
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.record import Record, day


@dataclass(frozen=True, slots=True)
class Copy:
    """One outlet's copy: what it added to the origin, what of the origin it cut, its title where that differs."""

    article: str
    outlet: str
    published: str | None
    title: str | None
    added: tuple[Span, ...]
    removed: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Copies:
    """A report that several articles carry; ``origin`` is the article that stands for it, ``why`` says why."""

    report: str
    agency: str | None
    origin: str
    outlet: str
    published: str | None
    title: str | None
    why: str
    copies: tuple[Copy, ...]


def copies(reader: Reader | Record, only: Filter = ALL) -> tuple[Copies, ...]:
    """Return the reports with copies, most copies first; those whose articles name everyone asked for."""
    record = Record.of(reader)
    passing = [
        report for report in record.reader.copied() if any(record.names(only, article) for article in report.articles)
    ]
    return tuple(sorted((shared(record, one) for one in passing), key=lambda one: (-len(one.copies), one.report)))


def shared(record: Record, report: Report) -> Copies:
    """Return what each outlet made of one report."""
    origin = record.article(report.origin.article)
    changes = {change.article: change for change in report.changes}
    copied = []
    for article in record.articles(set(report.articles) - {origin.id}):
        change = changes.get(article.id)
        added, removed = (change.added, change.removed) if change else ((), ())
        title = change.title if change else None
        copied.append(Copy(article.id, record.outlet(article), day(article), title, added, removed))
    return Copies(
        report=report.id,
        agency=report.origin.agency,
        origin=origin.id,
        outlet=record.outlet(origin),
        published=day(origin),
        title=origin.title,
        why=report.origin.why,
        copies=tuple(copied),
    )
