"""Chances in words, and the chance that a rule's merge is right."""

import pytest

from onrecord.model import Judgement
from onrecord.views.likelihood import in_words, of_merge


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "almost no chance, 0%"),
        (0.19, "very unlikely, 19%"),
        (0.5, "about even, 50%"),
        (0.72, "likely, 72%"),
        (0.8, "very likely, 80%"),
        (1.0, "almost certain, 100%"),
    ],
)
def test_a_chance_in_words(chance: float, words: str) -> None:
    assert in_words(chance) == words


def merge(rule: str, why: str = "") -> Judgement:
    return Judgement("judgement-1", ("a", "b"), "same", f"rule:{rule}", why, None, withdrawn=False)


def test_like_words_make_a_merge_likelier() -> None:
    plain, alike = of_merge(merge("same event", "both name Oman")), of_merge(merge("same event", "in like words"))
    assert plain is not None
    assert alike is not None
    assert 0 < plain < alike < 1


def test_persons_decisions_count() -> None:
    before, agreed, refused = (of_merge(merge("surname in one story"), right, 5) for right in (3, 5, 0))
    assert before is not None
    assert agreed is not None
    assert refused is not None
    assert refused < before < agreed


def test_a_rule_of_which_nothing_was_read_has_no_chance() -> None:
    assert of_merge(merge("a rule of the user's own")) is None
