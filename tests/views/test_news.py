"""What is new in a period of the case made by hand: a promise of early March is kept on the eighteenth."""

from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest

import scene
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.commitments import commitments
from onrecord.views.deeds import day_of
from onrecord.views.news import news, outcomes
from onrecord.views.record import Record

KEPT = "send two patrol ships"


@pytest.mark.parametrize(
    ("only", "found", "why"),
    [
        (ALL, 1, "it is kept some day"),
        (Filter(since="2021-03-18"), 1, "kept on the first day of the period, promised before it"),
        (Filter(until="2021-03-17"), 0, "promised, not kept yet"),
        (Filter(("JPN",), since="2021-03-18"), 1, "Japan's promise"),
        (Filter(("CHN",)), 0, "not China's"),
    ],
)
def test_a_promise_turns_out_kept_when_the_deed_is_done(record: Record, only: Filter, found: int, why: str) -> None:
    assert record.reader.concluded
    told = outcomes(record, only)
    assert sum(KEPT in one.what.text for one in told) == len(told) == found, why
    assert set(told) <= set(commitments(record))


@pytest.mark.parametrize(("done", "why"), [("", "as told"), ("2021-01-01", "before it"), ("9999", "after it")])
def test_only_what_was_done_later_is_looked_up_for_a_promise(tmp_path: Path, done: str, why: str) -> None:
    case = scene.make(tmp_path / "case.db")
    with closing(connect(case)) as known:
        known.execute("update deed set day = coalesce(nullif(?, ''), day)", (done,))
        known.commit()
    with Reader(case) as reader:
        record = Record(reader)
        printed = {one.id: record.days([one.what.article])[0] for one in commitments(record)}
        likely, told = reader.following(printed, 0.0), record.tellings(reader.told_in())
        later = {one for one, ids in likely.items() for id_ in ids if (done or day_of(told[id_])) > printed[one]}
        assert later == likely.keys() == reader.outcomes(ALL, 0.0).keys(), why
        assert bool(likely) == (done < "2021" or done == "9999"), why


def test_events_are_counted_by_day(record: Record) -> None:
    march = news(record, Filter(since="2021-03-01", until="2021-03-31"))
    assert dict(march.days)["2021-03-18"] == 1
    assert dict(march.counts)["event"] == len(record.events(Filter(since="2021-03-01", until="2021-03-31")))
