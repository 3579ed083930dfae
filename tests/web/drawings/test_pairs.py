"""The matrix and the network: what a bond counts, who stands beside whom, which lines are drawn."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import ActorKind
from onrecord.store.reader import Reader
from onrecord.views.record import Record
from onrecord.web.drawings.bonds import HEADER, Bond, bond_rows, bonds, most_told
from onrecord.web.drawings.layout import laid_out, parted
from onrecord.web.drawings.matrix import matrix
from onrecord.web.drawings.network import network
from onrecord.web.drawings.seriation import seriated
from scene import make
from web.drawings.drawn import SVG, bound, frame, links, parsed


def bond(a: str, b: str, cooperation: int, conflict: int) -> Bond:
    return Bond(a, b, cooperation, conflict, cooperation + conflict, cooperation + conflict)


BLOCS = [
    *(bond(a, b, 6, 0) for a, b in (("A1", "A2"), ("A2", "A3"), ("A1", "A3"), ("B1", "B2"), ("B2", "B3"))),
    *(bond(a, b, 0, 4) for a, b in (("A1", "B1"), ("A2", "B2"), ("A3", "B3"))),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Bond]:
    with Reader(make(tmp_path_factory.mktemp("scene") / "record.db")) as reader:
        return {(one.a, one.b): one for one in bonds(Record(reader))}


@pytest.mark.parametrize(
    ("pair", "cooperation", "conflict", "why"),
    [
        (("IND", "JPN"), 2, 0, "two reports, though three pages and several events tell of them; ministers count"),
        (("CHN", "JPN"), 0, 1, "one report in two copies"),
    ],
)
def test_a_bond_counts_each_report_once(
    found: dict[tuple[str, str], Bond], pair: tuple[str, str], cooperation: int, conflict: int, why: str
) -> None:
    assert (found[pair].cooperation, found[pair].conflict) == (cooperation, conflict), why


def test_persons_are_left_to_their_states(
    found: dict[tuple[str, str], Bond], tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert not {"tanaka", "menon"} & {actor for pair in found for actor in pair}
    with Reader(make(tmp_path_factory.mktemp("people") / "record.db")) as reader:
        people = bonds(Record(reader), kinds=(ActorKind.PERSON,))
    assert [(one.a, one.b) for one in people] == [("menon", "tanaka")]


def test_blocs_stand_together() -> None:
    order = seriated(["A1", "B1", "A2", "B2", "A3", "B3"], BLOCS)
    assert "".join(actor[0] for actor in order) in {"AAABBB", "BBBAAA"}


def test_the_order_does_not_hang_on_the_order_given() -> None:
    assert matrix(BLOCS, frame()) == matrix(BLOCS[::-1], frame())


def test_a_cell_leads_to_its_pair_from_both_sides() -> None:
    root = parsed(matrix(BLOCS, frame()))
    assert links(root).count("/pair/A1/B1") == 2
    title = next(one[0].text for one in root.iter(f"{SVG}a") if one.get("href") == "/pair/A1/A2")
    assert title == "A1 and A2: cooperation in 6 reports, conflict in 0 reports, 6 events"


def test_bars_grow_with_reports() -> None:
    root = parsed(matrix([bond("A", "B", 9, 1)], frame()))
    cell = next(one for one in root.iter(f"{SVG}a") if one.get("href") == "/pair/A/B")
    heights = {one.get("class"): float(one.get("height") or 0) for one in cell.iter(f"{SVG}rect")}
    assert heights["bar cooperation"] == pytest.approx(3 * heights["bar conflict"], abs=0.2)


def test_the_most_told_are_chosen() -> None:
    assert most_told([bond("A", "B", 5, 0), bond("B", "C", 3, 0), bond("D", "E", 1, 0)], 3) == ("B", "A", "C")


def test_a_pair_with_too_few_reports_has_no_line() -> None:
    given_ = [bond("A", "B", 3, 0), bond("B", "C", 0, 1)]
    assert "/pair/B/C" in links(parsed(network(given_, frame())))
    strong = links(parsed(network(given_, frame(), least=2)))
    assert [href for href in strong if href.startswith("/pair")] == ["/pair/A/B"]
    assert "/actor/C" not in strong


@pytest.mark.parametrize(
    ("cooperation", "conflict", "kind"),
    [(3, 0, "cooperation"), (0, 2, "conflict"), (2, 2, "neutral"), (3, 1, "cooperation")],
)
def test_a_line_tells_the_balance(cooperation: int, conflict: int, kind: str) -> None:
    assert f'class="edge {kind}"><title>A and B' in network([bond("A", "B", cooperation, conflict)], frame())


def test_at_most_forty_stand_in_the_network() -> None:
    actors = [f"N{n:02}" for n in range(60)]
    for width, most in ((1180, 40), (360, 18)):
        shown = {href for href in links(parsed(network(bound(actors), frame(width)))) if href.startswith("/actor")}
        assert 2 < len(shown) <= most


def test_those_who_are_bound_lie_nearer() -> None:
    at = laid_out(
        6, [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0), (3, 4, 1.0), (4, 5, 1.0), (3, 5, 1.0), (2, 3, 0.3)], (600, 400)
    )
    apart = np.hypot(*(at[:, None] - at[None, :]).transpose(2, 0, 1))
    assert max(apart[0, 1], apart[3, 4]) < apart[0, 4]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.floats(0, 900), st.floats(0, 500)), min_size=1, max_size=25))
def test_boxes_are_parted(places: list[tuple[float, float]]) -> None:
    boxes = np.array([[80.0, 30.0]] * len(places))
    at = parted(np.array(places), boxes, (900.0, 500.0))
    for a in range(len(at)):
        for b in range(a):
            assert abs(at[a, 0] - at[b, 0]) >= 80 or abs(at[a, 1] - at[b, 1]) >= 30
    assert (at >= [40, 15]).all()
    assert (at <= [860, 485]).all()


def test_rows_of_pairs() -> None:
    assert bond_rows([bond("A", "B", 1, 0), bond("B", "C", 1, 2)], frame(names={"B": "Bee"})) == [
        HEADER,
        ("Bee", "C", 1, 2, 3, 3, "B", "C"),
        ("A", "Bee", 1, 0, 1, 1, "A", "B"),
    ]


def test_names_of_columns_stand_apart() -> None:
    root = parsed(matrix(bound([f"N{n:02}" for n in range(60)]), frame(360), [f"N{n:02}" for n in range(60)]))
    turned = [one.get("transform") or "" for one in root.iter(f"{SVG}g") if "rotate" in (one.get("transform") or "")]
    starts = [float(one.removeprefix("translate(").split()[0]) for one in turned]
    assert len(starts) == 10
    assert min(b - a for a, b in pairwise(starts)) * 0.7 >= 12, "as far apart as letters are high, at 45 degrees"
