"""Resolved actors and their posts in; on whose behalf each acts, and one list of parties for many tellings, out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Actor, ActorKind, Findings, Mention, Party, Place, Span, TieKind

_ACTS_FOR_STATE = {ActorKind.PERSON, ActorKind.BODY, ActorKind.OFFICE_HOLDER, ActorKind.POPULATION}
_NAMED = {ActorKind.PERSON, ActorKind.BODY}
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_TOGETHER = "CONSULT"  # who is visited, met or called takes part in it


@dataclass(frozen=True, slots=True)
class Company:
    """The resolved actors; ``identity`` from found ids; ``behalf`` of which state or organisation each acts."""

    actors: Mapping[str, Actor]
    identity: Mapping[str, str]
    behalf: Mapping[str, str]

    def who(self, parties: Iterable[Party]) -> frozenset[str]:
        """Return the resolved ids of the parties."""
        return frozenset(self.identity.get(party.actor, party.actor) for party in parties)

    def sides(self, resolved: Iterable[str]) -> frozenset[str]:
        """Return on whose behalf these act: Patrushev and the Kremlin for Russia, the Taliban for themselves."""
        return frozenset(self.behalf.get(actor, actor) for actor in resolved)

    def unplaced(self, sides: Iterable[str]) -> frozenset[str]:
        """Return those among these that act for nobody we know of: a person or official without a country."""
        kinds = {ActorKind.PERSON, ActorKind.OFFICE_HOLDER, ActorKind.POPULATION}
        return frozenset(one for one in sides if one in self.actors and self.actors[one].kind in kinds)

    def named(self, resolved: Iterable[str]) -> frozenset[str]:
        """Return those among these that are persons or bodies, not just states or somebody's officials."""
        return frozenset(one for one in resolved if one in self.actors and self.actors[one].kind in _NAMED)

    def name(self, actor: str) -> str:
        """Return the name of an actor, or of a state by its code."""
        return self.actors[actor].name if actor in self.actors else actor

    def is_country(self, place: Place) -> bool:
        """Tell whether a place is a whole country."""
        state = self.actors.get(place.country or "")
        return state is not None and place.name in {state.name, *state.aliases}


def company(actors: Sequence[Actor], identity: Mapping[str, str], findings: Sequence[Findings]) -> Company:
    """Return who acts for whom: a person for the owner of the post he is most often given, else for his country."""
    by_id = {actor.id: actor for actor in actors}
    posts: dict[str, Counter[str]] = {}
    for found in findings:
        for tie in found.ties:
            if tie.kind is TieKind.OFFICE and tie.of:
                posts.setdefault(identity.get(tie.actor, tie.actor), Counter())[identity.get(tie.of, tie.of)] += 1
    behalf = {actor.id: _behalf(actor, posts.get(actor.id, Counter()), by_id) for actor in actors}
    return Company(by_id, identity, behalf)


def _behalf(actor: Actor, posts: Counter[str], actors: Mapping[str, Actor]) -> str:
    owner = actors.get(min(posts, key=lambda one: (-posts[one], one), default=""))
    if actor.kind is ActorKind.PERSON and owner:
        return (owner.country if owner.kind is not ActorKind.ARMED_GROUP else None) or owner.id
    if actor.kind is ActorKind.STATE or actor.kind in _ACTS_FOR_STATE:
        return actor.country or actor.id
    return actor.id


def is_mutual(type_: str) -> bool:
    """Tell whether all parties of a type do it together: two who meet, agree or cooperate are both actors."""
    return type_ in _MUTUAL


def parties(type_: str, mentions: Sequence[Mention], cast: Company) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return actors and recipients over all tellings, each resolved actor once, on the side where it stands most often.

    The most specific name stands: Patrushev for Russia, Russia for a Russian official, as long as both act for one.
    They stand in the order in which they are told; the span is that of the first telling that names the actor.
    """
    acting, receiving = (
        _first_spans(cast, (m.actors for m in mentions)),
        _first_spans(cast, (m.recipients for m in mentions)),
    )
    if type_ == _TOGETHER:
        return _specific(acting | {one: span for one, span in receiving.items() if one not in acting}, cast), ()
    does = _counted(cast, (mention.actors for mention in mentions))
    gets = _counted(cast, (mention.recipients for mention in mentions))
    actors = {one: span for one, span in acting.items() if does[one] >= gets[one]}
    return _specific(actors, cast), _specific({one: span for one, span in receiving.items() if one not in actors}, cast)


def _first_spans(cast: Company, sides: Iterable[tuple[Party, ...]]) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    for side in sides:
        for party in sorted(side, key=lambda party: party.span):
            spans.setdefault(cast.identity.get(party.actor, party.actor), party.span)
    return spans


def _counted(cast: Company, sides: Iterable[tuple[Party, ...]]) -> Counter[str]:
    return Counter(actor for side in sides for actor in cast.who(side))


def _specific(spans: Mapping[str, Span], cast: Company) -> tuple[Party, ...]:
    """Drop a state where one of its people or bodies stands, and nameless people where their state or a name does."""
    named = cast.named(spans)
    spoken_for = {cast.behalf[one] for one in named}
    standing = spoken_for | {one for one in spans if cast.behalf.get(one) == one}
    kept = [one for one in spans if one in named or not _is_covered(one, spoken_for, standing - {one}, cast)]
    return tuple(Party(one, spans[one]) for one in kept)


def _is_covered(one: str, spoken_for: set[str], standing: set[str], cast: Company) -> bool:
    actor = cast.actors.get(one)
    if actor is None:
        return False
    if actor.kind is ActorKind.STATE:
        return one in spoken_for
    return actor.kind is ActorKind.OFFICE_HOLDER and cast.behalf[one] in standing
