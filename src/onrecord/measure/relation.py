"""Sentences with two actors marked in, scores of what one does to the other out."""

from dataclasses import dataclass

from onrecord.find.relate import relate
from onrecord.measure.gold import Gold, Record, Words
from onrecord.measure.outcome import Outcome, Score, Track
from onrecord.measure.tally import macro_f1
from onrecord.model import Span

_YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("COOPERATE", "AID", "YIELD"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_QUAD_OF = {type_: quad for quad, types in _QUADS.items() for type_ in types}


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

    The shipped weights were trained on the file the gold calls plv_train: there it is the five folds that count.
    """
    types, quads, errors = [], [], []
    for record in track(gold.records):
        found, _ = relate(record["text"], span(record["source"]), span(record["target"]))
        ours = _YIELD.get(found, found)
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


def span(words: Record | None) -> Span | None:
    """Return a gold span as one of ours."""
    return Span("sentence", words["start"], words["end"], words["text"]) if words else None
