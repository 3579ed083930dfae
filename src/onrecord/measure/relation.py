"""Sentences with two actors marked in, scores of what one does to the other out."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.measure import program
from onrecord.measure.gold import Gold, Record, Words
from onrecord.measure.outcome import Outcome, Score, Track
from onrecord.measure.plover import plover
from onrecord.measure.tally import macro_f1
from onrecord.model import Mention, Party, Span

_YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("COOPERATE", "AID", "YIELD"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_QUAD_OF = {type_: quad for quad, types in _QUADS.items() for type_ in types}
NONE = "none"


@dataclass(frozen=True, slots=True)
class Dyad:
    """A sentence, who acts and who has it done to them (``None``: not stated), PLOVER's root type and quad class."""

    id: str
    text: str
    source: Words | None
    target: Words | None
    type: str
    quad: int


def measure(gold: Gold, track: Track) -> Outcome:
    """Score what the source does to the target, both given, in PLOVER's terms (planned help is AGREE, and so on).

    - type: macro-F1 over the gold's root types, in which YIELD is CONCEDE or RETREAT; and the share that is right
    - quad: macro-F1 over its four quad classes: verbal and material cooperation, verbal and material conflict

    Where nothing is found, that counts as wrong for every type.
    """
    types, quads, errors = [], [], []
    for record in track(gold.records):
        found = relation(record["text"], span(record["source"]), span(record["target"]))
        ours = _YIELD.get(found or NONE, found or NONE)
        types.append((record["type"], ours))
        quads.append((record["quad"], _QUAD_OF.get(ours, 0)))
        if ours != record["type"]:
            errors.append(f"{record['type']}: {ours}: {record['text']}")
    right = sum(a == b for a, b in types)
    return Outcome(
        (
            Score("type, macro-F1", macro_f1(types), len(types)),
            Score("type, share right", right / len(types), len(types)),
            Score("quad, macro-F1", macro_f1(quads), len(quads)),
        ),
        tuple(errors),
    )


def relation(text: str, source: Span | None, target: Span | None) -> str | None:
    """Return the type of what source does to target in a sentence, ``None`` where the program finds nothing.

    This is the seam for a function of ``find`` that reads the relation of two given spans. Until then it is the event
    that is found between the two spans, or else the first in the sentence; of several, one with these parties.
    """
    found = program.findings(program.article("sentence", text)).mentions
    best = max(found, key=lambda one: _fit(one, source, target), default=None)
    return plover(best) if best is not None else None


def span(words: Record | None) -> Span | None:
    """Return a gold span as one of ours."""
    return Span("sentence", words["start"], words["end"], words["text"]) if words else None


def _fit(mention: Mention, source: Span | None, target: Span | None) -> tuple[bool, int, int]:
    between = False
    if source and target:
        first, last = sorted((source, target))
        between = first.end <= mention.trigger.start < last.start
    parties = _takes_part(mention.actors, source) + _takes_part(mention.recipients, target)
    return between, parties, -mention.trigger.start


def _takes_part(parties: Sequence[Party], marked: Span | None) -> bool:
    return marked is not None and any(p.span.start < marked.end and marked.start < p.span.end for p in parties)
