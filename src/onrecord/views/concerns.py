"""Statements that call something a threat, danger or worry in, concerns out: one for each holder and danger."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.model import Act, Role, Span, Statement, content_id
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.record import Record
from onrecord.views.wording import wording
from onrecord.views.words import overlap, shared, stems

_SAME_WORDS = 0.8  # share of content words: one danger
_WE = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?)\b")  # not "US"


@dataclass(frozen=True, slots=True)
class Concern:
    """What somebody calls a danger. ``source`` is its words, ``against`` whom or what it endangers.

    ``evidence`` are ids of statements; ``sentences`` the sentences that say so; ``danger`` the actor it names, if any.
    Where somebody speaks of "us", the state that they act for holds it too.
    """

    id: str
    held_by: tuple[str, ...]
    source: Span
    against: Span | None
    evidence: tuple[str, ...]
    sentences: tuple[Span, ...] = ()
    danger: tuple[str, ...] = ()


def concerns(reader: Reader | Record, only: Filter = ALL) -> tuple[Concern, ...]:
    """Return the concerns in which everyone asked for is the holder, the danger or endangered, by publication."""
    record = Record.of(reader)
    found: dict[frozenset[str], list[Concern]] = {}
    involved: dict[str, set[str]] = {}
    told = record.statements(replace(only, about=()))
    for statement in sorted(told, key=lambda one: (record.rank(one.sentence), one.id)):
        for one in _held(statement, record):
            group = found.setdefault(frozenset(source.actor for source in statement.sources), [])
            place = next((at for at, other in enumerate(group) if _same(other, one)), len(group))
            group[place : place + 1] = [_joined(group[place], one) if place < len(group) else one]
            named = {part.actor for part in statement.parts if part.actor}
            involved.setdefault(group[place].id, set()).update(one.held_by, named)
    every = [one for group in found.values() for one in group if record.involves(only, involved[one.id])]
    return tuple(sorted(every, key=lambda one: (record.rank(one.source), one.id)))


def _held(statement: Statement, record: Record) -> Iterable[Concern]:
    speakers = tuple(dict.fromkeys(source.actor for source in statement.sources))
    ours = record.meant(speakers) if any(_WE.search(words.text) for words in statement.content) else frozenset()
    holders = (*speakers, *sorted(ours.difference(speakers)))
    dangers = [part for part in statement.parts if part.role is Role.DANGER]
    endangered = [part.span for part in statement.parts if part.role is Role.ENDANGERED and _says_whom(part.span)]
    for danger in dangers if speakers and not _refuses(statement) else ():
        words = danger.span
        meant = (danger.actor,) if danger.actor else ()
        if set(meant) & set(speakers) or not _stands_alone(words, meant):
            continue
        id_ = content_id("concern", *sorted(speakers), words.article, words.start, words.end)
        yield Concern(id_, holders, words, next(iter(endangered), None), (statement.id,), (statement.sentence,), meant)


def _refuses(statement: Statement) -> bool:
    """Tell whether it is denied, in a word of denying, or not said: "denied that they posed a threat"."""
    cue = [word for span in statement.cue for word in span.text.lower().split()]
    denied = any(word.startswith(wording().signs.denials) for word in cue)
    return statement.act is Act.REFUSE or (statement.act is Act.DENY and denied)


def _says_whom(words: Span) -> bool:
    """Tell whether the words say who is endangered: not "us"."""
    return words.text.lower() not in {*wording().clauses.pronouns, "us", "me", "you"}


def _stands_alone(words: Span, meant: tuple[str, ...]) -> bool:
    """Tell whether the words say what the danger is: not "that country", "such a move", "should they be caught"."""
    found = words.text.lower().split()
    small = wording().clauses
    if len(found) == 1 and found[0] in small.pronouns:
        return bool(meant)
    pointing = found[0] in wording().signs.pointing and len(found) < 4  # noqa: PLR2004 - "this growth in number" says more
    helping = found[0] in small.auxiliaries and not found[0].endswith("ing")  # but "being drawn into a war"
    return not (pointing and not meant) and not helping


def _same(a: Concern, b: Concern) -> bool:
    """Tell whether one holder's two concerns are about one danger."""
    alike = shared(stems([a.source]), stems([b.source])) >= _SAME_WORDS
    return overlap(a.source, b.source) or alike or (bool(a.danger) and a.danger == b.danger)


def _joined(a: Concern, b: Concern) -> Concern:
    return replace(
        a,
        held_by=tuple(dict.fromkeys(a.held_by + b.held_by)),
        against=a.against or b.against,
        evidence=tuple(dict.fromkeys(a.evidence + b.evidence)),
        sentences=tuple(dict.fromkeys(a.sentences + b.sentences)),
    )
