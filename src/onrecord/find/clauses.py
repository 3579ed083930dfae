"""A word of a parse in, its grammar out: who does it, to whom, what governs it, what keeps it company."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from onrecord.lexicon.codebook import Codebook, Doer, Governor, Pos

_POS = {"VERB": Pos.VERB, "AUX": Pos.VERB, "NOUN": Pos.NOUN, "PROPN": Pos.NOUN, "ADJ": Pos.ADJECTIVE, "ADV": Pos.ADVERB}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PRESENT = frozenset({"VBZ", "VBP"})
_RELATIVES = frozenset({"WDT", "WP"})
_NOMINAL = frozenset({"nsubj", "nsubjpass"})
_DEEP = 8  # links of control and coordination that are followed; real sentences have at most four
_OTHER_CLAUSES = frozenset({"relcl", "advcl", "parataxis", "conj", "appos", "punct", "nsubj", "nsubjpass", "csubj"})


def lemma(token: Token) -> str:
    """Return the lemma in lower case; a plural proper noun loses its s ("Arrests")."""
    found: str = token.lemma_.lower()
    return found[:-1] if token.tag_ == "NNPS" and found.endswith("s") else found


def part(token: Token) -> Pos | None:
    """Return the token's part of speech as the codebook calls it; "backed fighters" has an adjective.

    "Fighting" in "fighting goes on" is a noun.
    """
    if token.tag_ == "VBN" and token.dep_ == "amod":
        return Pos.ADJECTIVE
    if token.tag_ == "VBG" and token.dep_ in _NOMINAL and child(token, "dobj", "aux") is None:
        return Pos.NOUN
    return Pos.MODAL if token.tag_ == "MD" else _POS.get(token.pos_)


def governor_row(token: Token, book: Codebook) -> Governor | None:
    """Return the codebook's row for a word that governs or modifies others."""
    pos = part(token)
    row = None if pos is None else book.governors.get((pos, lemma(token)))
    return row if row is None or not row.after or row.after & _following(token) else None


def _following(token: Token) -> set[str]:
    """Return the words that follow at once, also "for" in "called for Iran to leave"."""
    clauses = (found for found in token.children if found.dep_ in {"advcl", "ccomp", "xcomp"} and found.tag_ == "VB")
    marks = (word.lower_ for clause in clauses for word in clause.children if word.dep_ == "mark")
    return {*(found.lower_ for found in token.children), *marks}


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child that stands in one of the relations."""
    return next((found for found in token.children if found.dep_ in deps), None)


def verbal(token: Token) -> bool:
    """Whether the token is a verb or an auxiliary that heads a clause."""
    return token.pos_ in {"VERB", "AUX"}


def clause_of(token: Token) -> Token:
    """Return the verb whose tense and modals the token stands under, or the root."""
    at = token
    while not verbal(at) and at.head != at:
        at = at.head
    return at


def passive(verb: Token) -> bool:
    """Whether the verb is passive: "was seized", "seized by", "the seized ship", or joined to such a verb."""
    if child(verb, "auxpass", "nsubjpass") is not None:
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in {"acl", "amod"} or child(verb, "agent") is not None:
        return True
    return verb.dep_ == "conj" and child(verb, "nsubj", "aux", "dobj") is None and passive(verb.head)


def own_clause(verb: Token) -> bool:
    """Whether the verb has a tense or a modal of its own."""
    return bool({verb.tag_, *(found.tag_ for found in auxiliaries(verb))} & _FINITE)


def auxiliaries(verb: Token) -> tuple[Token, ...]:
    """Return the verb's auxiliaries and modals."""
    return tuple(found for found in verb.children if found.dep_ in {"aux", "auxpass"})


def agent(word: Token) -> Token | None:
    """Return who a passive verb or a noun says it is done by."""
    for link in word.children:
        if link.dep_ == "agent" or (link.dep_ == "prep" and link.lower_ == "by"):
            return child(link, "pobj")
    return None


def subject(verb: Token, book: Codebook, depth: int = _DEEP) -> Token | None:
    """Return the head of the verb's grammatical subject, through relatives, coordination and control."""
    own = child(verb, "nsubj", "nsubjpass", "csubj")
    if own is not None:
        return _antecedent(own, verb)
    if depth == 0 or verb.head == verb or (verb.dep_ == "ccomp" and own_clause(verb)):
        return None
    find = _SUBJECTS.get(verb.dep_)
    return None if find is None else find(verb, book, depth - 1)


def doer(verb: Token, book: Codebook) -> Token | None:
    """Return the head of the phrase that names who does it."""
    return agent(verb) if passive(verb) else subject(verb, book)


def undergoer(verb: Token, book: Codebook) -> Token | None:
    """Return the head of the phrase that names who or what has it done to it, also in "shot and killed him"."""
    if passive(verb):
        return subject(verb, book)
    own = child(verb, "dobj", "dative")
    joined = child(verb, "conj") if own is None else None
    return child(joined, "dobj") if joined is not None and verbal(joined) and child(joined, "nsubj") is None else own


def possessor(noun: Token, book: Codebook, depth: int = _DEEP) -> Token | None:
    """Return who a noun's act or plan is: "Iran's plan", "a plan by Iran", "Iran made a plan"."""
    own = child(noun, "poss") or agent(noun)
    if own is not None or depth == 0:
        return own
    if noun.dep_ in {"dobj", "attr"} and verbal(noun.head):
        return subject(noun.head, book, depth - 1)
    return None


def joined(verb: Token) -> Token:
    """Return the verb whose subject a joined verb shares.

    A past act joined to a present clause of belief belongs to the believer: in "they believe that groups pose a threat
    and agreed to meet" the parser joins "agreed" to "pose".
    """
    head = verb.head
    apart = verb.dep_ == "conj" and verb.tag_ == "VBD" and head.tag_ in _PRESENT
    return head.head if apart and head.dep_ == "ccomp" and verbal(head.head) else head


def _antecedent(own: Token, verb: Token) -> Token | None:
    if own.tag_ not in _RELATIVES:
        return own
    clause = verb
    while clause.dep_ == "conj":
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else None


def _controlled(verb: Token, book: Codebook, depth: int) -> Token | None:
    """Return the subject that the governing clause lends: "agreed to leave", "urged Iran to leave", "is ready to"."""
    head = verb.head
    if not verbal(head):
        return subject(head.head, book, depth) if head.dep_ in {"acomp", "attr"} else possessor(head, book, depth)
    row = governor_row(head, book)
    if row is None or row.doer is not Doer.OBJECT or passive(head):
        return subject(head, book, depth)
    return child(head, "dobj", "dative") or _introduced(head, "for", "on", "upon", "to")


def _shared(verb: Token, book: Codebook, depth: int) -> Token | None:
    return subject(joined(verb), book, depth) if verbal(verb.head) else None


def _attributed(verb: Token, book: Codebook, depth: int) -> Token | None:
    """Return the subject of a clause that completes a noun: "rebels fighting", "Iran's plan to leave"."""
    return verb.head if verb.tag_ in {"VBG", "VBN"} else possessor(verb.head, book, depth)


def _described(verb: Token, _: Codebook, __: int) -> Token | None:
    return verb.head


def _prepositional(verb: Token, book: Codebook, depth: int) -> Token | None:
    """Return the subject of "accused him of spying", "left without speaking", "the charge of spying"."""
    preposition = verb if verb.dep_ == "prep" else verb.head
    head = preposition.head
    if not verbal(head):
        return possessor(head, book, depth)
    aimed = undergoer(head, book) if preposition.lower_ in {"of", "for", "from", "into"} else None
    return aimed or subject(head, book, depth)


def _introduced(verb: Token, *prepositions: str) -> Token | None:
    for link in verb.children:
        if link.dep_ == "prep" and link.lower_ in prepositions:
            return child(link, "pobj")
    return None


_SUBJECTS: dict[str, Callable[[Token, Codebook, int], Token | None]] = {
    "xcomp": _controlled,
    "ccomp": _controlled,
    "conj": _shared,
    "advcl": _shared,
    "aux": _shared,
    "auxpass": _shared,
    "acl": _attributed,
    "relcl": _described,
    "amod": _described,
    "pcomp": _prepositional,
    "prep": _prepositional,
}


def company(token: Token, depth: int = 3) -> frozenset[str]:
    """Return the lemmas of the words in the token's own phrase, hyphened words also by their parts.

    A participle's own noun keeps it company too: "deal" in "the deal reached in May".
    """
    beside = [*_phrase(token, depth), *([token.head] if token.dep_ == "acl" and token.tag_ == "VBN" else ())]
    return frozenset(word for found in beside for word in {lemma(found), found.lower_, *lemma(found).split("-")})


def _phrase(token: Token, depth: int) -> Iterator[Token]:
    for found in token.children:
        if found.dep_ in _OTHER_CLAUSES and not (found.dep_ == "nsubjpass" and verbal(token)):
            continue
        yield found
        if depth:
            yield from _phrase(found, depth - 1)


def governors(token: Token) -> Iterator[tuple[Token, str]]:
    """Yield each word above a noun that governs it, nearest first, with the link: a relation, or a preposition.

    Coordination is climbed through; the first verb ends the climb.
    """
    at = token
    while at.head != at:
        link = at.dep_
        at = at.head
        if link == "conj" and part(at) == part(token):
            continue
        if link == "pobj":
            link = at.lower_
            at = at.head
        yield at, link
        if verbal(at):
            return
