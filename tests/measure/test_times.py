import pytest

from golds import every, gold, told, words
from onrecord.measure.gold import Record
from onrecord.measure.times import iso, measure, same_value


@pytest.mark.parametrize(
    ("value", "ours"),
    [
        ("2021-09-08", "2021-09-08"),
        ("2021-09-08T14:00", "2021-09-08"),
        ("2021-09-XX", "2021-09"),
        ("2021-W36", "2021-09-06/2021-09-12"),
        ("2021-W36-WE", "2021-09-11/2021-09-12"),
        ("2021-W60", "2021-W60"),  # no such week: nothing of ours says the same
        ("2021-Q3", "2021-07/2021-09"),
        ("2021-SU", "2021-06/2021-08"),
        ("2021-WI", "2021-12/2022-02"),
        ("199X", "1990/1999"),
        ("199", "1990/1999"),
        ("19XX", "1900/1999"),
    ],
)
def test_timex_values_as_ours_are_written(value: str, ours: str) -> None:
    assert iso(value) == ours


def test_what_names_no_date_agrees_with_no_date() -> None:
    assert same_value("PAST_REF", None)
    assert same_value("XXXX-XX-XX", None)
    assert not same_value("PAST_REF", "2021")
    assert not same_value("2021", None)


TEXT = "Ruritania's envoy arrived on 3 May 2021 and left on Friday."


def record(*times: tuple[str, str]) -> Record:
    found = [{**words(TEXT, part), "type": "DATE", "value": value} for part, value in times]
    return {"id": "a", "text": TEXT, "created": "2021-05-10", "times": found}


def test_spans_and_values_are_scored_apart() -> None:
    scores = told(measure(gold(record(("3 May 2021", "2021-05-03"), ("Friday", "2021-05-07"))), every))
    assert set(scores.values()) == {1.0}
    scores = told(measure(gold(record(("May 2021", "2021-05"), ("Friday", "2021-05-07"))), every))
    assert scores["dates, strict"] == 0.5
    assert scores["dates, relaxed"] == 1.0
    assert scores["dates, value"] == scores["dates, value accuracy"] == 0.5


def test_what_is_not_wanted_is_wrong() -> None:
    outcome = measure(gold(record()), every)
    assert told(outcome)["dates, strict"] == 0.0
    assert outcome.errors == ("wrong date: 3 May 2021", "wrong date: Friday")
