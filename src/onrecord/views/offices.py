"""Ties of persons to posts in, offices out: who holds which post of whom, and when that was in print."""

from collections import Counter
from dataclasses import dataclass

from onrecord.model import Span, Tie, TieKind, content_id
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.record import Record
from onrecord.views.words import normalised


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
    record = Record.of(reader)
    held: dict[tuple[str, str | None, str], list[Tie]] = {}
    for tie in record.ties(only):
        if tie.kind is TieKind.OFFICE and tie.title:
            held.setdefault((tie.actor, tie.of, normalised(tie.title)), []).append(tie)
    found = [_office(record, ties) for ties in held.values()]
    asked = set(only.about)
    passing = [one for one in found if not asked or asked & record.meant([one.person, *([one.of] if one.of else [])])]
    return tuple(sorted(passing, key=lambda one: (-len(one.evidence), one.id)))


def _office(record: Record, ties: list[Tie]) -> Office:
    titles = Counter(tie.title.text for tie in ties if tie.title)
    title = min(titles, key=lambda words: (-titles[words], words))
    evidence = tuple(sorted({tie.evidence for tie in ties}))
    first = ties[0]
    id_ = content_id("office", first.actor, first.of, title.lower())
    return Office(id_, first.actor, title, first.of, evidence, record.days(span.article for span in evidence))
