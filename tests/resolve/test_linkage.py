"""Likeness of pairs in, groups out."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.linkage import average_linkage


def test_a_likely_pair_does_not_chain_two_groups() -> None:
    """0 and 1 are alike, 2 and 3 are, and 1 and 2 hardly: on average the groups are apart."""
    pairs = [(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.5)]
    assert average_linkage(4, pairs, 0.3) == [[0, 1], [2, 3]]
    assert average_linkage(4, pairs, 0.12) == [[0, 1, 2, 3]]


def test_whoever_is_like_nobody_stands_alone() -> None:
    assert average_linkage(3, [(0, 2, 0.4)], 0.3) == [[0, 2], [1]]


def test_nobody_is_no_group() -> None:
    assert average_linkage(0, [], 0.3) == []


@given(
    st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0, 1), max_size=20), st.floats(0.01, 1)
)
def test_every_member_is_in_one_group(likeness: dict[tuple[int, int], float], threshold: float) -> None:
    pairs = [(one, other, value) for (one, other), value in likeness.items() if one < other]
    groups = average_linkage(8, pairs, threshold)
    assert sorted(member for group in groups for member in group) == list(range(8))
    for group in groups:
        within = sum(value for one, other, value in pairs if one in group and other in group)
        assert within * 2 >= threshold * (len(group) - 1) - 1e-9, "each member was joined at the threshold at least"
