"""A word that names an act in, out whether it happened: read from tense, modals, negation and what governs the word."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.find.clauses import child, governor_row, part, verbal
from onrecord.lexicon.codebook import Codebook, Pos, Quad, Trigger
from onrecord.model import Status

_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "should", "lest"})
_LINKS = frozenset({"xcomp", "ccomp", "acl", "pcomp", "dobj", "pobj", "nsubjpass", "conj", "acomp", "attr", "prep", "dative", "advcl", "compound", "oprd"})
_MODIFIERS = frozenset({"amod", "advmod", "det", "neg", "aux", "nmod", "compound"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def status(token: Token, row: Trigger, book: Codebook) -> Status:
    """Return the status of the act that the token names.

    A denial anywhere above it wins, then a condition; else the nearest modal or governor speaks ("agreed to deepen",
    "called for talks"); else the tense.
    """
    found = tuple(_effects(token, book))
    if found.count(Status.DENIED) % 2:
        return Status.DENIED
    told = tuple(effect for effect in found if effect is not Status.DENIED)
    if _conditional(token, told):
        return Status.CONDITIONAL
    return told[0] if told else _by_tense(token, row, book)


def clause_of(token: Token) -> Token:
    """Return the verb whose tense and modals the token stands under, or the root."""
    at = token
    while not verbal(at) and at.head != at:
        at = at.head
    return at


def condition(token: Token) -> Token | None:
    """Return the verb of the condition that the token stands under or in: "if" clauses of it or of what governs it."""
    at = token
    while True:
        if at.dep_ == "advcl" and _conditioned(at):
            return at
        for clause in at.children:
            if clause.dep_ == "advcl" and _conditioned(clause):
                return clause
        if at.head == at or at.dep_ in {"relcl"}:
            return None
        at = at.head


def _conditioned(clause: Token) -> bool:
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ in _CONDITIONS


def _conditional(token: Token, told: tuple[Status, ...]) -> bool:
    clause = condition(token)
    if clause is None:
        return False
    inside = clause is token or clause.is_ancestor(token)
    return inside or (bool(told) and told[0] in {Status.PLANNED, Status.POSSIBLE})


def _effects(token: Token, book: Codebook) -> Iterator[Status]:
    """Yield what modifiers, modals and governors make of the act, nearest first."""
    at = token
    yield from _own(at, book)
    while at.head != at:
        link, above = at.dep_, at.head
        if link not in _LINKS or (link == "conj" and _own_clause(at)):
            return
        row = governor_row(above, book)
        finite = verbal(at) and _own_clause(at)
        if finite and (row is None or not row.deep) and link in {"ccomp", "advcl", "conj"}:
            return
        if link != "conj" and row is not None and row.status is not None and not _past_it(at, link):
            yield row.status
        if verbal(above) and not (verbal(at) and link in {"ccomp", "xcomp", "advcl"}):
            handed = (row is not None and row.light) or link == "conj" or not verbal(at)
            if handed and (row is not None and row.light or link == "conj"):
                yield from _own(above, book)
        elif not verbal(above):
            yield from _own(above, book)
        elif row is not None and link in {"ccomp", "xcomp"}:
            yield from (effect for effect in _own(above, book) if effect is Status.DENIED)
        at = above


def _past_it(at: Token, link: str) -> bool:
    """Whether the governor only stands beside it: "said before leaving", "met during the visit"."""
    return link == "prep" and at.lower_ in {"during", "after", "before", "since", "in", "at", "despite", "by", "amid", "following", "until"}


def _own_clause(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(found.tag_ in _FINITE for found in verb.children if found.dep_ in {"aux", "auxpass"})


def _own(token: Token, book: Codebook) -> Iterator[Status]:
    for found in token.children:
        if found.dep_ not in _MODIFIERS:
            continue
        if found.lower_ == "would":
            yield Status.PLANNED if token.dep_ == "ccomp" else Status.CONDITIONAL
            continue
        row = governor_row(found, book) or (book.governors.get((Pos.ADVERB, found.lower_)) if part(found) is not Pos.NOUN else None)
        if row is not None and row.status is not None and (row.pos is not Pos.NOUN):
            yield row.status


def _by_tense(token: Token, row: Trigger, book: Codebook) -> Status:
    if row.status is not None:
        return row.status
    if row.pos is not Pos.VERB:
        return Status.OCCURRED
    auxiliaries = {found.lemma_ for found in token.children if found.dep_ in {"aux", "auxpass"}}
    if token.tag_ == "VBG" and "be" in auxiliaries:
        return Status.ONGOING
    material = book.types[row.type].quad in {Quad.MATERIAL_CONFLICT, Quad.MATERIAL_COOPERATION}
    if token.tag_ in {"VBZ", "VBP"} and material and token.dep_ != "ROOT":
        return Status.ONGOING
    if token.tag_ == "VB" and child(token, "aux") is not None and token.dep_ in {"advcl", "relcl", "acl"}:
        return Status.PLANNED
    return Status.OCCURRED
