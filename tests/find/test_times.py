from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.find.calendar import Stretch, anchor, around, shifted, within
from onrecord.find.parse import parse
from onrecord.find.reading import Reading
from onrecord.find.times import times
from onrecord.model import Article, Published, When

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(8000, 12, 31))


def read(text: str, day: str | None = "2021-09-09", precision: str = "day") -> list[When]:
    published = Published(day, precision, "meta") if day else None
    article = Article("article", "page", None, None, (), None, None, None, published, "en", text)
    found = times(Reading(article, parse(text)))
    for one in found:
        assert one.when.span is not None
        assert text[one.when.span.start : one.when.span.end] == one.when.span.text
        assert (one.when.value is None) == (one.when.basis is None) == (one.when.precision is None)
    return [one.when for one in found]


@pytest.mark.parametrize(
    ("text", "words", "value", "why"),
    [
        ("He went on 8 September 2021.", "8 September 2021", "2021-09-08", "day first"),
        ("He went on September 8th, 2021, and stayed.", "September 8th, 2021", "2021-09-08", "month first, ordinal"),
        ("They met on 8 Sept 2021.", "8 Sept 2021", "2021-09-08", "short month"),
        ("They met on Sept. 8, 2021.", "Sept. 8, 2021", "2021-09-08", "short month with its stop"),
        (
            "It was signed on Wednesday, 8 September 2021.",
            "Wednesday, 8 September 2021",
            "2021-09-08",
            "one expression",
        ),
        ("The record is dated 2021-09-08.", "2021-09-08", "2021-09-08", "ISO 8601"),
        ("The base was built in July 2019.", "July 2019", "2019-07", "a month"),
        ("The base was built in late July 2019.", "late July 2019", "2019-07", "never more exact than the words"),
        ("Talks failed in 2020.", "2020", "2020", "a year"),
        ("The border was closed in the 1980s.", "the 1980s", "1980/1989", "a decade"),
        ("Canals were dug in the 19th century.", "the 19th century", "1801/1900", "a century"),
        ("They ruled during the 1996-2001 period.", "1996-2001", "1996/2001", "a range with a dash"),
        ("He served from 1996 to 2001.", "1996 to 2001", "1996/2001", "a range in words"),
        ("Exports fell between 2014 and 2016.", "2014 and 2016", "2014/2016", "a range with between"),
        ("The drill runs from May 2015 to March 2016.", "May 2015 to March 2016", "2015-05/2016-03", "months"),
        ("Ships passed between 3 and 5 May 2021.", "3 and 5 May 2021", "2021-05-03/2021-05-05", "days of one month"),
        ("Ships passed on May 3-5, 2021.", "May 3-5, 2021", "2021-05-03/2021-05-05", "month first"),
        ("The fleet left in the summer of 2014.", "the summer of 2014", "2014-06/2014-08", "a season"),
        ("Security changed after the Sept. 11 attacks.", "Sept. 11 attacks", "2001-09-11", "no year needed"),
    ],
)
def test_explicit(text: str, words: str, value: str, why: str) -> None:
    found = [one for one in read(text, None) if one.span is not None and one.span.text == words]
    assert [(one.value, one.basis) for one in found] == [(value, "explicit")], why


@pytest.mark.parametrize(
    ("text", "value", "why"),
    [
        ("The ministers met on Wednesday.", "2021-09-08", "the latest Wednesday"),
        ("The ministers met on Thursday.", "2021-09-09", "published that very day"),
        ("The ministers will meet on Friday.", "2021-09-10", "the verb looks ahead"),
        ("A rocket fell Friday morning local time.", "2021-09-10", "in the east it is Friday already"),
        ("A rocket fell Saturday, local time.", "2021-09-04", "but not yet Saturday"),
        ("They plan to meet on Monday.", "2021-09-13", "an infinitive of a plan"),
        ("The ministers met last Thursday.", "2021-09-02", "last is not today"),
        ("They gathered next Thursday.", "2021-09-16", "next is not today"),
        ("The ships left yesterday.", "2021-09-08", "a day back"),
        ("The ships leave tomorrow.", "2021-09-10", "a day ahead"),
        ("The ships left two days ago.", "2021-09-07", "counted days"),
        ("The ships left two weeks ago.", "2021-08-23/2021-08-29", "counted weeks are weeks"),
        ("The ships left two years ago.", "2019", "counted years are years"),
        ("The capital fell last month.", "2021-08", "a month"),
        ("The capital fell last week.", "2021-08-30/2021-09-05", "a week from Monday"),
        ("The capital fell earlier this month.", "2021-09", "no more exact than the month"),
        ("The post was held this year.", "2021", "a year"),
        ("The treaty will lapse next year.", "2022", "a year ahead"),
        ("He travelled there in July.", "2021-07", "the latest July"),
        ("He travelled there in December.", "2020-12", "December has not come yet"),
        ("He travelled there in December last year.", "2020-12", "with its year"),
        ("The deal was signed on 14 January.", "2021-01-14", "a day without a year"),
        ("The office reopens on 14 October.", "2021-10-14", "ahead is three times as near"),
        ("The vote will be held by 1 October.", "2021-10-01", "a limit ahead"),
        ("The fighting eased over the weekend.", "2021-09-04/2021-09-05", "the last weekend"),
        ("Sales fell in the second quarter.", "2021-04/2021-06", "the latest that has begun"),
        ("Sales fell in last year's second quarter.", "2020-04/2020-06", "with its year"),
        ("Raids went on over the past week.", "2021-09-02/2021-09-09", "up to publication"),
        ("Raids went on in the last two years.", "2019-09/2021-09", "months are fine enough for years"),
        ("The talks began at 9 a.m. on Wednesday.", "2021-09-08", "a clock time is part of its day"),
        ("Their plan to buy the port in December was signed.", "2021-12", "an infinitive after a noun looks ahead"),
    ],
)
def test_relative_to_publication(text: str, value: str, why: str) -> None:
    assert [(one.value, one.basis) for one in read(text)] == [(value, "relative to publication")], why


@pytest.mark.parametrize(
    ("text", "words", "value", "why"),
    [
        ("They met on 3 May 2019. That day shots were fired.", "That day", "2019-05-03", "the day told before"),
        ("They met on 3 May 2019. The next day shots were fired.", "The next day", "2019-05-04", "a day on"),
        ("They met on 3 May 2019. Two days later shots were fired.", "Two days later", "2019-05-05", "counted days"),
        ("They met on 3 May 2019 and parted at dawn.", "dawn", "2019-05-03", "a time of day"),
        ("They met on 3 May 2019 and parted in the evening.", "the evening", "2019-05-03", "a part of the day"),
        ("They met in May 2019. The following month shots were fired.", "The following month", "2019-06", "a month"),
        ("They met in 2019. At that time guards were few.", "that time", "2019", "whatever was told last"),
        ("They met in May 2019. A year earlier they had not.", "A year earlier", "2018", "no finer than its words"),
        (
            "Sales fell in the first quarter of 2019 from a year earlier.",
            "a year earlier",
            "2018-01/2018-03",
            "quarters",
        ),
        (
            "Sales in the first quarter of 2019 beat the year-ago quarter.",
            "the year-ago quarter",
            "2018-01/2018-03",
            "",
        ),
        (
            "Sales rose in the first quarter of 2019. In the quarter, costs fell.",
            "the quarter",
            "2019-01/2019-03",
            "it",
        ),
        (
            "He was freed in May 2019 and left on 5 June.",
            "5 June",
            "2019-06-05",
            "a page without a date: its latest year",
        ),
        ("The fort fell in the 1967 war.", "1967", "1967", "a year before its noun"),
    ],
)
def test_counted_from_what_was_told_before(text: str, words: str, value: str, why: str) -> None:
    found = [one for one in read(text, None) if one.span is not None and one.span.text == words]
    assert [(one.value, one.basis) for one in found] == [(value, "explicit")], why


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("The ministers met on Wednesday.", "Wednesday", "no publication day"),
        ("The capital fell last month.", "last month", "no publication month"),
        ("He travelled there in July.", "July", "which July"),
        ("Al-Qaeda recently called for revenge.", "recently", "vague"),
        ("Trade fell in recent years.", "recent years", "vague"),
        ("The envoy left two days later.", "two days later", "relative to another event"),
        ("It opened decades ago.", "decades ago", "uncounted"),
    ],
)
def test_without_a_basis_there_is_no_value(text: str, words: str, why: str) -> None:
    assert [(one.span.text, one.value) for one in read(text, None) if one.span] == [(words, None)], why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("They fought for two decades.", "a duration"),
        ("Consultations are held annually.", "a habit"),
        ("They may march on the capital.", "verbs, not months"),
        ("The army sent 2,020 troops.", "a count"),
        ("Shops were crowded on Black Friday.", "a name"),
        ("They live in the old Muslim part of the quarter.", "no quarter of a year was told"),
        ("Mr Jan Olsen left.", "a name"),
        ("The fall of the city was swift.", "no season"),
        ("", "nothing"),
        ("\n\n", "blank"),
    ],
)
def test_no_date_at_all(text: str, why: str) -> None:
    assert read(text) == [], why


def test_a_month_of_publication_gives_months_but_no_days() -> None:
    found = read("The capital fell last month and the ministers met on Wednesday.", "2021-09", "month")
    assert [one.value for one in found] == ["2021-08", None]


def test_an_impossible_day_has_no_value() -> None:
    assert [one.value for one in read("They met on 31 June 2021.")] == [None]


@pytest.mark.parametrize("value", ["soon", "2021-13-40", ""])
def test_a_publication_date_that_is_none_anchors_nothing(value: str) -> None:
    assert anchor(Published(value, "day", "meta")) is None


@given(DAYS, DAYS)
def test_a_stretch_is_written_as_its_days(first: date, last: date) -> None:
    days = Stretch(min(first, last), max(first, last))
    ends = days.iso().split("/")
    starts = [date.fromisoformat((end + "-01-01")[:10]) for end in ends]
    assert starts[0] == days.first
    assert len({len(end) for end in ends}) == 1
    assert (days.precision == "range") == (len(ends) == 2)


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"]))
def test_a_unit_holds_its_day_and_no_day_of_the_next(day: date, unit: str) -> None:
    days = around(day, unit)
    assert days.first <= day <= days.last
    assert within(Stretch(day, day), unit) == days
    assert around(shifted(days.first, unit, 1), unit).first > days.last
