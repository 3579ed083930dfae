"""Attributions in; the same out, where what an outlet relays is told by who said it: "he said, according to Tass"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.find.reading import Names
from onrecord.find.sayings import Saying
from onrecord.lexicon.cues import Cues
from onrecord.model import PRESS

_SAID = {"say", "add", "tell"}
_MOST = 0.85  # of the words that a relay holds: what is said, who says it, when and where


def relayed(found: Sequence[Saying], names: Names, cues: Cues) -> tuple[Saying, ...]:
    """Return the attributions without those by which an outlet only relays another, which has it as its channel.

    "Tass quoted him as saying" and "he said, according to Tass" are relays; "according to Tass, he said", "he vowed,
    according to Tass" and "Tass reported that he said" are two attributions.
    """
    outlets = {actor.id for actor in names.actors if actor.sector == PRESS}
    over: dict[int, Saying] = {}
    for outer in found:
        words = [word for who in outer.sources for word in (who, *who.lefts)]
        if any(cues.of("press", one.lemma_) or {p.actor for p in names.parties(one)} & outlets for one in words):
            over.update((id(inner), outer) for inner in _relayed(outer, found, cues))
    gone = {id(outer) for outer in over.values()}
    return tuple(_through(one, over.get(id(one))) for one in found if id(one) not in gone)


def _through(saying: Saying, over: Saying | None) -> Saying:
    return saying if over is None or saying.channel is not None else replace(saying, channel=over.sources[0])


def _relayed(outer: Saying, found: Sequence[Saying], cues: Cues) -> Iterator[Saying]:
    """Yield what somebody says in nearly all the words that a relay holds."""
    held = {i for i in outer.held if outer.head.doc[i].is_alpha}
    quoting = bool(cues.of("relay", outer.head.lemma_))
    for inner in found:
        after = outer.row.kind == "preposition" and inner.cue < outer.cue and inner.head.lemma_ in _SAID
        if inner.head.i in held and inner.speech and inner.sources and (quoting or after):
            words = {*inner.held, *(word.i for one in (inner.head, *inner.sources) for word in one.subtree)}
            if len(words & held) >= _MOST * len(held):
                yield inner
