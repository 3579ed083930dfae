"""Which words are taken for acts, beside what the rules say. All texts are invented."""

import pytest

from onrecord.find.finder import sighted
from onrecord.find.learned.act_signs import Sight, considered, signs
from onrecord.find.learned.acts import LABELS, known
from onrecord.find.learned.linear import linear
from told import article, found, lexicon

ATTACK = "Norwegian troops attacked a depot in Chile on Monday. The attack killed two guards, Chile said."


def sight(text: str) -> Sight:
    return sighted(article(text), lexicon())


def test_the_scorer_has_a_column_for_each_label() -> None:
    assert linear("acts").weights.shape[1] == len(LABELS)


def test_considered_are_what_the_rules_found_and_known_lemmas() -> None:
    seen = sight(ATTACK)
    words = [one.text for one in considered(seen, known())]
    assert {"attacked", "attack"} <= set(words)
    assert not {"a", "on", "Norwegian"} & set(words)
    assert {one.trigger.text for one in seen.ruled} <= set(words)


@pytest.mark.parametrize(
    ("word", "sign"),
    [
        ("attacked", "rule ASSAULT"),
        ("attacked", "word attack"),
        ("attacked", "has nsubj"),
        ("attack", "same word"),
        ("killed", "head say ccomp"),
        ("guards", "rule None"),
    ],
)
def test_signs_tell_what_a_word_is_and_what_stands_around(word: str, sign: str) -> None:
    seen = sight(ATTACK)
    token = next(one for one in seen.reading.doc if one.text == word)
    assert sign in signs(token, seen)


def test_a_word_that_nobody_knows_is_considered_where_the_encoder_holds_it_for_an_act() -> None:
    seen = sight(ATTACK)
    depot = next(one for one in seen.reading.doc if one.text == "depot")
    assert depot not in considered(seen, known())
    assert depot in considered(seen, known(), {depot.i})


def test_a_text_in_which_the_rules_find_nothing_has_no_acts() -> None:
    assert found("The weather in Oslo was fine.").mentions == ()


def test_each_act_has_a_confidence() -> None:
    assert all(0 < one.confidence < 1 for one in found(ATTACK).mentions)
    assert len(found(ATTACK).mentions) >= 2


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        (
            "Poland sent ten tanks to Latvia on Monday.",
            "AID",
            "what a plain row says, though the scorers know none such",
        ),
        ("Poland sent ten tanks to the Latvian border.", "MOBILIZE", "the next row where nobody is given any"),
    ],
)
def test_a_plain_row_tells_the_type(text: str, kind: str, why: str) -> None:
    assert [one.type for one in found(text).mentions if one.trigger.text == "sent"] == [kind], why
