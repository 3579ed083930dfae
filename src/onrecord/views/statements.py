"""Statements in, statements out with the copies that carry them: what is said in the same words is said once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Act, Manner, Part, Party, Span, Statement, When
from onrecord.store.filter import ALL, Filter
from onrecord.store.key import WORDS_ENOUGH
from onrecord.store.reader import Reader
from onrecord.views.record import Record
from onrecord.views.words import normalised


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, as the first copy of its report prints it; ``articles`` are all copies that carry it.

    ``sources`` are who says it, ``source`` the first of them, ``None`` where nobody is named. ``copies`` are the ids of
    the statement in the copies, ``sentences`` those of its cue in each; ``confidence`` is that of the surest.
    """

    id: str
    article: str
    source: Party | None
    sources: tuple[Party, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: Manner
    act: Act
    channel: str | None
    when: When | None
    sentence: Span
    parts: tuple[Part, ...]
    articles: tuple[str, ...]
    copies: tuple[str, ...]
    sentences: tuple[Span, ...]
    confidence: float


def statements(reader: Reader | Record, only: Filter = ALL, limit: int | None = None) -> tuple[Said, ...]:
    """Return the statements that pass the filter, each report's once, by publication and place in the article.

    With a ``limit``, the last printed of all.
    """
    record = Record.of(reader)
    return gathered(record, record.statements(only, limit))


def gathered(record: Record, found: Sequence[Statement]) -> tuple[Said, ...]:
    """Return these statements, what is said in the same words once, by publication and place in the article."""
    groups: dict[tuple[str, ...], list[Statement]] = {}
    record.prepare([one.article for one in found])
    for one in found:
        groups.setdefault(_key(record, one), []).append(one)
    said = [_said(sorted(group, key=lambda one: (record.rank(one.sentence), one.id))) for group in groups.values()]
    return tuple(sorted(said, key=lambda one: (record.rank(one.sentence), one.content, one.id)))


def _key(record: Record, statement: Statement) -> tuple[str, ...]:
    words = _words(statement.content or (statement.sentence,))
    alike = len(words.split()) >= WORDS_ENOUGH  # nobody says so much twice in the same words
    report = "" if alike else record.report_of.get(statement.article, statement.article)
    sources = sorted(source.actor for source in statement.sources)
    return report, words, statement.act, *sources


def _words(spans: Iterable[Span]) -> str:
    return " ".join(normalised(span) for span in spans)


def _said(group: list[Statement]) -> Said:
    first = group[0]
    return Said(
        id=first.id,
        article=first.article,
        source=next(iter(first.sources), None),
        sources=first.sources,
        cue=first.cue,
        content=first.content,
        manner=first.manner,
        act=first.act,
        channel=first.channel,
        when=first.when,
        sentence=first.sentence,
        parts=first.parts,
        articles=tuple(dict.fromkeys(one.article for one in group)),
        copies=tuple(one.id for one in group),
        sentences=tuple(one.sentence for one in group),
        confidence=max(one.confidence for one in group),
    )
