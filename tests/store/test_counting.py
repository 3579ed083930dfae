"""How often each two stand together: counted by difference as it is counted from all tellings, whatever changes."""

from collections.abc import Iterator
from contextlib import closing
from itertools import combinations
from pathlib import Path
from random import Random
from sqlite3 import Connection, connect

import pytest

import tallies
from onrecord.store.counting import Bonds, Counting
from onrecord.store.writer import Writer

ACTORS = ("ada", "ben", "cyd", "dee")
PAIRS = tuple(combinations(ACTORS, 2))
CLASSES = (("verbal cooperation", 3.4), ("material conflict", -9.3), ("material conflict", -7.2), ("neutral", 0.1))
ARTICLES = tuple(f"article-{number}" for number in range(12))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Connection]:
    """A case of twelve articles, each with six mentions of nothing yet."""
    path = tmp_path / "case.db"
    with Writer(path):
        pass
    with closing(connect(path)) as connection:
        connection.executemany("insert into copy values (?, ?, '{}')", [(one, f"of {one}") for one in ARTICLES])
        told = [(f"{one} {place}", one) for one in ARTICLES for place in range(6)]
        connection.executemany("insert into mention (id, article, document) values (?, ?, '')", told)
        yield connection


def changed(case: Connection, chance: Random, go: int) -> int:
    """Let some articles tell of other events, and be of other reports, as a go does; return how many events went."""
    hand = chance.sample(ARTICLES, 3)
    told = {row[0] for one in hand for row in case.execute("select id from mention where article = ?", (one,))}
    asked = [(mention,) for mention in sorted(told)]
    gone = {row[0] for one in asked for row in case.execute("select event from mention where id = ?", one) if row[0]}
    counting = Counting(case)
    counting.note([case.execute("select number from event where id = ?", (one,)).fetchone()[0] for one in sorted(gone)])
    for one in sorted(gone):
        told |= {row[0] for row in case.execute("select id from mention where event = ?", (one,))}
        case.execute("delete from event where id = ?", (one,))
    case.executemany("update copy set report = ? where article = ?", [(f"of {chance.choice(hand)}", h) for h in hand])
    now: dict[int, Bonds] = {}
    for mention in sorted(told):
        event = f"event {chance.randrange(9)} of go {go}"
        if case.execute("select 1 from event where id = ?", (event,)).fetchone() is None:
            row = "insert into event (id, reports, articles, confidence, document) values (?, 1, 1, 1.0, '')"
            number = case.execute(row, (event,)).lastrowid or 0
            quad, intensity = chance.choice(CLASSES)
            pairs = frozenset(chance.sample(PAIRS, chance.randrange(4)))
            now[number] = Bonds(pairs, chance.choice(("", "2021-09")), quad, intensity)
        case.execute("update mention set event = ? where id = ?", (event, mention))
    counting.count(now)
    return len(gone)


@pytest.mark.parametrize("seed", range(5))
def test_whatever_changes_it_is_counted_as_from_all_tellings(case: Connection, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - a test
    sided = [(actor, actor != "dee") for actor in ACTORS]
    case.executemany("insert into actor (id, mentions, side, document) values (?, 1, ?, '{}')", sided)
    gone = [
        changed(case, chance, go)
        for go in range(12)
        if tallies.assert_related(case) >= 0 and tallies.assert_tallied(case) == 0
    ]
    assert tallies.assert_related(case) > 1
    assert case.execute("select count(*) from standing where reports > 0").fetchone() == (3,)
    assert tallies.assert_tallied(case) == 0
    assert sum(gone) > len(gone)


def test_what_is_no_more_told_is_no_more_kept(case: Connection) -> None:
    chance = Random(1)  # noqa: S311 - a test
    changed(case, chance, 1)
    counting = Counting(case)
    counting.note([row[0] for row in case.execute("select number from event")])
    assert counting.bonds
    case.execute("delete from event")
    counting.count({})
    for table in ("bond", "bound", "relation"):
        assert case.execute(f"select count(*) from {table}").fetchone() == (0,)  # noqa: S608 - our own tables
