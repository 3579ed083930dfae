"""Events of a period: found by two ranges of indexes, the same as by the two conditions that define it."""

from datetime import date, timedelta
from random import Random
from sqlite3 import connect

import pytest

from onrecord.store.filter import Filter, period, within

FIRST = date(2021, 1, 1)


def day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


@pytest.mark.parametrize("seed", range(4))
def test_what_overlaps_a_period_is_found_however_long_it_lasts(seed: int) -> None:
    chance, case = Random(seed), connect(":memory:")  # noqa: S311 - a test
    case.execute("create table event (since text, until text)")
    for _ in range(400):
        first, lasts = chance.randrange(200), chance.choice((0, 0, 1, 30, 31, 32, 90))
        case.execute("insert into event values (?, ?)", (day(first), day(first + lasts)))
    case.execute("insert into event values (null, null)")
    for since, until in ((90, 90), (60, 91), (0, 300), (chance.randrange(90), chance.randrange(90, 180))):
        only = Filter(since=day(since), until=day(until))
        found = [
            case.execute(f"select rowid from event where {' and '.join(told)} order by rowid", values).fetchall()  # noqa: S608
            for told, values in (within(only), period(only))
        ]
        assert found[0] == found[1] != []
        assert len(within(only)[0]) == 1
    case.close()


@pytest.mark.parametrize("only", [Filter(), Filter(since="2021-09-08"), Filter(since="2021-09", until="2021-10")])
def test_a_period_without_two_days_has_the_plain_conditions(only: Filter) -> None:
    assert within(only) == period(only)
