"""Tellings of events in; the same out, each with the time of its sentence that a scorer takes for its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.find.circumstances import names_another
from onrecord.find.events import Finder
from onrecord.find.gaps import spaced
from onrecord.find.learned.acting import mixed
from onrecord.find.learned.date_signs import Beside, signs
from onrecord.find.learned.linear import linear
from onrecord.find.learned.model import Scores, run
from onrecord.find.learned.status import TO_COME, dated, tellings
from onrecord.find.learned.status_signs import Telling
from onrecord.find.reading import Timed
from onrecord.lexicon.codebook import Codebook
from onrecord.model import Article, Mention, Status, When

_DAY = 10  # characters of an ISO 8601 day
LEAST, LEAD = -0.3, 0.6
"""What a time's score has to pass, and what is added to that of the rules': best in folds over the articles read."""
SEEN = 0.5
"""The share of the head that sees the states of both words; the other scorer knows how they hang together."""


def redated(ruled: Finder, mentions: Sequence[Mention], states: Scores) -> tuple[Mention, ...]:
    """Return the tellings with the time of their sentence that is likeliest theirs, or with none.

    ``states`` (tokens, size) are those of the article read for acts. Where the sentence has no time with a value, the
    rules' stays: a statement told earlier, "the day after". What goes on has occurred where it has a day that has come:
    of 367 such events of the articles read, 355 have.
    """
    told = tellings(ruled.reading, mentions)
    timed = [
        replace(mention, when=_best(one, beside, mention.when, ruled.book, states))
        for mention, one, beside in zip(mentions, told, besides(ruled, mentions, told), strict=True)
    ]
    apart = spaced(ruled.reading, list(zip(timed, (one.token for one in told), strict=True)), ruled.times, ruled.book)
    return tuple(_over(mention, ruled.reading.article) for mention in apart)


def besides(ruled: Finder, mentions: Sequence[Mention], told: Sequence[Telling]) -> Iterator[Beside]:
    """Yield what stands beside each telling."""
    acts = frozenset(one.token.i for one in told)
    statements = {one.id: one for one in ruled.statements}
    for mention, one in zip(mentions, told, strict=True):
        sentence, saying = one.token.sent, statements.get(mention.told_by or "")
        acting = {party.actor for party in mention.actors}
        own = saying is not None and any(source.actor in acting for source in saying.sources)
        times = [time for time in ruled.times if time.when.value and sentence.start <= time.start < sentence.end]
        yield Beside(times, acts, saying, own, ruled.reading.article)


def _over(mention: Mention, article: Article) -> Mention:
    """Return a telling of what goes on as one of what occurred, where it has a day that is not to come."""
    day = mention.when is not None and mention.when.precision == "day" and dated(mention.when, article) != -1
    return replace(mention, status=Status.OCCURRED) if day and mention.status is Status.ONGOING else mention


def _best(one: Telling, beside: Beside, rule: When | None, book: Codebook, states: Scores) -> When | None:
    if not beside.times:
        return rule
    times = [time for time in beside.times if not _another(one, time, beside)]
    if not times:
        return None
    found = linear("dates").scores([signs(one, time, beside, book) for time in times])
    places = [time.root(one.token.doc).i for time in times]
    [seen] = run("dating", acts=states[[one.token.i] * len(times)], times=states[places])
    leads = mixed(found[:, 1] - found[:, 0], seen, SEEN)
    return chosen([time.when for time in times], leads.tolist(), rule)


def chosen(times: Sequence[When], leads: Sequence[float], rule: When | None) -> When | None:
    """Return the time that leads by most, that of the rules ahead by ``LEAD``; ``None`` where none passes ``LEAST``."""
    ranked = [
        (lead + LEAD * (time == rule), -place) for place, (time, lead) in enumerate(zip(times, leads, strict=True))
    ]
    best, place = max(ranked, default=(LEAST, 0))
    return times[-place] if best > LEAST else None


def _another(one: Telling, time: Timed, beside: Beside) -> bool:
    """Tell whether a time cannot be that of the act: it names another thing, or belies what is to come or happened."""
    if names_another(time.root(one.token.doc), one.token):
        return True
    side = dated(time.when, beside.article)
    if one.status in TO_COME:
        return side == 1
    return side == -1 and one.status is Status.OCCURRED and not _next_day(time.when, beside.article)


def _next_day(when: When, article: Article) -> bool:
    """Tell whether it is the day after publication: that day has begun already further east."""
    published = article.published.value[:_DAY] if article.published else ""
    if len(published) < _DAY or when.precision != "day" or not when.value:
        return False
    return date.fromisoformat(when.value) - date.fromisoformat(published) == timedelta(days=1)
