"""Actors in, actors out, the most printed first: how often, in how many reports."""

from dataclasses import dataclass

from onrecord.model import Actor, ActorKind, Span
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


def actors(reader: Reader | Record, only: Filter = ALL, limit: int | None = None) -> tuple[Known, ...]:
    """Return the actors named in articles that name everyone asked for, most reports first; ``limit`` of them."""
    record = Record.of(reader)
    most, _ = record.reader.most_named(only, limit)
    named: dict[str, list[Span]] = {}
    for id_, printed in record.reader.naming([id_ for id_, *_ in most], only):
        named.setdefault(id_, []).extend(printed)
    known = {actor.id: actor for actor in record.actors(named)}
    return tuple(_known(known[id_], tuple(named[id_]), reports, articles) for id_, reports, articles in most)


def counted(record: Record, only: Filter, start: int, size: int) -> tuple[tuple[Known, ...], int]:
    """Return part of these actors, without the words that name them, and how many there are in all."""
    most, every = record.reader.most_named(only, size, start)
    known = {actor.id: actor for actor in record.actors(id_ for id_, *_ in most)}
    return tuple(_known(known[id_], (), reports, articles) for id_, reports, articles in most), every


def _known(actor: Actor, spans: tuple[Span, ...], reports: int, articles: int) -> Known:
    return Known(
        id=actor.id,
        name=actor.name,
        actor_kind=actor.kind,
        aliases=actor.aliases,
        country=actor.country,
        sector=actor.sector,
        wikidata=actor.wikidata,
        mentions=spans,
        reports=reports,
        articles=articles,
    )
