"""A word that names an act in, its time, its place and the statement that tells it out."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TypeVar

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.find.clauses import child, clause_of, governor_row, joined, lemma, own_clause, verbal
from onrecord.find.reading import Situated, Timed
from onrecord.lexicon.codebook import Codebook, Pos
from onrecord.model import Place, Span, Statement, When

Found = TypeVar("Found", Timed, Situated)
_SHARING = frozenset({"xcomp", "pcomp", "ccomp", "advcl", "acl"})
_ELSEWHEN = frozenset({"if", "unless", "until", "before", "since", "because"})
_MODIFIERS = frozenset({"compound", "nummod", "amod", "nmod", "npadvmod"})
_DURING = frozenset({"in", "during"})
_LASTING = frozenset({"VBZ", "VBP", "VBG"})


def when(token: Token, times: Sequence[Timed], book: Codebook) -> When | None:
    """Return the nearest of the times told most surely of the token: in its own phrase, in its clause, in one above."""
    here = [(found, found.root(token.doc)) for found in _inside(token.sent, times)]
    named = next((found.when for found, _ in here if found.start <= token.i < found.end), None)
    if named is not None:  # "the Sept. 11 attacks"
        return named
    tied = [
        (surest, abs(found.start - token.i), found.when)
        for found, root in here
        if (surest := tie(token, root, book)) is not None
    ]
    return min(tied, key=lambda one: one[:2])[2] if tied else None


def tie(token: Token, root: Token, book: Codebook) -> int | None:
    """Return how surely a time's head word is tied to a token, the surest 0; ``None`` where nothing ties it."""
    if names_another(root, token):
        return None
    return next((place for place, fits in enumerate(_ties(token, book)) if fits(root)), None)


def names_another(root: Token, token: Token) -> bool:
    """Tell whether the time only says which other thing is meant: "talks since the election of 2020"."""
    noun = root.head.head
    if root.head.lower_ != "of" or noun.pos_ != "NOUN" or noun == token:
        return False
    return noun.dep_ != "pobj" or noun.head.lower_ not in _DURING


def _ties(token: Token, book: Codebook) -> Iterator[Callable[[Token], bool]]:
    """Yield what may tie a time's head word to the token, the surest tie first."""
    yield lambda root: _hangs(root, token)
    yield lambda root: not _modifies(root) and _describes(clause_of(root), token)
    for clause in _timed_clauses(token, book):
        yield lambda root, clause=clause: not _modifies(root) and clause_of(root) == clause  # type: ignore[misc]
    yield lambda root: not _modifies(root) and _completes(clause_of(root), token)


def _modifies(root: Token) -> bool:
    """Whether the time only says which thing is meant: "the 2015 deal", but not "in the 1967 war"."""
    noun = root.head
    if root.i > noun.i or root.dep_ not in _MODIFIERS or verbal(noun):
        return False
    return noun.dep_ != "pobj" or noun.head.lower_ not in _DURING


def _describes(verb: Token, token: Token) -> bool:
    """Whether a clause says something of a noun: "the raid, which was launched on Friday"."""
    return verb.head == token and verb.dep_ in {"relcl", "acl"}


def _completes(verb: Token, token: Token) -> bool:
    """Whether a clause below a verb has its time: "failed to pass on Friday", "when it fell in 2014, they fled"."""
    return (
        verb.head == token
        and verbal(token)
        and (verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and _opens(verb, {"when"})))
    )


def _opens(verb: Token, words: Collection[str]) -> bool:
    return any(found.lower_ in words for found in verb.children)


def _timed_clauses(token: Token, book: Codebook) -> Iterator[Token]:
    """Yield the verbs whose time is the token's too: "managed in May to free them", "fled on Friday after he won".

    Where a noun stands under a verb that names an act of its own, only that verb counts, and only if the noun stands
    next to it and is not judged by it: "ordered the raid in May", not "condemned it in May". A clause with a tense of
    its own leads up to one more and no further.
    """
    at = clause_of(token)
    if at != token and _another_act(at, token, book):
        if at in {token.head, token.head.head} and not _judges(at, book):
            yield at
        return
    yield at
    while _timed_above(at, token, book):
        above = clause_of(joined(at))
        if above == at:
            return
        yield above
        if at.dep_ == "advcl" and own_clause(at):
            return
        at = above


def _timed_above(verb: Token, token: Token, book: Codebook) -> bool:
    """Whether the clause above says when it is done.

    Nobody can say when it was not done; who blames or backs somebody does so by having it said: "said on Friday that
    it rejects the offer".
    """
    if child(verb, "neg") is not None:
        return False
    if verb.dep_ in {"conj", "xcomp", "pcomp"} or (verb.dep_ == "relcl" and _opens(verb, {"when"})):
        return True
    if verb.dep_ == "advcl":
        return _opens(verb, {"when"}) or not _opens(verb, _ELSEWHEN)
    if verb.dep_ == "ccomp" and verb == token and verb.tag_ in _LASTING and _judges(verb, book):
        return True
    return verb.dep_ in {"ccomp", "acl"} and not own_clause(verb)


def _judges(verb: Token, book: Codebook) -> bool:
    return any(book.types[sense.type].judges for sense in book.senses(Pos.VERB, lemma(verb)))


def place(token: Token, places: Sequence[Situated], book: Codebook) -> Place | None:
    """Return where it is done: in the token's own phrase, else in its clause, else in the sentence's only place."""
    here = [(found, _preposition(token.doc[found.start : found.end].root)) for found in _inside(token.sent, places)]
    found = _nearest(token, [found for found, word in here if word in book.words["where"] or word == ""], book)
    if found is not None:
        return found.place
    return here[0][0].place if len(here) == 1 and here[0][1] in book.words["inside"] else None


def _inside(sentence: TokenSpan, found: Sequence[Found]) -> list[Found]:
    return [one for one in found if sentence.start <= one.start < sentence.end]


def _nearest(token: Token, here: Sequence[Situated], book: Codebook) -> Situated | None:
    """Return the nearest of those in the token's own phrase, else in the nearest clause above it that has one."""
    roots = [(found, token.doc[found.start : found.end].root) for found in here]
    own = [found for found, root in roots if _hangs(root, token)]
    if own:
        return min(own, key=lambda found: abs(found.start - token.i))
    for clause in _placed_clauses(token, book):
        beside = [found for found, root in roots if clause_of(root) == clause]
        if beside:
            return min(beside, key=lambda found: abs(found.start - token.i))
    return None


def _placed_clauses(token: Token, book: Codebook) -> Iterator[Token]:
    """Yield the verbs whose place is the token's too: "managed in Kabul to free them".

    A noun under a verb that names an act of its own is not done where that is: "condemned the strike in Delhi".
    """
    at = clause_of(token)
    if at != token and _another_act(at, token, book):
        return
    while True:
        yield at
        if not _placed_above(at):
            return
        above = clause_of(joined(at))
        if above == at:
            return
        at = above


def _placed_above(verb: Token) -> bool:
    """Whether the clause above says where it is done, "managed to free them"."""
    if _opens(verb, {"when"}):
        return False
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
