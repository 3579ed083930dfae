"""Findings in, the words that may be undertaken out: after "will", "must", "calls for", and what findings name."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from onrecord.model import Article, Mention, Part, Role, Span, Statement
from onrecord.views.excerpt import clause_end, cut
from onrecord.views.wording import wording

_SENTENCE = re.compile(
    r"(?<=[a-z0-9\"”’)%][.!?])[\"”’]?\s+(?=[A-Z\"“‘])|(?<=[.!?][\"”])\s+(?=[A-Z\"“‘])|\n+"
)  # a quotation goes on over sentences that no finding spans
_OPENING = " \"“‘'"
_SHORTEST = 4  # characters
_APART = 0.3  # share of the shorter of two runs of words that they may have in common
_place = attrgetter("start", "end", "text")  # three times as fast as spans compare
_ACROSS = 25  # characters from where words begin to the trigger of the event that they tell of


@dataclass(frozen=True, slots=True)
class Lead:
    """Words that may be undertaken, and what they stand in; ``kinds`` are "stated", "told", "modal" and "asked".

    ``start`` and ``end`` are the offsets of the sentence. ``said`` are the statements around them, the smallest first;
    ``telling`` is the event that the words tell of.
    """

    what: Span
    start: int
    end: int
    kinds: frozenset[str]
    said: tuple[Statement, ...]
    beside: Statement | None
    telling: Mention | None


class Grounds:
    """An article and its findings, from which leads are read."""

    def __init__(self, article: Article, statements: Iterable[Statement], mentions: Iterable[Mention]) -> None:
        """Take the findings of ``article``."""
        self.article = article
        self.statements, self.mentions = tuple(statements), sorted(mentions, key=lambda one: one.trigger)
        told = enumerate(self.statements)
        self._contents = [(span.start, span.end, place) for place, one in told for span in one.content]
        self._triggers = [one.trigger.start for one in self.mentions]
        self._sentences = list(_sentences(article.text))
        self._starts = [start for start, _ in self._sentences]

    def leads(self, ruled: Iterable[Span] = (), taken: Sequence[Span] = ()) -> Iterator[Lead]:
        """Yield a lead for all words that may be undertaken, in their order, and rest on a finding.

        Those that are ``ruled`` to be undertaken are among them; those in common with what is ``taken`` are not.
        """
        found: dict[Span, set[str]] = {}
        for span in ruled:
            found.setdefault(span, set())
        for kind, span in (*self._named(), *self._worded()):
            words = span.text.lstrip(_OPENING)
            if len(words) >= _SHORTEST:
                found.setdefault(Span(span.article, span.end - len(words), span.end, words), set()).add(kind)
        for what in sorted(found, key=_place):
            if all(apart(what, other) for other in taken):
                lead = self._lead(what, frozenset(found[what]))
                if lead.said or lead.beside or lead.telling:
                    yield lead

    def _named(self) -> Iterator[tuple[str, Span]]:
        """Yield what statements name as undertaken, and what events are told in."""
        for statement in self.statements:
            yield from (("stated", span) for span in _what(statement.parts))
        for mention in self.mentions:
            end = clause_end(self.article.text, mention.trigger.end, mention.sentence.end)
            words = cut(self.article.text, self.article.id, mention.trigger.start, end)
            yield "told", next(_what(mention.parts), words)

    def _worded(self) -> Iterator[tuple[str, Span]]:
        """Yield the words from those that may lead to an undertaking to the end of their clause."""
        text = self.article.text
        for start, end in self._sentences:
            for found in _leading().finditer(text, start, end):
                words = cut(text, self.article.id, found.end(), clause_end(text, found.end(), end))
                yield found.lastgroup or "", words

    def _lead(self, what: Span, kinds: frozenset[str]) -> Lead:
        place = max(bisect_right(self._starts, what.start) - 1, 0)
        start, end = self._sentences[place]
        around = {place for first, last, place in self._contents if first <= what.start < last}
        said = sorted((self.statements[place] for place in around), key=_length)
        beside = next((one for one in self.statements if _within(what, one.sentence)), None)
        return Lead(what, start, max(end, what.end), kinds, tuple(said), beside, self._telling(what))

    def _telling(self, what: Span) -> Mention | None:
        """Return the event whose trigger stands at the beginning of the words."""
        place = bisect_right(self._triggers, what.start - 3)
        near = self.mentions[place] if place < len(self.mentions) else None
        return near if near and near.trigger.start <= min(what.end, what.start + _ACROSS) else None


def _length(statement: Statement) -> tuple[int, str]:
    return sum(span.end - span.start for span in statement.content), statement.id


def apart(a: Span, b: Span) -> bool:
    """Tell whether two runs of words have little in common."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return common <= _APART * min(a.end - a.start, b.end - b.start)


@cache
def _leading() -> re.Pattern[str]:
    """Return the pattern of words that may lead to an undertaking; the group's name says of which kind."""
    signs = wording().signs
    modal, asked = ("|".join(words).replace(" ", r"\s+") for words in (signs.modals, signs.asks))
    return re.compile(rf"\b(?:(?P<modal>{modal})|(?P<asked>{asked}))\s+(?=\W?\w)", re.IGNORECASE)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _SENTENCE.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _what(parts: Iterable[Part]) -> Iterator[Span]:
    return (part.span for part in parts if part.role is Role.WHAT)


def _within(what: Span, around: Span) -> bool:
    return around.start <= what.start < around.end
