import pytest

from onrecord.measure.assign import most
from onrecord.measure.chains import ceaf, conll, muc
from onrecord.measure.clusters import Groups, bcubed, pairs


def groups(*members: str) -> Groups:
    """Each word is a group of one-letter things."""
    return {thing: number for number, group in enumerate(members) for thing in group}


ROWS = [
    # gold, ours: B-cubed P, R; pairs P, R; why
    ((), (), (1, 1), (1, 1), "nothing at all"),
    (("ab", "c"), ("ab", "c"), (1, 1), (1, 1), "the same"),
    (("ab", "cd"), ("abcd",), (1 / 2, 1), (2 / 6, 1), "all in one: half of each group is right, 2 pairs of 6"),
    (("abcd",), ("a", "b", "c", "d"), (1, 1 / 4), (0, 0), "each alone: a quarter of its group is found, no pair"),
    (("a", "b"), ("a", "b"), (1, 1), (1, 1), "no pair wanted, none found"),
    (("abc", "d"), ("ab", "cd"), (3 / 4, 2 / 3), (1 / 2, 1 / 3), "(1+1+1/2+1/2)/4 and (2/3+2/3+1/3+1)/4; ab of ab, cd"),
]


@pytest.mark.parametrize(("gold", "ours", "cubed", "paired", "why"), ROWS)
def test_groups_by_hand(
    gold: tuple[str, ...], ours: tuple[str, ...], cubed: tuple[float, float], paired: tuple[float, float], why: str
) -> None:
    one = bcubed("b", groups(*gold), groups(*ours))
    assert (one.precision, one.recall) == pytest.approx(cubed), why
    other = pairs("p", groups(*gold), groups(*ours))
    assert (other.precision, other.recall) == pytest.approx(paired), why


def test_chains_by_hand() -> None:
    # Pradhan and others (2014), without their unmatched mentions: gold abc, de, fg; ours ab, cd, fg, e
    gold, ours = groups("abc", "de", "fg"), groups("ab", "cd", "fg", "e")
    links = muc("m", gold, ours)
    assert links.recall == pytest.approx(2 / 4), "ab and fg hold, bc and de do not"
    assert links.precision == pytest.approx(2 / 3), "cd is no link of the gold"
    entities = ceaf("c", gold, ours)
    total = 2 * 2 / 5 + 2 * 1 / 3 + 1  # abc with ab, de with e (or cd, as good or better: 2*1/4), fg with fg
    assert (entities.recall, entities.precision) == pytest.approx((total / 3, total / 4))
    mean = (links.value + bcubed("b", gold, ours).value + entities.value) / 3
    assert conll("n", gold, ours).value == pytest.approx(mean)


def test_chains_at_their_ends() -> None:
    same = groups("ab", "c")
    assert conll("n", same, same).value == pytest.approx(1)
    assert muc("m", groups("ab"), groups("a", "b")).value == 0, "no link found"
    assert muc("m", groups("a", "b"), groups("a", "b")).value == 1, "no link wanted, none found"


@pytest.mark.parametrize(
    ("worth", "total", "why"),
    [
        ([], 0, "nothing"),
        ([[]], 0, "nobody to pair with"),
        ([[3, 2], [2, 0]], 4, "the greatest pair, 3, leaves 0: 2 and 2 are more"),
        ([[1], [5], [2]], 5, "more rows than columns"),
        ([[0.5, 0.5, 1], [0, 0, 1]], 1.5, "one column wanted twice"),
    ],
)
def test_the_greatest_sum_of_pairs(worth: list[list[float]], total: float, why: str) -> None:
    assert most(worth) == pytest.approx(total), why
