"""A word that names an act and a time told beside it in, signs of whether the act has that time out: short strings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.circumstances import tie
from onrecord.find.clauses import child, lemma, verbal
from onrecord.find.learned.status import dated
from onrecord.find.learned.status_signs import Telling, part
from onrecord.find.reading import Timed
from onrecord.lexicon.codebook import Codebook
from onrecord.model import Article, Statement

_MARKS = frozenset({"mark", "advmod"})
_JOINING = frozenset({"IN", "WRB"})
_FAR, _EDGE = 15, 3  # words


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside an act: the times of its sentence that have a value, the words of the article that name acts.

    ``told`` is the statement that tells the act, ``own`` whether who acts is who tells it.
    """

    times: Sequence[Timed]
    acts: frozenset[int]
    told: Statement | None
    own: bool
    article: Article


def signs(act: Telling, one: Timed, beside: Beside, book: Codebook) -> frozenset[str]:
    """Return the signs of an act and one of the times beside it."""
    root = one.root(act.token.doc)
    tied = f"tie {tie(act.token, root, book)}"
    found = (
        _tied(act, tied, _before(root), (dated(one.when, beside.article), one.when.precision)),
        _way(act.token, root, beside.acts),
        _told(act, one, beside),
    )
    return frozenset(("any", *(sign for some in found for sign in some), *_placed(act.token, one, beside, tied)))


def _tied(act: Telling, tied: str, before: str, seen: tuple[int | None, str | None]) -> Iterator[str]:
    token, (side, precise) = act.token, seen
    word = lemma(token)
    yield from (tied, f"{tied} {before}", f"{tied} {part(token)} {before}", f"{tied} {act.type} {act.status}")
    yield from (f"type {act.type}", f"type {act.type} {tied}", f"status {act.status}", f"status {act.status} {tied}")
    yield from (
        f"{sign} {act.status}" for sign in (f"seen {side}", f"seen {tied} {side}", f"seen {tied} {side} {precise}")
    )
    yield from (f"tag {token.tag_} {tied}", f"tag {token.tag_} {side}", f"part {part(token)} {tied}")
    yield from (f"word {word}", f"word {word} {tied}")


def _way(token: Token, root: Token, acts: frozenset[int]) -> Iterator[str]:
    """Yield how the word and the time hang together: the links up to the first word above both, and down again."""
    up, down = [token, *token.ancestors], [root, *root.ancestors]
    above = next(one for one in up if one in down)
    rise, fall = up[: up.index(above)], down[: down.index(above)]
    climbed, descended = "<".join(one.dep_ for one in rise), ">".join(one.dep_ for one in reversed(fall))
    yield from (f"way {climbed}|{descended}", f"up {climbed}", f"down {descended}")
    yield from (f"up {min(len(rise), 5)}", f"down {min(len(fall), 5)}", f"top {part(above)} {len(rise)} {len(fall)}")
    yield from (f"top {lemma(above)}", f"own {above == token}", f"top act {above.i in acts and above != token}")
    yield from (f"under {lemma(one)}" for one in up[1 : len(rise) + 1])
    yield f"verbs {min(sum(map(verbal, rise[1:])), 3)} {min(sum(map(verbal, fall[1:])), 2)}"
    nouns = [one for one in fall[1:] if one.pos_ == "NOUN"]
    yield f"nouns {min(len(nouns), 2)}"
    if nouns:
        yield from (f"noun {lemma(nouns[-1])}", f"noun act {any(one.i in acts for one in nouns)}")
    for one in rise:
        yield from (f"marked {word.lower_}" for word in one.children if word.dep_ in _MARKS and word.tag_ in _JOINING)
    if any(child(one, "neg") is not None for one in up[: len(rise) + 1]):
        yield "not"


def _told(act: Telling, one: Timed, beside: Beside) -> Iterator[str]:
    """Yield whether the time is that of the statement that tells the act, or part of what it tells."""
    told = beside.told
    if told is None:
        yield "untold"
        return
    same = f"{told.when is not None and told.when.value == one.when.value} {beside.own}"
    inside = any(span.start <= act.token.doc[one.start].idx < span.end for span in told.content)
    yield from (f"told {same}", f"told {same} {act.type}", f"told {same} {act.type} {act.status}")
    yield f"told {same} {part(act.token)}"
    yield f"content {inside}"


def _placed(token: Token, one: Timed, beside: Beside, tied: str) -> Iterator[str]:
    """Yield how far apart the two stand, and whether others stand nearer."""
    far = one.start - token.i if one.start > token.i else one.end - 1 - token.i
    low, high = sorted((token.i, one.start))
    nearest = min(beside.acts | {token.i}, key=lambda act: (_apart(act, one), act)) == token.i
    only = min(beside.times, key=lambda time: _apart(token.i, time)) is one
    yield from (f"far {max(-_FAR, min(_FAR, far)) // 2}", f"after {far > 0}")
    yield f"within {one.start <= token.i < one.end}"
    yield from (f"between {min(3, sum(low < act < high for act in beside.acts))}", f"times {min(len(beside.times), 3)}")
    yield from (f"nearest act {nearest}", f"nearest time {only}", f"{tied} nearest {nearest} {only}")
    yield from (f"opens {one.start - token.sent.start < _EDGE}", f"closes {token.sent.end - one.end < _EDGE}")


def _apart(token: int, one: Timed) -> int:
    return min(abs(token - one.start), abs(token - one.end + 1))


def _before(root: Token) -> str:
    """Return the preposition that leads to a time, else how it hangs."""
    at = root
    while at.dep_ in {"nummod", "compound", "amod", "nmod", "poss", "appos", "conj"} and at.head != at:
        at = at.head
    return at.head.lower_ if at.dep_ in {"pobj", "pcomp"} else root.dep_
