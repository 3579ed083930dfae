"""A cue's head in; the heads of the phrases that name its source out."""

from spacy.tokens import Token

from onrecord.find.clauses import agent, child, passive

_DEEP = 4  # links climbed: "began by trying to say"
_RELATIVE = {"WP", "WDT"}
_EMPTY = {"it", "there"}
_SHARING = {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep"}


def sources(verb: Token) -> tuple[Token, ...]:
    """Return the heads of who says it, coordinated ones each: "Moscow and Tehran said" gives two."""
    if _as_told(verb):
        return ()
    who = agent(verb) if passive(verb) else subject(verb)
    if who is not None and who.tag_ in _RELATIVE:
        who = antecedent(who)
    return () if who is None else (*_listed(verb, who), *together(who))


def _as_told(verb: Token) -> bool:
    """Whether a bare participle only points to what was told: "as reported before, India might"."""
    mark = child(verb, "mark", "advmod")
    bare = verb.tag_ == "VBN" and _own(verb) is None and not passive(verb) and agent(verb) is None
    return bare and verb.dep_ == "advcl" and mark is not None and mark.lower_ == "as"


def _listed(verb: Token, who: Token) -> tuple[Token, ...]:
    """Return the name that a headline sets before its subject with a comma for "and": "Iran, Iraq warn"."""
    named = [one for one in verb.children if one.dep_ == "nsubj" and {one.pos_, who.pos_} == {"PROPN"}]
    return tuple(one for one in named if one.right_edge.i + 2 == who.left_edge.i and one.right_edge.nbor().text == ",")


def together(who: Token) -> tuple[Token, ...]:
    """Return a phrase's head and those joined to it."""
    return (who, *(other for other in who.conjuncts if other.i > who.i))


def antecedent(relative: Token) -> Token | None:
    """Return the noun that "who", "which" or "that" stands for; None for any other word."""
    if relative.tag_ not in _RELATIVE:
        return None
    clause = next((one for one in relative.ancestors if one.dep_ == "relcl"), None)
    return clause.head if clause is not None else None


def subject(verb: Token, depth: int = _DEEP) -> Token | None:
    """Return the head of a verb's subject, its own or the one it shares with what stands over it."""
    own = _own(verb)
    if own is not None:
        return None if own.lower_ in _EMPTY and _impersonal(verb) else own
    head = verb.head
    clausal = child(verb, "csubj", "csubjpass") is not None  # "moving the embassy would hurt"
    if depth == 0 or head.i == verb.i or clausal:
        return None
    if verb.dep_ == "acl":
        return head if verb.tag_ == "VBG" else None
    by = verb.dep_ == "pcomp" and head.lower_ == "by"  # "rallied them by warning", but "blamed them for warning"
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        head = head.head
    if verb.dep_ not in _SHARING or head.pos_ not in {"VERB", "AUX"}:
        return None
    whom = child(head, "dobj")
    if whom is not None and whom.i < verb.i and verb.dep_ in {"xcomp", "pcomp", "ccomp"} and not by:
        return whom
    return subject(head, depth - 1)


def _own(verb: Token) -> Token | None:
    """Return a verb's own subject; of two, the nearer one: "The talks failed, officials told reporters"."""
    found = [one for one in verb.children if one.dep_ in {"nsubj", "nsubjpass"}]
    before = [one for one in found if one.i < verb.i]
    return before[-1] if before else next(iter(found), None)


def _impersonal(verb: Token) -> bool:
    """Whether "it" means nobody: "it was reported that", "it seems"."""
    return passive(verb) or verb.lemma_ in {"seem", "appear", "be", "emerge"}
