"""What is told of an act and a time beside it. All texts are invented."""

import pytest

from onrecord.find.learned.date_signs import Beside, signs
from onrecord.find.learned.status_signs import Telling
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.times import times
from onrecord.model import Status
from told import article, lexicon


def _signs(text: str, word: str) -> frozenset[str]:
    reading = Reading(article(text), parse(text))
    token = next(one for one in reading.doc if one.text == word)
    found = times(reading)
    beside = Beside(found, frozenset({token.i}), None, own=False, article=reading.article)
    return signs(Telling(token, "RETREAT", Status.OCCURRED, None), found[0], beside, lexicon().codebook)


ROWS = [
    ("Norway withdrew in May.", "withdrew", "tie 0", "the time hangs from the act"),
    ("Norway withdrew in May.", "withdrew", "tie 0 in", "the preposition before it"),
    ("Norway withdrew in May.", "withdrew", "way |prep>pobj", "the way between them"),
    ("Norway withdrew in May.", "withdrew", "seen 1 occurred", "before the publication"),
    ("On Monday Norway said that Chile would withdraw.", "withdraw", "up ccomp", "the act is told of"),
    ("On Monday Norway said that Chile would withdraw.", "withdraw", "opens True", "the time opens the sentence"),
    ("Norway did not withdraw in May.", "withdraw", "not", "the act is denied"),
    ("Norway withdrew before Chile voted in May.", "withdrew", "tie None", "nothing ties a time of another clause"),
    ("Norway withdrew in May.", "withdrew", "untold", "nobody tells it"),
]


@pytest.mark.parametrize(("text", "word", "sign", "why"), ROWS)
def test_a_sign_is_given(text: str, word: str, sign: str, why: str) -> None:
    assert sign in _signs(text, word), why


def test_the_same_text_gives_the_same_signs() -> None:
    assert _signs(*ROWS[0][:2]) == _signs(*ROWS[0][:2])
