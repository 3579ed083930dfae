"""Reports, their likeness and their events in, stories out: reports that tell of the same events, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, combinations
from math import log

from onrecord.model import Article, Event, Mention, Report, Story, content_id
from onrecord.resolve.chances import Pair, Piece, Signs, chance, signs
from onrecord.resolve.days import days, published
from onrecord.resolve.grouping import grouped
from onrecord.resolve.linkage import average_linkage
from onrecord.resolve.parties import Company

ALIKE = 0.13
"""Likeness of two texts from which they are likely of one story, whatever else they share."""

LIKELY = 0.425
"""Mean chance from which reports are one story, chosen with the weights by ``benchmarks/story_setting.py``. By texts
alone it gives a B-cubed F of .95 and .93 on two sets of grouped news when chosen without what is scored."""

_OLD = timedelta(days=30)  # an event told this long after is background
_CROWD = 30  # an event in more reports than this is in the news everywhere, and tells no two apart
_LEAD = 0.4  # part of a text in which its news is told,
_HEAD = 300  # and the characters that count as that at least
_NAMES = 2  # of those whom a story's reports name, so many are told


@dataclass(frozen=True, slots=True)
class Told:
    """What stories are made from: reports sorted by id, the rest by id; ``likeness`` of texts by sorted pairs."""

    reports: Sequence[Report]
    articles: Mapping[str, Article]
    mentions: Mapping[str, Mention]
    events: Sequence[Event]
    likeness: Mapping[Pair, float]
    cast: Company

    def text(self, report: Report) -> str:
        """Return the title and text of the article that stands for a report."""
        article = self.articles[report.origin.article]
        return f"{article.title or ''}\n{article.text}"

    def first_day(self, report: Report) -> date | None:
        """Return the day a report was first published, if known."""
        return min((day for article in report.articles if (day := published(self.articles[article]))), default=None)


def stories(told: Told) -> tuple[Story, ...]:
    """Return the stories, sorted by id; every report is in exactly one, often alone.

    A story's id is made from its earliest report's (of equals, the smallest id).
    """
    shared = news(told)
    pairs = {pair: chance(found) for pair, found in between(told, shared).items()}
    number = {report.id: place for place, report in enumerate(told.reports)}
    edges = ((number[one], number[other], value) for (one, other), value in pairs.items())
    groups = average_linkage(len(told.reports), edges, LIKELY)
    named = _named_in(told)
    ties = _Ties(pairs, shared, named, Counter(chain.from_iterable(named.values())), told)
    found = (_story([told.reports[place] for place in group], ties) for group in groups)
    return tuple(sorted(found, key=lambda story: story.id))


def between(told: Told, shared: Mapping[Pair, Sequence[Event]]) -> dict[Pair, Signs]:
    """Return what tells of each pair of reports, that is alike or shares events, whether they are one story."""
    pieces = {report.id: Piece(told.text(report), told.first_day(report)) for report in told.reports}
    events = {pair: sum(2 / event.reports for event in common) for pair, common in shared.items()}
    return dict(signs(pieces, told.likeness, events))


def news(told: Told) -> dict[Pair, list[Event]]:
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


@dataclass(frozen=True, slots=True)
class _Ties:
    """What holds reports together: ``chances`` and shared ``events`` by pairs, whom each report names, how many one."""

    chances: Mapping[Pair, float]
    events: Mapping[Pair, Sequence[Event]]
    named: Mapping[str, Sequence[str]]
    naming: Mapping[str, int]
    told: Told


def _named_in(told: Told) -> dict[str, list[str]]:
    """Return the actors that each report names."""
    report_of = {article: report.id for report in told.reports for article in report.articles}
    naming = (
        (report, actor.id)
        for actor in told.cast.actors.values()
        for report in {report_of[span.article] for span in actor.mentions if span.article in report_of}
    )
    return grouped(naming)


def _story(reports: Sequence[Report], ties: _Ties) -> Story:
    told, ids = ties.told, [report.id for report in reports]
    inner = [pair for pair in combinations(ids, 2) if pair in ties.chances]
    alike = dict.fromkeys(ids, 0.0)
    for pair in inner:
        for one in pair:
            alike[one] += ties.chances[pair]
    central = max(reports, key=lambda report: (alike[report.id], report.id))
    events = list({event.id: event for pair in inner for event in ties.events.get(pair, ())}.values())
    dates = sorted(_dates(reports, events, told))
    first = min(reports, key=lambda report: (told.first_day(report) or date.max, report.id))
    return Story(
        content_id("story", first.id),
        told.articles[central.origin.article].title or _described(events, told) or central.id,
        tuple(ids),
        dates[0] if dates else None,
        dates[-1] if dates else None,
        _why(ids, events, inner, ties) if len(ids) > 1 else "the only report",
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


def _why(reports: Sequence[str], events: Sequence[Event], inner: Sequence[Pair], ties: _Ties) -> str:
    said = [f"they tell of {_described(events, ties.told)}"] if events else []
    if names := _named(reports, ties):
        said.append(f"they name {' and '.join(names)}")
    likeness = [ties.told.likeness.get(pair, 0.0) for pair in inner]
    if max(likeness, default=0.0) >= ALIKE:
        said.append(f"their texts are alike ({sum(likeness) / len(likeness):.2f} on average)")
    return "; ".join(said) or "each is like another of them"


def _named(reports: Sequence[str], ties: _Ties) -> list[str]:
    """Return whom most of these reports name and few others do."""
    every = Counter(actor for report in reports for actor in ties.named.get(report, ()))
    rare = {
        actor: inside * log(len(ties.told.reports) / ties.naming[actor])
        for actor, inside in every.items()
        if inside > len(reports) / 2
    }
    telling = sorted((actor for actor in rare if rare[actor] > 0), key=lambda actor: (-rare[actor], actor))
    return [ties.told.cast.name(actor) for actor in telling[:_NAMES]]


def _described(events: Sequence[Event], told: Told) -> str:
    """Describe the event that most reports tell of: "CONSULT India, Russia 2021-09-08"."""
    if not events:
        return ""
    event = max(events, key=lambda event: (event.reports, event.articles, event.id))
    names = ", ".join(told.cast.name(party.actor) for party in event.actors + event.recipients)
    return " ".join(filter(None, (event.type, names, event.when.value if event.when else None)))
