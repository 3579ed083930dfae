"""Actors in, actors out, the most printed first: how often, in how many reports."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Actor, ActorKind, Span
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.record import Record

PLACES = 10
"""Articles whose words for an actor a list has."""


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the record; see `Actor` for the fields. ``reports`` and ``articles`` count where it is named.

    In a list, ``mentions`` are the words that name it in the first ``PLACES`` of those articles, by id.
    """

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
    return worded(record, only, counted(record, only, 0, limit)[0])


def counted(record: Record, only: Filter, start: int, size: int | None) -> tuple[tuple[Known, ...], int]:
    """Return part of these actors, without the words that name them, and how many there are in all."""
    most, every = record.reader.most_named(only, size, start)
    known = {actor.id: actor for actor in record.actors(id_ for id_, *_ in most)}
    return tuple(_known(known[id_], (), reports, articles) for id_, reports, articles in most), every


def worded(record: Record, only: Filter, found: Sequence[Known], articles: int = PLACES) -> tuple[Known, ...]:
    """Return these actors with the words that name them in the first so many articles that pass, by id."""
    named: dict[str, list[Span]] = {}
    for id_, printed in record.reader.naming((one.id for one in found), only, articles):
        named.setdefault(id_, []).extend(printed)
    return tuple(replace(one, mentions=tuple(named.get(one.id, ()))) for one in found)


def beginning(record: Record, prefix: str) -> tuple[Known, ...]:
    """Return the actors whose ids begin so, with all words that name them."""
    found = record.reader.beginning(Actor, "actor", prefix)
    counts = record.reader.told_of(one.id for one in found)
    return worded(record, ALL, [_known(one, (), *counts[one.id]) for one in found if one.id in counts], sys.maxsize)


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
