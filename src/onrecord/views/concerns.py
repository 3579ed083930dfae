"""Statements that call something a threat, danger or worry in, concerns out: one for each holder and danger."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.model import Act, Role, Span, Statement, content_id
from onrecord.store.filter import ALL, Filter
from onrecord.store.kept import Wanted
from onrecord.store.reader import Reader
from onrecord.views.record import Record
from onrecord.views.undertakings import Sources, actors_of
from onrecord.views.wording import wording
from onrecord.views.words import overlap, stems

_SAME_WORDS = 0.8  # share of content words: one danger
_WE = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?)\b")  # not "US"


@dataclass(frozen=True, slots=True)
class Concern:
    """What somebody calls a danger. ``source`` is its words, ``against`` whom or what it endangers.

    ``evidence`` are ids of statements; ``sentences`` the sentences that say so; ``danger`` the actor it names, if any.
    The speakers hold it, unless the words tell whom it worries; where they speak of "us", the state that they act for
    too. ``involved`` are all who hold it or whom the statements name (ids of actors, sorted).
    """

    id: str
    held_by: tuple[str, ...]
    source: Span
    against: Span | None
    evidence: tuple[str, ...]
    sentences: tuple[Span, ...] = ()
    danger: tuple[str, ...] = ()
    involved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A concern as one statement tells it: by which speakers, and ``place``, which sorts such by publication."""

    concern: Concern
    speakers: tuple[str, ...]
    place: str = ""


def concerns(reader: Reader | Record, only: Filter = ALL, limit: int | None = None) -> tuple[Concern, ...]:
    """Return the concerns in which everyone asked for is the holder, the danger or endangered, by publication.

    What is told of one outside the period is no part of it. With a ``limit``, those that were told last, so many
    tellings in all.
    """
    record = Record.of(reader)
    if record.reader.concluded:
        told = record.reader.kept(Held, "concern", Wanted(only=only, limit=limit, alike=True))
        return merged(told, only, record)
    found = (one for _, sources in Sources.every(record, only) for one in held(sources))
    within = (one for one in found if record.printed_in(only, one.concern.sentences))
    every = sorted(placed(within, record), key=lambda one: one.place)
    if limit is not None:
        every = [one for one in every if record.involves(only, one.concern.involved)][-limit:]
    return merged(every, only, record)


def held(sources: Sources) -> tuple[Held, ...]:
    """Return the concerns that the statements of an article tell, each by itself.

    Whom it worries holds it, not who is quoted as saying so.
    """
    told = [(statement, one) for statement in sources.statements.values() for one in _held(statement, sources.record)]
    return tuple(one for statement, one in told if not any(_within(statement, *other, one) for other in told))


def _within(outer: Statement, inner: Statement, its: Held, one: Held) -> bool:
    """Tell whether a statement tells, among other things, that another worries about the same."""
    nested = outer is not inner and any(overlap(cue, words) for cue in inner.cue for words in outer.content)
    return nested and overlap(its.concern.source, one.concern.source)


def placed(found: Iterable[Held], record: Record) -> Iterator[Held]:
    """Yield concerns with the place of their sentence among all that is printed."""
    for one in found:
        [statement], [sentence] = one.concern.evidence, one.concern.sentences
        yield replace(one, place=f"{record.place(sentence)} {statement}")


def merged(told: Iterable[Held], only: Filter, record: Record) -> tuple[Concern, ...]:
    """Return one concern for each holder and danger, of tellings that come by place."""
    found: dict[tuple[str, ...], _Dangers] = {}
    for one in told:
        found.setdefault(one.speakers, _Dangers()).add(one)
    every = [one for group in found.values() for one in group.held if record.involves(only, one.concern.involved)]
    return tuple(one.concern for one in sorted(every, key=_order))


class _Dangers:
    """What the same speakers call dangers, each once: found by its words, its actor, and where it stands."""

    def __init__(self) -> None:
        self.held: list[Held] = []
        self._words: list[int] = []
        self._by: dict[object, list[int]] = {}

    def add(self, one: Held) -> None:
        """Add one, or join it with the first that is the same."""
        words = stems([one.concern.source])
        place = self._first(one.concern, words)
        if place is not None:
            self.held[place] = replace(self.held[place], concern=_joined(self.held[place].concern, one.concern))
            return
        for key in (*words, (one.concern.source.article,), one.concern.danger):
            self._by.setdefault(key, []).append(len(self.held))
        self.held.append(one)
        self._words.append(len(words))

    def _first(self, concern: Concern, words: frozenset[str]) -> int | None:
        """Return the place of the first that is the same danger: of the same actor, or in much the same words."""
        common = Counter(at for word in words for at in self._by.get(word, ()))
        places = [at for at, many in common.items() if many / min(len(words), self._words[at]) >= _SAME_WORDS]
        here = self._by.get((concern.source.article,), ())
        places += [at for at in here if overlap(self.held[at].concern.source, concern.source)]
        return min((*places, *self._by.get(concern.danger, ())[:1]) if concern.danger else places, default=None)


def _order(one: Held) -> tuple[str, Span, str]:
    """Return what sorts concerns by publication and the place of their words."""
    article = one.place[: one.place.index(f" {one.concern.source.article} ")]
    return article, one.concern.source, one.concern.id


def says_what(concern: Concern) -> bool:
    """Tell whether its words say what the danger is: not "the threats", "the report", "it will not spread"."""
    signs, words = wording().signs, re.findall(r"[\w’']+", concern.source.text)
    telling = [word for word in stems([concern.source]) if not word.startswith(signs.perils)]
    bare = len(telling) > 1 or words == words[-1:]
    return bool(telling) and bare and signs.negations.isdisjoint(word.lower() for word in words)


def _held(statement: Statement, record: Record) -> Iterator[Held]:
    speakers = tuple(dict.fromkeys(source.actor for source in statement.sources))
    ours = record.meant(speakers) if any(_WE.search(words.text) for words in statement.content) else frozenset()
    worried = actors_of(statement.parts, Role.HOLDER)
    first = worried or speakers
    holders = worried or (*speakers, *sorted(ours.difference(speakers)))
    involved = tuple(sorted({*holders, *(part.actor for part in statement.parts if part.actor)}))
    dangers = [part for part in statement.parts if part.role is Role.DANGER]
    endangered = [part.span for part in statement.parts if part.role is Role.ENDANGERED and _says_whom(part.span)]
    for danger in dangers if holders and not _refuses(statement) else ():
        words = danger.span
        meant = (danger.actor,) if danger.actor else ()
        if set(meant) & set(first) or not _stands_alone(words, meant):
            continue
        id_ = content_id("concern", *sorted(first), words.article, words.start, words.end)
        against, evidence = next(iter(endangered), None), (statement.id,)
        concern = Concern(id_, holders, words, against, evidence, (statement.sentence,), meant, involved)
        yield Held(concern, tuple(sorted(first)))


def _refuses(statement: Statement) -> bool:
    """Tell whether it is denied, in a word of denying, or not said: "denied that they posed a threat"."""
    cue = [word for span in statement.cue for word in span.text.lower().split()]
    denied = any(word.startswith(wording().signs.denials) for word in cue)
    return statement.act is Act.REFUSE or (statement.act is Act.DENY and denied)


def _says_whom(words: Span) -> bool:
    """Tell whether the words say who is endangered: not "us"."""
    return words.text.lower() not in {*wording().clauses.pronouns, "us", "me", "you"}


def _stands_alone(words: Span, meant: tuple[str, ...]) -> bool:
    """Tell whether the words say what the danger is: not "that country", "something", "should they be caught"."""
    found = words.text.lower().split()
    small = wording().clauses
    if len(found) == 1 and (found[0] in small.pronouns or found[0].endswith("thing")):
        return bool(meant)
    pointing = found[0] in wording().signs.pointing and len(found) < 4  # noqa: PLR2004 - "this growth in number" says more
    helping = found[0] in small.auxiliaries and not found[0].endswith("ing")  # but "being drawn into a war"
    return not (pointing and not meant) and not helping


def _joined(a: Concern, b: Concern) -> Concern:
    return replace(
        a,
        held_by=tuple(dict.fromkeys(a.held_by + b.held_by)),
        against=a.against or b.against,
        evidence=tuple(dict.fromkeys(a.evidence + b.evidence)),
        sentences=tuple(dict.fromkeys(a.sentences + b.sentences)),
        involved=tuple(sorted({*a.involved, *b.involved})),
    )
