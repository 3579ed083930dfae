"""An attribution in; the same with the source that its words name, where what was heard as one is nobody, out."""

from dataclasses import replace

from spacy.tokens import Token

from onrecord.find.clauses import agent, child
from onrecord.find.reading import Names
from onrecord.find.relays import quoted_as
from onrecord.find.sayings import Saying
from onrecord.find.sources import together

_HELPS = frozenset({"AUX", "ADV", "PART"})
_BEFORE = frozenset({"compound", "amod", "nmod"})


def sourced(saying: Saying, ruled: tuple[Saying, ...], named: Names) -> Saying:
    """Return an attribution with the source that the rules gave it where theirs is named and its own is not.

    "From Moscow's perspective" is told by Moscow, not by a perspective; "a CIA assessment" by the CIA; what "Moscow has
    denied" by Moscow; what "a man accused of it" did by nobody who is named.
    """
    if _undergoes(saying):
        return replace(saying, sources=())
    own = _own(saying.head)
    if own is not None and named.parties(own):
        apart = not any(one.i == own.i or own.is_ancestor(one) or one.is_ancestor(own) for one in saying.sources)
        return replace(saying, sources=together(own)) if apart else saying
    if not saying.sources and saying.head.pos_ == "NOUN":
        before = (one for one in saying.head.lefts if one.dep_ in _BEFORE and named.parties(one))
        return replace(saying, sources=tuple(before)[:1])
    rule = next((one for one in ruled if one.head.i == saying.head.i), None)
    if rule is not None and rule.sources and quoted_as(saying.head):
        return replace(saying, sources=rule.sources)
    if rule is None or any(named.parties(one) for one in saying.sources):
        return saying
    return replace(saying, sources=rule.sources) if any(named.parties(one) for one in rule.sources) else saying


def _undergoes(saying: Saying) -> bool:
    """Tell whether it is said of its source: "a man accused of theft", "those believed to have left"."""
    verb = saying.head
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and agent(verb) is None and verb.head in saying.sources


def _own(verb: Token) -> Token | None:
    """Return the name right before a verb that is its subject, also one that the parse joins to what stands before."""
    start = verb.i
    while start and verb.doc[start - 1].pos_ in _HELPS:
        start -= 1
    before = verb.doc[start - 1] if start and verb.pos_ == "VERB" else None
    if before is None or before.pos_ != "PROPN" or before.sent != verb.sent:
        return None
    joined_on = verb.dep_ == "conj" and before.dep_ == "conj" and child(verb, "nsubj", "nsubjpass") is None
    return before if joined_on or (before.dep_ == "nsubj" and before.head.i == verb.i) else None
