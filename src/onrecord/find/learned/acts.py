"""The rules' tellings of events in; those that trained scorers believe, and others that they find, out."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import numpy as np
from spacy.tokens import Token

from onrecord.find.learned.act_signs import Sight, considered, signs
from onrecord.find.learned.acting import Acting, logged, mixed
from onrecord.find.learned.decode import softmax
from onrecord.find.learned.labels import TYPES
from onrecord.find.learned.linear import linear
from onrecord.find.sifting import titled
from onrecord.model import Mention

LABELS = ("none", *TYPES)
"""The classes of the scorer, in the order of its weights."""
LEAST = 0.5
"""The chance of any act from which a word is one, chosen on development articles."""
RULED = 0.1
"""The same where the rules hold the word for one: they know prose that is not news, which the encoder has not read."""
SEEN = 0.7
"""The encoder's share in the chance of a type, beside the scorer of signs; chosen as ``LEAST``."""
_LIKELY = 0.1  # the encoder's chance of any act from which a word unknown to the other is considered
WORD = "word "
"""What the sign of a lemma begins with: lemmas that the scorer knows may name acts."""


def judged(sight: Sight, seen: Acting, bare: Callable[[Token, str], Mention]) -> tuple[Mention, ...]:
    """Return the tellings in text order, each with the chance of its type; ``bare`` makes one of a word and a type.

    Types of the user's own stay as the rules found them. In a text where the rules find nothing, nothing is found; a
    line that repeats the title, which is metadata, is passed over.
    """
    found = [one for one in sight.ruled if one.type not in TYPES]
    if not sight.ruled:
        return ()
    likely = frozenset(np.flatnonzero(seen.types[:, 0] < np.log(1 - _LIKELY)).tolist())
    tokens = [one for one in considered(sight, known(), likely) if not titled(one, sight.reading.article)]
    signed = logged(softmax(linear("acts").scores([signs(one, sight) for one in tokens])))
    chances = softmax(mixed(signed, seen.types[[one.i for one in tokens]], SEEN))
    for token, row in zip(tokens, chances, strict=True):
        rule = sight.told.get(token.i)
        if 1 - row[0] < (LEAST if rule is None else RULED) or (rule is not None and rule.type not in TYPES):
            continue
        plain = rule is not None and token.i in sight.plain
        kind = rule.type if rule is not None and plain else TYPES[int(row[1:].argmax())]
        if rule is None and any(one.type == kind for one in _objects(token, sight)):
            continue  # "deepen cooperation" tells of it once
        told = rule if rule is not None and rule.type == kind else bare(token, kind)
        found.append(replace(told, confidence=float(1 - row[0] if plain else row[LABELS.index(kind)])))
    return tuple(sorted(found, key=lambda one: (one.trigger, one.type)))


def _objects(token: Token, sight: Sight) -> Iterator[Mention]:
    """Yield the rules' tellings by the word's objects."""
    return (sight.told[one.i] for one in token.children if one.dep_ == "dobj" and one.i in sight.told)


@cache
def known() -> frozenset[str]:
    """Return the lemmas that name acts somewhere in what the scorer was trained on."""
    index = linear("acts").index
    return frozenset(word for sign in index if sign.startswith(WORD) and " " not in (word := sign[len(WORD) :]))
