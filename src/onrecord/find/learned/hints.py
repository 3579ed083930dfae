"""What the rules found in, the same as small whole numbers out: the learned heads weigh it, they do not obey it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Token

from onrecord.find.learned.labels import KINDS, STATUSES, TYPES
from onrecord.find.learned.syntax import Numbers
from onrecord.find.reading import Names
from onrecord.find.sayings import Saying
from onrecord.model import Mention, Span

Tokens = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """One finding of the rules: the tokens of its word, and of its two roles (source and content, or the parties)."""

    word: Tokens
    first: Tokens
    second: Tokens
    status: int = 0

    def row(self, length: int) -> Numbers:
        """Return a number for each token: 1 in the first role, 2 in the second, else 0."""
        found = np.zeros(length, dtype=np.int64)
        found[list(self.second)] = 2
        found[list(self.first)] = 1
        return found


def tokens(doc: Doc, start: int, end: int) -> Tokens:
    """Return the tokens that share a character with ``start`` to ``end``, white space left out."""
    found = doc.char_span(start, end, alignment_mode="expand")
    return () if found is None else tuple(token.i for token in found if not token.is_space)


def root(doc: Doc, start: int, end: int) -> Token | None:
    """Return the token that heads the words from character ``start`` to ``end``; ``None`` where there are none."""
    inside = tokens(doc, start, end)
    return doc[inside[0] : inside[-1] + 1].root if inside else None


def trigger(doc: Doc, mention: Mention) -> Token:
    """Return the token that heads a telling's trigger."""
    inside = tokens(doc, mention.trigger.start, mention.trigger.end)
    return doc[inside[0] : inside[-1] + 1].root


def _all(doc: Doc, spans: Iterable[Span]) -> Tokens:
    return tuple(index for span in spans for index in tokens(doc, span.start, span.end))


def said(doc: Doc, sayings: Sequence[Saying]) -> tuple[Hint, ...]:
    """Return the attributions that the rules found."""
    return tuple(
        Hint(
            tuple(range(one.cue[0], one.cue[1] + 1)),
            tuple(token.i for source in one.sources for token in source.subtree if token.i not in one.held),
            tuple(index for start, end in one.content for index in tokens(doc, start, end)),
        )
        for one in sayings
    )


def done(doc: Doc, mentions: Sequence[Mention]) -> tuple[Hint, ...]:
    """Return the tellings of events that the rules found."""
    return tuple(
        Hint(
            tokens(doc, one.trigger.start, one.trigger.end),
            _all(doc, (party.span for party in one.actors)),
            _all(doc, (party.span for party in one.recipients)),
            1 + STATUSES.index(one.status),
        )
        for one in mentions
    )


def cues(doc: Doc, found: Sequence[Hint]) -> Numbers:
    """Return 1 for each token of a cue of the rules, else 0; shape (tokens, 1)."""
    column = np.zeros((len(doc), 1), dtype=np.int64)
    column[[index for hint in found for index in hint.word], 0] = 1
    return column


def acts(doc: Doc, names: Names, mentions: Sequence[Mention], found: Sequence[Hint]) -> Numbers:
    """Return for each token the kind of actor it names and the type of event the rules see there, 0 for none."""
    columns = np.zeros((len(doc), 2), dtype=np.int64)
    kinds = {actor.id: 1 + KINDS.index(actor.kind) for actor in names.actors}
    for naming in names.namings:
        if naming.actors:
            columns[naming.start : naming.end, 0] = kinds.get(naming.actors[0], 0)
    for mention, hint in zip(mentions, found, strict=True):
        if mention.type in TYPES:
            columns[list(hint.word), 1] = 1 + TYPES.index(mention.type)
    return columns


def at(found: Sequence[Hint], word: Iterable[int]) -> Hint:
    """Return the finding whose word shares a token with ``word``, or an empty one."""
    wanted = set(word)
    return next((hint for hint in found if wanted & set(hint.word)), Hint((), (), ()))
