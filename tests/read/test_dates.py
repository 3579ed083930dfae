from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Published
from onrecord.read.dates import in_address, stated


@pytest.mark.parametrize(
    ("value", "expected", "precision", "why"),
    [
        ("2021-09-08", "2021-09-08", "day", "a day"),
        ("20210908", "2021-09-08", "day", "without hyphens"),
        ("2021-09", "2021-09", "month", "a month"),
        (
            "2021-09-08T14:30:00+05:30",
            "2021-09-08T14:30+05:30",
            "minute",
            "the offset is kept: it is the day over there",
        ),
        ("2021-09-08T14:30:12.000Z", "2021-09-08T14:30+00:00", "minute", "UTC"),
        ("2021-09-08 14:30", "2021-09-08T14:30", "minute", "no zone is told, none is added"),
        ("2021-09-08T00:00:00Z", "2021-09-08", "day", "midnight: the machine knew the day alone"),
        ("2021/09/08 10:00 PM", "2021-09-08", "day", "a clock of twelve hours is left alone"),
        ("2021-09-08T25:00", "2021-09-08", "day", "no such hour"),
        ("Wed, 08 Sep 2021 14:30:00 +0530", "2021-09-08T14:30+05:30", "minute", "as in e-mail and RSS"),
    ],
)
def test_a_date_as_machines_write_it(value: str, expected: str, precision: str, why: str) -> None:
    assert stated(value, "meta") == Published(expected, precision, "meta"), why


@pytest.mark.parametrize("value", [None, "", "yesterday", "2021-13-40", "1066-10-14", "08/09/2021"])
def test_no_date(value: str | None) -> None:
    assert stated(value, "meta") is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/2021/09/08/title", "2021-09-08"),
        ("https://a.example/2021/sep/8/title", "2021-09-08"),
        ("https://a.example/news/title-2021-09-08.html", "2021-09-08"),
        ("https://a.example/title_20210908.html", "2021-09-08"),
        ("https://a.example/2021/09/title", "2021-09"),
        ("https://a.example/id/2021090855", None),
        ("https://a.example/2021/title", None),
        ("https://a.example/2021/13/title", None),
        (None, None),
    ],
)
def test_the_day_in_an_address(url: str | None, expected: str | None) -> None:
    found = in_address(url)
    assert (found.value if found else None) == expected


@given(st.datetimes(min_value=datetime(1991, 1, 1), max_value=datetime(2099, 1, 1)))  # noqa: DTZ001
def test_every_moment_keeps_its_day(moment: datetime) -> None:
    found = stated(str(moment), "meta")
    assert found is not None
    assert found.value[:10] == moment.date().isoformat()
