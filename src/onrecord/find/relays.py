"""Attributions in; the same out, where what an outlet relays is told by who said it: "he said, according to Tass"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.find.clauses import passive
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


def quoted(found: Sequence[Saying], ruled: Sequence[Saying], cues: Cues) -> tuple[Saying, ...]:
    """Return the attributions with what the rules know somebody to be quoted as saying in place of the quoting."""
    heads = {one.head.i for one in found}
    said = {over.i: one for one in ruled if one.head.i not in heads and (over := quoted_as(one.head)) is not None}
    told = (
        replace(said[one.head.i], sure=one.sure, channel=next(iter(one.sources), None))
        if one.head.i in said and cues.of("relay", one.head.lemma_)
        else one
        for one in found
    )
    return tuple(sorted(told, key=lambda one: one.extent))


def quoted_as(verb: Token) -> Token | None:
    """Return the passive verb by which somebody is quoted as saying this: "was quoted by Tass as saying"."""
    over = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb
    return over if over.i != verb.i and passive(over) else None


def _through(saying: Saying, over: Saying | None) -> Saying:
    return saying if over is None or saying.channel is not None else replace(saying, channel=over.sources[0])


def _relayed(outer: Saying, found: Sequence[Saying], cues: Cues) -> Iterator[Saying]:
    """Yield what somebody says in nearly all the words that a relay holds."""
    held = {i for i in outer.held if outer.head.doc[i].is_alpha}
    quoting = bool(cues.of("relay", outer.head.lemma_))
    for inner in found:
        if quoting and inner.sources and quoted_as(inner.head) == outer.head:
            yield inner
            continue
        after = outer.row.kind == "preposition" and inner.cue < outer.cue and inner.head.lemma_ in _SAID
        if inner.head.i in held and inner.speech and inner.sources and (quoting or after):
            words = {*inner.held, *(word.i for one in (inner.head, *inner.sources) for word in one.subtree)}
            if len(words & held) >= _MOST * len(held):
                yield inner
