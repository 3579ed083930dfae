"""Articles annotated under the contract in; who might take part in each event, with who does, out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.find.attributions import sayings
from onrecord.find.events import mentions
from onrecord.find.learned import hints
from onrecord.find.learned.contenders import Contender, Contest
from onrecord.find.learned.model import Scores
from onrecord.find.learned.parties import ROLES, vectors
from onrecord.find.learned.syntax import Numbers
from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.statements import stated
from onrecord.find.times import times
from onrecord.learn.examples import Gold
from onrecord.lexicon.lexicon import Lexicon, load
from onrecord.measure.alike import same_name
from onrecord.measure.articles import article
from onrecord.measure.gold import records
from onrecord.model import Actor

ELSEWHERE = -1
"""The label of another word for somebody who takes part: neither right nor wrong."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Contenders as the scorer sees them: ``numbers`` (rows, columns), ``vectors`` (rows, size), ``labels`` (rows,)."""

    numbers: Numbers
    vectors: Scores
    labels: Numbers


def gathered(path: Path) -> Iterator[Rows]:
    """Yield the contenders of each event of a file of articles. Raises GoldError."""
    lexicon = load()
    for gold in records(path):
        yield from rows(gold, lexicon)


def rows(gold: Gold, lexicon: Lexicon) -> Iterator[Rows]:
    """Yield the contenders of each event of an article, with their roles."""
    reading = Reading(article(gold), parse(gold["text"]))
    named, timed = names(reading, lexicon.gazetteer), times(reading)
    said = stated(sayings(reading, lexicon.cues), reading, named, timed, lexicon.cues)
    told = mentions(reading, named, timed, said, lexicon.codebook)
    rules = hints.done(reading.doc, told)
    contest = Contest(reading, named, said, told)
    actors = {actor.id: actor for actor in named.actors}
    for event in gold["events"]:
        trigger = hints.tokens(reading.doc, event["trigger"]["start"], event["trigger"]["end"])
        if not trigger:
            continue
        hint = hints.at(rules, trigger)
        rule = next((one for one, other in zip(told, rules, strict=True) if other is hint), None)
        root = reading.doc[trigger[0] : trigger[-1] + 1].root
        found = contest.contenders(root, event["type"], rule, hint)
        if found:
            numbers = np.array([one.numbers for one in found])
            yield Rows(numbers, vectors(found), np.array(labelled(event, found, actors)))


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
