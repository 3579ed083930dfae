"""Sentences of campaigners with their speech act in, scores of those that promise out."""

from dataclasses import dataclass

from onrecord.measure import held, program
from onrecord.measure.gold import Gold
from onrecord.measure.outcome import Outcome, Track, f1
from onrecord.measure.tally import of_class
from onrecord.model import Act
from onrecord.views.commitments import commitments

_GIVEN = frozenset({"offered", "agreed"})  # a demand or a threat is no promise


@dataclass(frozen=True, slots=True)
class Uttered:
    """A sentence and its speech act: Commissive-A (an action) or -O (an outcome), Assertive, Directive and others."""

    id: str
    text: str
    label: str


def measure(gold: Gold, track: Track) -> Outcome:
    """Score which sentences promise: F1 of the two commissive labels together.

    A sentence promises where the program finds in it a commitment that is offered or agreed, or a statement whose act
    is to promise. The sentences are of domestic campaigns, spoken in the first person, and each is read alone.
    """
    pairs, errors = [], []
    for record in track(gold.records):
        wanted, ours = record["label"].startswith("Commissive"), promises(record["text"])
        pairs.append((wanted, ours))
        if wanted != ours:
            errors.append(f"{'missed' if wanted else 'wrong'} promise: {record['text']}")
    return Outcome((f1("promise", of_class(pairs, True)),), tuple(errors))


def promises(text: str) -> bool:
    """Tell whether the program finds a promise in a sentence."""
    article = program.article("sentence", text)
    found = program.findings(article)
    if any(statement.act is Act.PROMISE for statement in found.statements):
        return True
    return any(one.state in _GIVEN for one in commitments(held.record((article, found))))
