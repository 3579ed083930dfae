"""Gold records in, training examples out: windows with what the heads are told and what they should say."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from spacy.tokens import Doc

from onrecord.find.attributions import sayings
from onrecord.find.events import mentions
from onrecord.find.learned import hints, labels, naming
from onrecord.find.learned.relation import marked
from onrecord.find.learned.syntax import Numbers, grammar, ways
from onrecord.find.learned.words import Window, windows, within
from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.statements import stated
from onrecord.find.times import times
from onrecord.learn.anchors import anchored
from onrecord.lexicon.lexicon import Lexicon
from onrecord.measure.articles import article
from onrecord.measure.names import bare

Gold = dict[str, Any]
UNTOLD = 3
"""The hint of every word where the rules have found no such cue or trigger."""
_REACH = 300  # characters; a time or place told in the same words further off than this is another telling of it


@dataclass(slots=True)
class Predicate:
    """A cue or trigger: its place in the window, each word's role, way and hint, its act or status (-1: unknown)."""

    place: int
    roles: Numbers
    ways: Numbers
    hints: Numbers
    kind: int = -1
    ruled: int = 0


@dataclass(slots=True)
class Example:
    """A window, the numbers of its words, the labels of each tagger, and its predicates. Arrays are (words,)."""

    task: str
    ids: tuple[int, ...]
    first: tuple[int, ...]
    said: Numbers
    done: Numbers | None = None
    tags: dict[str, Numbers] = field(default_factory=dict)
    sayings: list[Predicate] = field(default_factory=list)
    events: list[Predicate] = field(default_factory=list)
    answer: int = -1
    spans: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class _Page:
    """A gold record's parse and what the rules found in it."""

    gold: Gold
    doc: Doc
    grammar: Numbers
    said: tuple[hints.Hint, ...]
    done: tuple[hints.Hint, ...]
    cues: Numbers
    acts: Numbers

    def places(self, spans: Iterable[Gold], window: Window) -> Iterator[list[int]]:
        for span in spans:
            found = within(hints.tokens(self.doc, span["start"], span["end"]), window)
            if found:
                yield found

    def root(self, span: Gold) -> int:
        """Return the token that heads a span."""
        found = hints.root(self.doc, span["start"], span["end"])
        return -1 if found is None else int(found.i)


def attributions(gold: Gold, lexicon: Lexicon, widths: Sequence[int]) -> Iterator[list[Example]]:
    """Yield, for each width of window, the examples of an article with attributions (source, cue, content)."""
    doc = parse(gold["text"])
    rules = hints.said(doc, sayings(Reading(article(gold | _BARE), doc), lexicon.cues))
    page = _Page(gold, doc, grammar(doc), rules, (), hints.cues(doc, rules), np.zeros((len(doc), 2), dtype=np.int64))
    for width in widths:
        yield [_attributed(page, window) for window in windows(doc, width)]


_BARE: Gold = {"outlet": None, "title": None, "published": None}


def _attributed(page: _Page, window: Window) -> Example:
    example = _example("polnear", page, window)
    flat = np.zeros(len(window.tokens), dtype=np.int64)
    for role in ("content", "source", "cue"):
        for one in page.gold["attributions"]:
            for found in page.places(one[role], window):
                _mark(flat, found, labels.FLAT.index(f"B-{role}"))
    example.tags["flat"] = flat
    _sayings(example, page, window, page.gold["attributions"])
    return example


def contract(gold: Gold, lexicon: Lexicon) -> list[Example]:
    """Return the examples of an article annotated under the contract."""
    doc = parse(gold["text"])
    reading = Reading(article(gold), doc)
    named, timed, found = names(reading, lexicon.gazetteer), times(reading), sayings(reading, lexicon.cues)
    told = mentions(reading, named, timed, stated(found, reading, named, timed, lexicon.cues), lexicon.codebook)
    said, done = hints.said(doc, found), hints.done(doc, told)
    numbers = hints.acts(doc, named, told, done)
    page = _Page(gold, doc, grammar(doc), said, done, hints.cues(doc, said), numbers)
    return [_contract(page, window) for window in windows(doc)]


def _contract(page: _Page, window: Window) -> Example:
    example = _example("contract", page, window)
    index = list(window.tokens)
    example.done = np.concatenate([page.grammar[index], page.acts[index]], axis=1)
    _sayings(example, page, window, [_listed(anchored(one, page.doc.text)) for one in page.gold["statements"]])
    _events(example, page, window)
    return example


def _listed(statement: Gold) -> Gold:
    source = [statement["source"]] if statement["source"] else []
    return {**statement, "source": source, "cue": [statement["cue"]] if statement["cue"] else []}


def _example(task: str, page: _Page, window: Window) -> Example:
    index = list(window.tokens)
    style = np.full((len(index), 1), labels.STYLES.index(task))
    return Example(
        task, window.ids, window.first, np.concatenate([page.grammar[index], style, page.cues[index]], axis=1)
    )


def _mark(row: Numbers, places: Sequence[int], begin: int) -> None:
    """Write a span's labels, its beginning's and its inside's, which follows it in the order of the labels."""
    row[places[0] : places[-1] + 1] = begin + 1
    row[places[0]] = begin


def _sayings(example: Example, page: _Page, window: Window, told: Sequence[Gold]) -> None:
    cues = np.zeros(len(window.tokens), dtype=np.int64)
    for one in told:
        cue = one["cue"][:1]
        for found in page.places(cue, window):
            _mark(cues, found, 1)
            row = np.zeros(len(window.tokens), dtype=np.int64)
            for role in ("content", "source"):
                for places in page.places(one[role], window):
                    _mark(row, places, labels.SAID.index(f"B-{role}"))
            kind = labels.ACTS.index(one["act"]) if "act" in one else -1
            _predicate(example.sayings, page, window, (cue[0], row, kind, page.said))
    example.tags["cue"] = cues


def _events(example: Example, page: _Page, window: Window) -> None:
    triggers = np.zeros(len(window.tokens), dtype=np.int64)
    for one in page.gold["events"]:
        for found in page.places([one["trigger"]], window):
            triggers[found[0] : found[-1] + 1] = 1
            triggers[found[0]] = labels.TRIGGER.index(one["type"])
            row = np.zeros(len(window.tokens), dtype=np.int64)
            for role, spans in _circumstances(one, page.gold["text"]).items():
                for places in page.places(spans, window):
                    _mark(row, places, labels.DONE.index(f"B-{role}"))
            kind = labels.STATUSES.index(one["status"])
            _predicate(example.events, page, window, (one["trigger"], row, kind, page.done))
    example.tags["trigger"] = triggers


def _predicate(
    found: list[Predicate], page: _Page, window: Window, told: tuple[Gold, Numbers, int, Sequence[hints.Hint]]
) -> None:
    span, row, kind, rules = told
    root, index = page.root(span), list(window.tokens)
    place = within([root], window)
    if place:
        hint = hints.at(rules, hints.tokens(page.doc, span["start"], span["end"]))
        given = hint.row(len(page.doc))[index] if hint.word else np.full(len(index), UNTOLD)
        found.append(Predicate(place[0], row, ways(page.doc[root])[index], given, kind, hint.status))


def _circumstances(event: Gold, text: str) -> dict[str, list[Gold]]:
    """Return the spans of each role of an event; gold gives a time's and a place's words, the nearest are meant."""
    spans = {
        "when": [(event["when"] or {}).get("text")],
        "place": [event["place"]],
    }
    found = {
        role: [near for words in texts if (near := _nearest(words, event["trigger"], text))]
        for role, texts in spans.items()
    }
    for role in ("recipient", "actor"):
        found[role] = [party["span"] for party in event[role + "s"] if party["span"]]
    return found


def _nearest(words: str | None, trigger: Gold, text: str) -> Gold | None:
    at = [found.start() for found in re.finditer(re.escape(words), text)] if words else []
    near = min(at, key=lambda start: abs(start - trigger["start"]), default=None)
    if near is None or words is None or abs(near - trigger["start"]) > _REACH:
        return None
    return {"start": near, "end": near + len(words)}


def factuality(gold: Gold) -> Example | None:
    """Return the example of one event whose factuality was scored from -3 to 3."""
    doc = parse(gold["text"])
    window = windows(doc)[0]
    place = within(hints.tokens(doc, gold["event"]["start"], gold["event"]["end"])[:1], window)
    if not place:
        return None
    index = list(window.tokens)
    plain = np.zeros((len(index), 2), dtype=np.int64)
    numbers = np.concatenate([grammar(doc)[index], plain], axis=1)
    answer = 1 + (gold["score"] > 0.5) - (gold["score"] < -0.5)  # noqa: PLR2004 (the set's own bounds)
    return Example("fact", window.ids, window.first, numbers, numbers, answer=answer, spans=(place[0], 0))


def named(gold: Gold, lexicon: Lexicon, manner: str) -> list[Example]:
    """Return the examples of a text with marked names; articles before them are left out, as some files have them."""
    doc = parse(gold["text"])
    known = names(Reading(article(gold | _BARE), doc), lexicon.gazetteer)
    told = naming.numbers(doc, naming.called(known), manner)
    tags = naming.row(doc, (bare(name, gold["text"]) for name in _marked(gold)))
    return [_window_of_names(window, told, tags) for window in windows(doc)]


def _marked(gold: Gold) -> Iterator[naming.Called]:
    for one in gold["mentions"]:
        if one["kind_common"] in labels.NAMED:
            yield one["start"], one["end"], one["kind_common"]


def _window_of_names(window: Window, told: Numbers, tags: Numbers) -> Example:
    index = list(window.tokens)
    right = tags[index]
    if labels.NAMES[right[0]][0] == "I":
        right[0] -= 1  # a name that a window cuts begins anew
    return Example("names", window.ids, window.first, told[index], tags={"names": right})


def relation(gold: Gold) -> Example:
    """Return the example of a sentence with two marked spans and the type of what the one does to the other."""
    ids, spans = marked(gold["text"], gold["source"], gold["target"])
    nothing = np.zeros((0, 6), dtype=np.int64)
    return Example("relation", ids, (), nothing, answer=labels.TYPES.index(kind(gold)), spans=spans)


def kind(gold: Gold) -> str:
    """Return the type of a relation's record; YIELD, which joins two of PLOVER's, is CONCEDE."""
    return "CONCEDE" if gold["type"] == "YIELD" else str(gold["type"])
