"""Sentences coded by PLOVER's makers in, scores of the events found in them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.measure import program
from onrecord.measure.alike import overlap, same_name
from onrecord.measure.gold import Gold, Record
from onrecord.measure.outcome import Outcome, Track, f1, share
from onrecord.measure.plover import plover
from onrecord.measure.scores import Scores
from onrecord.measure.tally import Tally, paired
from onrecord.model import Actor, Findings, Mention, Party

Actors = Mapping[str, Actor]


@dataclass(frozen=True, slots=True)
class _Party:
    text: str
    country: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class _Event:
    type: str
    source: list[_Party]
    target: list[_Party]


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence and the events its coders saw; a party's offsets are ``None`` where its words are not contiguous."""

    id: str
    text: str
    published: str | None
    events: list[_Event]


def measure(gold: Gold, track: Track) -> Outcome:
    """Score the events of single sentences in PLOVER's terms (planned help is AGREE, and so on), micro-averaged.

    - type: an event of the gold's type is found, one to one
    - source, target: F1 of the parties over all events; events are paired by what they share of type and parties. A
      party is found where the words overlap
    - country: share of the found parties with the gold's country, where the gold has one
    - whole: type, all sources and all targets are the gold's
    """
    scores = Scores()
    for record in track(gold.records):
        article = program.article(record["id"], record["text"], published=record["published"])
        score(record, program.findings(article), scores)
    countries = scores.tallies.pop("country", Tally())
    told = [f1(name, tally) for name, tally in scores.tallies.items()]
    return Outcome((*told, share("country", countries.right, countries.wanted)), tuple(scores.errors))


def score(gold: Record, found: Findings, scores: Scores) -> None:
    """Add what was found in one sentence to ``scores``."""
    actors = {actor.id: actor for actor in found.actors}
    wanted, ours = gold["events"], found.mentions
    typed = paired(wanted, ours, lambda g, o: float(g["type"] == plover(o)))
    pairs = paired(wanted, ours, lambda g, o: _fit(g, o, actors))
    scores.add("type", Tally(len(typed), len(ours), len(wanted)))
    for role, side in (("source", "actors"), ("target", "recipients")):
        same = [(g, o) for one, other in pairs for g, o in _same(one[role], getattr(other, side), actors)]
        found_ = sum(len(getattr(one, side)) for one in ours)
        scores.add(role, Tally(len(same), found_, sum(len(one[role]) for one in wanted)))
        located = [(g["country"], actors[o.actor].country) for g, o in same if g["country"] and o.actor in actors]
        scores.add("country", Tally(sum(a == b for a, b in located), len(located), len(located)))
    scores.add("whole", Tally(sum(_whole(g, o, actors) for g, o in pairs), len(ours), len(wanted)))
    scores.errors += [f"{g['type']}: {plover(o)}: {gold['text']}" for g, o in pairs if g["type"] != plover(o)]
    scores.errors += [f"missed {g['type']}: {gold['text']}" for g in wanted if all(g is not one for one, _ in pairs)]
    scores.errors += [
        f"wrong {plover(o)}: {o.trigger.text}: {gold['text']}" for o in ours if all(o is not one for _, one in pairs)
    ]


def _fit(gold: Record, ours: Mention, actors: Actors) -> float:
    shared = len(_same(gold["source"], ours.actors, actors)) + len(_same(gold["target"], ours.recipients, actors))
    return shared + (0.0 if gold["type"] != plover(ours) else 1.5)


def _whole(gold: Record, ours: Mention, actors: Actors) -> bool:
    sides = ((gold["source"], ours.actors), (gold["target"], ours.recipients))
    alike = all(len(_same(theirs, mine, actors)) == len(theirs) == len(mine) for theirs, mine in sides)
    return bool(alike and gold["type"] == plover(ours))


def _same(gold: Sequence[Record], ours: Sequence[Party], actors: Actors) -> tuple[tuple[Record, Party], ...]:
    """Return the parties that are the same, one to one."""
    return paired(gold, ours, lambda g, o: _alike(g, o, actors))


def _alike(gold: Record, ours: Party, actors: Actors) -> float:
    if gold["start"] is not None:
        return float(overlap(gold, ours.span))
    return float(ours.actor in actors and same_name(gold["text"], actors[ours.actor]))
