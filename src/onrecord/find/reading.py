"""What the finders share while they read one article: the parse, the names found so far, and spans made from tokens."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from onrecord.model import Actor, Article, Party, Place, Span, Tie, When

CONTRACT = "contract"
"""The style of annotation of the record's own contract."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and its parse; ``doc.text == article.text``, so a token's offsets are the article's.

    ``style`` is whose rules of annotation its statements follow, one of ``learned.labels.STYLES``.
    """

    article: Article
    doc: Doc
    style: str = CONTRACT

    def span(self, start: int, end: int) -> Span:
        """Return the article's characters from ``start`` to ``end`` (code points, end exclusive)."""
        return Span(self.article.id, start, end, self.article.text[start:end])

    def of(self, tokens: TokenSpan | Token) -> Span:
        """Return the span of a token or of a run of tokens."""
        if isinstance(tokens, Token):
            return self.span(tokens.idx, tokens.idx + len(tokens))
        return self.span(tokens.start_char, tokens.end_char)


class Form(StrEnum):
    """How an actor is named in one place."""

    NAME = "name"  # "Sergey Lavrov", "India", "the Taliban"
    DEMONYM = "demonym"  # "Indian" in "the Indian government"
    METONYM = "metonym"  # "Moscow" for Russia
    DESCRIPTION = "description"  # "the minister", "an Indian official", "the two sides"
    PRONOUN = "pronoun"  # "he", "they", "its"


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name actors: token indexes (end exclusive), the head's index, and the local ids of who is meant.

    Several ids where one phrase means several ("the two sides"); none where who is meant stays open.
    """

    span: Span
    start: int
    end: int
    head: int
    actors: tuple[str, ...]
    form: Form


@dataclass(frozen=True, slots=True)
class Situated:
    """A place's words, by token indexes (end exclusive)."""

    place: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression, by token indexes (end exclusive)."""

    when: When
    start: int
    end: int

    def root(self, doc: Doc) -> Token:
        """Return the word on which the others of the expression hang."""
        return doc[self.start : self.end].root


@dataclass(frozen=True, slots=True)
class Names:
    """Everyone and every place named in an article.

    ``parties(token)`` returns the actors meant by the noun phrase that the token heads, conjuncts included:
    "India and Russia" gives two parties with a span each, "the two sides" two with the same span, "India's foreign
    minister" the minister alone, "the meeting" none.
    """

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    namings: tuple[Naming, ...]
    places: tuple[Situated, ...]
    parties: Callable[[Token], tuple[Party, ...]]
