"""Who stands for an annotated party among those who might take part. All texts are invented."""

import pytest

from golds import words
from onrecord.find.finder import read
from onrecord.learn.casts import ELSEWHERE, Cast, casts
from onrecord.measure.gold import Record
from told import article, lexicon

TEXT = (
    "The army of Norway shelled Denmark on Monday. Denmark's capital was dark, and Norway kept silent. "
    "The neighbours watched."
)


def event(actors: list[str], recipients: list[str]) -> Record:
    spans = [[{"span": words(TEXT, one), "name": one} for one in names] for names in (actors, recipients)]
    return {"trigger": words(TEXT, "shelled"), "type": "ASSAULT", "actors": spans[0], "recipients": spans[1]}


def cast(actors: list[str], recipients: list[str]) -> Cast:
    page = read(article(TEXT), lexicon())
    (found,) = casts({"events": [event(actors, recipients)]}, page, page.acts.mentions())
    return found


@pytest.mark.parametrize(
    ("actors", "recipients", "counts"),
    [
        ([], [], {}),
        (["Norway"], [], {1: 1}),
        (["Norway"], ["Denmark"], {1: 1, 2: 1}),
    ],
)
def test_each_party_has_one_word_that_stands_for_it(
    actors: list[str], recipients: list[str], counts: dict[int, int]
) -> None:
    found = cast(actors, recipients).labels.tolist()
    assert {label: found.count(label) for label in {*found} if label > 0} == counts


def test_a_second_mention_of_a_party_counts_neither_way() -> None:
    without, given = cast([], []).labels.tolist(), cast([], ["Denmark"]).labels.tolist()
    assert ELSEWHERE not in without
    assert ELSEWHERE in given


def test_nobody_is_meant_where_a_role_is_empty() -> None:
    found = cast(["Norway"], [])
    assert found.meant[0].tolist() == [False, True]
    assert found.meant[:, 0].sum() >= 2, "Norway is named twice: either may be told"
    assert not found.meant[1:, 1].any()


def test_arrays_fit_one_another() -> None:
    found = cast(["Norway"], [])
    assert len(found.numbers) == len(found.vectors) == len(found.labels) == len(found.heads) == len(found.meant) - 1 > 2
