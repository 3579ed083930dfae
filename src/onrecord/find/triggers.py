"""A parse and the codebook in, words that may name an act out, each with the row of the codebook that fits it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.find.clauses import child, company, governor_row, governors, lemma, part, subject, undergoer, verbal
from onrecord.lexicon.codebook import Clause, Codebook, Frame, Object, Pos, Trigger

_MODIFIERS = frozenset({"compound", "nmod", "amod"})
_PREDICATES = frozenset({"acomp", "attr", "oprd", "ccomp", "conj", "ROOT", "advcl"})
_CLAUSES = frozenset({"ccomp", "xcomp"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that names an act if its row's needs are met; ``particles`` belong to its words ("called for")."""

    token: Token
    row: Trigger
    particles: tuple[Token, ...]


def candidates(doc: Doc, book: Codebook) -> Iterator[Candidate]:
    """Yield the candidates in text order; a row that waits for an echo is the events' business."""
    for token in doc:
        row = None if _modifies(token, book) else fitting(token, book)
        if row is not None:
            yield Candidate(token, row, _particles(token, row))


def weaker(candidate: Candidate, book: Codebook) -> Candidate | None:
    """Return the word with the row that is meant where the needs of a plain one are not met, if there is one."""
    row = fitting(candidate.token, book, plain=False) if candidate.row.plain else None
    return None if row is None else Candidate(candidate.token, row, _particles(candidate.token, row))


def fitting(token: Token, book: Codebook, *, plain: bool = True) -> Trigger | None:
    """Return the row of the codebook that fits the word in its company, the most demanding of several."""
    pos = part(token)
    if pos is None or pos is Pos.ADVERB:
        return None
    rows = (row for row in _rows(token, pos, book) if plain or not row.plain)
    return next((row for row in rows if _fits(token, row, book)), None)


def _rows(token: Token, pos: Pos, book: Codebook) -> tuple[Trigger, ...]:
    """Return the rows of the word's lemma, or else of its form ("backed"), or of what follows its last hyphen."""
    forms = (lemma(token), token.lower_, lemma(token).rsplit("-", 1)[-1])
    found = next((rows for form in forms if (rows := book.senses(pos, form))), ())
    return found or (book.senses(Pos.VERB, lemma(token)) if verbal(token) else ())


def _modifies(token: Token, book: Codebook) -> bool:
    """Whether a noun or participle only says of which kind another is: "attack helicopter", not "ceasefire deal"."""
    if token.dep_ not in _MODIFIERS or token.i > token.head.i or part(token) is Pos.ADJECTIVE:
        return False
    row = governor_row(token.head, book)
    return row is None or not row.light


def _fits(token: Token, row: Trigger, book: Codebook) -> bool:
    """Whether the word keeps the company that the row asks for."""
    return (
        _alone_fits(token, row)
        and _beside(token, row, book)
        and _governed(token, row)
        and _subject(token, row, book)
        and _object(token, row, book)
        and (row.clause is None or _CLAUSE[row.clause](token, [c for c in token.children if c.dep_ in _CLAUSES]))
    )


def _alone_fits(token: Token, row: Trigger) -> bool:
    if row.pos is Pos.ADJECTIVE and row.frame is not Frame.DESCRIBED and token.dep_ not in _PREDICATES:
        return False
    return not (row.particle and not _particles(token, row)) and not (row.plural and token.tag_ not in {"NNS", "NNPS"})


def _beside(token: Token, row: Trigger, book: Codebook) -> bool:
    if not row.with_ and not row.without:
        return True
    beside = company(token) | _attached(token, book)
    return not (row.with_ and not row.with_ & beside) and not row.without & beside


def _attached(noun: Token, book: Codebook) -> frozenset[str]:
    """Return the prepositions that a light verb holds for its noun: "with" in "held drills in May with Peru"."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return frozenset()
    for above, _ in governors(noun):
        row = governor_row(above, book)
        if row is None or not row.light:
            return frozenset()
        if verbal(above):
            return frozenset(found.lower_ for found in above.children if found.dep_ == "prep" and found.i > noun.i)
    return frozenset()


def _particles(token: Token, row: Trigger) -> tuple[Token, ...]:
    return tuple(found for found in token.children if found.lower_ in row.particle and found.i > token.i)


def _governed(token: Token, row: Trigger) -> bool:
    return not row.governed or any(
        lemma(above) in row.governed or link in row.governed for above, link in governors(token)
    )


def _subject(token: Token, row: Trigger, book: Codebook) -> bool:
    if not row.subject:
        return True
    found = subject(token, book)
    return found is not None and (
        lemma(found) in row.subject or any(word.lower_ in row.subject for word in found.lefts)
    )


def _object(token: Token, row: Trigger, book: Codebook) -> bool:
    if row.object is Object.NONE:
        return undergoer(token, book) is None
    return row.object is not Object.ANY or undergoer(token, book) is not None


def _epithet(verb: Token, clauses: Sequence[Token]) -> bool:
    return child(verb, "oprd") is not None or any(not verbal(found) for found in clauses)


def _negated(_: Token, clauses: Sequence[Token]) -> bool:
    return any(child(found, "neg") is not None for found in clauses)


def _infinitive(_: Token, clauses: Sequence[Token]) -> bool:
    return any(found.tag_ == "VB" and any(word.tag_ == "TO" for word in found.lefts) for found in clauses)


def _gerund(_: Token, clauses: Sequence[Token]) -> bool:
    return any(found.tag_ == "VBG" for found in clauses)


def _any(_: Token, clauses: Sequence[Token]) -> bool:
    return bool(clauses)


def _none(verb: Token, clauses: Sequence[Token]) -> bool:
    return not clauses and child(verb, "oprd") is None


_CLAUSE: dict[Clause, Callable[[Token, Sequence[Token]], bool]] = {
    Clause.EPITHET: _epithet,
    Clause.NEGATED: _negated,
    Clause.INFINITIVE: _infinitive,
    Clause.GERUND: _gerund,
    Clause.ANY: _any,
    Clause.NONE: _none,
}
