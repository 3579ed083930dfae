"""A word that names an act in, its time, its place and the statement that tells it out."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from onrecord.find.reading import Situated, Timed
from onrecord.find.status import clause_of
from onrecord.model import Place, Span, Statement, When

_WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "off", "across", "over", "on", "to"})


def when(token: Token, times: Sequence[Timed]) -> When | None:
    """Return the time in the token's own phrase or clause, or the sentence's where it has only one."""
    here = [timed for timed in times if token.sent.start <= timed.start < token.sent.end]
    own = [timed for timed in here if _hangs(token.doc[timed.start : timed.end].root, token)]
    if own:
        return min(own, key=lambda timed: abs(timed.start - token.i)).when
    clause = clause_of(token)
    beside = [timed for timed in here if clause_of(token.doc[timed.start : timed.end].root) == clause]
    if beside:
        return min(beside, key=lambda timed: abs(timed.start - token.i)).when
    return None


def place(token: Token, places: Sequence[Situated]) -> Place | None:
    """Return the place that a preposition of place puts the act in, nearest first."""
    doc = token.doc
    here = [found for found in places if token.sent.start <= found.start < token.sent.end and _located(doc, found)]
    own = [found for found in here if _hangs(doc[found.start : found.end].root, token)]
    clause = clause_of(token)
    beside = [found for found in here if clause_of(doc[found.start : found.end].root) == clause]
    near = own or beside
    return min(near, key=lambda found: abs(found.start - token.i)).place if near else None


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


def _located(doc: Doc, found: Situated) -> bool:
    root = doc[found.start : found.end].root
    while root.dep_ in {"appos", "conj"}:
        root = root.head
    return root.dep_ == "pobj" and root.head.lower_ in _WHERE
