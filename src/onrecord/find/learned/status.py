"""The rules' tellings of events in; the same out, with the status that speaks for itself best.

The rules, signs beside them and, where the article has been read for acts, the encoder are heard.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from spacy.tokens import Token

from onrecord.find.learned.acting import Acting, logged, mixed
from onrecord.find.learned.decode import softmax
from onrecord.find.learned.hints import tokens
from onrecord.find.learned.linear import linear
from onrecord.find.learned.model import Scores, run
from onrecord.find.learned.status_signs import Telling, signs
from onrecord.find.parts import parts
from onrecord.find.reading import Reading
from onrecord.lexicon.codebook import Codebook
from onrecord.model import Article, Mention, Status, When

STATUSES = tuple(Status)
"""The classes of the scorer, in the order of its weights."""
LEAD = 0.4
"""By how much a status has to outdo the rules' to take its place, best in five folds over the articles learned from."""
SHARE = 0.3
"""How much the encoder's opinion weighs; more is better in folds (up to .6), but costs commitments on articles/dev."""
TO_COME = frozenset({Status.PLANNED, Status.CALLED_FOR})
"""What a time in the past belies."""


def restated(
    reading: Reading, mentions: Sequence[Mention], book: Codebook, seen: Acting | None = None
) -> tuple[Mention, ...]:
    """Return the tellings with their status judged anew; a changed one loses a time that belies it.

    ``seen`` is how the encoder reads the article for acts.
    """
    told = tellings(reading, mentions)
    found = linear("status").scores(signs(told, book))
    if seen is not None and told:
        found = mixed(logged(softmax(found)), _opinion(told, seen), SHARE)
    return tuple(
        _with(mention, judged(row, mention.status), one, (reading, book))
        for mention, one, row in zip(mentions, told, found, strict=True)
    )


def _opinion(told: Sequence[Telling], seen: Acting) -> Scores:
    """Return the logarithms of the chances of each status that the encoder sees, (tellings, statuses)."""
    ruled = np.array([STATUSES.index(one.status) for one in told])
    return logged(softmax(run("status", states=seen.states[[one.token.i for one in told]], ruled=ruled)[0]))


def judged(scores: Scores, rule: Status) -> Status:
    """Return the status with the best score, that of the rules ahead by ``LEAD``."""
    lifted = scores.copy()
    lifted[STATUSES.index(rule)] += LEAD
    return STATUSES[int(lifted.argmax())]


def tellings(reading: Reading, mentions: Sequence[Mention]) -> list[Telling]:
    """Return the tellings as the signs are read from them."""
    return [Telling(word(reading, one), one.type, one.status, dated(one.when, reading.article)) for one in mentions]


def word(reading: Reading, mention: Mention) -> Token:
    """Return the first token of the words that name an act."""
    return reading.doc[tokens(reading.doc, mention.trigger.start, mention.trigger.end)[0]]


def dated(when: When | None, article: Article) -> int | None:
    """Return -1 for a time after the article's publication, 1 for one before it, else 0; ``None`` for no time."""
    if when is None:
        return None
    if article.published is None or when.value is None:
        return 0
    start, _, end = when.value.partition("/")
    end = end or start
    if start > article.published.value[: len(start)]:
        return -1
    return int(end < article.published.value[: len(end)])


def _with(mention: Mention, status: Status, told: Telling, where: tuple[Reading, Codebook]) -> Mention:
    if status is mention.status:
        return mention
    reading, book = where
    when = None if told.dated == 1 and status in TO_COME else mention.when
    anew = parts(told.token, status, mention.actors, reading, book)
    return replace(mention, status=status, when=when, parts=anew)
