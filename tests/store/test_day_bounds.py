import pytest

from onrecord.store.days import days


@pytest.mark.parametrize(
    ("value", "first", "last", "why"),
    [
        ("2021-09-08", "2021-09-08", "2021-09-08", "a day"),
        ("2021-09-08T23:30:00+05:30", "2021-09-08", "2021-09-08", "the day as written, its zone not applied"),
        ("2021-09", "2021-09-01", "2021-09-30", "a month, all of it"),
        ("2020-02", "2020-02-01", "2020-02-29", "a leap year"),
        ("2021", "2021-01-01", "2021-12-31", "a year"),
        ("1996/2001", "1996-01-01", "2001-12-31", "a range of years"),
        ("2021-09-08/2021-09-10", "2021-09-08", "2021-09-10", "a range of days"),
        (None, None, None, "no value"),
        ("", None, None, "an empty value"),
        ("soon", None, None, "no date"),
        ("2021-13", None, None, "no such month"),
        ("2021-02-30", None, None, "no such day"),
    ],
)
def test_days_covered(value: str | None, first: str | None, last: str | None, why: str) -> None:
    assert days(value) == (first, last), why
