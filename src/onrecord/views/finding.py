"""An id, or how it begins, in; what it stands for out, with the sentences it rests on and the pages they are on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from onrecord.model import Article, Event, Judgement, Mention, Page, Problem, Report, Span, Statement
from onrecord.store.reader import Reader
from onrecord.views.actors import Known, beginning
from onrecord.views.commitments import commitments
from onrecord.views.concerns import concerns
from onrecord.views.disputes import disputes
from onrecord.views.events import Happening, happenings
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
    """What an id stands for: its kind, the object itself, the words it rests on, and the judgements about it."""

    kind: str
    id: str
    value: object
    quotations: tuple[Quotation, ...]
    judgements: tuple[Judgement, ...]


def findings(reader: Reader | Record, prefix: str) -> tuple[Finding, ...]:
    """Return what the id stands for, or else everything whose id begins so, by id."""
    record = Record.of(reader)
    matching = {id_: (kind, value) for kind, id_, value in _beginning(record, prefix) if id_.startswith(prefix)}
    chosen = {prefix: matching[prefix]} if prefix in matching else matching
    return tuple(
        Finding(kind, id_, value, _quotations(record, value), _judgements(record, id_, value))
        for id_, (kind, value) in sorted(chosen.items())
    )


def _judgements(record: Record, id_: str, value: object) -> tuple[Judgement, ...]:
    """Return what rules and persons judged of it: an event by its tellings, an actor by where it was found."""
    about = [id_]
    if isinstance(value, Happening):
        about += [one.id for one in value.mentions]
    elif isinstance(value, Known):
        return record.reader.judged_of(id_)
    return record.reader.judged(about)


_STORED: Mapping[str, type] = {
    "page": Page, "article": Article, "report": Report, "statement": Statement, "event": Event, "mention": Mention,
    "judgement": Judgement, "problem": Problem,
}  # fmt: skip
_DERIVED: Mapping[str, Callable[[Record], Iterable[object]]] = {
    "commitment": commitments, "dispute": disputes, "concern": concerns, "format": formats, "office": offices,
    "story": stories,
}  # fmt: skip


def _beginning(record: Record, prefix: str) -> Iterator[tuple[str, str, object]]:
    """Yield what may have such an id; what is derived takes longest, and is asked only where an id can be its."""
    stored = [pair for kind in _STORED for pair in _stored(record, kind, prefix)]
    stored += [("actor", one.id, one) for one in beginning(record, prefix)]
    yield from stored
    asked = prefix.partition("-")[0]
    if asked in {*_STORED, "actor"} or any(id_ == prefix for _, id_, _ in stored):
        return
    for kind in [asked] if asked in _DERIVED else _DERIVED:
        for value in _DERIVED[kind](record):
            yield kind, str(getattr(value, "id")), value  # noqa: B009 - each kind has its own class


def _stored(record: Record, kind: str, prefix: str) -> Iterator[tuple[str, str, object]]:
    found: tuple[Any, ...] = record.reader.beginning(_STORED[kind], kind, prefix)
    values: Iterable[object] = happenings(record, found) if kind == "event" else found
    for value in values:
        if kind == "article" and getattr(value, "id") not in record.report_of:  # noqa: B009
            continue  # read, but not settled
        yield kind, str(getattr(value, "id")), value  # noqa: B009 - as above


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
