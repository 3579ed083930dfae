"""Reports, their likeness and their events in, stories out: reports that tell of the same events, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from onrecord.model import Article, Event, Mention, Report, Story, content_id
from onrecord.resolve.days import days, published
from onrecord.resolve.grouping import grouped
from onrecord.resolve.linkage import average_linkage
from onrecord.resolve.parties import Company

ALIKE = 0.13
"""Mean likeness from which reports are of one story. By text alone it gives a B-cubed F of .97 and .88 on two sets of
grouped news, the second with pairs of stories of one kind of event, and 1.0 on a third; one setting for all."""

_SHARED = 0.15  # likeness that an event told by two reports alone adds: enough for a story
_MOST = 0.4  # however many events are shared
_OLD = timedelta(days=30)  # an event told this long after is background; texts this far apart are two stories
_NEWS = timedelta(days=3)  # between two texts on one piece of news
_CROWD = 30  # an event in more reports than this is in the news everywhere, and tells no two apart
_LEAD = 0.4  # part of a text in which its news is told,
_HEAD = 300  # and the characters that count as that at least

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What stories are made from: reports sorted by id, the rest by id; ``likeness`` of texts by sorted pairs."""

    reports: Sequence[Report]
    articles: Mapping[str, Article]
    mentions: Mapping[str, Mention]
    events: Sequence[Event]
    likeness: Mapping[Pair, float]
    cast: Company

    def first_day(self, report: Report) -> date | None:
        """Return the day a report was first published, if known."""
        return min((day for article in report.articles if (day := published(self.articles[article]))), default=None)


def stories(told: Told) -> tuple[Story, ...]:
    """Return the stories, sorted by id; every report is in exactly one, often alone.

    A story's id is made from its earliest report's (of equals, the smallest id).
    """
    shared = _shared(told)
    pairs = dict(_texts(told))
    for pair, events in shared.items():
        pairs[pair] = pairs.get(pair, 0.0) + min(_MOST, sum(_SHARED * 2 / event.reports for event in events))
    number = {report.id: place for place, report in enumerate(told.reports)}
    edges = ((number[one], number[other], value) for (one, other), value in sorted(pairs.items()))
    groups = average_linkage(len(told.reports), edges, ALIKE)
    found = (_story([told.reports[place] for place in group], pairs, shared, told) for group in groups)
    return tuple(sorted(found, key=lambda story: story.id))


def _texts(told: Told) -> Iterator[tuple[Pair, float]]:
    """Yield the likeness of texts, less the further apart they were published."""
    first = {report.id: told.first_day(report) for report in told.reports}
    for (one, other), likeness in told.likeness.items():
        mine, yours = first[one], first[other]
        apart = max(timedelta(0), abs(mine - yours) - _NEWS) if mine and yours else timedelta(0)
        if apart < _OLD:
            yield (one, other), likeness * (1 - apart / _OLD)


def _shared(told: Told) -> dict[Pair, list[Event]]:
    """Return the events that are news in two reports each: told early, and soon after."""
    report_of = {article: report.id for report in told.reports for article in report.articles}
    found: list[tuple[Pair, Event]] = []
    for event in told.events:
        if 1 < event.reports <= _CROWD:
            telling = {report_of[m.article] for id_ in event.mentions if _is_news(m := told.mentions[id_], event, told)}
            found += [(pair, event) for pair in combinations(sorted(telling), 2)]
    return grouped(found)


def _is_news(mention: Mention, event: Event, told: Told) -> bool:
    article = told.articles[mention.article]
    when, day = days(event.when.value if event.when else None), published(article)
    if when and day and not -_OLD <= day - when.last <= _OLD:
        return False
    return mention.trigger.start <= max(_HEAD, _LEAD * len(article.text))


def _story(
    reports: Sequence[Report], pairs: Mapping[Pair, float], shared: Mapping[Pair, Sequence[Event]], told: Told
) -> Story:
    ids = [report.id for report in reports]
    inner = [pair for pair in combinations(ids, 2) if pair in pairs]
    central = max(reports, key=lambda report: (sum(pairs[pair] for pair in inner if report.id in pair), report.id))
    events = {event.id: event for pair in inner for event in shared.get(pair, ())}
    dates = sorted(_dates(reports, events.values(), told))
    first = min(reports, key=lambda report: (told.first_day(report) or date.max, report.id))
    return Story(
        content_id("story", first.id),
        told.articles[central.origin.article].title or _described(list(events.values()), told) or central.id,
        tuple(ids),
        dates[0] if dates else None,
        dates[-1] if dates else None,
        _why(len(reports), list(events.values()), [told.likeness.get(pair, 0.0) for pair in inner], told),
    )


def _dates(reports: Iterable[Report], events: Iterable[Event], told: Told) -> Iterator[str]:
    """Yield the days of publication; where none is known, the days of the events that the reports share."""
    known = [day.isoformat() for report in reports for a in report.articles if (day := published(told.articles[a]))]
    if known:
        yield from known
        return
    for event in events:
        when = days(event.when.value if event.when else None)
        if when:
            yield from (when.first.isoformat(), when.last.isoformat())


def _why(reports: int, events: Sequence[Event], likeness: Sequence[float], told: Told) -> str:
    if reports == 1:
        return "the only report"
    said = [f"they tell of {_described(events, told)}"] if events else []
    if likeness and max(likeness) >= ALIKE:
        said.append(f"their texts are alike ({sum(likeness) / len(likeness):.2f} on average)")
    return " and ".join(said) or "each is like another of them"


def _described(events: Sequence[Event], told: Told) -> str:
    """Describe the event that most reports tell of: "CONSULT India, Russia 2021-09-08"."""
    if not events:
        return ""
    event = max(events, key=lambda event: (event.reports, event.articles, event.id))
    names = ", ".join(told.cast.name(party.actor) for party in event.actors + event.recipients)
    return " ".join(filter(None, (event.type, names, event.when.value if event.when else None)))
