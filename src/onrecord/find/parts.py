"""A word that names an act in, its parts out: what would be done, under which condition, and who is bound to do it."""

from collections.abc import Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.find.clauses import auxiliaries, governor_row, verbal
from onrecord.find.reading import Reading
from onrecord.find.status import condition
from onrecord.lexicon.codebook import Codebook
from onrecord.model import Part, Party, Role, Status

_OUTSIDE = frozenset({"nsubj", "nsubjpass", "csubj", "advcl", "parataxis", "relcl", "conj", "cc", "punct", "mark"})
_ARTICLES = frozenset({"the", "a", "an"})


def parts(
    token: Token, status: Status, actors: tuple[Party, ...], reading: Reading, book: Codebook
) -> tuple[Part, ...]:
    """Return WHAT, and CONDITION and BOUND where there are such words."""
    return tuple(_parts(token, status, actors, reading, book))


def _parts(token: Token, status: Status, actors: tuple[Party, ...], reading: Reading, book: Codebook) -> Iterator[Part]:
    start, end = _extent(_what(token, book))
    if token.tag_ == "MD":  # "be held to it" in "must be held to it"
        start = min([start, *(word.i for word in auxiliaries(token.head) if word.i > token.i)])
    yield Part(Role.WHAT, reading.of(reading.doc[start:end]))
    clause = condition(token, book) if status is Status.CONDITIONAL else None
    if clause is not None and not (clause == token or clause.is_ancestor(token)):
        yield Part(Role.CONDITION, reading.of(_trimmed(clause)))
    if status is Status.CALLED_FOR:
        for party in actors:
            yield Part(Role.BOUND, party.span, party.actor)


def _what(token: Token, book: Codebook) -> Token:
    """Return the word whose phrase says it all: "deepen" for "cooperation" in "agreed to deepen cooperation"."""
    at = token.head if token.tag_ == "MD" else token
    while at.dep_ in {"dobj", "pobj", "prep", "compound"} and at.head != at:
        row = governor_row(at.head, book)
        if at.dep_ != "pobj" and (row is None or not row.light):
            return token if not verbal(at) and at.dep_ == "prep" else at
        if at.head.dep_ == "prep":  # "following a meeting"
            return at
        at = at.head
        if verbal(at):
            return at
    return token if at.pos_ == "ADP" else at


def _extent(head: Token) -> tuple[int, int]:
    """Return the token indexes of a phrase without its subject, its article and what follows in another clause."""
    inside = [head, *(word for child in head.children if child.dep_ not in _OUTSIDE for word in child.subtree)]
    before = {word.i for word in inside}
    start = end = head.i
    while not verbal(head) and start - 1 in before and head.doc[start - 1].lower_ not in _ARTICLES:
        start -= 1
    while end + 1 in before:
        end += 1
    return start, end + 1


def _trimmed(clause: Token) -> TokenSpan:
    return clause.doc[clause.left_edge.i : clause.right_edge.i + 1]
