"""A parse as the encoder sees it and the rules' events in; how likely the trigger head holds each for one, out."""

from collections.abc import Sequence

import numpy as np

from onrecord.find.learned import hints, labels
from onrecord.find.learned.decode import softmax
from onrecord.find.learned.model import Encoded, run
from onrecord.find.learned.syntax import Numbers, grammar
from onrecord.find.reading import Names
from onrecord.model import Mention


def chances(seen: Encoded, names: Names, mentions: Sequence[Mention], rules: Sequence[hints.Hint]) -> tuple[float, ...]:
    """Return the probability of each mention's type at its trigger; ``rules`` are the hints of ``mentions``.

    A type of the user's own has that of any type.
    """
    numbers: Numbers = np.concatenate([grammar(seen.doc), hints.acts(seen.doc, names, mentions, rules)], axis=1)
    found = softmax(run("done", words=seen.states, numbers=numbers)[0])
    return tuple(float(found[hint.word[0], _columns(one)].sum()) for one, hint in zip(mentions, rules, strict=True))


def _columns(mention: Mention) -> list[int]:
    types = (mention.type,) if mention.type in labels.TYPES else labels.TYPES
    return [labels.TRIGGER.index(name) for name in types]
