"""A parse as the encoder sees it and the rules' names in; whom and what the name head reads as mentioned out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Token

from onrecord.find.learned import hints
from onrecord.find.learned.decode import marginals, spans
from onrecord.find.learned.labels import MANNERS, NAMES
from onrecord.find.learned.model import Encoded, Scores, chain, run
from onrecord.find.learned.syntax import Numbers, grammar
from onrecord.find.learned.words import Window
from onrecord.find.reading import Form, Names
from onrecord.model import Actor, ActorKind

Called = tuple[int, int, str]
"""Characters (end exclusive), and one of ``labels.NAMED``."""
_NAMED = frozenset({Form.NAME, Form.DEMONYM, Form.METONYM})
_KINDS = {ActorKind.POPULATION: "nationality", ActorKind.STATE: "place", ActorKind.PERSON: "person"}


@dataclass(frozen=True, slots=True)
class Read:
    """A mention by its first and last token, both inside, its kind, and how likely all its labels are."""

    first: int
    last: int
    kind: str
    chance: float


def called(names: Names) -> Iterator[Called]:
    """Yield what the rules call named: states, and capitals that stand for them, are places."""
    actors = {actor.id: actor for actor in names.actors}
    taken: set[int] = set()
    for naming in names.namings:
        meant = [actors[id_] for id_ in naming.actors if id_ in actors]
        if naming.form in _NAMED and meant:
            taken.update(range(naming.span.start, naming.span.end))
            yield naming.span.start, naming.span.end, _kind(naming.form, meant[0])
    for place in names.places:
        if place.place.span and taken.isdisjoint(range(place.place.span.start, place.place.span.end)):
            yield place.place.span.start, place.place.span.end, "place"


def _kind(form: Form, actor: Actor) -> str:
    return "nationality" if form is Form.DEMONYM else _KINDS.get(actor.kind, "organisation")


def numbers(doc: Doc, known: Iterable[Called], manner: str) -> Numbers:
    """Return what the head is told of each token: its grammar, its shape, whose manner is meant, the rules' name."""
    rows = [(shape(token), MANNERS.index(manner)) for token in doc]
    beside = np.array(rows, dtype=np.int64).reshape(len(doc), 2)
    return np.concatenate([grammar(doc), beside, row(doc, known)[:, None]], axis=1)


def shape(token: Token) -> int:
    """Return how a word is written: without letters 0, small 1, with a capital first 2, all capitals 3, else 4."""
    text: str = token.text
    if not any(sign.isalpha() for sign in text):
        return 0
    if text.isupper() and len(text) > 1:
        return 3
    if text[0].isupper():
        return 2
    return 1 if text.islower() else 4


def row(doc: Doc, names: Iterable[Called]) -> Numbers:
    """Return a label for each token; of names that overlap the longest, of equals the first."""
    found = np.zeros(len(doc), dtype=np.int64)
    for start, end, kind in sorted(names, key=lambda name: (name[0] - name[1], name)):
        words = hints.tokens(doc, start, end)
        if words and not found[words[0] : words[-1] + 1].any():
            begin = NAMES.index(f"B-{kind}")
            found[words[0] : words[-1] + 1] = begin + 1
            found[words[0]] = begin
    return found


def mentioned(seen: Encoded, known: Iterable[Called], manner: str = "re3d") -> tuple[Read, ...]:
    """Return names, descriptions and pronouns that mean a person, a body, a place or a people, in text order."""
    (scores,) = run("names", words=seen.states, numbers=numbers(seen.doc, known, manner))
    return tuple(read(seen.windows, [scores[list(window.tokens)] for window in seen.windows], chain("names")))


def read(windows: Sequence[Window], rows: Sequence[Scores], steps: Scores) -> Iterator[Read]:
    """Yield the mentions of windows; ``rows`` are their scores, (words, labels), ``steps`` from label to label."""
    for window, found, chances in zip(windows, spans(rows, steps, NAMES), marginals(rows, steps), strict=True):
        for one in found:
            begin = NAMES.index(f"B-{one.role}")
            inside = chances[one.first + 1 : one.last + 1, begin + 1].tolist()
            least = min([float(chances[one.first, begin]), *inside])
            yield Read(window.tokens[one.first], window.tokens[one.last], one.role, least)


def words(doc: Doc, one: Read) -> Called:
    """Return the characters of a mention and its kind."""
    return doc[one.first].idx, doc[one.last].idx + len(doc[one.last]), one.kind
