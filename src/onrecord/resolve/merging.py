"""What reports and those beside them tell together, and what was settled before, in; what stands now out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Actor, Event, Findings, Judgement, Party, Report, Resolution, Story
from onrecord.resolve.grouping import grouped
from onrecord.resolve.order import in_text


@dataclass(frozen=True, slots=True)
class Settled:
    """What is settled already, as far as the reports in hand touch it.

    ``identity`` is that of actors found in the reports beside, ``actors`` those who are there already; ``event_of`` the
    event of each mention in the reports beside, ``mentions`` what such an event has outside the reports in hand, and so
    for each of ``shrunk``, the events that had told of what is in hand; ``story_of`` and ``stories`` likewise.
    """

    identity: Mapping[str, str]
    actors: Mapping[str, Actor]
    event_of: Mapping[str, str]
    mentions: Mapping[str, Sequence[str]]
    shrunk: frozenset[str]
    story_of: Mapping[str, str]
    stories: Mapping[str, Story]


NOTHING = Settled({}, {}, {}, {}, frozenset(), {}, {})
"""An empty case."""


@dataclass(frozen=True, slots=True)
class Hand:
    """The reports that are settled now, with what was found in them."""

    reports: Sequence[Report]
    findings: Sequence[Findings]


@dataclass(frozen=True, slots=True)
class Merged:
    """What stands now. ``identity`` is of the actors found in hand, ``behalf`` says for whom an actor acts.

    ``events`` are whole; each of ``parts`` are the mentions of an event that reaches beyond what was looked at.
    ``events_gone`` and ``stories_gone`` have their place taken by others.
    """

    identity: Mapping[str, str]
    actors: tuple[Actor, ...]
    behalf: Mapping[str, str]
    events: tuple[Event, ...]
    parts: tuple[tuple[str, ...], ...]
    events_gone: frozenset[str]
    stories: tuple[Story, ...]
    stories_gone: frozenset[str]
    judgements: tuple[Judgement, ...]
    corrected: tuple[Findings, ...]


def merged(found: Resolution, hand: Hand, settled: Settled) -> Merged:
    """Return what stands after the reports in hand were resolved with those beside them.

    What was settled as one stays one; what the reports in hand tell joins it, and can join two events that were apart.
    An actor keeps the id under which it is on record.
    """
    articles = {one.article for one in hand.findings}
    corrected = [one for one in found.corrected if one.article in articles]
    own = {actor.id for one in hand.findings for actor in one.actors}
    told = {mention.id for one in hand.findings for mention in one.mentions}
    names = _names(found, settled)
    renamed = own | _named_by_hand(corrected)
    identity = {id_: names[actor] for id_, actor in found.identity if id_ in renamed}
    groups = _groups([event for event in found.events if told.intersection(event.mentions)], settled)
    whole, parts, gone = [], [], set[str]()
    for events, before in groups:
        mine = {mention for event in events for mention in event.mentions if mention in told}
        every = mine.union(*(settled.mentions[one] for one in before))
        gone.update(before)
        if len(events) == 1 and every == set(events[0].mentions):
            whole.append(_renamed(events[0], names))
        else:
            parts.append(tuple(sorted(every)))
    parts += [tuple(rest) for one in sorted(settled.shrunk - gone) if (rest := settled.mentions[one])]
    concerned = own | {mention for events, _ in groups for event in events for mention in event.mentions}
    return Merged(
        identity,
        tuple(_actors(found, identity, names, settled)),
        {names.get(one, one): names.get(other, other) for one, other in found.behalf},
        tuple(whole),
        tuple(parts),
        frozenset(gone | settled.shrunk),
        _stories(found, {report.id for report in hand.reports}, settled),
        frozenset(settled.stories),
        tuple(one for one in found.judgements if concerned.intersection(one.about)),
        tuple(corrected),
    )


def _named_by_hand(corrected: Iterable[Findings]) -> set[str]:
    """Return the ids of parties: a person can put in one that was found elsewhere."""
    mentioned = {
        party.actor for one in corrected for told in one.mentions for party in (*told.actors, *told.recipients)
    }
    return mentioned | {party.actor for one in corrected for said in one.statements for party in said.sources}


def _names(found: Resolution, settled: Settled) -> dict[str, str]:
    """Return under which id each resolved actor is on record: most of its sightings beside decide."""
    before = grouped((actor, settled.identity[id_]) for id_, actor in found.identity if id_ in settled.identity)
    return {actor.id: _most(before.get(actor.id, [actor.id])) for actor in found.actors}


def _most(ids: Iterable[str]) -> str:
    counted = Counter(ids)
    return min(counted, key=lambda one: (-counted[one], one))


def _groups(events: Iterable[Event], settled: Settled) -> list[tuple[list[Event], set[str]]]:
    """Return the events found, together with those on record that share a telling with them; each in one group."""
    groups: list[tuple[list[Event], set[str]]] = []
    holding: dict[str, tuple[list[Event], set[str]]] = {}
    for event in events:
        mine: tuple[list[Event], set[str]] = (
            [event],
            {settled.event_of[m] for m in event.mentions if m in settled.event_of},
        )
        for other in {id(holding[one]): holding[one] for one in sorted(mine[1]) if one in holding}.values():
            mine[0].extend(other[0])
            mine[1].update(other[1])
            other[0].clear()
        groups.append(mine)
        holding |= dict.fromkeys(mine[1], mine)
    return [group for group in groups if group[0]]


def _renamed(event: Event, names: Mapping[str, str]) -> Event:
    def renamed(parties: Iterable[Party]) -> tuple[Party, ...]:
        found = {names.get(party.actor, party.actor): party for party in reversed(tuple(parties))}
        return tuple(replace(party, actor=id_) for id_, party in reversed(found.items()))

    return replace(event, actors=renamed(event.actors), recipients=renamed(event.recipients))


def _actors(
    found: Resolution, identity: Mapping[str, str], names: Mapping[str, str], settled: Settled
) -> Iterable[Actor]:
    """Yield the actors in hand under their ids on record: with the names they had, and what they are called now."""
    mine = set(identity.values())
    for id_, group in grouped((names[actor.id], actor) for actor in found.actors).items():
        if id_ in mine or id_ not in settled.actors:
            yield _together(id_, [settled.actors[id_], *group] if id_ in settled.actors else group)


def _together(id_: str, known: Sequence[Actor]) -> Actor:
    """Return one actor of all: what the first says stands, the others add to it."""
    face = known[0]
    if len(known) == 1:
        return face if face.id == id_ else replace(face, id=id_)
    called = {name for actor in known for name in (actor.name, *actor.aliases)} - {face.name}
    return replace(
        face,
        id=id_,
        aliases=tuple(sorted(called)),
        country=next((actor.country for actor in known if actor.country), None),
        sector=next((actor.sector for actor in known if actor.sector), None),
        wikidata=next((actor.wikidata for actor in known if actor.wikidata), None),
        known=next((actor.known for actor in known if actor.known), None),
        mentions=tuple(sorted({span for actor in known for span in actor.mentions}, key=in_text)),
    )


def _stories(found: Resolution, mine: set[str], settled: Settled) -> tuple[Story, ...]:
    """Return the stories in hand and those on record beside them; one that goes on is the same story, longer."""
    made = {story.id: story for story in settled.stories.values() if story.reports}
    for story in found.stories:
        reports = sorted(mine.intersection(story.reports))
        before = [settled.story_of[report] for report in story.reports if report in settled.story_of]
        if reports and before:
            id_ = _most(before)
            made[id_] = _longer(made[id_], story, reports)
        elif reports:
            made[story.id] = story
    return tuple(made.values())


def _longer(old: Story, new: Story, reports: Sequence[str]) -> Story:
    days = [day for day in (old.since, old.until, new.since, new.until) if day]
    why = new.why if len(old.reports) == 1 else old.why
    every = (*old.reports, *reports)
    return replace(old, reports=every, since=min(days, default=None), until=max(days, default=None), why=why)


def without(story: Story, reports: Sequence[str]) -> Story:
    """Return a story less these reports."""
    return replace(story, reports=tuple(report for report in story.reports if report not in reports))
