"""Annotated articles in; who might take part in each event, with who does, out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.find.finder import Read
from onrecord.find.learned import hints
from onrecord.find.learned.contenders import Contender, Contest
from onrecord.find.learned.model import Scores
from onrecord.find.learned.parties import ROLES, contested, vectors
from onrecord.find.learned.syntax import Numbers
from onrecord.learn.examples import Gold
from onrecord.measure.alike import overlap, same_name
from onrecord.model import Actor, Mention

ELSEWHERE = -1
"""The label of another word for somebody who takes part: neither right nor wrong."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The contenders of one event as the scorer sees them.

    - ``numbers`` (contenders, columns) and ``vectors`` (contenders, size): see ``contenders``
    - ``labels`` (contenders,): 0, 1 for an actor, 2 for a recipient, or ``ELSEWHERE``
    - ``meant`` (1 + contenders, 2): who may be told as the actor and as the recipient, nobody first
    - ``second``: from the second annotation
    - ``trigger``, ``heads`` (contenders,): the tokens of the trigger and of the contenders
    """

    numbers: Numbers
    vectors: Scores
    labels: Numbers
    meant: NDArray[np.bool_]
    second: bool
    trigger: int
    heads: Numbers


def casts(gold: Gold, page: Read, told: Sequence[Mention], *, second: bool = False) -> Iterator[Cast]:
    """Yield the cast of each event of an article, given what was read before events and what the rules told of them."""
    rules = hints.done(page.reading.doc, told)
    contest = Contest(page.reading, page.known, page.statements, told)
    actors = {actor.id: actor for actor in page.known.actors}
    for event in gold["events"]:
        start, end = event["trigger"]["start"], event["trigger"]["end"]
        trigger = hints.root(page.reading.doc, start, end)
        found = contested(contest, start, end, event["type"], rules)
        if trigger is not None and found:
            numbers = np.array([one.numbers for one in found])
            labels = np.array(labelled(event, found, actors))
            heads = np.array([one.head.i for one in found])
            meant = _meant(event, found, actors)
            yield Cast(numbers, vectors(found), labels, meant, second, trigger.i, heads)


def _meant(event: Gold, found: Sequence[Contender], actors: Mapping[str, Actor]) -> NDArray[np.bool_]:
    """Return for each role whether nobody, and each contender, may be told as who fills it."""
    columns = [
        [not event[role + "s"], *(any(_is(party, one, actors) for party in event[role + "s"]) for one in found)]
        for role in ROLES
    ]
    return np.array(columns, dtype=np.bool_).T


def _is(party: Gold, one: Contender, actors: Mapping[str, Actor]) -> bool:
    if one.party is None:
        return bool(party["span"]["start"] <= one.head.idx < party["span"]["end"])
    return bool(overlap(party["span"], one.party.span)) or same_name(party["name"], actors[one.party.actor])


def labelled(event: Gold, found: Sequence[Contender], actors: Mapping[str, Actor]) -> list[int]:
    """Return for each contender 0, 1 for an actor of the event, 2 for a recipient, or ``ELSEWHERE``."""
    labels = [0] * len(found)
    for label, role in enumerate(ROLES, 1):
        for party in event[role + "s"]:
            right, others = _standing(party, event["trigger"]["start"], found, actors)
            for index in others:
                labels[index] = labels[index] or ELSEWHERE
            for index in right:
                labels[index] = label
    return labels


def _standing(
    party: Gold, near: int, found: Sequence[Contender], actors: Mapping[str, Actor]
) -> tuple[list[int], list[int]]:
    """Return which contenders stand for a party, and which others are in its words or name it elsewhere.

    It stands for the party if it is in the annotated words and names it; else the head of these words does; else, where
    none of them is a contender, the nearest one of its name.
    """
    span = party["span"]
    inside = [i for i, one in enumerate(found) if span["start"] <= one.head.idx < span["end"]]
    named = [i for i, one in enumerate(found) if one.party and same_name(party["name"], actors[one.party.actor])]
    heads = {found[i].head.i for i in inside}
    right = [i for i in inside if i in named] or [i for i in inside if found[i].head.head.i not in heads]
    right = right or sorted(named, key=lambda i: abs(found[i].head.idx - near))[:1]
    return right, [i for i in dict.fromkeys((*inside, *named)) if i not in right]
