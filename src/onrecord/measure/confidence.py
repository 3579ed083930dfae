"""Whole articles annotated under the contract in; how often findings of each confidence are right, out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.measure.articles import article, same_statement, same_type, shares_parties
from onrecord.measure.gold import Record
from onrecord.measure.program import findings
from onrecord.measure.tally import paired

KINDS = ("statement", "event")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding's kind, its confidence, and whether it is right, as ``articles`` counts it; an event with parties."""

    kind: str
    confidence: float
    right: bool


def weighed(gold: Iterable[Record]) -> Iterator[Weighed]:
    """Yield every statement and event that is found in the articles."""
    for record in gold:
        found = findings(article(record))
        said = {ours.id for _, ours in paired(record["statements"], found.statements, same_statement)}
        actors = {actor.id: actor for actor in found.actors}
        done = {
            ours.id for gold, ours in same_type(record["events"], found.mentions) if shares_parties(gold, ours, actors)
        }
        yield from (Weighed("statement", one.confidence, one.id in said) for one in found.statements)
        yield from (Weighed("event", one.confidence, one.id in done) for one in found.mentions)


def reliability(found: Sequence[Weighed], bins: int = 5) -> list[tuple[float, float, int]]:
    """Return the mean confidence, the share that is right and the count of each fifth of findings, least sure first.

    A calibrated program's two figures are the same in every row (reliability diagram: DeGroot and Fienberg, 1983).
    """
    ordered = sorted(found, key=lambda one: one.confidence)
    size = max(1, -(-len(ordered) // bins))
    return [
        (sum(one.confidence for one in part) / len(part), sum(one.right for one in part) / len(part), len(part))
        for part in (ordered[start : start + size] for start in range(0, len(ordered), size))
    ]
