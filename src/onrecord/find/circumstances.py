"""A word that names an act in, its time, its place and the statement that tells it out."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.find.clauses import clause_of, governor_row, joined, lemma, own_clause
from onrecord.find.reading import Situated, Timed
from onrecord.lexicon.codebook import Codebook, Pos
from onrecord.model import Place, Span, Statement, When

Found = TypeVar("Found", Timed, Situated)
_SHARING = frozenset({"xcomp", "pcomp", "ccomp", "advcl", "acl"})


def when(token: Token, times: Sequence[Timed], book: Codebook) -> When | None:
    """Return the time in the token's own phrase, else in its clause or in the one it completes."""
    found = _nearest(token, _inside(token.sent, times), book, timed=True)
    return found.when if found is not None else None


def place(token: Token, places: Sequence[Situated], book: Codebook) -> Place | None:
    """Return where it is done: in the token's own phrase, else in its clause, else in the sentence's only place."""
    here = [(found, _preposition(token.doc[found.start : found.end].root)) for found in _inside(token.sent, places)]
    found = _nearest(
        token, [found for found, word in here if word in book.words["where"] or word == ""], book, timed=False
    )
    if found is not None:
        return found.place
    return here[0][0].place if len(here) == 1 and here[0][1] in book.words["inside"] else None


def _inside(sentence: TokenSpan, found: Sequence[Found]) -> list[Found]:
    return [one for one in found if sentence.start <= one.start < sentence.end]


def _nearest(token: Token, here: Sequence[Found], book: Codebook, *, timed: bool) -> Found | None:
    """Return the nearest of those in the token's own phrase, else in the nearest clause above it that has one."""
    roots = [(found, token.doc[found.start : found.end].root) for found in here]
    own = [found for found, root in roots if _hangs(root, token)]
    if own:
        return min(own, key=lambda found: abs(found.start - token.i))
    for clause in _clauses(token, book, timed=timed):
        beside = [found for found, root in roots if clause_of(root) == clause]
        if beside:
            return min(beside, key=lambda found: abs(found.start - token.i))
    return None


def _clauses(token: Token, book: Codebook, *, timed: bool) -> Iterator[Token]:
    """Yield the verbs whose time and place are the token's too: "managed in May to free them", "met and left in May".

    A noun under a verb that names an act of its own is not done when that is: "condemned the strike on Friday".
    """
    at = clause_of(token)
    if at != token and _another_act(at, token, book):
        return
    while True:
        yield at
        if not _shares(at, timed=timed):
            return
        above = clause_of(joined(at))
        if above == at:
            return
        at = above


def _shares(verb: Token, *, timed: bool) -> bool:
    """Whether the clause above says when and where, "managed to free them", or only when, "in May, when he left"."""
    if any(found.lower_ == "when" for found in verb.children):
        return timed and verb.dep_ in {"advcl", "relcl"}
    return verb.dep_ == "conj" or (verb.dep_ in _SHARING and not own_clause(verb))


def _another_act(verb: Token, token: Token, book: Codebook) -> bool:
    """Whether a noun stands under a verb that names an act of another type."""
    row = governor_row(verb, book)
    if row is not None and row.light:
        return False
    types = {sense.type for sense in book.senses(Pos.VERB, lemma(verb))}
    return bool(types) and not types & {sense.type for sense in book.senses(Pos.NOUN, lemma(token))}


def teller(trigger: Span, statements: Sequence[Statement]) -> Statement | None:
    """Return the innermost statement whose content holds the trigger."""
    holding = [
        (span.end - span.start, index)
        for index, statement in enumerate(statements)
        for span in statement.content
        if span.start <= trigger.start and trigger.end <= span.end
    ]
    return statements[min(holding)[1]] if holding else None


def _hangs(found: Token, token: Token) -> bool:
    """Whether the phrase is part of the token's own, and no other verb stands between."""
    at = found
    while at.head != at:
        at = at.head
        if at == token:
            return True
        if at.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _preposition(root: Token) -> str | None:
    """Return the preposition before a place, nothing where it is an object or stands alone, ``None`` elsewhere."""
    while root.dep_ in {"appos", "conj"}:
        root = root.head
    if root.dep_ in {"dobj", "npadvmod"}:
        return ""
    return root.head.lower_ if root.dep_ == "pobj" else None
