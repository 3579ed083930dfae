import pytest

from onrecord.find.learned.wordpiece import UNKNOWN, subwords


@pytest.mark.parametrize(
    ("text", "pieces", "why"),
    [
        ("said", (2056,), "a word of the vocabulary"),
        ("SAID", (2056,), "case is no matter"),
        ("résumé", (13746,), "accents are dropped"),
        ("state-run", (2110, 1011, 2448), "a punctuation mark is a piece"),
        ("北京", (1781, 1755), "each CJK character is a piece"),
        ("a\0b", subwords("ab"), "control characters are dropped"),
        ("😀", (UNKNOWN,), "not in the vocabulary"),
        ("x" * 200, (UNKNOWN,), "too long for a word"),
        ("", (), "nothing"),
        (" \n", (), "only blanks"),
    ],
)
def test_pieces(text: str, pieces: tuple[int, ...], why: str) -> None:
    assert subwords(text) == pieces, why
