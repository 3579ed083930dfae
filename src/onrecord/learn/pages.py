"""Articles in, what acts and parties are learned from out: of annotated ones, and of others once they are told of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.find.finder import Read, read
from onrecord.find.learned import hints, labels
from onrecord.find.learned.acting import numbers
from onrecord.find.learned.model import Scores
from onrecord.find.learned.status import restated
from onrecord.find.learned.syntax import Numbers
from onrecord.find.learned.words import Window
from onrecord.learn.casts import Cast, casts
from onrecord.learn.dates import timed
from onrecord.learn.examples import Gold
from onrecord.lexicon.lexicon import Lexicon
from onrecord.measure.articles import article
from onrecord.model import Mention

WIDE = 160
"""An event with more contenders is left out of training."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a larger reader holds likely in an article, in logarithms.

    ``types`` (tokens, 1 + types) and ``statuses`` (tokens, statuses); of each cast the ``roles`` (contenders, 3)
    and who is ``meant`` (1 + contenders, 2), as ``parties.Scorer`` scores them.
    """

    types: Scores
    statuses: Scores
    roles: tuple[Scores, ...]
    meant: tuple[Scores, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """An article as it is learned from; arrays are (tokens,) or (tokens, columns).

    - ``types``: 0 for no act, 1 and up for a type, -1 for white space; ``statuses``: -1 where no event is named
    - ``ruled``: the status that the rules give the event that a token names, 0 for none
    - ``dates``: the tokens of an event and of a time told in its sentence, and whether that is the event's
    - ``second``: from the second annotation
    - ``opinion``: what is learned in place of types, statuses and the labels of casts
    """

    windows: tuple[Window, ...]
    numbers: Numbers
    types: Numbers
    statuses: Numbers
    ruled: Numbers
    casts: tuple[Cast, ...]
    dates: tuple[tuple[int, int, bool], ...] = ()
    second: bool = False
    opinion: Opinion | None = None


def pages(articles: Iterable[Gold], lexicon: Lexicon, *, second: bool) -> Iterator[Page]:
    """Yield annotated articles as they are learned from."""
    for gold in articles:
        found = read(article(gold), lexicon)
        told = restated(found.reading, found.acts.mentions(), lexicon.codebook)
        page = _page(found, told, casts(gold, found, told, second=second), second=second)
        for event in gold["events"]:
            token = hints.root(found.reading.doc, event["trigger"]["start"], event["trigger"]["end"])
            if token is not None and page.types[token.i] == 0:
                page.types[token.i] = 1 + labels.TYPES.index(event["type"])
                page.statuses[token.i] = labels.STATUSES.index(event["status"])
        doc = found.reading.doc
        dates = ((one.token.i, time.root(doc).i, right) for one, time, _, right in timed(gold, found.acts))
        yield replace(page, dates=tuple(dates))


def unmarked(articles: Iterable[Gold], lexicon: Lexicon) -> Iterator[Page]:
    """Yield articles that need no annotation, with the casts of the events that the rules find in them."""
    for gold in articles:
        found = read(article(gold), lexicon)
        told = restated(found.reading, found.acts.mentions(), lexicon.codebook)
        yield _page(found, told, casts({"events": [*_bare(told)]}, found, told))


def _bare(found: Iterable[Mention]) -> Iterator[Gold]:
    for one in found:
        if one.type in labels.TYPES:
            trigger = {"start": one.trigger.start, "end": one.trigger.end}
            yield {"trigger": trigger, "type": one.type, "actors": [], "recipients": []}


def _page(found: Read, told: Sequence[Mention], cast: Iterable[Cast], *, second: bool = False) -> Page:
    doc = found.reading.doc
    ruled = np.zeros(len(doc), dtype=np.int64)
    for hint in reversed(hints.done(doc, told)):
        ruled[list(hint.word)] = hint.status
    types = np.array([-1 if token.is_space else 0 for token in doc])
    few = tuple(one for one in cast if len(one.labels) < WIDE)
    shown = numbers(doc, found.named, told)
    return Page(found.seen.windows, shown, types, np.full(len(doc), -1), ruled, few, second=second)
