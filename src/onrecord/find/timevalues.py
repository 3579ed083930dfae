"""A matched expression of time and the publication's days in; the days it means, and on which basis, out."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from enum import Enum, auto

from onrecord.find.calendar import Stretch, around, shifted, within
from onrecord.lexicon.timewords import values

_AHEAD = 6  # days since the last one of a weekday that is tomorrow
_LOCAL = re.compile(r",?\s+local\s+time\b", re.IGNORECASE)  # where it is tomorrow already
EXPLICIT = "explicit"
RELATIVE = "relative to publication"


class View(Enum):
    """Which way the sentence looks from its publication."""

    BACK = auto()  # "met on Friday"
    AHEAD = auto()  # "will meet on Friday"
    EITHER = auto()  # "the 20 January inauguration"


Days = tuple[Stretch | None, str | None]
OPEN: Days = (None, None)
Value = Callable[[re.Match[str], Stretch | None, View], Days]


def _explicit(days: Stretch) -> Days:
    return days, EXPLICIT


def _relative(days: Stretch | None) -> Days:
    return (days, RELATIVE) if days else OPEN


def _chosen(candidates: Iterable[Stretch], published: Stretch, view: View) -> Stretch | None:
    """Return the latest stretch begun by publication, or the earliest not over by then.

    Where the view leaves it open, what lies ahead counts if it is three times as near; looking back, if it is ten
    times as near: "was moved to 16 November" on 30 October.
    """
    begun, ahead = None, None
    for days in sorted(candidates, key=lambda days: days.first):
        begun = days if days.first <= published.last else begun
        ahead = ahead or (days if days.last >= published.first else None)
    if view is View.AHEAD or begun is None or ahead is None:
        return ahead if view is View.AHEAD else begun or ahead
    nearer = (ahead.first - published.last).days * (3 if view is View.EITHER else 10)
    return ahead if nearer < (published.first - begun.last).days else begun


def _of_year(year: int, month: int, day: int | None) -> Iterator[Stretch]:
    try:
        yield around(date(year, month, day or 1), "day" if day else "month")
    except ValueError:  # 29 February in a common year
        return


def _month(match: re.Match[str]) -> int:
    return values("month")[match["month"].lower().rstrip(".")]


def number_of(word: str) -> int:
    """Return the number that a word or digits mean, 0 where they mean none."""
    return int(word) if word.isdecimal() else values("number").get(word.lower(), 0)


def dated(match: re.Match[str], published: Stretch | None, view: View) -> Days:
    """Value 8 September 2021, September 8th, September 2021, late September."""
    groups = match.groupdict()
    month, day, year = _month(match), groups.get("day"), groups.get("year")
    if year:
        return _explicit(around(date(int(year), month, int(day or 1)), "day" if day else "month"))
    if published is None or within(published, "month") is None:
        return OPEN
    if not day and view is View.EITHER:  # "the clashes in March" were in the last one
        view = View.BACK
    years = (published.first.year + step for step in (-1, 0, 1))
    every = (days for one in years for days in _of_year(one, month, int(day) if day else None))
    return _relative(_chosen(every, published, view))


def days_of_month(match: re.Match[str], published: Stretch | None, view: View) -> Days:
    """Value 3 to 5 May 2021."""
    first, basis = dated(match, published, view)
    if first is None:
        return OPEN
    last = first.first.replace(day=int(match["last"]))
    return (Stretch(first.first, last), basis) if last > first.first else OPEN


def iso(match: re.Match[str], _published: Stretch | None, _view: View) -> Days:
    """Value 2021-09-08."""
    return _explicit(around(date.fromisoformat(match[0]), "day"))


def years(match: re.Match[str], _published: Stretch | None, _view: View) -> Days:
    """Value the 1996-2001 period, 1996-97."""
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    if int(last) <= int(first):
        return OPEN
    return _explicit(Stretch(date(int(first), 1, 1), date(int(last), 12, 31)))


def year(match: re.Match[str], _published: Stretch | None, _view: View) -> Days:
    """Value 2021, early 2021."""
    return _explicit(around(date(int(match["year"]), 1, 1), "year"))


def decade(match: re.Match[str], _published: Stretch | None, _view: View) -> Days:
    """Value the 1980s, the '80s."""
    year = int(match["decade"].lstrip("'’"))
    return _explicit(around(date(year if match["decade"].isdecimal() else 1900 + year, 1, 1), "decade"))


def century(match: re.Match[str], _published: Stretch | None, _view: View) -> Days:
    """Value the 20th century: 1901/2000."""
    return _explicit(around(date(int(match["century"]) * 100, 1, 1), "century"))


def fixed(match: re.Match[str], _published: Stretch | None, _view: View) -> Days:
    """Value a day that needs no year: the Sept. 11 attacks."""
    value = values("fixed")[words_of(match["fixed"])]
    return _explicit(around(date(value // 10000, value // 100 % 100, value % 100), "day"))


def stepped(match: re.Match[str], published: Stretch | None, _view: View) -> Days:
    """Value last month, this year, the end of next week, later in the year."""
    unit, word = match["unit"].lower(), words_of(match.groupdict().get("step") or "this")
    current = within(published, unit) if published else None
    if current is None or unit in {"day", "decade"}:
        return OPEN
    return _relative(around(shifted(current.first, unit, values("step").get(word, 0)), unit))


def up_to_now(match: re.Match[str], published: Stretch | None, _view: View) -> Days:
    """Value the past week, the last two years: up to publication, in days or, from a month on, in months."""
    unit, count = match["unit"].lower(), number_of(match["number"] or "one")
    if published is None or not count or within(published, "month") is None:
        return OPEN
    smallest = "day" if unit in {"day", "week"} else "month"
    days = Stretch(shifted(published.first, unit, -count), published.last)
    return _relative(Stretch(around(days.first, smallest).first, around(days.last, smallest).last))


def month_stepped(match: re.Match[str], published: Stretch | None, view: View) -> Days:
    """Value last November, this March, next June."""
    step = values("step").get(words_of(match["step"]), 0)
    return dated(match, published, View.AHEAD if step == 1 else View.BACK if step == -1 else view)


def month_of_year(match: re.Match[str], published: Stretch | None, _view: View) -> Days:
    """Value December last year, March of this year."""
    current = within(published, "year") if published else None
    if current is None:
        return OPEN
    of = current.first.year + values("step").get(words_of(match["step"]), 0)
    return _relative(around(date(of, _month(match), 1), "month"))


def ago(match: re.Match[str], published: Stretch | None, _view: View) -> Days:
    """Value two days ago, a year ago; "decades ago" stays open."""
    unit, count = match["unit"].lower(), number_of(match["number"] or "")
    current = within(published, unit) if published else None
    if current is None or not count or unit in {"decade", "century"}:
        return OPEN
    return _relative(around(shifted(current.first, unit, -count), unit))


def year_before(_match: re.Match[str], published: Stretch | None, _view: View) -> Days:
    """Value a year ago."""
    return _relative(around(shifted(published.first, "year", -1), "year")) if published else OPEN


def deictic(match: re.Match[str], published: Stretch | None, _view: View) -> Days:
    """Value yesterday, today, tomorrow, last night, the day before yesterday."""
    word = words_of(match["deictic"])
    steps = (("before yesterday", -2), ("after tomorrow", 2), ("yesterday", -1), ("last", -1), ("tomorrow", 1))
    step = next((step for key, step in steps if key in word), 0)
    if published is None or published.precision != "day":
        return OPEN
    return _relative(around(shifted(published.first, "day", step), "day"))


def weekday(match: re.Match[str], published: Stretch | None, view: View) -> Days:
    """Value Friday, last Friday, next Friday, Friday night; "Friday, local time" may be the day after publication."""
    if published is None or published.precision != "day":
        return OPEN
    step = values("step").get(words_of(match["step"] or ""))
    gap = (published.first.weekday() - values("weekday")[match["weekday"].lower()]) % 7
    if gap == _AHEAD and step is None and view is not View.AHEAD and _LOCAL.match(match.string, match.end()):
        return _relative(around(shifted(published.first, "day", 1), "day"))
    latest = shifted(published.first, "day", -gap)
    if step == 1 or (view is View.AHEAD and step != -1):
        return _relative(around(latest if not gap and step != 1 else shifted(latest, "week", 1), "day"))
    return _relative(around(shifted(latest, "week", -1) if step == -1 and not gap else latest, "day"))


def weekend(match: re.Match[str], published: Stretch | None, view: View) -> Days:
    """Value the weekend, last weekend, next weekend."""
    week = within(published, "week") if published else None
    if published is None or week is None:
        return OPEN
    step = values("step").get(words_of(match["step"] or ""))
    every = (
        Stretch(shifted(week.first, "day", 5 + 7 * weeks), shifted(week.first, "day", 6 + 7 * weeks))
        for weeks in (-1, 0, 1)
    )
    forward = step == 1 or (step != -1 and view is View.AHEAD)
    return _relative(_chosen(every, published or week, View.AHEAD if forward else View.BACK))


def quarter(match: re.Match[str], published: Stretch | None, _view: View) -> Days:
    """Value the third quarter of 2021, last year's third quarter; otherwise the latest such quarter that has begun."""
    month = 3 * values("ordinal")[match["ordinal"].lower()] - 2
    if match["year"]:
        return _explicit(around(date(int(match["year"]), month, 1), "quarter"))
    if published is None:
        return OPEN
    first = date(published.first.year, month, 1)
    if match["step"]:
        return _relative(around(shifted(first, "year", values("step")[words_of(match["step"])]), "quarter"))
    begun = first <= published.last
    return _relative(around(first if begun else shifted(first, "year", -1), "quarter"))


def season(match: re.Match[str], published: Stretch | None, view: View) -> Days:
    """Value last summer, the summer of 2014, this spring; a winter begins in December."""
    month = values("season")[match["season"].lower()]

    def of(year: int) -> Stretch:
        first = date(year, month, 1)
        return Stretch(first, shifted(first, "quarter", 1) - timedelta(days=1))

    if match["year"]:
        return _explicit(of(int(match["year"])))
    if published is None:
        return OPEN
    every = [of(published.first.year + step) for step in (-1, 0, 1)]
    step = values("step").get(words_of(match["step"] or ""))
    if step == -1:
        every = [days for days in every if days.last < published.first]
    if step == 1 or (step != -1 and view is View.AHEAD):
        return _relative(_chosen(every, published, View.AHEAD))
    return _relative(_chosen(every, published, View.BACK))


def holiday(match: re.Match[str], published: Stretch | None, view: View) -> Days:
    """Value New Year's Eve, Christmas Day 2020."""
    month, day = divmod(values("holiday")[words_of(match["holiday"])], 100)
    if match["year"]:
        return _explicit(around(date(int(match["year"]), month, day), "day"))
    if published is None or within(published, "month") is None:
        return OPEN
    every = (around(date(published.first.year + step, month, day), "day") for step in (-1, 0, 1))
    return _relative(_chosen(every, published, view if view is View.AHEAD else View.EITHER))


def unresolved(_match: re.Match[str], _published: Stretch | None, _view: View) -> Days:
    """Leave open recently, that day, two years later: the words alone."""
    return OPEN


def words_of(words: str) -> str:
    """Return the words as the lexicon writes them."""
    return " ".join(words.lower().replace("’", "'").split())
