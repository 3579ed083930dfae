from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.find.learned.wordpiece import CLS, SEP
from onrecord.find.learned.words import WIDTH, windows, within
from onrecord.find.parse import parse

_WORDS = st.sampled_from(["Norway", "said", "talks", "failed", "yesterday", ",", "."])
_PARAGRAPHS = st.lists(st.lists(_WORDS, max_size=120).map(" ".join), max_size=6)


@settings(max_examples=15, deadline=None)
@given(_PARAGRAPHS)
def test_every_word_is_in_one_window_in_order(paragraphs: list[str]) -> None:
    doc = parse("\n\n".join(paragraphs))
    found = windows(doc)
    assert [*chain.from_iterable(one.tokens for one in found)] == [word.i for word in doc if not word.is_space]
    assert all(len(one.ids) <= WIDTH + 2 for one in found)


def test_the_ends_of_paragraphs_are_marked() -> None:
    (one,) = windows(parse("Talks failed.\n\nNorway left."))
    assert one.ids[0] == CLS
    assert [place for place, piece in enumerate(one.ids) if piece == SEP] == [4, 8]
    assert one.first == (1, 2, 3, 5, 6, 7)
    assert within((1, 4), one) == [1, 3], "a blank has no place"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Norway left the talks in Oslo. " * 100, "sentences"),
        ("talks " * 500, "no sentence ends"),
        (f"See http://a.example/{'b1/' * 600} for more.", "an address of 2,000 letters"),
    ],
)
def test_a_wide_paragraph_is_cut(text: str, why: str) -> None:
    assert max(len(one.ids) for one in windows(parse(text))) <= WIDTH + 60, why
