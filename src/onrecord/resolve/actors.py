"""Sightings in, actors out: who is the same across articles, under which id, and on which grounds."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Actor, content_id
from onrecord.resolve.bonds import Bonds, Clusters, Ground
from onrecord.resolve.grouping import grouped
from onrecord.resolve.order import in_text
from onrecord.resolve.persons import join_persons
from onrecord.resolve.sightings import Sighting


@dataclass(frozen=True, slots=True)
class Cast:
    """The resolved actors; which each found id is; and the grounds of the merges."""

    actors: tuple[Actor, ...]
    identity: Mapping[str, str]
    grounds: tuple[Ground, ...]


def resolve_actors(seen: Sequence[Sighting], near: Mapping[str, frozenset[str]], bonds: Bonds) -> Cast:
    """Return who is who. ``near`` gives for a report's id the reports that are alike in their words.

    An actor's id is its lexicon id; else a hash of kind, name and country, so it outlives new pages unless they make
    another spelling the most frequent; what only its own report can tell apart has the report in the hash.
    """
    clusters = Clusters(len(seen), bonds, lambda: _meant(seen))
    _join_known(seen, clusters)
    _join_copies(seen, clusters)
    _join_names(seen, near, clusters)
    _join_other_names(seen, clusters)
    join_persons(seen, near, clusters)
    return _cast(seen, clusters, bonds.apart)


def _meant(seen: Sequence[Sighting]) -> dict[str, list[int]]:
    """Return which sightings an id means: the found actor's, and those of the actor it would be if it stood alone."""
    return grouped((id_, place) for place, one in enumerate(seen) for id_ in dict.fromkeys((one.actor.id, one.key)))


def _join_known(seen: Sequence[Sighting], clusters: Clusters) -> None:
    for places in grouped((one.actor.known, place) for place, one in enumerate(seen) if one.actor.known).values():
        for other in places[1:]:
            clusters.join(places[0], other)


def _join_copies(seen: Sequence[Sighting], clusters: Clusters) -> None:
    """Join what copies of one report name alike; the second "official" of a copy is the second of the other."""
    counted: Counter[tuple[str, str, tuple[str, ...]]] = Counter()
    keyed = []
    for place, one in enumerate(seen):
        if not one.actor.known and one.words:
            counted[one.article, one.family, one.words] += 1
            nth = counted[one.article, one.family, one.words]
            keyed.append(((one.report, one.family, one.words, nth), place))
    for places in grouped(keyed).values():
        for other in places[1:]:
            clusters.join(places[0], other)


def _join_names(seen: Sequence[Sighting], near: Mapping[str, frozenset[str]], clusters: Clusters) -> None:
    """Join equal names that mean the same everywhere; where two countries are seen, each with its own.

    But two people of one name are not in one story: there it is the country that was mistaken.
    """
    named = grouped(((one.family, one.words), place) for place, one in enumerate(seen) if one.travels)
    for places in named.values():
        if len({seen[place].actor.known for place in places} - {None}) > 1:
            continue
        countries = {seen[place].country for place in places} - {None}
        if len(countries) < 2:  # noqa: PLR2004 - two candidates are a doubt
            _join_all(places, seen, clusters)
            continue
        for country in sorted(filter(None, countries)):
            _join_all([place for place in places if seen[place].country == country], seen, clusters)
        _join_in_stories([place for place in places if seen[place].is_full], seen, near, clusters)


def _join_in_stories(
    places: Sequence[int], seen: Sequence[Sighting], near: Mapping[str, frozenset[str]], clusters: Clusters
) -> None:
    first = {seen[place].report: place for place in reversed(places)}
    for place in places:
        one = seen[place]
        for report in sorted(near.get(one.report, frozenset()) & first.keys()):
            other = seen[first[report]].actor
            why = f"both are named {other.name}, in reports of one story"
            clusters.join(place, first[report], Ground((one.actor.id, other.id), "same name in one story", why))


def _join_all(places: Sequence[int], seen: Sequence[Sighting], clusters: Clusters) -> None:
    first = seen[places[0]]
    for place in places[1:]:
        other = seen[place]
        if clusters.root(place) != clusters.root(places[0]):
            country = first.country or other.country
            why = f"both are named {other.actor.name}{f' ({country})' if country else ''} and nobody else is"
            clusters.join(places[0], place, Ground((first.actor.id, other.actor.id), "same name", why))


def _join_other_names(seen: Sequence[Sighting], clusters: Clusters) -> None:
    """Join a body named by another's further name, an acronym for one, where exactly one goes by it."""
    bodies = [(place, one) for place, one in enumerate(seen) if one.family == "body" and one.travels]
    further = grouped((alias, place) for place, one in bodies for alias in one.actor.aliases if _is_telling(alias))
    for place, one in bodies:
        bearers = further.get(one.actor.name, [])
        roots = {clusters.root(other) for other in bearers} - {clusters.root(place)}
        if len(roots) == 1 and not one.actor.known:
            other = seen[bearers[0]]
            why = f"{other.actor.name} is also called {one.actor.name}, and nobody else is"
            if one.country is None or other.country in {None, one.country}:
                clusters.join(bearers[0], place, Ground((other.actor.id, one.actor.id), "other name", why))


def _is_telling(alias: str) -> bool:
    return (alias.isupper() and len(alias) > 2) or sum(word[0].isupper() for word in alias.split()) > 1  # noqa: PLR2004


def _cast(seen: Sequence[Sighting], clusters: Clusters, apart: frozenset[str]) -> Cast:
    actors: dict[str, Actor] = {}
    identity: dict[str, str] = {}
    for group in clusters.groups():
        members = [seen[place] for place in group]
        actor = _resolved(members, actors)
        if apart.issuperset(member.actor.id for member in members):
            actor = _unknown(actor, members)
        actors[actor.id] = actor
        identity |= {member.actor.id: actor.id for member in members}
    return Cast(tuple(sorted(actors.values(), key=lambda actor: actor.id)), identity, tuple(clusters.grounds()))


def _resolved(members: Sequence[Sighting], taken: Mapping[str, Actor]) -> Actor:
    face = _face(members)
    identifier = next((one.actor.known for one in members if one.actor.known), face.key)
    if identifier in taken:  # a doubt or a person keeps two apart that would share an id
        identifier = content_id("actor", identifier, min(one.actor.id for one in members))
    names = {name for one in members for name in (one.actor.name, *one.actor.aliases)}
    return Actor(
        identifier,
        face.actor.name,
        face.actor.kind,
        tuple(sorted(names - {face.actor.name})),
        _most(one.country for one in (face, *members)),
        _most(one.actor.sector for one in (face, *members)),
        next((one.actor.wikidata for one in members if one.actor.wikidata), None),
        tuple(sorted({span for one in members for span in one.actor.mentions}, key=in_text)),
        next((one.actor.known for one in members if one.actor.known), None),
    )


def _unknown(actor: Actor, members: Sequence[Sighting]) -> Actor:
    """Return an actor that a person has split off: it is not the one of this name that the lexicon knows."""
    id_ = content_id("actor", actor.id, min(one.actor.id for one in members))
    return replace(actor, id=id_, known=None, wikidata=None, country=None if actor.known else actor.country)


def _most(values: Iterable[str | None]) -> str | None:
    """Return the most frequent value, of equals the first."""
    found = [value for value in values if value]
    if len(set(found)) < 2:  # noqa: PLR2004 - nothing to count, as for almost all
        return next(iter(found), None)
    counts = Counter(found)
    return max(counts, key=lambda value: counts[value])


def _face(members: Sequence[Sighting]) -> Sighting:
    """Return the sighting whose name stands for all: the most frequent full one, the shorter of two as frequent."""
    if len(members) == 1:
        return members[0]
    known = [one for one in members if one.actor.known] or members
    full = [one for one in known if one.is_full] or known
    counts = Counter(one.actor.name for one in full)
    kinds = Counter(one.actor.kind for one in full)
    name = min(counts, key=lambda name: (-counts[name], len(name), name))
    named = [one for one in full if one.actor.name == name]
    return min(named, key=lambda one: (-kinds[one.actor.kind], one.country is None, one.article, one.actor.id))
