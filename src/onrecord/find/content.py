"""A cue's head and a frame in; the tokens that hold what is attributed out."""

from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.find.clauses import child, passive
from onrecord.find.wording import subtree

_RELATIVE = {"WDT", "WP"}
_VERBS = {"VERB", "AUX"}
_INTRODUCING = {"prep", "dative", "mark", "advmod", "agent"}


def content(head: Token, frame: str, *, whom: bool = False) -> list[int]:
    """Return the indexes of the tokens in the frame (see ``cues.yaml``), none where the frame isn't there.

    ``whom``: the head's object is who it is said to.
    """
    if frame in {"quote", "relay"}:
        return []
    if frame in _SIMPLE:
        return _SIMPLE[frame](head)
    if frame == "infinitive":
        return _infinitive(head, whom=whom)
    if frame == "as" or frame.startswith("whom "):
        return _whom(head, frame.removeprefix("whom "))
    return _prepositional(head, frame)


def outside(indexes: Iterable[int], *others: Iterable[int]) -> list[int]:
    """Return the indexes that are in none of the others."""
    out = {i for other in others for i in other}
    return [i for i in indexes if i not in out]


def infinitive(head: Token) -> Token | None:
    """Return the verb of "plans to leave"."""
    found = (one for one in head.children if one.dep_ in {"xcomp", "ccomp", "advcl", "acl"} and one.i > head.i)
    return next((one for one in found if _to(one)), None)


def _clause(head: Token) -> list[int]:
    """Hold "it had left" of "said it had left", "the claim that it had left", "asked why it left"."""
    held: list[int] = []
    if head.dep_ == "csubj" and child(head.head, "nsubj") is not None:  # "what they say was an attack"
        return [i for i in outside(subtree(head.head), subtree(head)) if i > head.i]
    for clause in head.children:
        embedded = clause.dep_ == "ccomp" or (clause.dep_ in {"acl", "relcl"} and _that(clause))
        embedded = embedded or (clause.dep_ == "xcomp" and clause.tag_ == "VBG" and clause.i > head.i)
        if clause.dep_ == "pcomp" or (embedded and not _to(clause)):
            held.extend(subtree(clause))
    return held


def _that(clause: Token) -> bool:
    """Whether a clause on a noun tells what it says: "the claim that it left", not "the claim that was made"."""
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ in {"that", "whether"}


def _to(verb: Token) -> bool:
    return any(one.dep_ == "aux" and one.lower_ == "to" for one in verb.children)


def _infinitive(head: Token, *, whom: bool) -> list[int]:
    """Hold "plans to leave"; "urged them to leave" with them; "they are expected to leave" with they."""
    verb = infinitive(head)
    if verb is None:
        return []
    raised = child(head, "nsubjpass") if head.pos_ in _VERBS and passive(head) else child(head, "dobj")
    return (_phrase(raised) if raised is not None and not whom else []) + subtree(verb)


def _because(head: Token) -> list[int]:
    """Hold "alarmed because they deny it"."""
    marked = ((one, child(one, "mark")) for one in head.children if one.dep_ == "advcl")
    clause = next((one for one, mark in marked if mark is not None and mark.lower_ == "because"), None)
    return subtree(clause) if clause is not None else []


def _gerund(head: Token) -> list[int]:
    found = (one for one in head.children if one.dep_ in {"xcomp", "ccomp", "dobj", "pcomp"} and one.i > head.i)
    verb = next((one for one in found if one.tag_ == "VBG"), None)
    return subtree(verb) if verb is not None else []


def _object(head: Token) -> list[int]:
    """Hold "rejected the claim", "the claim was rejected", "the claim rejected by them"."""
    what = _undergoer(head)
    return [] if what is None else _apart(what, head)


def _undergoer(head: Token) -> Token | None:
    """Return what a verb is done to, as its object or passive subject or as the noun that it hangs on."""
    if not passive(head):
        return child(head, "dobj")
    return child(head, "nsubjpass") or (head.head if head.dep_ in {"acl", "relcl"} else None)


def _predicate(head: Token) -> list[int]:
    """Hold "called the vote a farce", "what he called a farce", "the vote was called a farce"."""
    said = [one for one in head.children if one.i > head.i and one.dep_ in {"oprd", "ccomp", "xcomp", "acomp", "attr"}]
    if not said or any(_to(one) or child(one, "mark") is not None for one in said):
        return []
    what = _undergoer(head)
    return (_apart(what, head) if what is not None else []) + [i for one in said for i in subtree(one)]


def _whom(head: Token, word: str) -> list[int]:
    """Hold "accused them of helping", "described the vote as a farce", and both in the passive."""
    what = _undergoer(head)
    if what is None:
        return []
    introduced = _introduced(head, word) or _introduced(what, word)
    if introduced is None:
        inside = any(one.lower_ == word and one.dep_ == "prep" and one.nbor(-1).text == "," for one in what.subtree)
        return _apart(what, head) if inside else []
    return _apart(what, head) + (subtree(introduced)[1:] if passive(head) else subtree(introduced))


def _prepositional(head: Token, word: str) -> list[int]:
    """Hold "called for talks", "called on them to talk"; a noun's or adjective's preposition belongs to the content."""
    preposition = _introduced(head, word)
    if preposition is None:
        return _marked(head, word)
    held = subtree(preposition)
    verb = infinitive(head)
    if verb is not None and verb.left_edge.i > held[-1]:
        held += subtree(verb)
    return held[1:] if head.pos_ in _VERBS else held


def _marked(head: Token, word: str) -> list[int]:
    """Hold "called for them to talk", where the preposition is parsed as a mark."""
    for clause in head.children:
        mark = child(clause, "mark")
        if mark is not None and mark.lower_ == word and clause.i > head.i and _to(clause):
            return outside(subtree(clause), [mark.i])
    return []


def _introduced(head: Token, word: str) -> Token | None:
    found = (one for one in head.children if one.lower_ == word and one.i > head.i and one.dep_ in _INTRODUCING)
    return next((one for one in found if one.n_rights), None)


def _apart(what: Token, head: Token) -> list[int]:
    """Return a phrase without the clause of the head that hangs on it."""
    return _without(what, head) if head.i in subtree(what) else _phrase(what)


def _phrase(what: Token) -> list[int]:
    """Return a noun phrase, or for a relative word the phrase it stands for: "the vote, which he called a farce"."""
    if what.tag_ not in _RELATIVE:
        return subtree(what)
    clause = next((one for one in what.ancestors if one.dep_ == "relcl"), None)
    return _without(clause.head, clause) if clause is not None and what.lower_ != "what" else []


def _without(noun: Token, inner: Token) -> list[int]:
    """Return a noun phrase without the clause on it that holds the inner word."""
    clause = next((one for one in noun.children if inner.i in subtree(one)), inner)
    return outside(subtree(noun), subtree(clause))


_SIMPLE = {"clause": _clause, "gerund": _gerund, "predicate": _predicate, "object": _object, "because": _because}
