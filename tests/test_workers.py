import multiprocessing
import os

import pytest

from onrecord.workers import Crew, Lost, WorkerError
from toy_work import doubler, never_ready, own_process


def test_one_job_works_in_this_process() -> None:
    assert list(Crew(own_process, 1, 1.0).results((1, 2))) == [(1, os.getpid()), (2, os.getpid())]


def test_results_come_in_order_and_mishaps_cost_one_item_each() -> None:
    numbers = (1, 17, 2, 13, 3, 4)
    results = list(Crew(doubler, 2, 1.5).results(numbers))
    assert [item for item, _ in results] == list(numbers)
    assert [result for _, result in results] == [
        2,
        Lost("took longer than 1.5 seconds"),
        4,
        Lost("the reading process died (signal 9)"),
        6,
        8,
    ]
    assert not multiprocessing.active_children()


def test_a_slow_item_that_all_wait_for_holds_up_the_others_and_no_more() -> None:
    numbers = (19, *range(100, 300))
    assert list(Crew(doubler, 2, 60.0).results(numbers)) == [(number, 2 * number) for number in numbers]


def test_nothing_to_do_starts_nobody() -> None:
    assert list(Crew(never_ready, 2, 1.0).results(())) == []


def test_workers_that_cannot_start_are_told() -> None:
    with pytest.raises(WorkerError, match=r"could not start \(exit code 7\)"):
        list(Crew(never_ready, 2, 1.0).results((1, 2, 3)))


def test_leaving_early_ends_the_workers() -> None:
    results = Crew(doubler, 2, 60.0).results(range(100, 1000))
    assert next(results) == (100, 200)
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()
