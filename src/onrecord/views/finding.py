"""An id, or how it begins, in; what it stands for out, with the sentences it rests on and the pages they are on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from onrecord.model import Span
from onrecord.store.reader import Reader
from onrecord.views.actors import actors
from onrecord.views.commitments import commitments
from onrecord.views.concerns import concerns
from onrecord.views.disputes import disputes
from onrecord.views.events import events
from onrecord.views.formats import formats
from onrecord.views.offices import offices
from onrecord.views.record import Record, day
from onrecord.views.stories import stories


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence, or words, that a finding rests on, and where they were printed."""

    span: Span
    title: str | None
    outlet: str
    published: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What an id stands for: its kind, the object itself, and the words it rests on."""

    kind: str
    id: str
    value: object
    quotations: tuple[Quotation, ...]


def findings(reader: Reader | Record, prefix: str) -> tuple[Finding, ...]:
    """Return what the id stands for, or else everything whose id begins so, by id."""
    record = Record.of(reader)
    matching = {id_: (kind, value) for kind, id_, value in _everything(record) if id_.startswith(prefix)}
    chosen = {prefix: matching[prefix]} if prefix in matching else matching
    return tuple(Finding(kind, id_, value, _quotations(record, value)) for id_, (kind, value) in sorted(chosen.items()))


def _everything(record: Record) -> Iterator[tuple[str, str, object]]:
    """Yield all that has an id; what is derived last, for it takes longest."""
    reader = record.reader
    found: tuple[tuple[str, Iterable[object]], ...] = (
        ("page", record.pages.values()),
        ("article", reader.articles()),
        ("report", record.reports.values()),
        ("statement", reader.statements()),
        ("event", events(record)),
        ("mention", reader.mentions()),
        ("story", stories(record)),
        ("judgement", reader.judgements()),
        ("problem", reader.problems()),
        ("commitment", commitments(record)),
        ("dispute", disputes(record)),
        ("concern", concerns(record)),
        ("format", formats(record)),
        ("office", offices(record)),
        ("actor", actors(record)),
    )
    for kind, values in found:
        for value in values:
            yield kind, str(getattr(value, "id")), value  # noqa: B009 - each kind has its own class


def _quotations(record: Record, value: object) -> tuple[Quotation, ...]:
    """Return the sentences of a finding where it has some, or else its words, in the order they stand."""
    spans = sorted(set(_named(value, {"sentence", "sentences"})) or set(_spans(value)))
    known = {article.id: article for article in record.articles(span.article for span in spans)}
    quotations = []
    for span in spans:
        if span.article in known:
            article = known[span.article]
            page = record.page_of(article)
            source = page.source if page else article.page
            quotations.append(Quotation(span, article.title, record.outlet(article), day(article), source))
    return tuple(quotations)


def _named(value: object, names: set[str]) -> Iterator[Span]:
    if isinstance(value, tuple):
        for item in value:
            yield from _named(item, names)
    elif is_dataclass(value):
        for field in fields(value):
            inside = getattr(value, field.name)
            yield from _spans(inside) if field.name in names else _named(inside, names)


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))
