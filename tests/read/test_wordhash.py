"""A text in, the hashes of its words out."""

from itertools import groupby, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.wordhash import hashed, words

SPOKEN = "“We will sign it next week”"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The minister’s ship, the minister's SHIP", ["the", "minister's", "ship", "the", "minister's", "ship"]),
        ("'Tis rock 'n' roll''s", ["tis", "rock", "n", "roll", "s"]),
        ("snake_case — Ærø café½", ["snake", "case", "ærø", "café½"]),
        ("日本 and 1,500", ["日", "本", "and", "1", "500"]),
        ("日本's a'日b'c", ["日", "本", "s", "a", "日", "b'c"]),
        ("", []),
    ],
)
def test_words_are_compared_without_case_and_signs(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text(st.sampled_from("abÉ日・’' \"“”‘.\n_-\0½\ud800𐐨🚢"), max_size=60))
def test_the_fast_way_finds_the_words_that_the_pattern_finds(text: str) -> None:
    one_by_one = [hashed(word).hashes[0] for word in words(text)]
    assert hashed(text).hashes.tolist() == one_by_one


@pytest.mark.parametrize("before", ["", "a ", "word " * 20_000])
def test_a_word_has_the_same_hash_wherever_it_stands(before: str) -> None:
    assert hashed(f"{before}Ærø").hashes[-1] == hashed("ÆRØ").hashes[0]


def test_no_two_short_words_have_the_same_hash() -> None:
    every = {"abc'de", "ß", "𐐨", "𐐩", *map("".join, product("abz19é", repeat=4)), *map(str, range(20_000))}
    assert len(set(hashed(" ".join(every)).hashes.tolist())) == len(every)


def test_a_run_ends_with_a_paragraph_and_at_a_quotation() -> None:
    found = hashed(f"He said {SPOKEN} then left.\nA “short word” stays.")
    assert found.quoted.tolist() == [False] * 2 + [True] * 6 + [False] * 6
    assert [len(list(run)) for _, run in groupby(found.runs.tolist())] == [2, 6, 2, 4]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    found = hashed("“We will sign it next week\nand he left")
    assert found.quoted.tolist() == [True] * 6 + [False] * 3
