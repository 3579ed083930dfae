"""A word that names an act in, out whether it happened: from tense, modals, negation and what governs the word."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from onrecord.find.clauses import auxiliaries, child, governor_row, governors, own_clause, part, verbal
from onrecord.find.triggers import fitting
from onrecord.lexicon.codebook import Codebook, Governor, Pos, Quad, Trigger
from onrecord.model import Status

_CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "pcomp", "acomp", "attr", "oprd", "conj"})
_NOMINAL = frozenset({"dobj", "pobj", "nsubjpass", "prep", "dative", "compound"})
_MODIFIERS = frozenset({"amod", "advmod", "det", "neg", "aux", "nmod", "compound"})
_AIMED = frozenset({"xcomp", "advcl"})
_NOBODY = frozenset({"nsubj", "nsubjpass"})
_ABOUT = frozenset({"nsubj", "nsubjpass", "relcl", "acl", "advmod", "npadvmod", "dobj", "prep", "pobj", "pcomp"})
_PRESENT = frozenset({"VBZ", "VBP"})
_SOME = frozenset({"a", "an", "any", "another", "such"})
_HELD = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
_MATERIAL = frozenset({Quad.MATERIAL_CONFLICT, Quad.MATERIAL_COOPERATION})


def status_of(token: Token, book: Codebook) -> Status:
    """Return the status of the event whose head is the token, a word of any part of speech, in the codebook or not."""
    return status(token, fitting(token, book), book)


def status(token: Token, row: Trigger | None, book: Codebook) -> Status:
    """Return the status of the act that the token names by the row, or by none.

    A denial anywhere above it wins, then a condition; else the nearest modal or governor speaks ("agreed to deepen",
    "called for talks"); else the tense. Hostile words that are denied were said all the same ("denied the charges").
    """
    found = tuple(effects(token, book))
    said = row is not None and row.pos is Pos.NOUN and book.types[row.type].quad is Quad.VERBAL_CONFLICT
    if found.count(Status.DENIED) % 2 and not said:
        return Status.DENIED
    if _asked(token, book):
        return Status.POSSIBLE
    if (supposed := _supposed(token)) is not None:
        return supposed
    told = [effect for effect in found if effect is not Status.DENIED]
    clause = condition(token, book)
    if clause is not None and (clause == token or clause.is_ancestor(token) or told[:1] == [Status.PLANNED]):
        return Status.CONDITIONAL
    if not told and row is not None and row.status is not None:
        return Status.OCCURRED if _over(token, book) else row.status
    return _nearest(told) if told else _by_tense(token, row, book)


def _nearest(told: Sequence[Status]) -> Status:
    """Return the nearest that says more than that it goes on: "agreed to continue talks"."""
    return next((effect for effect in told if effect is not Status.ONGOING), Status.ONGOING)


def condition(token: Token, book: Codebook) -> Token | None:
    """Return the verb of the condition that the token stands in, or that it or what governs it stands under."""
    at = token
    while True:
        for clause in (at, *at.children):
            mark = child(clause, "mark") if clause.dep_ == "advcl" else None
            if mark is not None and mark.lower_ in book.words["condition"] and not _question(clause, book):
                return clause
        if at.head == at or at.dep_ == "relcl":
            return None
        at = at.head


def _asked(token: Token, book: Codebook) -> bool:
    """Whether somebody asks if the act is done: "asked if it would attack", but not who or what is asked about."""
    at = token
    while not _question(at, book):
        if at.dep_ in _ABOUT or at.head == at:
            return False
        at = at.head
    return True


def _question(clause: Token, book: Codebook) -> bool:
    """Whether the clause is what is asked: "would not say if it attacked", no condition."""
    mark, above = child(clause, "mark"), clause.head
    if mark is None or mark.lower_ not in {"if", "whether"} or above.i > clause.i:
        return False
    return above.lemma_ in book.words["asking"] or (above.lemma_ == "say" and child(above, "neg") is not None)


def _supposed(token: Token) -> Status | None:
    """Return what an act is of whose effect "would" tells: "attacking it would be costly", "a new test would harm"."""
    if not any(found.lower_ == "would" for found in auxiliaries(token.head)):
        return None
    if token.dep_ == "csubj" and token.tag_ == "VBG":
        return Status.CONDITIONAL
    some = token.dep_ == "nsubj" and any(word.lower_ in _SOME for word in token.lefts)
    return Status.POSSIBLE if some else None


def effects(token: Token, book: Codebook) -> Iterator[Status]:
    """Yield what modifiers, modals and governors make of the act, nearest first."""
    yield from _own(token, book)
    at = token
    while at.head != at:
        above, row = at.head, governor_row(at.head, book)
        if not _governed(at, row, book) or (row is not None and row.clausal and not verbal(token)):
            return
        said = row.status if row is not None and at.dep_ != "conj" and not _went_on(above) else None
        said = said or _aimed(at, book)
        handed = list(_own(above, book, of=at))
        if said is None or not verbal(above) or said is Status.ONGOING:  # "will continue to work" is planned
            yield from handed
        elif Status.DENIED in handed:
            yield Status.DENIED
        if said is not None:
            yield said
        at = above


def _aimed(at: Token, book: Codebook) -> Status | None:
    """Return what an infinitive gets from "is to leave", "has yet to leave", "the goal is to leave", "a deal to go"."""
    above = at.head
    if at.tag_ != "VB" or at.dep_ not in _AIMED or not verbal(above):
        return None
    bearer = child(above, "nsubj", "nsubjpass") if above.lemma_ == "be" else child(above, "dobj")
    row = None if bearer is None else governor_row(bearer, book)
    if row is not None and row.pos is Pos.NOUN and row.status is not None:
        return row.status
    if above.lemma_ in {"be", "have"} and any(found.lower_ == "yet" for found in (*above.children, *at.children)):
        return Status.DENIED
    return Status.PLANNED if above.lemma_ == "be" else None


def _governed(at: Token, row: Governor | None, book: Codebook) -> bool:
    """Whether the word above says anything of the act: not in "the motive for the attack", "met before it struck"."""
    above, link = at.head, at.dep_
    if link == "nsubj":
        return row is not None and (row.light or row.status is Status.ONGOING)
    if link in {"acl", "advcl"}:
        return at.tag_ == "VB" or (link == "acl" and own_clause(at))
    if link == "prep" and verbal(above):
        aimed = at.lower_ == "at" and child(at, "pcomp") is not None
        told = aimed or at.lower_ not in book.words["beside"] or (at.lower_ == "in" and row is not None and row.light)
        return told and row is not None
    if verbal(at) and own_clause(at):
        return link == "ccomp" and row is not None and row.deep
    known = row is not None or link == "conj" or above.pos_ == "ADP"
    return link in _CLAUSAL | _NOMINAL and (known or (verbal(above) and verbal(at)))


def _own(token: Token, book: Codebook, of: Token | None = None) -> Iterator[Status]:
    """Yield what the word's own modifiers and modals say: "possible sanctions", "may strike", "did not agree".

    ``of`` is the act that the word governs: it is not denied where what is said of it is, "talks were not easy".
    """
    described = of is not None and of.dep_ == "nsubj" and child(token, "acomp", "attr") is not None
    for found in token.children:
        if found.dep_ in _NOBODY and verbal(token) and _none(found, book):
            yield Status.DENIED
        if found.dep_ not in _MODIFIERS or (described and found.dep_ == "neg"):
            continue
        if found.lower_ == "would":
            yield Status.PLANNED if token.dep_ == "ccomp" else Status.CONDITIONAL
            continue
        for pos in (Pos.MODAL if found.tag_ == "MD" else Pos.ADJECTIVE, Pos.ADVERB):
            row = book.governors.get((pos, found.lower_))
            if row is not None and row.status is not None and not row.after:
                yield row.status
                break


def _none(subject: Token, book: Codebook) -> bool:
    """Whether the subject is nobody: "no state", "neither side", "none of them"."""
    return bool(book.words["none"] & {subject.lower_, *(word.lower_ for word in subject.lefts if word.dep_ == "det")})


def _over(noun: Token, book: Codebook) -> bool:
    """Whether what would go on by its word is over: "after two decades of fighting"."""
    at = noun
    while not verbal(at) and at.head != at:
        if at.dep_ in {"prep", "advcl"} and at.lower_ in book.words["ended"]:
            return True
        at = at.head
    return False


def _by_tense(token: Token, row: Trigger | None, book: Codebook) -> Status:
    ongoing = False
    mark = child(token, "mark")
    if mark is not None and mark.lower_ in {"whether", "if"}:  # "asked if it bombed": no condition
        return Status.POSSIBLE
    pos = part(token) if row is None else row.pos
    if pos is Pos.NOUN:
        ongoing = _running(token, book)
    elif pos is Pos.VERB:
        if token.tag_ == "VB" and token.dep_ in {"relcl", "acl", "ROOT"}:
            return Status.OCCURRED if _ranked(token.head, book) else Status.PLANNED
        habit = (row is not None and book.types[row.type].quad in _MATERIAL) or token.dep_ in {"relcl", "advcl"}
        ongoing = _progressive(token) or bool(_being(token) & _PRESENT) or (token.tag_ in _PRESENT and habit)
    return Status.ONGOING if ongoing else Status.OCCURRED


def _running(noun: Token, book: Codebook) -> bool:
    """Whether the tense of a light verb says that it goes on: "has been holding talks", "is under attack"."""
    for above, link in governors(noun):
        row = governor_row(above, book)
        if row is None or not row.light:
            return False
        if verbal(above):
            inside = link in {"in", "under"} and above.tag_ in _PRESENT
            return inside or (link in _HELD | {"in", "under"} and _progressive(above))
    return False


def _ranked(noun: Token, book: Codebook) -> bool:
    """Whether whoever the word means did what follows: "the first to leave", "the only state to leave"."""
    return any(word.lower_ in book.words["ranked"] for word in (noun, *noun.lefts))


def _went_on(verb: Token) -> bool:
    """Whether the verb only says what came next: "went on to criticise"."""
    return verb.lemma_ == "go" and any(word.lower_ == "on" for word in verb.rights)


def _progressive(verb: Token) -> bool:
    """Whether the verb says "is doing", also for an act that it joins or tries: "are training and arming"."""
    if verb.tag_ == "VBG":
        shared = verb.dep_ == "conj" and verb.head.tag_ == "VBG" and not auxiliaries(verb)
        return bool(_being(verb.head if shared else verb))
    return verb.tag_ == "VB" and verb.dep_ == "xcomp" and verbal(verb.head) and _progressive(verb.head)


def _being(verb: Token) -> set[str]:
    """Return the tags of the forms of "be" among the verb's auxiliaries."""
    return {found.tag_ for found in auxiliaries(verb) if found.lemma_ == "be"}
