"""Tellings in, what they say together out: the parties, time and place of one happening."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from onrecord.model import ActorKind, Mention, Place, Status, When
from onrecord.resolve.days import Days, Told, days, settled
from onrecord.resolve.parties import Company
from onrecord.resolve.tellings import Telling

T = TypeVar("T")
Role = tuple[ActorKind, str]
"""A kind of named actor, and on whose behalf it acts."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Tellings of one happening, in the order they were joined, and what they say together.

    ``actors`` and ``recipients`` are those on whose behalf it is done and borne, ``everyone`` both; ``people`` are the
    persons and bodies named for each side. ``told`` is the time that stands for all, ``days`` its days if it has a
    value; ``open_times`` are the times whose words leave the day open. ``published`` are the days of its reports.
    """

    type: str
    tellings: tuple[Telling, ...]
    cast: Company
    modes: frozenset[str]
    statuses: frozenset[Status]
    reports: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    everyone: frozenset[str]
    named: frozenset[str]
    people: Mapping[Role, frozenset[str]]
    stems: frozenset[str]
    places: tuple[Place, ...]
    told: Told | None
    days: Days | None
    open_times: tuple[When, ...]
    published: tuple[date, ...]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Return all mentions, copies included."""
        return tuple(mention for telling in self.tellings for mention in telling.mentions)

    @property
    def when(self) -> When | None:
        """Return the time that stands, without who told it."""
        return self.told.when if self.told else None


def single(telling: Telling, cast: Company) -> Happening:
    """Return what one telling says."""
    told = settled(telling.times)
    return Happening(
        telling.mention.type,
        (telling,),
        cast,
        frozenset(filter(None, (telling.mention.mode,))),
        frozenset((telling.mention.status,)),
        frozenset((telling.report,)),
        telling.actors,
        telling.recipients,
        telling.actors | telling.recipients,
        telling.named,
        _people(telling.named, cast),
        telling.stems,
        _places(telling.places),
        told,
        days(told.when.value) if told else None,
        tuple(time.when for time in telling.times if not days(time.when.value)),
        (telling.published,) if telling.published else (),
    )


def joined(parts: Iterable[Happening]) -> Happening:
    """Return the happening that all of these tell of; there must be one at least."""
    every = tuple(parts)
    if len(every) == 1:
        return every[0]
    tellings = tuple(telling for part in every for telling in part.tellings)
    named = _union(part.named for part in every)
    told = settled([time for telling in tellings for time in telling.times])
    return Happening(
        every[0].type,
        tellings,
        every[0].cast,
        _union(part.modes for part in every),
        _union(part.statuses for part in every),
        _union(part.reports for part in every),
        _union(part.actors for part in every),
        _union(part.recipients for part in every),
        _union(part.everyone for part in every),
        named,
        _people(named, every[0].cast) if named else {},
        _union(part.stems for part in every),
        _places(place for part in every for place in part.places),
        told,
        days(told.when.value) if told else None,
        tuple(time for part in every for time in part.open_times),
        tuple(sorted(_union(part.published for part in every))),
    )


def _union(sets: Iterable[Iterable[T]]) -> frozenset[T]:
    return frozenset[T]().union(*sets)


def _people(named: Iterable[str], cast: Company) -> Mapping[Role, frozenset[str]]:
    found: dict[Role, set[str]] = {}
    for actor in named:
        found.setdefault((cast.actors[actor].kind, cast.behalf[actor]), set()).add(actor)
    return {role: frozenset(actors) for role, actors in found.items()}


def _places(told: Iterable[Place]) -> tuple[Place, ...]:
    return tuple({place.name: place for place in told}.values())
