"""A word that names an act in, out whether it happened: read from tense, modals, negation and what governs the word."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.find.clauses import child, governor_row, governors, own_clause, verbal
from onrecord.lexicon.codebook import Codebook, Governor, Pos, Quad, Trigger
from onrecord.model import Status

_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "lest"})
_COMPLEMENTS = frozenset(
    {
        "xcomp",
        "ccomp",
        "acl",
        "pcomp",
        "dobj",
        "pobj",
        "nsubjpass",
        "acomp",
        "attr",
        "prep",
        "dative",
        "compound",
        "oprd",
        "conj",
    }
)
_MODIFIERS = frozenset({"amod", "advmod", "det", "neg", "aux", "nmod", "compound"})
_PRESENT = frozenset({"VBZ", "VBP"})
_BESIDE = frozenset(
    {"during", "after", "before", "since", "despite", "amid", "following", "until", "in", "at", "by", "with"}
)


def status(token: Token, row: Trigger, book: Codebook) -> Status:
    """Return the status of the act that the token names.

    A denial anywhere above it wins, then a condition; else the nearest modal or governor speaks ("agreed to deepen",
    "called for talks"); else the tense. Words of conflict that are denied were said all the same ("denied the charges").
    """
    found = tuple(_effects(token, book))
    if found.count(Status.DENIED) % 2 and not (
        row.pos is Pos.NOUN and book.types[row.type].quad is Quad.VERBAL_CONFLICT
    ):
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
    return inside or told[:1] == (Status.PLANNED,)


def _effects(token: Token, book: Codebook) -> Iterator[Status]:
    """Yield what modifiers, modals and governors make of the act, nearest first."""
    yield from _own(token, book)
    at = token
    while at.head != at:
        above, row = at.head, governor_row(at.head, book)
        if not _governed(at, row) or (row is not None and row.clausal and not verbal(token)):
            return
        handed = tuple(_own(above, book))
        if row is not None and row.status is not None and at.dep_ != "conj":
            if row.status is Status.ONGOING:  # "will continue to work with" is planned
                yield from handed
            yield row.status
        if at.dep_ == "conj" or not verbal(above) or row is None or row.status is None:
            yield from handed
        elif Status.DENIED in handed:
            yield Status.DENIED
        at = above


def _governed(at: Token, row: Governor | None) -> bool:
    """Whether the word above says anything about the act: not in "the motive for the attack", "met before it struck"."""
    above, link = at.head, at.dep_
    if link == "nsubj":
        return row is not None and (row.light or row.status is Status.ONGOING)
    if link == "acl" and at.tag_ in {"VBG", "VBN"}:
        return False
    if link == "advcl":
        return at.tag_ == "VB"
    if link not in _COMPLEMENTS or (link == "prep" and at.lower_ in _BESIDE and verbal(above)):
        return False
    if verbal(at) and own_clause(at) and link in {"ccomp", "conj"}:
        return link == "ccomp" and row is not None and row.deep
    if row is not None or link == "conj" or above.pos_ == "ADP":
        return True
    return verbal(above) and verbal(at)


def _own(token: Token, book: Codebook) -> Iterator[Status]:
    """Yield what the word's own modifiers and modals say: "possible sanctions", "may strike", "failed to agree"."""
    for found in token.children:
        if found.dep_ not in _MODIFIERS:
            continue
        if found.lower_ == "would":
            yield Status.PLANNED if token.dep_ == "ccomp" else Status.CONDITIONAL
            continue
        for pos in (Pos.MODAL if found.tag_ == "MD" else Pos.ADJECTIVE, Pos.ADVERB):
            row = book.governors.get((pos, found.lower_))
            if row is not None and row.status is not None:
                yield row.status
                break


def _by_tense(token: Token, row: Trigger, book: Codebook) -> Status:
    if row.status is not None:
        return row.status
    if row.pos is Pos.NOUN:
        return _by_clause(token, book)
    if row.pos is not Pos.VERB:
        return Status.OCCURRED
    tenses = {found.tag_ for found in token.children if found.dep_ in {"aux", "auxpass"} and found.lemma_ == "be"}
    if tenses & _PRESENT or (token.tag_ == "VBG" and tenses):
        return Status.ONGOING
    if token.tag_ in _PRESENT:
        material = book.types[row.type].quad in {Quad.MATERIAL_CONFLICT, Quad.MATERIAL_COOPERATION}
        return Status.ONGOING if material or token.dep_ in {"relcl", "advcl"} else Status.OCCURRED
    if token.tag_ == "VB" and token.dep_ in {"relcl", "acl"}:
        return Status.PLANNED
    return Status.OCCURRED


def _by_clause(noun: Token, book: Codebook) -> Status:
    """Return the status that the tense of a light verb gives its noun: "has been holding talks", "is under attack"."""
    for above, link in governors(noun, book):
        row = governor_row(above, book)
        if row is None or not row.light:
            break
        if verbal(above) and link in {"dobj", "nsubj", "nsubjpass", "in", "under", "attr"}:
            tenses = {found.tag_ for found in above.children if found.dep_ in {"aux", "auxpass"} and found.lemma_ == "be"}
            running = above.tag_ == "VBG" and bool(tenses)
            inside = link in {"in", "under"} and above.tag_ in _PRESENT
            return Status.ONGOING if running or inside else Status.OCCURRED
    return Status.OCCURRED
