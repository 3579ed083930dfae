"""Ties of persons to posts in, offices out: who holds which post of whom, and when that was in print."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from orjson import loads

from onrecord.model import Span, Tie, content_id
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.record import Record
from onrecord.views.words import normalised

_Post = tuple[str, str | None, str]
"""A person, whose post it is, and its title without marks."""


@dataclass(frozen=True, slots=True)
class Office:
    """A person holding a post. ``title`` is its words, ``of`` whose post it is; ``seen`` the days it was printed."""

    id: str
    person: str
    title: str
    of: str | None
    evidence: tuple[Span, ...]
    seen: tuple[str, ...]


def offices(reader: Reader | Record, only: Filter = ALL) -> tuple[Office, ...]:
    """Return the offices of anyone asked for, as holder or as whose post it is; most printed first."""
    return some(Record.of(reader), only, 0, None)[0]


def some(record: Record, only: Filter, start: int, size: int | None) -> tuple[tuple[Office, ...], int]:
    """Return part of the offices, and how many there are in all."""
    posts = record.reader.posts(only)
    end = len(posts) if size is None else start + size
    least = nlargest(end, (count for *_, count, _ in posts))[-1:]
    likely = [
        (-count, _id(person, body, loads(titles)), (person, body, words))
        for person, body, words, count, titles in posts
        if [count] >= least
    ]
    chosen = [post for *_, post in sorted(likely)[start:end]]
    held: dict[_Post, list[Tie]] = {}
    for tie in record.reader.held(chosen, only):
        if tie.title:
            held.setdefault((tie.actor, tie.of, normalised(tie.title)), []).append(tie)
    record.imprints.fetch({tie.evidence.article for ties in held.values() for tie in ties})
    return tuple(_office(record, held[post]) for post in chosen), len(posts)


def _id(person: str, body: str | None, titles: Iterable[str]) -> str:
    return content_id("office", person, body, _title(titles).lower())


def _title(titles: Iterable[str]) -> str:
    counts = Counter(titles)
    return min(counts, key=lambda words: (-counts[words], words))


def _office(record: Record, ties: list[Tie]) -> Office:
    title = _title(tie.title.text for tie in ties if tie.title)
    evidence = tuple(sorted({tie.evidence for tie in ties}))
    first = ties[0]
    id_ = content_id("office", first.actor, first.of, title.lower())
    return Office(id_, first.actor, title, first.of, evidence, record.days(span.article for span in evidence))
