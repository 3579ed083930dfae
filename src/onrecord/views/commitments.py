"""Statements and tellings of events in, what was offered, agreed, demanded and threatened out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Act, Event, Mention, Part, Role, Span, Statement, Status, When, content_id
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.excerpt import phrase
from onrecord.views.record import Record, day
from onrecord.views.words import normalised, overlap, shared, stems

STATES = ("agreed", "threatened", "demanded", "offered")
"""What a commitment can be; where findings of one undertaking differ, the first of these holds."""

_SAME_WORDS = 0.8  # share of content words: two copies' tellings of one undertaking
_HOSTILE = frozenset({"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_TALK = frozenset({"CONSULT", "REQUEST", "ACCUSE", "REJECT", "AGREE"})  # planned, these are visits and votes
_UNDERTAKING = {Act.PROMISE: "offered", Act.PROPOSE: "offered", Act.THREATEN: "threatened", Act.DEMAND: "demanded"}


@dataclass(frozen=True, slots=True)
class Due:
    """When it is due: an ISO 8601 value where the words allow one, and the words."""

    value: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """An undertaking. ``by`` would have to do it, ``to`` is promised it or demands it; ids of actors.

    ``evidence`` are ids of statements and events, ``told_by`` the actors whose word it is; ``kept`` and ``broken`` are
    ids of later events that show it so.
    """

    id: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: Span
    condition: Span | None
    due: Due | None
    state: str
    evidence: tuple[str, ...]
    sentences: tuple[Span, ...] = ()
    told_by: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()


def commitments(reader: Reader | Record, only: Filter = ALL) -> tuple[Commitment, ...]:
    """Return the commitments in which everyone asked for has a part, one for each undertaking, by publication."""
    record = Record.of(reader)
    sources = _Sources(record, Filter((), only.since, only.until))
    found = _merged([*_from_statements(sources.statements.values()), *_from_events(sources)], record)
    passing = [one for one in found if record.involves(only, (*one.by, *one.to, *one.told_by))]
    return tuple(sources.followed(one) for one in passing)


class _Sources:
    """What commitments are made of: statements by id, tellings of events, and the events they tell of."""

    def __init__(self, record: Record, only: Filter) -> None:
        self.record = record
        self.statements: Mapping[str, Statement] = {one.id: one for one in record.statements(only)}
        events = record.events(only)
        self.mentions = tuple(record.mentions(events).values())
        self.events: Mapping[str, Event] = {mention: event for event in events for mention in event.mentions}
        self._later: dict[tuple[str, Status], list[Mention]] = {}
        for mention in self.mentions:
            self._later.setdefault((mention.type, mention.status), []).append(mention)

    def teller(self, mention: Mention) -> Statement | None:
        """Return the statement that tells of it."""
        return self.statements.get(mention.told_by or "")

    def followed(self, one: Commitment) -> Commitment:
        """Add later events of the same type and parties that show it kept or broken."""
        promised = [event for event in self.events.values() if event.id in one.evidence]
        types = sorted({event.type for event in promised})
        kept = {event for type_ in types for event in self._after(one, type_, Status.OCCURRED)}
        broken = {event for type_ in types for event in self._after(one, type_, Status.DENIED)}
        return replace(one, kept=tuple(sorted(kept)), broken=tuple(sorted(broken)))

    def _after(self, one: Commitment, type_: str, status: Status) -> Iterator[str]:
        told = day(self.record.article(one.what.article)) or "9999"
        for mention in self._later.get((type_, status), ()):
            when = mention.when.value if mention.when and mention.when.value else ""
            doing = {party.actor for party in mention.actors}
            done_to = {party.actor for party in mention.recipients}
            if doing >= set(one.by) and (not one.to or not done_to or done_to & set(one.to)) and when[:10] > told:
                yield self.events[mention.id].id


def _from_statements(statements: Iterable[Statement]) -> Iterator[Commitment]:
    for statement in statements:
        state = _UNDERTAKING.get(statement.act)
        sources = tuple(source.actor for source in statement.sources)
        bound = _actors(statement.parts, Role.BOUND)
        addressees = _actors(statement.parts, Role.ADDRESSEE)
        by, to = (bound or addressees, sources) if state == "demanded" else (bound or sources, addressees)
        if state is None or not by:
            continue
        condition = _first(statement.parts, Role.CONDITION)
        evidence, sentences = (statement.id,), (statement.sentence,)
        what = [part.span for part in statement.parts if part.role is Role.WHAT] or statement.content[:1]
        for words in what:
            yield _made(Commitment("", by, to, words, condition, None, state, evidence, sentences, sources))


def _from_events(sources: _Sources) -> Iterator[Commitment]:
    agreements = _agreements(sources.mentions)
    for mention in sources.mentions:
        teller = sources.teller(mention)
        state = _state(mention, teller, agreements.get(mention.sentence, ()))
        by = _actors(mention.parts, Role.BOUND) or tuple(party.actor for party in mention.actors)
        if state is None or not by:
            continue
        tellers = tuple(source.actor for source in teller.sources) if teller else ()
        to = tellers if state == "demanded" else tuple(party.actor for party in mention.recipients)
        text = sources.record.article(mention.article).text
        what = _first(mention.parts, Role.WHAT) or phrase(mention, text, teller.content if teller else ())
        condition, due = _first(mention.parts, Role.CONDITION), _due(mention.when)
        evidence, sentences = (sources.events[mention.id].id,), (mention.sentence,)
        yield _made(Commitment("", by, to, what, condition, due, state, evidence, sentences, tellers))


def _made(one: Commitment) -> Commitment:
    """Return the commitment with its id, and each party once."""
    by = tuple(dict.fromkeys(one.by))
    to = tuple(actor for actor in dict.fromkeys(one.to) if actor not in by)
    id_ = content_id("commitment", *sorted(by), one.what.article, one.what.start, one.what.end)
    return replace(one, id=id_, by=by, to=to, told_by=tuple(dict.fromkeys(one.told_by)))


def _first(parts: Iterable[Part], role: Role) -> Span | None:
    return next((part.span for part in parts if part.role is role), None)


def _actors(parts: Iterable[Part], role: Role) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.actor for part in parts if part.role is role and part.actor))


def _due(when: When | None) -> Due | None:
    return Due(when.value, when.span.text if when.span else None) if when else None


def _agreements(mentions: Iterable[Mention]) -> dict[Span, list[Mention]]:
    """Return the agreements told as reached, by the sentence that tells of them."""
    found: dict[Span, list[Mention]] = {}
    for mention in mentions:
        if mention.type == "AGREE" and mention.status in {Status.OCCURRED, Status.ONGOING}:
            found.setdefault(mention.sentence, []).append(mention)
    return found


def _state(mention: Mention, teller: Statement | None, agreements: Sequence[Mention]) -> str | None:
    """Return what kind of commitment a telling is; ``None`` where it is none ("will visit", "may attack")."""
    act = teller.act if teller else None
    hostile = mention.type in _HOSTILE
    match mention.status:
        case Status.CALLED_FOR:
            return "demanded"
        case Status.CONDITIONAL if hostile or teller:
            return "threatened" if hostile or act is Act.THREATEN else "offered"
        case Status.PLANNED if any(_governs(agreement, mention) for agreement in agreements):
            return "agreed"
        case Status.PLANNED if act in _UNDERTAKING and act is not Act.DEMAND:
            return _UNDERTAKING[act]
        case Status.PLANNED if mention.type not in _TALK:
            return "threatened" if hostile else "offered"
        case _:
            return None


def _governs(agreement: Mention, mention: Mention) -> bool:
    """Tell whether those who agreed are those who would do it, and it is told after the word of agreement."""
    agreed = {party.actor for party in agreement.actors}
    doing = {party.actor for party in mention.actors}
    return agreement.trigger.end <= mention.trigger.start and bool(doing) and doing <= agreed


def _merged(found: Sequence[Commitment], record: Record) -> list[Commitment]:
    """Return one commitment for each undertaking: over copies, and over a statement and the event inside it."""
    whole: dict[str, list[Commitment]] = {}
    for one in sorted(found, key=lambda one: (record.rank(one.what), STATES.index(one.state), one.id)):
        group = whole.setdefault(record.report_of.get(one.what.article, one.what.article), [])
        same = next((place for place, other in enumerate(group) if _same(one, other)), None)
        if same is None:
            group.append(one)
        else:
            group[same] = _joined(group[same], one)
    every = (one for group in whole.values() for one in group)
    return sorted(every, key=lambda one: (record.rank(one.what), one.id))


def _same(a: Commitment, b: Commitment) -> bool:
    """Tell whether two are one undertaking: the same words, or by the same party in another copy much the same."""
    if overlap(a.what, b.what):
        return True
    if not set(a.by) & set(b.by):
        return False
    alike = a.what.article != b.what.article and shared(stems([a.what]), stems([b.what])) >= _SAME_WORDS
    return alike or normalised(a.what) == normalised(b.what)


def _joined(a: Commitment, b: Commitment) -> Commitment:
    return replace(
        a,
        state=min(a.state, b.state, key=STATES.index),
        to=tuple(dict.fromkeys(a.to + b.to)),
        condition=a.condition or b.condition,
        due=a.due or b.due,
        evidence=tuple(dict.fromkeys(a.evidence + b.evidence)),
        sentences=tuple(dict.fromkeys(a.sentences + b.sentences)),
        told_by=tuple(dict.fromkeys(a.told_by + b.told_by)),
    )
