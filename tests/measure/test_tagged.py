import pytest

from golds import every, gold, told
from onrecord.measure.tagged import jaccard, joined, measure, runs

O, S, C, B, I = "O", "B-source", "B-cue", "B-content", "I-content"  # noqa: E741 - as the tags are called


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ([], {}),
        ([O, O], {}),
        ([S, C, B, I], {"source": [(0, 1)], "cue": [(1, 2)], "content": [(2, 4)]}),
        ([B, I, B, I], {"content": [(0, 2), (2, 4)]}),
        ([B, "I-cue", I], {"content": [(0, 1)]}),  # a role that changes without a beginning ends the run
        ([I, I], {}),  # no beginning
    ],
)
def test_tags_become_runs(tags: list[str], found: dict[str, list[tuple[int, int]]]) -> None:
    assert {role: every_ for role, every_ in runs(tags).items() if every_} == found


@pytest.mark.parametrize(
    ("wanted", "ours", "values", "why"),
    [
        ([], [], [], "nothing wanted, nothing found"),
        ([(0, 4)], [], [0], "missed"),
        ([], [(0, 4)], [0], "found where nothing is wanted"),
        ([(0, 4)], [(2, 4)], [0.5], "half of the tokens"),
        ([(0, 4)], [(0, 1), (0, 3), (8, 9)], [0.75, 0], "the best counts, one that touches nothing is 0"),
    ],
)
def test_the_jaccard_index_of_runs(
    wanted: list[tuple[int, int]], ours: list[tuple[int, int]], values: list[float], why: str
) -> None:
    assert jaccard(wanted, ours) == values, why


def test_tokens_are_joined_as_a_page_prints_them() -> None:
    tokens = ["Ruritania", "'s", "envoy", "did", "n't", "say", "``", "no", "''", "-LRB-", "yet", "-RRB-", "."]
    text, offsets = joined(tokens)
    assert text == "Ruritania's envoy didn't say “no” (yet)."
    assert [text[at] for at in offsets] == list("R'edns“n”(y).")
    assert joined([]) == ("", [])


def test_a_sentence_is_scored_by_role() -> None:
    tokens = ["The", "minister", "said", "that", "Ruritania", "would", "withdraw", "."]
    tags = [S, "I-source", C, B, I, I, I, O]
    right = measure(gold({"id": "a", "tokens": tokens, "tags": tags}), every)
    assert set(told(right).values()) == {1.0}
    nothing = measure(gold({"id": "a", "tokens": [], "tags": []}), every)
    assert set(told(nothing).values()) == {1.0}, "nothing wanted, nothing found"
    wrong = measure(gold({"id": "a", "tokens": tokens, "tags": [O] * 8}), every)
    assert set(told(wrong).values()) == {0.0}
    assert "wrong cue: said" in wrong.errors
