"""The grammar of time: the patterns of date expressions, in the order in which they are tried."""

import re
from dataclasses import dataclass
from typing import cast

from onrecord.find import timevalues as value
from onrecord.find import toldtimes
from onrecord.lexicon.timewords import Kind, either


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern, the days it means, and what its word has to be besides: a ``month``, a ``year``, a ``weekday``.

    ``told`` comes before ``value`` where the words count from an earlier time in the text; without such a time and
    without a ``value`` they are no time at all.
    """

    pattern: re.Pattern[str]
    value: value.Value | None
    needs: str | None = None
    told: toldtimes.ToldValue | None = None


def _pattern(text: str) -> re.Pattern[str]:
    """Compile; ``@kind`` is any word of that kind in the lexicon, a space any run of blanks."""
    filled = re.sub(
        r"@(month|weekday|number|unit|season|step|edge|daypart|holiday|ordinal|fixed|vague|beside|clock)", _words, text
    )
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

_QUARTER = r"(?:the )?(?:fiscal[\s-])?(?P<ordinal>@ordinal)[\s-]quarter"
_AGO = r"(?P<ago>year-(?:ago|earlier))"

_END = r"(?=\s*(?:[.,;:)]|$))"  # "the year before", but not "the year before the war"
_CLOCK = r"(?<!-)(?:\d\d?(?:[:.]\d\d)? ?[ap]\.?m\b\.?|@clock)(?: (?:local time|e[sd]?t|gmt))?"

_TOLD = tuple(
    Phrase(_pattern(pattern), otherwise, None, days)
    for pattern, days, otherwise in (
        (
            rf"(?:the )?(?:comparable )?{_AGO}(?: (?:(?P<ordinal>@ordinal)[\s-])?(?:quarter|period))?",
            toldtimes.quarter,
            value.unresolved,
        ),
        (rf"the {_YEAR} (?:quarter|period)", toldtimes.quarter, value.year),
        (r"(?:the latest|that) (?:fiscal )?(?:quarter|period)", toldtimes.quarter, value.unresolved),
        (r"the quarter", toldtimes.quarter, None),
        (r"(?P<ago>a year ago)", toldtimes.quarter, value.year_before),
        (r"(?:@edge )?(?:that|the same) (?P<unit>@unit)", toldtimes.same, value.unresolved),
        (r"@edge the (?P<unit>day)", toldtimes.same, value.unresolved),
        (r"that time(?! of)", toldtimes.same, value.unresolved),
        (rf"{_CLOCK}(?!\.? (?:on )?(?:@weekday|@month))", toldtimes.of_day, value.unresolved),
        (r"(?<=\bin\s)the (?:early )?@daypart", toldtimes.of_day, None),
        (r"the (?P<beside>next) (?P<unit>day)", toldtimes.beside, value.unresolved),
        (r"the (?P<beside>following|previous) (?P<unit>@unit)", toldtimes.beside, value.unresolved),
        (rf"the (?P<unit>@unit) (?P<beside>before){_END}", toldtimes.beside, value.unresolved),
        (rf"{_COUNT} (?P<unit>@unit)s? (?P<beside>before){_END}", toldtimes.counted, value.unresolved),
        (rf"{_COUNT} (?P<unit>@unit)s? (?P<beside>earlier|later)", toldtimes.counted, value.unresolved),
    )
)

PHRASES = _TOLD + tuple(
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
        (rf"{_EDGE}(?:the|{_STEP}) (?P<season>@season)(?P<year>)(?! of)", value.season, None),
        (r"(?:the )?(?:(?:early|mid|late)[\s-])?(?P<decade>(?:1[5-9]|20)\d0|['’][2-9]0)['’]?s", value.decade, None),
        (r"(?:the )?(?P<century>\d\d?)(?:st|nd|rd|th)[\s-]century", value.century, None),
        (rf"(?:the )?(?:fiscal )?{_YEAR}(?P<step>) {_QUARTER}", value.quarter, None),
        (rf"{_STEP} year['’]s(?P<year>) {_QUARTER}", value.quarter, None),
        (rf"{_QUARTER}(?P<step>)(?: of (?:fiscal )?{_YEAR})?", value.quarter, None),
        (rf"{_MONTH}(?: of)? {_STEP} year", value.month_of_year, "month"),
        (rf"{_EDGE}{_STEP} {_MONTH}", value.month_stepped, "month"),
        (rf"(?:the )?(?:past|last) {_COUNT} (?P<unit>@unit)s", value.up_to_now, None),
        (r"(?:the )?(?:this )?(?P<number>)past (?P<unit>@unit)", value.up_to_now, None),
        (rf"{_EDGE}{_STEP} (?P<unit>@unit)", value.stepped, None),
        (r"@edge the (?P<unit>@unit)", value.stepped, None),
        (rf"{_EDGE}{_AROUND}{_COUNT}[\s-](?P<unit>@unit)s?[\s-]ago", value.ago, None),
        (r"(?:(?:several|some|many|a few|a couple of) )?@units[\s-]ago", value.unresolved, None),
        (rf"{_COUNT} @units? before", value.unresolved, None),
        (r"(?P<deictic>the day before yesterday|the day after tomorrow)", value.deictic, None),
        (
            rf"{_EDGE}(?P<deictic>yesterday|today|tomorrow|tonight|last night|this @daypart)(?: @daypart)?",
            value.deictic,
            "named",
        ),
        (
            rf"(?:(?:@edge|{_CLOCK}) (?:on )?)?(?:{_STEP} )?(?P<weekday>@weekday)(?: @daypart)?",
            value.weekday,
            "weekday",
        ),
        (rf"(?:the|over|{_STEP}) weekend", value.weekend, None),
        (rf"{_EDGE}{_YEAR}", value.year, "year"),
        (rf"{_EDGE}{_MONTH}", value.dated, "month"),
        (r"@vague", value.unresolved, None),
    )
)
