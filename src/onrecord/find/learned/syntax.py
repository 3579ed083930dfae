"""A parse in; what the heads are told of each word's grammar out, as small whole numbers."""

from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from onrecord.find.learned.labels import DEPS, ENTITIES, POS
from onrecord.find.quotes import quotes

Numbers = NDArray[np.int64]
_OVER, _BESIDE, _SELF, _NEAR, _SENT = len(DEPS), 2 * len(DEPS), 3 * len(DEPS), 3 * len(DEPS) + 1, 3 * len(DEPS) + 2
_FAR = 3 * len(DEPS) + 3


@cache
def _index(labels: tuple[str, ...]) -> dict[str, int]:
    return {label: index for index, label in enumerate(labels)}


@lru_cache(maxsize=1)  # three heads ask for it in turn
def grammar(doc: Doc) -> Numbers:
    """Return a row for each token: part of speech, relation to its head, inside a quotation or not, kind of entity."""
    quoted = np.zeros(len(doc.text) + 1, dtype=np.int64)
    for quote in quotes(doc.text):
        quoted[quote.start : quote.end] = 1
    pos, deps, kinds = _index(POS), _index(DEPS), _index(ENTITIES)
    other = kinds["other"]
    return np.array(
        [
            (
                pos.get(token.pos_, 0),
                deps.get(token.dep_, 0),
                quoted[token.idx],
                kinds.get(token.ent_type_, other) if token.ent_type_ else 0,
            )
            for token in doc
        ],
        dtype=np.int64,
    ).reshape(len(doc), 4)


def ways(predicate: Token) -> Numbers:
    """Return how each token of the parse stands to ``predicate``: the branch that leads from one to the other.

    A word under the predicate has the relation of the predicate's branch that holds it; one over it that of its own
    branch with the predicate; one under the predicate's head that of the head's branch; then the head's head's
    subtree, the sentence, the rest.
    """
    doc, deps = predicate.doc, _index(DEPS)
    found = np.full(len(doc), _FAR, dtype=np.int64)
    found[predicate.sent.start : predicate.sent.end] = _SENT
    top = predicate.head.head
    found[top.left_edge.i : top.right_edge.i + 1] = _NEAR
    _branches(found, predicate.head, _BESIDE, deps)
    below = predicate
    for above in predicate.ancestors:
        found[above.i] = _OVER + deps.get(below.dep_, 0)
        below = above
    _branches(found, predicate, 0, deps)
    found[predicate.i] = _SELF
    return found


def _branches(found: Numbers, over: Token, start: int, deps: dict[str, int]) -> None:
    for child in over.children:
        found[child.left_edge.i : child.right_edge.i + 1] = start + deps.get(child.dep_, 0)
