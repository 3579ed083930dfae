"""Annotated articles in, the scorer of words that name acts out.

The second annotation marks more than the gold does: each of its signs stands there twice, once as the gold's and once
as its own (Daumé, 2007), and its own are not shipped.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from onrecord.find.clauses import lemma
from onrecord.find.finder import sighted
from onrecord.find.learned import hints
from onrecord.find.learned.act_signs import Sight, considered, signs
from onrecord.find.learned.acts import LABELS, WORD
from onrecord.find.learned.linear import Linear
from onrecord.learn.examples import Gold
from onrecord.learn.linear import Fitting, Marked, alone, doubled, fit
from onrecord.lexicon.lexicon import Lexicon
from onrecord.measure.articles import article

HOW = Fitting(classes=len(LABELS), pull=0.00005)


def train(articles: Iterable[Gold], second: Iterable[Gold], lexicon: Lexicon) -> Linear:
    """Return the scorer for ``find.learned.acts``; ``second`` are the articles of the second annotation."""
    first, other = ([(gold, sighted(article(gold), lexicon)) for gold in found] for found in (articles, second))
    marked = {id(gold): _types(gold, sight) for gold, sight in (*first, *other)}
    known = {lemma(sight.reading.doc[i]) for gold, sight in (*first, *other) for i in marked[id(gold)]}
    told = [one for gold, sight in first for one in _examples(gold["id"], sight, marked[id(gold)], known)]
    more = [one for gold, sight in other for one in _examples(gold["id"], sight, marked[id(gold)], known)]
    return alone(fit([*told, *map(doubled, more)], HOW))


def _types(gold: Gold, sight: Sight) -> dict[int, str]:
    """Return the type of act that each token heads."""
    found: dict[int, str] = {}
    for event in gold["events"]:
        root = hints.root(sight.reading.doc, event["trigger"]["start"], event["trigger"]["end"])
        if root is not None:
            found.setdefault(root.i, event["type"])
    return found


def _examples(text: str, sight: Sight, marked: dict[int, str], known: set[str]) -> Iterator[Marked]:
    for token in considered(sight, known):
        label = LABELS.index(marked.get(token.i, LABELS[0]))
        yield Marked(_known(token, signs(token, sight), known), (label,), 1.0, text)


def _known(token: Token, found: frozenset[str], known: set[str]) -> frozenset[str]:
    """Return the signs without the word's own, if it names no act anywhere: what has one is considered."""
    return found if lemma(token) in known else found - {WORD + lemma(token)}
