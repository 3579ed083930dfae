"""Articles annotated under the contract in, the scorer of the times of events out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.find.events import Finder
from onrecord.find.learned.date_signs import Beside, signs
from onrecord.find.learned.dates import besides
from onrecord.find.learned.linear import Linear
from onrecord.find.learned.status import tellings
from onrecord.find.learned.status_signs import Telling
from onrecord.find.reading import Timed
from onrecord.learn.examples import Gold
from onrecord.learn.linear import Fitting, Marked, alone, doubled, fit
from onrecord.learn.status import head, matched, rules
from onrecord.lexicon.lexicon import Lexicon
from onrecord.measure.alike import overlap
from onrecord.measure.times import same_value
from onrecord.model import Mention, Party

HOW = Fitting(classes=2, pull=0.0005)


def train(articles: Iterable[Gold], lexicon: Lexicon, second: Iterable[Gold] = ()) -> Linear:
    """Return the scorer for ``find.learned.dates``; ``second`` are articles of the second annotation."""
    told, more = ([one for gold in found for one in annotated(gold, lexicon)] for found in (articles, second))
    return alone(fit([*told, *map(doubled, more)], HOW))


def annotated(gold: Gold, lexicon: Lexicon) -> Iterator[Marked]:
    """Yield an example for each annotated event of an article and each time told in its sentence."""
    for one, time, beside, right in timed(gold, rules(gold, lexicon)):
        yield Marked(signs(one, time, beside, lexicon.codebook), (int(right),), 1.0, gold["id"])


def timed(gold: Gold, ruled: Finder) -> Iterator[tuple[Telling, Timed, Beside, bool]]:
    """Yield each annotated event with each time told in its sentence, and whether that is the event's."""
    mentions = list(_mentions(gold, ruled))
    told = tellings(ruled.reading, mentions)
    for event, one, beside in zip(gold["events"], told, besides(ruled, mentions, told), strict=True):
        value = (event["when"] or {}).get("value")
        for time in beside.times:
            yield one, time, beside, value is not None and same_value(value, time.when.value)


def _mentions(gold: Gold, ruled: Finder) -> Iterator[Mention]:
    """Yield the annotated events as the rules tell them, found by these or not, with those who act in the gold."""
    found = ruled.mentions()
    ours = matched(gold["events"], found)
    for number, event in enumerate(gold["events"]):
        token = head(ruled.reading.doc, event["trigger"])
        mention = found[ours[number]] if number in ours else ruled.bare(token, event["type"])
        yield replace(mention, actors=tuple(_named(event, ruled)))


def _named(event: Gold, ruled: Finder) -> Iterator[Party]:
    spans = [party["span"] for party in event["actors"] if party["span"]]
    for actor in ruled.names.actors:
        yield from (Party(actor.id, span) for span in actor.mentions if any(overlap(one, span) for one in spans))
