"""What is told of an act's grammar. All texts are invented."""

import pytest

from onrecord.find.learned.status_signs import Telling, signs
from onrecord.find.parse import parse
from onrecord.model import Status
from told import lexicon


def _telling(text: str, word: str, kind: str = "RETREAT", status: Status = Status.OCCURRED) -> Telling:
    return Telling(next(one for one in parse(text) if one.text == word), kind, status, None)


def _signs(*told: Telling) -> list[frozenset[str]]:
    return signs(told, lexicon().codebook)


ROWS = [
    ("Norway will withdraw its troops.", "withdraw", "has aux will", "its own modal"),
    ("Norway will withdraw its troops.", "withdraw", "first planned", "what the codebook says of the modal"),
    ("Norway agreed to withdraw its troops.", "withdraw", "1 xcomp agree", "the word above it"),
    ("Norway agreed to withdraw its troops.", "withdraw", "1 xcomp says planned", "what that says in the codebook"),
    ("Norway has begun to withdraw.", "withdraw", "helped aux has", "the auxiliary of the verb above"),
    ("Norway may hold talks with Chile.", "talks", "clause VB may:MD", "the modal of its clause"),
    ("Norway left after talks with Chile.", "talks", "noun bare NNS", "a noun without an article"),
    ("Oslo knew whether Norway withdrew.", "withdrew", "said whether", "a conjunction of the sentence"),
    ("Norway withdrew.", "withdrew", "first none", "nothing governs it"),
    ("Norway withdrew.", "withdrew", "dated None", "no time"),
]


@pytest.mark.parametrize(("text", "word", "sign", "why"), ROWS)
def test_a_sign_is_given(text: str, word: str, sign: str, why: str) -> None:
    assert sign in _signs(_telling(text, word))[0], why


def test_the_articles_other_acts_are_heard() -> None:
    one = _telling("Norway withdrew.", "withdrew")
    other = _telling("Chile will withdraw.", "withdraw", status=Status.PLANNED)
    alone, beside = _signs(one)[0], _signs(one, other)[0]
    assert "alone word" in alone
    assert {"echo word planned", "mostly type planned"} <= beside


def test_the_same_text_gives_the_same_signs() -> None:
    assert _signs(_telling(*ROWS[0][:2])) == _signs(_telling(*ROWS[0][:2]))
