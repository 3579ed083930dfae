"""Resolved actors and their posts in; on whose behalf each acts, and one list of parties for many tellings, out."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Actor, ActorKind, Findings, Mention, Party, Place, Span, TieKind
from onrecord.resolve.order import in_text

_ACTS_FOR_STATE = {ActorKind.PERSON, ActorKind.BODY, ActorKind.OFFICE_HOLDER, ActorKind.POPULATION}
_PLACED = {ActorKind.PERSON, ActorKind.OFFICE_HOLDER, ActorKind.POPULATION}  # by whom they act for
_NAMED = {ActorKind.PERSON, ActorKind.BODY}
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_TOGETHER = "CONSULT"  # who is visited, met or called takes part in it
_SHARE = 0.2  # of the tellings that name whom most name: who stands in fewer is left out


@dataclass(frozen=True, slots=True)
class Company:
    """The resolved actors; ``identity`` from found ids; ``behalf`` of which state or organisation each acts."""

    actors: Mapping[str, Actor]
    identity: Mapping[str, str]
    behalf: Mapping[str, str]
    _apart: dict[frozenset[str], frozenset[str]] = field(default_factory=dict, repr=False)
    _unplaced: dict[frozenset[str], frozenset[str]] = field(default_factory=dict, repr=False)

    def who(self, parties: Iterable[Party]) -> frozenset[str]:
        """Return the resolved ids of the parties."""
        return frozenset(self.identity.get(party.actor, party.actor) for party in parties)

    def sides(self, resolved: Iterable[str]) -> frozenset[str]:
        """Return on whose behalf these act: Patrushev and the Kremlin for Russia, the Taliban for themselves."""
        return frozenset(self.behalf.get(actor, actor) for actor in resolved)

    def told_apart(self, sides: frozenset[str]) -> frozenset[str]:
        """Return the sides less those who have no name and act for nobody: "a gunman" can be any gunman."""
        if sides not in self._apart:
            named = (one for one in sides if one not in self.actors or not self.actors[one].name.islower())
            self._apart[sides] = frozenset(named)
        return self._apart[sides]

    def unplaced(self, sides: frozenset[str]) -> frozenset[str]:
        """Return those among these that act for nobody we know of: a person or official without a country."""
        if sides not in self._unplaced:
            known = (one for one in sides if one in self.actors and self.actors[one].kind in _PLACED)
            self._unplaced[sides] = frozenset(known)
        return self._unplaced[sides]

    def described(self, resolved: str) -> tuple[str, str | None] | str:
        """Return what somebody without a name is told by, which two of them can share; else the id."""
        actor = self.actors.get(resolved)
        nameless = actor and (actor.kind is ActorKind.OFFICE_HOLDER or actor.name.islower())
        return (actor.name, actor.country) if actor and nameless else resolved

    def spans(self, parties_: Iterable[Party]) -> dict[str, Span]:
        """Return the resolved ids of the parties with their words, in the order of the text."""
        ordered = sorted(parties_, key=lambda party: in_text(party.span))
        return {self.identity.get(party.actor, party.actor): party.span for party in ordered}

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


def parties(
    type_: str, tellings: Sequence[Sequence[Mention]], cast: Company
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return actors and recipients over all tellings, each resolved actor once, on the side where it stands most often.

    Copies of one telling count once. Who stands in few tellings beside the one that stands in most is a slip of one
    of them, and left out. The most specific name stands: Patrushev for Russia, Russia for a Russian official, as long
    as both act for one; officials of nobody knows which state stand where no telling has a name in their place. The
    order is that of the tellings; the span is that of the first one that names the actor.
    """
    acting = [_first(cast.spans(mention.actors) for mention in copies) for copies in tellings]
    receiving = [_first(cast.spans(mention.recipients) for mention in copies) for copies in tellings]
    if type_ == _TOGETHER:
        return _specific([mine | yours for mine, yours in zip(acting, receiving, strict=True)], cast), ()
    does, gets = (Counter(actor for told in side for actor in told) for side in (acting, receiving))
    doing = [{one: span for one, span in told.items() if does[one] >= gets[one]} for told in acting]
    borne = [{one: span for one, span in told.items() if does[one] < gets[one]} for told in receiving]
    return _specific(doing, cast), _specific(borne, cast)


def _specific(told: Sequence[Mapping[str, Span]], cast: Company) -> tuple[Party, ...]:
    """Return those of one side that stand and that no other covers; nameless ones of one description once."""
    count = Counter(actor for telling in told for actor in telling)
    least = _SHARE * max(count.values(), default=0)
    standing = [{one: span for one, span in telling.items() if count[one] >= least} for telling in told]
    spans = _first(standing)
    covers = _covers(standing, spans, cast)
    kept = {cast.described(one): Party(one, spans[one]) for one in reversed(spans) if not covers(one)}
    return tuple(reversed(kept.values()))


def _first(told: Iterable[Mapping[str, Span]]) -> dict[str, Span]:
    """Return everybody's words where they come first."""
    spans: dict[str, Span] = {}
    for telling in told:
        spans |= {actor: span for actor, span in telling.items() if actor not in spans}
    return spans


def _covers(told: Sequence[Mapping[str, Span]], spans: Iterable[str], cast: Company) -> Callable[[str], bool]:
    """Return what tells whether another party of the side says more than this one."""
    named = cast.named(spans)
    spoken_for = {cast.behalf[one] for one in named}
    unplaced = cast.unplaced(frozenset(spans))
    standing = spoken_for | {one for one in spans if cast.behalf.get(one) == one and one not in unplaced}
    beside = {one for telling in told for one in telling if cast.named(telling)}

    def covers(one: str) -> bool:
        kind = cast.actors[one].kind if one in cast.actors else None
        if kind is ActorKind.STATE:
            return one in spoken_for
        if kind is not ActorKind.OFFICE_HOLDER:
            return False
        return cast.behalf[one] in standing or (bool(named) and one in unplaced and one not in beside)

    return covers
