"""Actors in, actors out, the most printed first: how often, in how many reports."""

from dataclasses import dataclass

from onrecord.model import ActorKind, Span
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.record import Record


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the record; see `Actor` for the fields. ``reports`` and ``articles`` count where it is named."""

    id: str
    name: str
    actor_kind: ActorKind
    aliases: tuple[str, ...]
    country: str | None
    sector: str | None
    wikidata: str | None
    mentions: tuple[Span, ...]
    reports: int
    articles: int


def actors(reader: Reader | Record, only: Filter = ALL) -> tuple[Known, ...]:
    """Return the actors named in articles that name everyone asked for, most reports first."""
    record = Record.of(reader)
    named: dict[str, list[Span]] = {}
    for id_, printed in record.reader.named_in(article.id for article in record.naming(only)):
        named.setdefault(id_, []).extend(printed)
    found = []
    for actor in record.actors(named):
        spans = tuple(named[actor.id])
        articles = {span.article for span in spans}
        reports = {record.report_of.get(article, article) for article in articles}
        found.append(
            Known(
                id=actor.id,
                name=actor.name,
                actor_kind=actor.kind,
                aliases=actor.aliases,
                country=actor.country,
                sector=actor.sector,
                wikidata=actor.wikidata,
                mentions=spans,
                reports=len(reports),
                articles=len(articles),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.reports, -len(one.mentions), one.id)))
