"""An article and what the rules found in it in; what the encoder holds its words for, read for acts, out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from onrecord.find.learned import hints
from onrecord.find.learned.decode import softmax
from onrecord.find.learned.model import Encoded, Scores, corrected, run
from onrecord.find.learned.syntax import Numbers, grammar
from onrecord.find.reading import Names
from onrecord.model import Mention

_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Acting:
    """What the encoder, corrected for acts, holds each token for.

    - ``states`` (tokens, size): what the scorer of parties sees
    - ``types`` (tokens, 1 + types): log chances of no act and of each type
    """

    states: Scores
    types: Scores


def acting(seen: Encoded, names: Names, told: Sequence[Mention]) -> Acting:
    """Return how an article is read for acts; ``told`` are the rules' tellings."""
    states, types = run("acting", words=corrected(seen), numbers=numbers(seen.doc, names, told))
    return Acting(states, logged(softmax(types)))


def numbers(doc: Doc, names: Names, told: Sequence[Mention]) -> Numbers:
    """Return the grammar of each token and what the rules found there, (tokens, 6)."""
    return np.concatenate([grammar(doc), hints.acts(doc, names, told, hints.done(doc, told))], axis=1)


def logged(chances: Scores) -> Scores:
    """Return the logarithms of chances, none endless."""
    found: Scores = np.log(chances + np.float32(_LEAST))
    return found


def mixed(ours: Scores, theirs: Scores, share: float) -> Scores:
    """Return the geometric mean of two rows of chances, in logarithms, theirs with this share of the weight."""
    found: Scores = (1 - share) * ours + share * theirs
    return found
