"""Mentions in, tellings out: one happening's words in one report, its copies beside it, and what tells it apart."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.model import Article, Findings, Mention, Place, Report
from onrecord.resolve.days import Told, published
from onrecord.resolve.grouping import grouped
from onrecord.resolve.parties import Company
from onrecord.resolve.references import is_located, references

_WORD = re.compile(r"[^\W_]+")
_STEM = 4  # letters that "meet" and "meeting", "attack" and "attacked" share


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling: its mention and the same in copies.

    ``order`` is its place in the report, ``published`` the first day it was, ``places`` those told as its place.
    ``actors`` and ``recipients`` are those on whose behalf the parties act; ``named`` are the persons and bodies
    among the parties; ``stems`` are the beginnings of the trigger's words; ``is_owned`` tells whether the reporter or
    a party tells it, rather than somebody else.
    """

    mentions: tuple[Mention, ...]
    report: str
    published: date | None
    order: int
    times: tuple[Told, ...]
    places: tuple[Place, ...]
    actors: frozenset[str]
    recipients: frozenset[str]
    named: frozenset[str]
    stems: frozenset[str]
    is_known: bool
    is_one_of_many: bool
    is_owned: bool

    @property
    def mention(self) -> Mention:
        """Return the telling of the article that stands for the report."""
        return self.mentions[0]


@dataclass(frozen=True, slots=True)
class Sources:
    """What tellings are made from, by id."""

    articles: Mapping[str, Article]
    findings: Mapping[str, Findings]
    cast: Company


def tellings(report: Report, sources: Sources) -> list[Telling]:
    """Return the tellings of a report, the origin's first, then what copies add, each in the order of the text.

    The same trigger in the same sentence of two copies is one telling.
    """
    order = sorted(report.articles, key=lambda article: (article != report.origin.article, article))
    mentions = [one for article in order if article in sources.findings for one in _mentions(sources.findings[article])]
    if len(order) > 1:
        same = _apart(grouped((_words_of(mention), mention) for mention in mentions).values())
    else:
        same = ([mention] for mention in mentions)
    return [_telling(tuple(copies), report.id, order, sources) for order, copies in enumerate(same)]


def _mentions(findings: Findings) -> list[Mention]:
    return sorted(findings.mentions, key=lambda one: (one.trigger.start, one.trigger.end, one.type, one.id))


def _words_of(mention: Mention) -> tuple[str, str, str, int]:
    before = _folded(mention.sentence.text[: mention.trigger.start - mention.sentence.start])
    return mention.type, mention.trigger.text.lower(), _folded(mention.sentence.text), len(before)


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _apart(same: Iterable[list[Mention]]) -> Iterator[list[Mention]]:
    """Yield copies of one mention; what one article tells twice in the same words are two."""
    for mentions in same:
        rounds: list[list[Mention]] = []
        for mention in mentions:
            free = next((one for one in rounds if all(other.article != mention.article for other in one)), None)
            if free is None:
                rounds.append([mention])
            else:
                free.append(mention)
        yield from rounds


def _telling(mentions: tuple[Mention, ...], report: str, order: int, sources: Sources) -> Telling:
    actors = sources.cast.who(party for mention in mentions for party in mention.actors)
    recipients = sources.cast.who(party for mention in mentions for party in mention.recipients)
    first = mentions[0]
    times = tuple(
        Told(mention.when, mention.article, report, published(sources.articles[mention.article]))
        for mention in mentions
        if mention.when
    )
    dates = [day for mention in mentions if (day := published(sources.articles[mention.article]))]
    return Telling(
        mentions,
        report,
        min(dates, default=None),
        order,
        times,
        tuple(mention.place for mention in mentions if mention.place and is_located(mention)),
        sources.cast.sides(actors),
        sources.cast.sides(recipients),
        sources.cast.named(actors | recipients),
        stems(first.trigger.text),
        *references(first),
        first.told_by is None
        or bool(sources.cast.sides(_tellers(first, sources)) & sources.cast.sides(actors | recipients)),
    )


def _tellers(mention: Mention, sources: Sources) -> frozenset[str]:
    statements = sources.findings[mention.article].statements
    return sources.cast.who(party for one in statements if one.id == mention.told_by for party in one.sources)


def stems(words: str) -> frozenset[str]:
    """Return the beginnings of the words of a trigger."""
    return frozenset(word[:_STEM] for word in _WORD.findall(words.lower()) if len(word) >= _STEM - 1)
