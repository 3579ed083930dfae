"""Drafts of events in, those that count out."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from spacy.tokens import Token

from onrecord.find.echoes import Draft
from onrecord.find.meaning import Roles
from onrecord.find.reading import Names
from onrecord.lexicon.codebook import Frame, Need, Trigger
from onrecord.model import PRESS, ActorKind, Article, Party

Told = TypeVar("Told")

_PUBLIC = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.ARMED_GROUP, ActorKind.OFFICE_HOLDER, ActorKind.FORMAT})
_PRIVATE = frozenset({None, PRESS, "BUS"})
_AFFAIRS = 0.2  # of 131 pieces of political news, 130 have a public party in a fifth of their acts or more
_ENOUGH = 4  # fewer acts say too little of what a piece is about
_PURPOSES = frozenset({"advcl", "xcomp", "acl", "relcl"})


def sifted(drafts: Sequence[Draft], names: Names, article: Article) -> Sequence[Draft]:
    """Return the drafts that tell of an act of their own in a piece on public affairs."""
    told = [draft for draft in drafts if not titled(draft.candidate.token, article)]
    own = [draft for draft in told if not _purpose(draft, told)]
    return public(own, names, lambda draft: draft.roles.actors + draft.roles.recipients)


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


def public(told: Sequence[Told], names: Names, parties: Callable[[Told], Iterable[Party]]) -> Sequence[Told]:
    """Return what is told, or only what has a public party where hardly anything has: a hotel's offer is no event."""
    held = {tie.actor for tie in names.ties}
    acting = {
        actor.id
        for actor in names.actors
        if actor.kind in _PUBLIC
        or (actor.kind is ActorKind.PERSON and (actor.known or actor.country or actor.id in held))
        or (actor.kind is ActorKind.ORGANISATION and actor.sector not in _PRIVATE)
    }
    affairs = [one for one in told if {party.actor for party in parties(one)} & acting]
    return affairs if len(told) >= _ENOUGH and len(affairs) < _AFFAIRS * len(told) else told


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
