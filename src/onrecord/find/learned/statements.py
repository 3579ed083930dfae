"""A parse as the encoder sees it and the rules' attributions in; the attributions that the heads read in it out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from spacy.tokens import Doc, Token

from onrecord.find.clauses import passive
from onrecord.find.learned import hints, labels
from onrecord.find.learned.decode import Found, likely, marginals, softmax, spans
from onrecord.find.learned.model import Encoded, Scores, chain, run
from onrecord.find.learned.syntax import Numbers, grammar, ways
from onrecord.find.learned.words import Window
from onrecord.find.reading import CONTRACT
from onrecord.model import Act

Run = tuple[int, int]
LIKELY = 0.15
"""A cue of the rules is one where the heads give it this chance; they find others by themselves."""
_LEAST = 0.02  # the chance of a verb's likeliest source where none at all is likelier; what the rules hold counts more
_FAVOUR = 4.0


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution by token indexes: the words of its cue, its sources and its contents, first to last, both inside.

    ``sure`` is the heads' probability that the cue is one, ``acts`` that of each act.
    """

    cue: Run
    sources: tuple[Run, ...]
    contents: tuple[Run, ...]
    acts: dict[Act, float]
    sure: float


def told(seen: Encoded, rules: Sequence[hints.Hint], style: str) -> tuple[Told, ...]:
    """Return the attributions of every window, in the order of their cues; ``style`` is one of ``labels.STYLES``."""
    taggers = _taggers(seen, rules, style)
    rows = [taggers.cues[list(window.tokens)] for window in seen.windows]
    best = spans(rows, chain("cue"), labels.CUE)
    sure = [1 - chances[:, 0] for chances in marginals(rows, chain("cue"))]
    heard = [
        one
        for window, found, chances in zip(seen.windows, best, sure, strict=True)
        for one in _heard(seen.doc, window, _cues(found, window.tokens, rules, chances), chances)
    ]
    return tuple(_told(heard, taggers, rules, style))


@dataclass(frozen=True, slots=True)
class _Heard:
    """A cue: its window, its first and last word there, the head of its words, and how sure it is."""

    window: Window
    first: int
    last: int
    root: Token
    sure: float


def _heard(doc: Doc, window: Window, found: Sequence[Found], sure: Scores) -> Iterator[_Heard]:
    for one in found:
        root = _root(doc, window.tokens[one.first], window.tokens[one.last])
        yield _Heard(window, one.first, one.last, root, float(max(sure[one.first : one.last + 1])))


@dataclass(frozen=True, slots=True)
class _Taggers:
    """Of every token: its state, the scores of the flat labels, of the cue's and of the acts."""

    states: Scores
    flat: Scores
    cues: Scores
    acts: Scores


def _taggers(seen: Encoded, rules: Sequence[hints.Hint], style: str) -> _Taggers:
    style_of = np.full((len(seen.doc), 1), labels.STYLES.index(style))
    numbers: Numbers = np.concatenate([grammar(seen.doc), style_of, hints.cues(seen.doc, rules)], axis=1)
    return _Taggers(*run("said", words=seen.states, numbers=numbers))


def _told(heard: Sequence[_Heard], taggers: _Taggers, rules: Sequence[hints.Hint], style: str) -> Iterator[Told]:
    """Yield what each cue attributes."""
    rows: list[Scores] = []
    for window, some in groupby(heard, key=lambda one: one.window):
        rows += list(roles("said_roles", taggers.states, window, [one.root for one in some], rules))
    for one, row, parts in zip(heard, rows, spans(rows, chain("said"), labels.SAID), strict=True):
        index = one.window.tokens
        where = {
            role: tuple((index[part.first], index[part.last]) for part in parts if part.role == role)
            for role in ("source", "content")
        }
        if style == CONTRACT and not where["source"] and one.root.pos_ == "VERB" and not passive(one.root):
            where["source"] = likeliest(row, index, hints.at(rules, (one.root.i,)).first)
        acts = dict(zip(labels.ACTS, softmax(taggers.acts[one.root.i]).tolist(), strict=True))
        said = [part.first for part in parts if part.role == "content" and one.first < part.first <= one.last]
        cue = index[one.first], index[min(said, default=one.last + 1) - 1]  # "regards", and not "as", which is told
        yield Told(cue, where["source"], where["content"], acts, one.sure)


def likeliest(row: Scores, index: Sequence[int], ruled: Sequence[int]) -> tuple[Run, ...]:
    """Return the likeliest source of a verb, though none at all is likelier: somebody says what is said."""
    found = []
    for part, sure in likely([row], chain("said"), labels.SAID, _LEAST)[0]:
        first, last = index[part.first], index[part.last]
        if part.role == "source":
            found.append((sure * (_FAVOUR if any(first <= i <= last for i in ruled) else 1), (first, last)))
    return (max(found)[1],) if found else ()


def _cues(found: Sequence[Found], index: Sequence[int], rules: Sequence[hints.Hint], sure: Scores) -> list[Found]:
    """Return the cues of the best path, and those of the rules that it passed by though they are likely enough."""
    places = {token: place for place, token in enumerate(index)}
    taken = {place for one in found for place in range(one.first, one.last + 1)}
    proposed = [[places[token] for token in hint.word if token in places] for hint in rules if hint.second]
    added = [
        Found("cue", min(words), max(words))
        for words in proposed
        if words and not taken.intersection(words) and max(sure[words]) >= LIKELY
    ]
    return sorted((*found, *added), key=lambda one: one.first)


def _root(doc: Doc, first: int, last: int) -> Token:
    """Return the head of a run of words; its first word where white space between them heads it."""
    root: Token = doc[first : last + 1].root
    return doc[first] if root.is_space else root


def roles(graph: str, states: Scores, window: Window, roots: Sequence[Token], rules: Sequence[hints.Hint]) -> Scores:
    """Return the scores of each word's roles for each predicate, (predicates, words of the window, roles)."""
    index = list(window.tokens)
    places = {token: place for place, token in enumerate(index)}
    return run(
        graph,
        states=states[index],
        places=np.array([places[root.i] for root in roots]),
        ways=np.stack([ways(root)[index] for root in roots]),
        hints=np.stack([_hint(root, rules, len(states))[index] for root in roots]),
    )[0]


def _hint(root: Token, rules: Sequence[hints.Hint], length: int) -> Numbers:
    hint = hints.at(rules, (root.i,))
    return hint.row(length) if hint.word else np.full(length, 3)


def flat(seen: Encoded, rules: Sequence[hints.Hint]) -> list[tuple[str, int, int]]:
    """Return source, cue and content as single labels a word, as token-tag files have them: role, first, last token."""
    taggers = _taggers(seen, rules, "polnear")
    rows = [taggers.flat[list(window.tokens)] for window in seen.windows]
    return [
        (one.role, window.tokens[one.first], window.tokens[one.last])
        for window, found in zip(seen.windows, spans(rows, chain("flat"), labels.FLAT), strict=True)
        for one in found
    ]
