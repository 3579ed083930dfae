"""Articles annotated under the contract in, the scorer of words that may be undertaken out."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.find.learned.linear import Linear
from onrecord.learn.examples import Gold
from onrecord.learn.linear import Fitting, Marked, fit
from onrecord.measure.alike import content_overlap
from onrecord.measure.articles import article
from onrecord.measure.held import record
from onrecord.measure.program import findings
from onrecord.measure.undertakings import SAME
from onrecord.model import Article, Findings, Span
from onrecord.store.filter import ALL
from onrecord.views.lead_signs import signs
from onrecord.views.leads import Grounds
from onrecord.views.undertakings import Sources, from_events, from_statements
from onrecord.views.weighing import KINDS

HOW = Fitting(classes=len(KINDS), pull=0.001)


def train(articles: Iterable[Gold]) -> Linear:
    """Return the scorer for ``views.weighing``; it learns from what the packaged weights find."""
    read = ((gold, article(gold)) for gold in articles)
    return fit([one for gold, text in read for one in examples(gold, text, findings(text))], HOW)


def examples(gold: Gold, text: Article, found: Findings) -> Iterator[Marked]:
    """Yield an example for all words of an article that may be undertaken, those that the rules find among them."""
    sources = Sources(record((text, found)), ALL)
    ruled = [*from_statements(sources), *from_events(sources)]
    grounds = Grounds(text, sources.statements.values(), sources.mentions)
    for lead in grounds.leads(one.what for one in ruled):
        kind = KINDS.index(_kind(lead.what, gold["commitments"]))
        yield Marked(signs(lead, text.text, sources.record), (kind,), 1.0, gold["id"])


def _kind(what: Span, gold: Sequence[Gold]) -> str:
    """Return the state of the annotated commitment with the most words in common, where they are enough."""
    alike = [content_overlap([one["what"]], [what]) for one in gold]
    best = max(range(len(alike)), key=lambda place: alike[place], default=None)
    return str(gold[best]["state"]) if best is not None and alike[best] >= SAME else KINDS[0]
