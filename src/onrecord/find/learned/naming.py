"""A parse as the encoder sees it and the rules' names in; whom and what the name head reads as mentioned out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp, log

import numpy as np
from spacy.tokens import Doc, Token

from onrecord.find.learned import hints
from onrecord.find.learned.decode import likely
from onrecord.find.learned.labels import MANNERS, NAMES
from onrecord.find.learned.model import Encoded, Scores, chain, run
from onrecord.find.learned.syntax import Numbers, grammar
from onrecord.find.learned.words import Window
from onrecord.find.reading import Form, Names
from onrecord.model import Actor, ActorKind

Called = tuple[int, int, str]
"""Characters (end exclusive), and one of ``labels.NAMED``."""
_NOTE = re.compile(r"(?<=.)(?:[).,;:]*\[[\d\]\[]*|\u200e+)$")
"""What the parse leaves on a word: "state.[2", and the mark that letters run from left to right."""
LEAST = 0.42
"""The chance from which a mention stands, as the next two chosen in folds over re3d."""
_ELSEWHERE = 0.5  # the weight of the same words elsewhere in the text, at least two of them
_UNHEARD = -1.7  # the logit of those that are no mention
_FAINT, _SUREST = 0.05, 0.999  # chances that are looked at
_NAMED = frozenset({Form.NAME, Form.DEMONYM, Form.METONYM})
_KINDS = {ActorKind.POPULATION: "nationality", ActorKind.STATE: "place", ActorKind.PERSON: "person"}


@dataclass(frozen=True, slots=True)
class Read:
    """A mention by its first and last token, both inside, its kind, and how likely it is."""

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
    told, places = numbers(seen.doc, known, manner), [list(window.tokens) for window in seen.windows]
    rows = [run("names", words=seen.states[place], numbers=told[place])[0] for place in places]
    return read(seen.doc, seen.windows, rows, chain("names"))


def read(doc: Doc, windows: Sequence[Window], rows: Sequence[Scores], steps: Scores) -> tuple[Read, ...]:
    """Return the mentions; ``rows`` are the scores of each window's words, ``steps`` those from label to label.

    The likeliest come first and none shares a word with them; the best path of labels would weigh each word as much.
    """
    found = [
        Read(window.tokens[one.first], window.tokens[one.last], one.role, chance)
        for window, some in zip(windows, likely(rows, steps, NAMES, _FAINT), strict=True)
        for one, chance in some
    ]
    taken: dict[int, Read] = {}
    for one in sorted(_agreed(doc, found), key=lambda one: (-one.chance, one.first, one.last)):
        inside = range(one.first, one.last + 1)
        if one.chance >= LEAST and not any(token in taken for token in inside):
            taken |= dict.fromkeys(inside, one)
    return tuple(sorted(set(taken.values()), key=lambda one: one.first))


def _agreed(doc: Doc, found: Sequence[Read]) -> Iterator[Read]:
    """Yield the mentions as likely as they are beside what the same words are elsewhere in the text."""
    alike: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    text = doc.text
    keys = [(text[start:end], kind) for start, end, kind in (words(doc, one) for one in found)]
    for key, one in zip(keys, found, strict=True):
        alike[key].append(_logit(one.chance))
    often = {key: max(_often(key[0], text), len(known)) for key, known in alike.items()}
    for key, one in zip(keys, found, strict=True):
        own, known, others = _logit(one.chance), alike[key], often[key] - 1
        told = sum(known) - own + _UNHEARD * (often[key] - len(known))
        yield replace(one, chance=1 / (1 + exp(-own - _ELSEWHERE * told / max(others, 2))))


def _often(words_: str, text: str) -> int:
    """Return how often the words stand in the text as words."""
    return 1 if text.count(words_) == 1 else len(re.findall(rf"(?<!\w){re.escape(words_)}(?!\w)", text))


def _logit(chance: float) -> float:
    sure = min(chance, _SUREST)
    return log(sure / (1 - sure))


def words(doc: Doc, one: Read) -> Called:
    """Return the characters of a mention and its kind; the mark of a footnote behind it is none of its own."""
    last = doc[one.last]
    return doc[one.first].idx, last.idx + len(_NOTE.sub("", last.text)), one.kind
