"""A cue's head and a frame in; the tokens that hold what is attributed out."""

from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.find.clauses import child, passive
from onrecord.find.wording import subtree

_WH = {"WDT", "WP"}


def content(head: Token, frame: str, *, whom: bool = False) -> list[int]:
    """Return the indexes of the tokens in the frame (see ``cues.yaml``), none where the frame isn't there.

    ``whom``: the head's object is who it is said to.
    """
    if frame.startswith("whom "):
        return _whom(head, frame.removeprefix("whom "))
    if frame == "as":
        return _whom(head, "as")
    simple = {"clause": _clause, "gerund": _gerund, "predicate": _predicate, "object": _object}
    if frame in simple:
        return simple[frame](head)
    if frame == "infinitive":
        return _infinitive(head, whom=whom)
    return _prepositional(head, frame)


def _clause(head: Token) -> list[int]:
    """ "said it had left", "the claim that it had left", "asked why it left"."""
    found: list[int] = []
    for clause in head.children:
        if clause.dep_ == "ccomp" or (clause.dep_ in {"acl", "relcl"} and _that(clause)):
            if not _to(clause):
                found.extend(subtree(clause))
        elif clause.dep_ == "pcomp":
            found.extend(subtree(clause))
    return found


def _that(clause: Token) -> bool:
    """Whether a clause on a noun tells what it says: "the claim that it left", not "the claim that was made"."""
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ in {"that", "whether"}


def _to(verb: Token) -> bool:
    return any(one.dep_ == "aux" and one.lower_ == "to" for one in verb.children)


def _infinitive(head: Token, *, whom: bool) -> list[int]:
    """ "plans to leave"; "urged them to leave" with them; "they are expected to leave" with they."""
    verb = next((one for one in head.children if one.dep_ in {"xcomp", "ccomp", "advcl", "acl"} and _to(one)), None)
    if verb is None or verb.i < head.i:
        return []
    found = subtree(verb)
    raised = child(head, "nsubjpass") if passive(head) and head.pos_ in {"VERB", "AUX"} else child(head, "dobj")
    if raised is not None and not whom:
        return _phrase(raised) + found
    return found


def _gerund(head: Token) -> list[int]:
    verb = next(
        (one for one in head.children if one.dep_ in {"xcomp", "ccomp", "dobj", "pcomp"} and one.tag_ == "VBG"), None
    )
    return subtree(verb) if verb is not None and verb.i > head.i else []


def _object(head: Token) -> list[int]:
    """ "rejected the claim"; "the claim was rejected"; "the claim rejected by them"."""
    if passive(head):
        return _passive_object(head)
    what = child(head, "dobj")
    return _phrase(what) if what is not None else []


def _passive_object(head: Token) -> list[int]:
    what = child(head, "nsubjpass")
    if what is not None:
        return _phrase(what)
    return _without(head.head, head) if head.dep_ in {"acl", "relcl"} else []


def _predicate(head: Token) -> list[int]:
    """ "called the vote a farce"; "what he called a farce"; "the vote was called a farce"."""
    right = [
        one
        for one in head.children
        if one.i > head.i and one.dep_ in {"dobj", "oprd", "ccomp", "xcomp", "acomp", "attr"}
    ]
    said = [one for one in right if one.dep_ != "dobj"]
    what = (
        child(head, "nsubjpass") if passive(head) else next((one for one in head.children if one.dep_ == "dobj"), None)
    )
    if not said or any(_to(one) or child(one, "mark") is not None for one in said):
        return []
    return (_phrase(what) if what is not None else []) + [i for one in said for i in subtree(one)]


def _whom(head: Token, word: str) -> list[int]:
    """ "accused them of helping", "described the vote as a farce", and both in the passive."""
    what = child(head, "nsubjpass") if passive(head) else child(head, "dobj")
    if what is None and passive(head) and head.dep_ in {"acl", "relcl"}:
        what = head.head
    introduced = _introduced(head, word) or (_introduced(what, word) if what is not None else None)
    if introduced is None or what is None:
        return []
    rest = subtree(introduced)
    return (_without(what, head) if head.i in subtree(what) else _phrase(what)) + (
        rest[1:] if passive(head) and word in {"as", "of"} else rest
    )


def _prepositional(head: Token, word: str) -> list[int]:
    """ "called for talks", "called on them to talk"."""
    preposition = _introduced(head, word)
    if preposition is None:
        return []
    found = subtree(preposition)[1:]
    if found:
        found += [
            i
            for one in head.children
            if one.dep_ in {"xcomp", "advcl"} and _to(one) and one.left_edge.i == found[-1] + 1
            for i in subtree(one)
        ]
    return found


def _introduced(head: Token, word: str) -> Token | None:
    return next(
        (
            one
            for one in head.children
            if one.lower_ == word
            and one.i > head.i
            and one.dep_ in {"prep", "dative", "mark", "prt", "advmod", "agent"}
            and one.n_rights
        ),
        None,
    )


def _phrase(what: Token) -> list[int]:
    """Return a noun phrase, or for a relative word the phrase it stands for: "the vote, which he called a farce"."""
    if what.tag_ not in _WH:
        return subtree(what)
    clause = next((one for one in what.ancestors if one.dep_ == "relcl"), None)
    return _without(clause.head, clause) if clause is not None and what.lower_ != "what" else []


def _without(noun: Token, clause: Token) -> list[int]:
    inside = set(subtree(clause))
    return [i for i in subtree(noun) if i not in inside]


def everything(indexes: Iterable[int], *others: Iterable[int]) -> list[int]:
    """Return the indexes that are in none of the others."""
    out = {i for other in others for i in other}
    return [i for i in indexes if i not in out]
