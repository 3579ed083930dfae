"""Ties of persons to posts in, offices out: who holds which post of whom, and when that was in print."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Span, Tie, content_id
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.notes import PLACE, footnotes
from onrecord.views.record import Record
from onrecord.views.words import normalised

_Post = tuple[str, str | None, str]
"""A person, whose post it is, and its title without marks."""
_Titles = list[tuple[str, int, str | None, str | None]]
"""The titles of a post as they are printed, how often, and the first and last day of each."""


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
    chosen, _, every = _chosen(record, only, start, size)
    held = _held(record, record.reader.held(chosen, only))
    return tuple(_office(record, held[post]) for post in chosen), every


def listed(record: Record, only: Filter, start: int, size: int) -> tuple[tuple[Office, ...], int]:
    """Return the same with the first and last day alone, and where it was printed first: what a list shows."""
    chosen, days, every = _chosen(record, only, start, size)
    return tuple(_first(record, only, post, days[post]) for post in chosen), every


def _chosen(
    record: Record, only: Filter, start: int, size: int | None
) -> tuple[list[_Post], dict[_Post, _Titles], int]:
    """Return the posts of a part of the list, the titles of these and others, and how many posts there are in all."""
    posts = record.reader.posts(only, None if size is None else start + size)
    titles: dict[_Post, _Titles] = {}
    for person, body, words, *_ in posts:
        titles[person, body, words] = []
    for person, body, words, title, times, first, last in record.reader.titles(titles, only):
        titles[person, body, words].append((title, times, first, last))
    likely = [
        (-places, _id(person, body, titles[person, body, words]), (person, body, words))
        for person, body, words, places, _ in posts
    ]
    end = None if size is None else start + size
    return [post for *_, post in sorted(likely)[start:end]], titles, posts[0][-1] if posts else 0


def _held(record: Record, ties: Iterable[Tie]) -> dict[_Post, list[Tie]]:
    held: dict[_Post, list[Tie]] = {}
    for tie in ties:
        if tie.title:
            held.setdefault((tie.actor, tie.of, normalised(tie.title)), []).append(tie)
    record.imprints.fetch({tie.evidence.article for ties in held.values() for tie in ties})
    return held


def _first(record: Record, only: Filter, post: _Post, titles: _Titles) -> Office:
    """Return an office with its first and last day, and the ties of the first day, where the first note is of it.

    Of copies, one counts that may have been printed later.
    """
    days = sorted(day for *_, first, last in titles for day in (first, last) if day)
    early = [words for words, _, *told in titles if days and days[0] in told]
    ties = record.reader.first_held(post, early, days[0], only) if days else ()
    evidence = tuple(sorted({tie.evidence for tie in ties}))
    if not ties or footnotes(record, evidence, 1)[0].published != days[0]:
        evidence = _office(record, _held(record, record.reader.held([post], only))[post]).evidence
    person, body, _ = post
    title = _title(titles)
    id_ = content_id("office", person, body, title.lower())
    return Office(id_, person, title, body, evidence, tuple(dict.fromkeys((*days[:1], *days[-1:]))))


def _id(person: str, body: str | None, titles: _Titles) -> str:
    return content_id("office", person, body, _title(titles).lower())


def _title(titles: _Titles) -> str:
    """Return the title that is printed most."""
    return min(titles, key=lambda told: (-told[1], told[0]))[0]


def _office(record: Record, ties: list[Tie]) -> Office:
    counts = Counter(tie.title.text for tie in ties if tie.title)
    title = _title([(words, times, None, None) for words, times in counts.items()])
    evidence = tuple(sorted({tie.evidence for tie in ties}, key=PLACE))
    first = ties[0]
    id_ = content_id("office", first.actor, first.of, title.lower())
    return Office(id_, first.actor, title, first.of, evidence, record.days(span.article for span in evidence))
