"""Headlines with the bodies of other articles in, scores of those that are found to disagree out."""

from dataclasses import dataclass
from functools import cache

from onrecord.measure import held, program
from onrecord.measure.gold import Gold
from onrecord.measure.outcome import Outcome, Track, f1
from onrecord.measure.tally import of_class
from onrecord.model import Article, Findings
from onrecord.views.disputes import Dispute, disputes

_HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Stance:
    """A headline, the body of an article on the same matter, and whether the body agrees, disagrees or discusses."""

    id: str
    body_id: str
    headline: str
    body: str
    label: str


def measure(gold: Gold, track: Track) -> Outcome:
    """Score which bodies disagree with a headline (Fake News Challenge, stage 1): F1 of disagree.

    The two are read as two articles of one day. They disagree where the program puts a dispute on record of which one
    side rests on the headline, and in which the other side, or the denial, rests on the body; a body's own disputes do
    not count. Agree and discuss are not told apart, so that no score over all three is given.
    """
    pairs, errors = [], []
    for record in track(gold.records):
        wanted = record["label"] == "disagree"
        ours = disagrees(record["headline"], record["body"])
        pairs.append((wanted, ours))
        if wanted != ours:
            errors.append(f"{'missed' if wanted else 'wrong'} disagreement: {record['headline']} ({record['id']})")
    return Outcome((f1("disagree", of_class(pairs, True)),), tuple(errors))


def disagrees(headline: str, body: str) -> bool:
    """Tell whether the program finds that a headline and a body dispute something."""
    found = disputes(held.record(_read(_HEADLINE, headline), _read("body", body)))
    return any(_across(dispute) for dispute in found)


def _across(dispute: Dispute) -> bool:
    sides = (dispute.claim.sentences, dispute.denial.sentences)
    return len({span.article for side in sides for span in side}) > 1


@cache
def _read(id_: str, text: str) -> tuple[Article, Findings]:
    article = program.article(id_, text, published="2014-01-01")
    return article, program.findings(article)
