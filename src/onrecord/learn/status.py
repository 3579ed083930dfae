"""Articles annotated under the contract and sentences of graded certainty in, the scorer of status out.

Of a graded sentence only what its certainty leaves open is learned: what certainly happened has occurred or goes on.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.find.attributions import sayings
from onrecord.find.events import Finder, finder
from onrecord.find.learned.hints import tokens
from onrecord.find.learned.linear import Linear
from onrecord.find.learned.status import STATUSES, tellings
from onrecord.find.learned.status_signs import Telling, signs
from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.statements import stated
from onrecord.find.status import status_of
from onrecord.find.times import times
from onrecord.find.triggers import fitting
from onrecord.learn.examples import Gold
from onrecord.learn.linear import Fitting, Marked, alone, doubled, fit
from onrecord.lexicon.codebook import Codebook
from onrecord.lexicon.lexicon import Lexicon
from onrecord.measure.alike import overlap
from onrecord.measure.articles import article
from onrecord.measure.tally import paired
from onrecord.model import Mention, Status

HOW = Fitting(classes=len(STATUSES), pull=0.001)
_CERTAIN, _OPEN = 1.5, 1.01  # of a score from -3 to 3; between them readers disagreed
EVENLY = 0.7
"""How much rare statuses count: 0, every example weighs the same; 1, every status does."""
_GRADED = 0.4  # the weight of a graded sentence beside an event of an article
_EVERY = 6  # of the sentences that tell what certainly happened: eight in nine do
_HAPPENED = (Status.OCCURRED, Status.ONGOING)
_UNSETTLED = (Status.PLANNED, Status.CALLED_FOR, Status.CONDITIONAL, Status.POSSIBLE)


def train(articles: Iterable[Gold], graded: Iterable[Gold], lexicon: Lexicon, second: Iterable[Gold] = ()) -> Linear:
    """Return the scorer for ``find.learned.status``; ``second`` are articles of the second annotation."""
    return alone(fit(examples(articles, graded, lexicon, second), HOW))


def examples(
    articles: Iterable[Gold], graded: Iterable[Gold], lexicon: Lexicon, second: Iterable[Gold] = ()
) -> list[Marked]:
    """Return what is learned from; rare statuses weigh more."""
    told, more = ([one for gold in found for one in annotated(gold, lexicon)] for found in (articles, second))
    clear = [(gold, open_) for gold in graded if (open_ := left_open(gold["score"]))]
    happened = [one for one in clear if one[1] == _HAPPENED]
    thinned = [one for one in clear if one[1] != _HAPPENED] + happened[::_EVERY]
    open_ended = (_graded(*one, lexicon.codebook) for one in thinned)
    return [*_even(told, 1.0), *map(doubled, _even(more, 1.0)), *_even(list(open_ended), _GRADED)]


def left_open(score: float) -> tuple[Status, ...]:
    """Return which statuses a certainty from -3 to 3 leaves open; none where readers disagreed."""
    if abs(score) <= _OPEN:
        return _UNSETTLED
    if abs(score) <= _CERTAIN:
        return ()
    return _HAPPENED if score > 0 else (Status.DENIED,)


def _even(found: Sequence[Marked], share: float) -> Iterator[Marked]:
    """Yield the examples weighed by how rare their classes are; the mean weight is ``share``."""
    counts = Counter(one.classes for one in found)
    weights = [counts[one.classes] ** -EVENLY for one in found]
    for one, weight in zip(found, weights, strict=True):
        yield replace(one, weight=share * weight * len(found) / sum(weights))


def annotated(gold: Gold, lexicon: Lexicon) -> Iterator[Marked]:
    """Yield an example for each annotated event of an article, found by the rules or not."""
    ruled = rules(gold, lexicon)
    found, doc = ruled.mentions(), ruled.reading.doc
    told = tellings(ruled.reading, found)
    read = signs(told, lexicon.codebook)
    ours = matched(gold["events"], found)
    for number, event in enumerate(gold["events"]):
        if number in ours:
            seen = read[ours[number]]
        else:
            token = head(doc, event["trigger"])
            alone = Telling(token, event["type"], status_of(token, lexicon.codebook), None)
            seen = signs([alone, *told], lexicon.codebook)[0]
        yield Marked(seen, _classes((Status(event["status"]),)), 1.0, gold["id"])


def rules(gold: Gold, lexicon: Lexicon) -> Finder:
    """Return what finds an article's events by the rules alone: trained heads have seen these articles."""
    reading = Reading(article(gold), parse(gold["text"]))
    named, timed = names(reading, lexicon.gazetteer), times(reading)
    said = stated(sayings(reading, lexicon.cues), reading, named, timed, lexicon.cues)
    return finder(reading, named, timed, said, lexicon.codebook)


def matched(events: Sequence[Gold], found: Sequence[Mention]) -> dict[int, int]:
    """Return which of the annotated events, by place, are found with their type, and as which."""
    return dict(paired(range(len(events)), range(len(found)), lambda g, o: _alike(events[g], found[o])))


def _alike(event: Gold, mention: Mention) -> float:
    return overlap(event["trigger"], mention.trigger) if event["type"] == mention.type else 0.0


def head(doc: Doc, span: Gold) -> Token:
    """Return the head of the tokens that share a character with a span."""
    inside = tokens(doc, span["start"], span["end"])
    found: Token = doc[inside[0] : inside[-1] + 1].root
    return found


def _graded(gold: Gold, open_: Sequence[Status], book: Codebook) -> Marked:
    token = head(parse(gold["text"]), gold["event"])
    row = fitting(token, book)
    one = Telling(token, row.type if row else "none", status_of(token, book), None)
    # "graded": a set of its own, whose words and proportions are not an article's
    return Marked(signs([one], book)[0] | {"graded"}, _classes(open_), 1.0, gold["id"])


def _classes(found: Iterable[Status]) -> tuple[int, ...]:
    return tuple(STATUSES.index(one) for one in found)
