"""The grammar of time: the patterns of date expressions, in the order in which they are tried."""

import re
from dataclasses import dataclass
from typing import cast

from onrecord.find import timevalues as value
from onrecord.lexicon.timewords import Kind, either


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern, the days it means, and what its word has to be besides: a ``month``, a ``year``, a ``weekday``."""

    pattern: re.Pattern[str]
    value: value.Value
    needs: str | None = None


def _pattern(text: str) -> re.Pattern[str]:
    """Compile; ``@kind`` is any word of that kind in the lexicon, a space any run of blanks."""
    filled = re.sub(r"@(month|weekday|number|unit|season|step|edge|daypart|holiday|ordinal|fixed|vague)", _words, text)
    return re.compile(r"(?<!\w)" + filled.replace(" ", r"\s+") + r"(?!\w)", re.IGNORECASE)


def _words(kind: re.Match[str]) -> str:
    return either(cast("Kind", kind[1]))


_EDGE = r"(?:@edge[\s-]){0,2}"
_MONTH = r"(?P<month>@month)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_LAST_DAY = r"(?P<last>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_TO = r"(?:\s*[-–—]\s*|\s+(?:to|and|until|till|through)\s+)"
_WEEKDAY = r"(?:@weekday,? )?"
_STEP = r"(?:the )?(?P<step>@step)"
_COUNT = r"(?P<number>\d+|@number)"
_AROUND = r"(?:(?:about|around|nearly|almost|just|over|roughly|more than|less than) )?"

PHRASES = tuple(
    Phrase(_pattern(pattern), days, needs)
    for pattern, days, needs in (
        (r"\d{4}-\d\d-\d\d", value.iso, None),
        (rf"{_DAY}{_TO}{_LAST_DAY} (?:of )?{_MONTH}(?:\.?,? {_YEAR})?", value.days_of_month, None),
        (rf"{_MONTH}\.? {_DAY}{_TO}{_LAST_DAY}(?:,? {_YEAR})?", value.days_of_month, None),
        (r"(?P<first>(?:1[5-9]|20)\d\d)\s*[-–—/]\s*(?P<last>(?:1[5-9]|20)?\d\d)", value.years, None),
        (r"(?P<fixed>@fixed)", value.fixed, None),
        (rf"{_WEEKDAY}(?:the )?{_DAY} (?:of )?{_MONTH}(?:\.?,? {_YEAR})?", value.dated, None),
        (rf"{_WEEKDAY}{_MONTH}\.? (?:the )?{_DAY}(?:,? {_YEAR})?", value.dated, None),
        (rf"{_EDGE}{_MONTH}\.?,? (?:of )?{_YEAR}", value.dated, None),
        (rf"(?P<holiday>@holiday)(?:,? {_YEAR})?", value.holiday, None),
        (rf"(?:the )?(?P<step>)(?P<season>@season),? (?:of )?{_YEAR}", value.season, None),
        (rf"{_EDGE}(?:the|{_STEP}) (?P<season>@season)(?P<year>)", value.season, None),
        (r"(?:the )?(?:(?:early|mid|late)[\s-])?(?P<decade>(?:1[5-9]|20)\d0|['’][2-9]0)['’]?s", value.decade, None),
        (r"(?:the )?(?P<century>\d\d?)(?:st|nd|rd|th)[\s-]century", value.century, None),
        (rf"(?:the )?(?:fiscal )?(?P<ordinal>@ordinal)[\s-]quarter(?: of {_YEAR})?", value.quarter, None),
        (rf"{_MONTH}(?: of)? {_STEP} year", value.month_of_year, "month"),
        (rf"{_EDGE}{_STEP} {_MONTH}", value.month_stepped, "month"),
        (rf"{_EDGE}{_STEP} (?P<unit>@unit)", value.stepped, None),
        (r"@edge the (?P<unit>@unit)", value.stepped, None),
        (rf"{_EDGE}{_AROUND}{_COUNT}[\s-](?P<unit>@unit)s?[\s-]ago", value.ago, None),
        (r"(?:(?:several|some|many|a few|a couple of) )?@units[\s-]ago", value.unresolved, None),
        (rf"{_COUNT} @units? (?:earlier|later|before)", value.unresolved, None),
        (r"(?P<deictic>the day before yesterday|the day after tomorrow)", value.deictic, None),
        (
            rf"{_EDGE}(?P<deictic>yesterday|today|tomorrow|tonight|last night|this @daypart)(?: @daypart)?",
            value.deictic,
            None,
        ),
        (rf"(?:@edge (?:on )?)?(?:{_STEP} )?(?P<weekday>@weekday)(?: @daypart)?", value.weekday, "weekday"),
        (rf"(?:the|over|{_STEP}) weekend", value.weekend, None),
        (rf"{_EDGE}{_YEAR}", value.year, "year"),
        (rf"{_EDGE}{_MONTH}", value.dated, "month"),
        (r"@vague", value.unresolved, None),
    )
)
