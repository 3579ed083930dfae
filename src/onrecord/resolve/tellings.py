"""Mentions in, tellings out: one happening's words in one report, its copies beside it, and what tells it apart."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from onrecord.lexicon.load import STRICT, rows
from onrecord.lexicon.timewords import values
from onrecord.model import Article, Findings, Mention, Report
from onrecord.resolve.days import Told, published
from onrecord.resolve.grouping import grouped
from onrecord.resolve.parties import Company

_WORD = re.compile(r"[^\W_]+")
_STEM = 4  # letters that "meet" and "meeting", "attack" and "attacked" share
_NEAR = 40  # characters in which those words stand
_BESIDE = 2  # words beside a trigger in which it is called new or frequent: "another high-level meeting"


@dataclass(frozen=True, slots=True)
class ReferenceWord:
    """A word before a trigger, in lower case, and what it says of the happening."""

    __pydantic_config__ = STRICT

    word: str
    kind: Literal["known", "new"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling: its mention and the same in copies.

    ``place`` is its order in the report, ``published`` the first day it was.
    ``actors`` and ``recipients`` are those on whose behalf the parties act; ``named`` are the persons and bodies
    among the parties; ``stems`` are the beginnings of the trigger's words.
    """

    mentions: tuple[Mention, ...]
    report: str
    published: date | None
    place: int
    times: tuple[Told, ...]
    actors: frozenset[str]
    recipients: frozenset[str]
    named: frozenset[str]
    stems: frozenset[str]
    is_known: bool
    is_new: bool

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
    return [_telling(tuple(copies), report.id, place, sources) for place, copies in enumerate(same)]


def _mentions(findings: Findings) -> list[Mention]:
    return sorted(findings.mentions, key=lambda mention: (mention.trigger, mention.type, mention.id))


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


def _telling(mentions: tuple[Mention, ...], report: str, place: int, sources: Sources) -> Telling:
    actors = sources.cast.who(party for mention in mentions for party in mention.actors)
    recipients = sources.cast.who(party for mention in mentions for party in mention.recipients)
    first = mentions[0]
    known, new = _reference(first)
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
        place,
        times,
        sources.cast.sides(actors),
        sources.cast.sides(recipients),
        sources.cast.named(actors | recipients),
        stems(first.trigger.text),
        known,
        new,
    )


def stems(words: str) -> frozenset[str]:
    """Return the beginnings of the words of a trigger."""
    return frozenset(word[:_STEM] for word in _WORD.findall(words.lower()) if len(word) >= _STEM - 1)


def _reference(mention: Mention) -> tuple[bool, bool]:
    """Tell whether the words at a trigger take it for known ("the meeting"), and whether for one of many."""
    start, end = mention.trigger.start - mention.sentence.start, mention.trigger.end - mention.sentence.start
    before = _WORD.findall(mention.sentence.text[:start][-_NEAR:].lower())
    after = _WORD.findall(mention.sentence.text[end : end + _NEAR].lower())
    within = _WORD.findall(mention.trigger.text.lower())
    around = (*before[-_BESIDE:], *within, *after[:_BESIDE])
    is_new = any(_references().get(word) == "new" for word in around) or any(map(_counts, before[-_BESIDE:]))
    return not is_new and any(_references().get(word) == "known" for word in (*before[-1:], *within[:1])), is_new


def _counts(word: str) -> bool:
    """Tell whether a word counts: "two strikes", "some 100 attacks" are not the one strike told before."""
    return word.isdecimal() or values("number").get(word, 0) > 1


@cache
def _references() -> Mapping[str, str]:
    return {row.word: row.kind for row in rows("references.yaml", ReferenceWord)}
