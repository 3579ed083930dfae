"""What is new in a period of the case made by hand: a promise of early March is kept on the eighteenth."""

import pytest

from onrecord.store.filter import ALL, Filter
from onrecord.views.commitments import commitments
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


def test_events_are_counted_by_day(record: Record) -> None:
    march = news(record, Filter(since="2021-03-01", until="2021-03-31"))
    assert dict(march.days)["2021-03-18"] == 1
    assert dict(march.counts)["event"] == len(record.events(Filter(since="2021-03-01", until="2021-03-31")))
