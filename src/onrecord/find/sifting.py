"""Drafts of events in, those that count out."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.find.echoes import Draft
from onrecord.find.meaning import Roles
from onrecord.find.reading import Names
from onrecord.lexicon.codebook import Frame, Need, Trigger
from onrecord.model import ActorKind, Article

_PUBLIC = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.ARMED_GROUP, ActorKind.OFFICE_HOLDER, ActorKind.FORMAT})
_PRIVATE = frozenset({None, "MED", "BUS"})
_AFFAIRS = 0.2  # of 131 pieces of political news, 130 have a public party in a fifth of their acts or more
_ENOUGH = 4  # fewer acts say too little of what a piece is about
_PURPOSES = frozenset({"advcl", "xcomp", "acl", "relcl"})


def sifted(drafts: Sequence[Draft], names: Names, article: Article) -> Sequence[Draft]:
    """Return the drafts that tell of an act of their own in a piece on public affairs."""
    told = [draft for draft in drafts if not titled(draft.candidate.token, article)]
    return _public([draft for draft in told if not _purpose(draft, told)], names)


def needed(row: Trigger, roles: Roles) -> bool:
    """Whether the row's needs are met; the recipient of a mutual act is a second actor."""
    mutual = row.frame is Frame.MUTUAL
    met = {
        Need.ACTOR: bool(roles.actors),
        Need.RECIPIENT: len(roles.actors) > 1 if mutual else bool(roles.recipients),
        Need.PARTY: bool(roles.actors or roles.recipients),
        Need.DOER: roles.somebody,
        Need.WHOM: roles.whom,
    }
    return all(met[need] for need in row.needs)


def _public(drafts: Sequence[Draft], names: Names) -> Sequence[Draft]:
    """Return the drafts, or only those with a public party where hardly any has one: a hotel's offer is no event."""
    held = {tie.actor for tie in names.ties}
    public = {
        actor.id
        for actor in names.actors
        if actor.kind in _PUBLIC
        or (actor.kind is ActorKind.PERSON and (actor.known or actor.country or actor.id in held))
        or (actor.kind is ActorKind.ORGANISATION and actor.sector not in _PRIVATE)
    }
    affairs = [d for d in drafts if {party.actor for party in d.roles.actors + d.roles.recipients} & public]
    return affairs if len(drafts) >= _ENOUGH and len(affairs) < _AFFAIRS * len(drafts) else drafts


def titled(token: Token, article: Article) -> bool:
    """Whether the word stands in a line that repeats the title, which is metadata."""
    line = article.text[article.text.rfind("\n", 0, token.idx) + 1 :].split("\n", 1)[0]
    return article.title is not None and line.strip(" .;").casefold() == article.title.strip(" .;").casefold()


def _purpose(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether it only says what another act of its type is for: "met to discuss trade"."""
    token = draft.candidate.token
    if token.tag_ != "VB" or token.dep_ not in _PURPOSES:
        return False
    beside = {token.head.i, *(found.i for found in token.head.children)} - {token.i}
    return any(o.candidate.token.i in beside and o.candidate.row.type == draft.candidate.row.type for o in others)
