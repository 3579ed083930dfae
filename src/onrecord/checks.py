"""A case file in, broken invariants of the whole record out; an export refuses a record that has any."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from typing import NamedTuple, Protocol, TypeVar

from onrecord.model import (
    Actor,
    Article,
    Event,
    Mention,
    Page,
    Part,
    Party,
    Problem,
    Report,
    Span,
    Statement,
    Story,
    Tie,
    When,
    content_id,
)
from onrecord.store.reader import Reader

T = TypeVar("T")


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


V = TypeVar("V", bound=_Identified)


@dataclass(frozen=True, slots=True)
class Record:
    """The whole record, by id; ``repeated`` are ids that two things of a kind share."""

    pages: Mapping[str, Page]
    articles: Mapping[str, Article]
    reports: Mapping[str, Report]
    actors: Mapping[str, Actor]
    statements: Mapping[str, Statement]
    events: Mapping[str, Event]
    mentions: Mapping[str, Mention]
    ties: Mapping[str, Tie]
    stories: Mapping[str, Story]
    repeated: AbstractSet[str]

    def findings(self) -> Iterator[Actor | Statement | Event | Mention | Tie | Report]:
        """Yield all that rests on spans."""
        for kind in (self.actors, self.statements, self.mentions, self.events, self.ties, self.reports):
            yield from kind.values()


class Broken(NamedTuple):
    """The id of what breaks an invariant, and how."""

    id: str
    how: str


def check(reader: Reader) -> tuple[Problem, ...]:
    """Return a problem for each broken invariant, by the order of ``CHECKS`` and id; none for a sound record."""
    return problems(record_of(reader))


def problems(record: Record) -> tuple[Problem, ...]:
    """Return a problem for each broken invariant of a record."""
    return tuple(
        Problem(content_id("problem", "check", *broken), None, None, broken.id, "check", broken.how)
        for invariant in CHECKS
        for broken in sorted(set(invariant(record)))
    )


def record_of(reader: Reader) -> Record:
    """Read the whole record."""
    repeated: set[str] = set()

    def by_id(values: Sequence[V]) -> dict[str, V]:
        repeated.update(id_ for id_, times in Counter(value.id for value in values).items() if times > 1)
        return {value.id: value for value in values}

    return Record(
        pages=by_id(reader.pages()),
        articles=by_id(reader.articles()),
        reports=by_id(reader.reports()),
        actors=by_id(reader.actors()),
        statements=by_id(reader.statements()),
        events=by_id(reader.events()),
        mentions=by_id(reader.mentions()),
        ties=by_id(reader.ties()),
        stories=by_id(reader.stories()),
        repeated=repeated,
    )


def ids_are_unique(record: Record) -> Iterator[Broken]:
    """No id stands for two things of a kind."""
    yield from (Broken(id_, "is the id of two things") for id_ in record.repeated)


def spans_quote_their_article(record: Record) -> Iterator[Broken]:
    """``article.text[start:end]`` is the text of every span, and no span is blank."""
    for finding in record.findings():
        for span in _inside(finding, Span):
            article = record.articles.get(span.article)
            if article is None:
                yield Broken(finding.id, f"a span rests on article {span.article}, which is not in the record")
            elif article.text[span.start : span.end] != span.text or not span.text.strip():
                yield Broken(finding.id, f"{span.article}[{span.start}:{span.end}] does not read {span.text!r}")


def references_lead_somewhere(record: Record) -> Iterator[Broken]:
    """Every id that is named is an id of the record."""
    for finding in record.findings():
        for actor in _actors_of(finding):
            if actor not in record.actors:
                yield Broken(finding.id, f"names actor {actor}, which is not in the record")
    for article in record.articles.values():
        if article.page not in record.pages:
            yield Broken(article.id, f"comes from page {article.page}, which is not in the record")
    for story in record.stories.values():
        yield from (
            Broken(story.id, f"holds report {report}, which is not in the record")
            for report in story.reports
            if report not in record.reports
        )


def articles_have_one_report(record: Record) -> Iterator[Broken]:
    """Every article is in exactly one report, and a report's origin is one of its articles."""
    held = Counter(article for report in record.reports.values() for article in report.articles)
    for article in record.articles.keys() | held.keys():
        if held[article] != 1 or article not in record.articles:
            yield Broken(article, f"is in {held[article]} reports, and {article in record.articles} in the record")
    for report in record.reports.values():
        if report.origin.article not in report.articles:
            yield Broken(report.id, f"has an origin, {report.origin.article}, that is none of its articles")


def events_count_their_tellings(record: Record) -> Iterator[Broken]:
    """Every event has a mention, its reports and articles are those of its mentions, and a mention has one event."""
    report_of = {article: report.id for report in record.reports.values() for article in report.articles}
    for event in record.events.values():
        yield from (Broken(event.id, f"has no mention {m}") for m in event.mentions if m not in record.mentions)
        articles = {record.mentions[m].article for m in event.mentions if m in record.mentions}
        reports = {report_of.get(article) for article in articles}
        if not articles:
            yield Broken(event.id, "is told nowhere")
        elif (event.reports, event.articles) != (len(reports), len(articles)):
            counted = f"{event.reports} reports and {event.articles} articles"
            yield Broken(event.id, f"counts {counted}, but is told in {len(reports)} and {len(articles)}")
    told = Counter(mention for event in record.events.values() for mention in event.mentions)
    yield from (Broken(m, f"belongs to {told[m]} events") for m in record.mentions if told[m] != 1)


def tellers_hold_the_trigger(record: Record) -> Iterator[Broken]:
    """Every statement that tells an event holds, in its content, the word that names it."""
    for mention in record.mentions.values():
        if mention.told_by is None:
            continue
        teller = record.statements.get(mention.told_by)
        if teller is None:
            yield Broken(mention.id, f"told by {mention.told_by}, which is not in the record")
        elif not any(_holds(content, mention.trigger) for content in teller.content):
            yield Broken(mention.id, f"told by {teller.id}, whose content does not hold {mention.trigger.text!r}")


def values_have_a_basis(record: Record) -> Iterator[Broken]:
    """Every time has its value, precision and basis together, or none of them."""
    for finding in record.findings():
        for when in _inside(finding, When):
            if len({when.value is None, when.precision is None, when.basis is None}) > 1:
                yield Broken(finding.id, f"has a time {when.value} of {when.precision} precision on basis {when.basis}")


CHECKS: tuple[Callable[[Record], Iterator[Broken]], ...] = (
    ids_are_unique,
    spans_quote_their_article,
    references_lead_somewhere,
    articles_have_one_report,
    events_count_their_tellings,
    tellers_hold_the_trigger,
    values_have_a_basis,
)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.article == inner.article and outer.start <= inner.start and inner.end <= outer.end


def _actors_of(finding: object) -> Iterator[str]:
    yield from (party.actor for party in _inside(finding, Party))
    yield from (part.actor for part in _inside(finding, Part) if part.actor is not None)
    if isinstance(finding, Tie):
        yield from (actor for actor in (finding.actor, finding.of) if actor is not None)


def _inside(value: object, kind: type[T]) -> Iterator[T]:
    """Yield the values of ``kind`` anywhere inside a value of the model."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _inside(item, kind)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _inside(getattr(value, field.name), kind)
