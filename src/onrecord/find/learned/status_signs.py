"""A word that names an act in, signs of whether it happened out: short strings made of lemmas and grammar."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.clauses import child, clause_of, governor_row, lemma, verbal
from onrecord.find.status import effects
from onrecord.lexicon.codebook import Codebook
from onrecord.model import Status

_WORDED = frozenset({"amod", "advmod", "det", "neg", "aux", "auxpass", "mark", "npadvmod", "prep", "nmod", "compound"})
_LINKS = frozenset(
    {"poss", "expl", "prt", "agent", "dobj", "nsubj", "nsubjpass", "acl", "relcl", "advcl", "xcomp", "ccomp", "conj",
     "pobj", "nummod"}
)  # fmt: skip
_HELPERS = frozenset({"aux", "auxpass", "neg", "mark", "advmod", "det"})
_TELLING = frozenset({"MD", "RB", "WRB"})
_UP = 6  # links above the word that are read; the nearest two with their words
_NEAR = 5  # words on either side
_PLACED = (-3, -2, -1, 1, 2)


@dataclass(frozen=True, slots=True)
class Telling:
    """A word, the type of its act, the rules' status, and how its time stands to the publication's day.

    ``dated`` is -1 for a time to come, 1 for one past, 0 for the day itself and ``None`` for no time.
    """

    token: Token
    type: str
    status: Status
    dated: int | None


def signs(told: Sequence[Telling], book: Codebook) -> list[frozenset[str]]:
    """Return the signs of each act of one article."""
    by_word = _counts((lemma(one.token), one) for one in told)
    by_type = _counts((one.type, one) for one in told)
    return [
        frozenset(
            (
                *_signs(one, book),
                *_echoes("word", by_word[lemma(one.token)], one.status),
                *_echoes("type", by_type[one.type], one.status),
            )
        )
        for one in told
    ]


def _counts(found: Iterator[tuple[str, Telling]]) -> Mapping[str, Counter[Status]]:
    counts: dict[str, Counter[Status]] = {}
    for key, one in found:
        counts.setdefault(key, Counter())[one.status] += 1
    return counts


def _echoes(kind: str, counts: Counter[Status], own: Status) -> Iterator[str]:
    """Yield how the rules read the article's other acts of the same word or type."""
    others = counts - Counter((own,))
    if not others:
        yield f"alone {kind}"
    for status, count in others.items():
        yield f"echo {kind} {status}"
        if 2 * count > others.total():
            yield f"mostly {kind} {status}"


def _signs(one: Telling, book: Codebook) -> Iterator[str]:
    kind = part(one.token)
    quad = book.types[one.type].quad if one.type in book.types else "none"
    yield from ("any", f"rule {one.status}", f"rule {kind} {one.status}", f"rule {one.type} {one.status}")
    yield from (f"type {one.type}", f"type {kind} {one.type}", f"quad {quad}", f"dated {one.dated}")
    said = [effect.value for effect in effects(one.token, book)]
    yield from (f"first {said[0] if said else 'none'}", f"governed {min(len(said), 3)}")
    yield from (f"some {effect}" for effect in said)
    yield from _own(one.token, kind)
    yield from _above(one.token, book)
    yield from _clause(one.token, kind)
    yield from _beside(one.token)


def part(token: Token) -> str:
    """Return ``noun``, ``verb`` or another part of speech; what is made of a verb counts as one."""
    return "noun" if token.pos_ in {"NOUN", "PROPN"} else "verb" if verbal(token) else token.pos_.lower()


def _own(token: Token, kind: str) -> Iterator[str]:
    """Yield the word itself, its form and what modifies it."""
    word = lemma(token)
    yield from (f"word {word}", f"word {word} {token.tag_}", f"tag {token.tag_}", f"link {token.dep_} {token.tag_}")
    for one in token.children:
        if one.dep_ in _WORDED:
            yield f"has {one.dep_} {one.lower_}"
        elif one.dep_ in _LINKS:
            yield f"has {one.dep_}"
    if kind == "noun":
        article, owner = child(token, "det"), child(token, "poss")
        held = article.lower_ if article is not None else "owner" if owner is not None else "bare"
        yield f"noun {held} {token.tag_}"


def _above(token: Token, book: Codebook) -> Iterator[str]:
    """Yield the words above it, with what the codebook says of them, and the way up."""
    at = token
    way: list[str] = []
    while at.head != at and len(way) < _UP:
        above, link = at.head, at.dep_
        way.append(link)
        row = governor_row(above, book)
        says = row.status if row is not None and row.status is not None else "nothing"
        yield f"under {lemma(above)} {part(above)}"
        yield f"under saying {says}"
        if len(way) <= 2:  # noqa: PLR2004 - further up, how it hangs there says little
            yield from _nearby(at, len(way), says)
        if verbal(above):
            yield from (f"helped {one.dep_} {one.lower_}" for one in above.children if one.dep_ in {"aux", "neg"})
            marks = (one if one.dep_ == "mark" else child(one, "mark", "advmod") for one in above.children)
            yield from (f"marked {one.lower_}" for one in marks if one is not None)
        at = above
    yield from (f"way {'<'.join(way[:length])}" for length in (1, 2, 3))


def _nearby(at: Token, step: int, says: str) -> Iterator[str]:
    above, link = at.head, at.dep_
    yield from (f"{step} {link} {lemma(above)}", f"{step} {lemma(above)}", f"{step} {link} {above.tag_}")
    yield f"{step} {link} says {says}"
    for one in above.children:
        if one != at and one.dep_ in _HELPERS:
            yield f"{step} has {one.dep_} {one.lower_}"


def _clause(token: Token, kind: str) -> Iterator[str]:
    """Yield the tense and modals of its clause and of the sentence."""
    verb = token if kind == "verb" else clause_of(token)
    root = token.sent.root
    yield from (f"clause {_form(verb)}", f"clause {kind} {_form(verb)}", f"clause {lemma(verb)}")
    yield from (f"root {lemma(root)}", f"root {_form(root)}")


def _form(verb: Token) -> str:
    """Return a verb's tag and its auxiliaries: "VBN will have"."""
    helpers = (f"{one.lemma_.lower()}:{one.tag_}" for one in verb.children if one.dep_ in {"aux", "auxpass"})
    return " ".join((verb.tag_, *helpers))


def _beside(token: Token) -> Iterator[str]:
    """Yield the words next to it, those near it, and the sentence's modals, adverbs and conjunctions."""
    doc, sent = token.doc, token.sent
    yield from (f"said {word.lower_}" for word in sent if word.tag_ in _TELLING or word.dep_ == "mark")
    yield from (f"at {step} {doc[token.i + step].lower_}" for step in _PLACED if 0 <= token.i + step < len(doc))
    yield from (f"before {word.lower_}" for word in doc[max(sent.start, token.i - _NEAR) : token.i])
    yield from (f"after {word.lower_}" for word in doc[token.i + 1 : min(sent.end, token.i + _NEAR)])
