"""The rules' tellings of events in; those that a trained scorer believes, and others that it finds, out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from spacy.tokens import Token

from onrecord.find.learned import hints
from onrecord.find.learned.act_signs import Sight, considered, signs
from onrecord.find.learned.calibration import calibrated
from onrecord.find.learned.decode import softmax
from onrecord.find.learned.labels import TYPES
from onrecord.find.learned.linear import linear
from onrecord.find.learned.model import Encoded, Scores, run
from onrecord.find.learned.syntax import Numbers, grammar
from onrecord.find.reading import Names
from onrecord.find.sifting import titled
from onrecord.model import Mention

LABELS = ("none", *TYPES)
"""The classes of the scorer, in the order of its weights."""
LEAST = 0.5
"""The chance of any act from which a word is one, chosen on development articles."""
TRUST = 2.0
"""By how much a type counts more where the rules give it: they err less about types than about what is an act."""
WORD = "word "
"""What the sign of a lemma begins with: lemmas that the scorer knows may name acts."""


def chances(seen: Encoded, names: Names, mentions: Sequence[Mention]) -> Scores:
    """Return the encoder's probability of each label (``labels.TRIGGER``) at each token, (tokens, labels)."""
    rules = hints.done(seen.doc, mentions)
    numbers: Numbers = np.concatenate([grammar(seen.doc), hints.acts(seen.doc, names, mentions, rules)], axis=1)
    return softmax(run("done", words=seen.states, numbers=numbers)[0])


def judged(sight: Sight, bare: Callable[[Token, str], Mention]) -> tuple[Mention, ...]:
    """Return the tellings in text order, each with its confidence; ``bare`` makes one of a word and a type.

    Types of the user's own stay as the rules found them. In a text where the rules find nothing, nothing is found; a
    line that repeats the title, which is metadata, is passed over.
    """
    found = [one for one in sight.ruled if one.type not in TYPES]
    if not sight.ruled:
        return ()
    tokens = [one for one in considered(sight, known()) if not titled(one, sight.reading.article)]
    likely = softmax(linear("acts").scores([signs(one, sight) for one in tokens]))
    for token, row in zip(tokens, likely, strict=True):
        rule = sight.told.get(token.i)
        if 1 - row[0] < LEAST or (rule is not None and rule.type not in TYPES):
            continue
        kind = _type(row, rule)
        told = rule if rule is not None and rule.type == kind else bare(token, kind)
        found.append(replace(told, confidence=calibrated("event", float(row[LABELS.index(kind)]))))
    return tuple(sorted(found, key=lambda one: (one.trigger, one.type)))


def _type(likely: Scores, rule: Mention | None) -> str:
    trust = np.array([TRUST if rule is not None and rule.type == kind else 1.0 for kind in TYPES])
    return TYPES[int((likely[1:] * trust).argmax())]


@cache
def known() -> frozenset[str]:
    """Return the lemmas that name acts somewhere in what the scorer was trained on."""
    index = linear("acts").index
    return frozenset(word for sign in index if sign.startswith(WORD) and " " not in (word := sign[len(WORD) :]))
