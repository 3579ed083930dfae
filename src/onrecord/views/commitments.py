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

_SAME_WORDS = 0.8  # share of content words: two tellings of one undertaking by the same party
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
    """Somebody's undertaking. ``by`` would have to do it, ``to`` is promised it or demands it; ids of actors.

    ``evidence`` are ids of statements and events; ``kept`` and ``broken`` are ids of later events that show it so.
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
    kept: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sources:
    record: Record
    statements: Mapping[str, Statement]
    events: Mapping[str, Event]  # by the id of a telling
    mentions: tuple[Mention, ...]


def commitments(reader: Reader | Record, only: Filter = ALL) -> tuple[Commitment, ...]:
    """Return the commitments in which everyone asked for has a part, by article and place in it."""
    record = Record.of(reader)
    period = Filter((), only.since, only.until)
    statements, events = record.statements(period), record.events(period)
    by_mention = {mention: event for event in events for mention in event.mentions}
    mentions = tuple(record.mentions(events).values())
    sources = _Sources(record, {one.id: one for one in statements}, by_mention, mentions)
    found = _merged([*_from_statements(statements), *_from_events(sources)], record)
    passing = [one for one in found if record.involves(only, (*one.by, *one.to, *_named_in(one, sources)))]
    return tuple(_followed(one, sources) for one in passing)


def _from_statements(statements: Iterable[Statement]) -> Iterator[Commitment]:
    for statement in statements:
        state = _UNDERTAKING.get(statement.act)
        what = _spans(statement.parts, Role.WHAT) or list(statement.content)
        if state is None or not what:
            continue
        sources = tuple(dict.fromkeys(source.actor for source in statement.sources))
        addressees = _actors(statement.parts, Role.ADDRESSEE)
        bound = _actors(statement.parts, Role.BOUND)
        by, to = (bound or addressees, sources) if state == "demanded" else (bound or sources, addressees)
        if by:
            condition = next(iter(_spans(statement.parts, Role.CONDITION)), None)
            yield _made(Commitment("", by, to, what[0], condition, None, state, (statement.id,), (statement.sentence,)))


def _from_events(sources: _Sources) -> Iterator[Commitment]:
    agreements = _agreements(sources.mentions)
    for mention in sources.mentions:
        state = _state(mention, sources, agreements.get(mention.sentence, ()))
        event = sources.events.get(mention.id)
        if state is None or event is None:
            continue
        by, to = _parties(mention, sources, state)
        if by:
            what = next(iter(_spans(mention.parts, Role.WHAT)), None) or _words(mention, sources)
            condition = next(iter(_spans(mention.parts, Role.CONDITION)), None)
            due = _due(mention.when)
            yield _made(Commitment("", by, to, what, condition, due, state, (event.id,), (mention.sentence,)))


def _made(one: Commitment) -> Commitment:
    """Return the commitment with its id, and each party once."""
    by = tuple(dict.fromkeys(one.by))
    to = tuple(actor for actor in dict.fromkeys(one.to) if actor not in by)
    return replace(
        one, id=content_id("commitment", *sorted(by), one.what.article, one.what.start, one.what.end), by=by, to=to
    )


def _spans(parts: Iterable[Part], role: Role) -> list[Span]:
    return [part.span for part in parts if part.role is role]


def _actors(parts: Iterable[Part], role: Role) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.actor for part in parts if part.role is role and part.actor))


def _due(when: When | None) -> Due | None:
    return Due(when.value, when.span.text if when.span else None) if when else None


def _words(mention: Mention, sources: _Sources) -> Span:
    statement = sources.statements.get(mention.told_by or "")
    text = sources.record.article(mention.article).text
    return phrase(mention, text, statement.content if statement else ())


def _agreements(mentions: Iterable[Mention]) -> dict[Span, list[Mention]]:
    """Return the agreements told as reached, by the sentence that tells of them."""
    found: dict[Span, list[Mention]] = {}
    for mention in mentions:
        if mention.type == "AGREE" and mention.status in {Status.OCCURRED, Status.ONGOING}:
            found.setdefault(mention.sentence, []).append(mention)
    return found


def _state(mention: Mention, sources: _Sources, agreements: Sequence[Mention]) -> str | None:
    """Return what kind of commitment a telling is; ``None`` where it is none ("will visit", "may attack")."""
    teller = sources.statements.get(mention.told_by or "")
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


def _parties(mention: Mention, sources: _Sources, state: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    by = _actors(mention.parts, Role.BOUND) or tuple(party.actor for party in mention.actors)
    teller = sources.statements.get(mention.told_by or "")
    if state == "demanded":
        return by, tuple(source.actor for source in teller.sources) if teller else ()
    return by, tuple(party.actor for party in mention.recipients)


def _merged(found: Sequence[Commitment], record: Record) -> list[Commitment]:
    """Return one commitment for each undertaking: over copies, and over a statement and the event inside it."""
    whole: dict[str, list[Commitment]] = {}
    for one in sorted(found, key=lambda one: (one.what, STATES.index(one.state), one.id)):
        report = record.report_of.get(one.what.article, one.what.article)
        group = whole.setdefault(report, [])
        same = next((place for place, other in enumerate(group) if _same(one, other)), None)
        if same is None:
            group.append(one)
        else:
            group[same] = _joined(group[same], one)
    return sorted((one for group in whole.values() for one in group), key=lambda one: (one.what, one.id))


def _same(a: Commitment, b: Commitment) -> bool:
    if not set(a.by) & set(b.by) and not overlap(a.what, b.what):
        return False
    if overlap(a.what, b.what):
        return True
    return normalised(a.what) == normalised(b.what) or (
        a.what.article != b.what.article and shared(stems([a.what]), stems([b.what])) >= _SAME_WORDS
    )


def _joined(a: Commitment, b: Commitment) -> Commitment:
    return replace(
        a,
        state=min(a.state, b.state, key=STATES.index),
        to=tuple(dict.fromkeys(a.to + b.to)),
        condition=a.condition or b.condition,
        due=a.due or b.due,
        evidence=tuple(sorted({*a.evidence, *b.evidence})),
        sentences=tuple(sorted({*a.sentences, *b.sentences})),
    )


def _named_in(one: Commitment, sources: _Sources) -> list[str]:
    """Return who else the findings behind a commitment name: "if India agrees"."""
    inside = [sources.statements[id_] for id_ in one.evidence if id_ in sources.statements]
    return [source.actor for statement in inside for source in statement.sources]


def _followed(one: Commitment, sources: _Sources) -> Commitment:
    """Add later events of the same type and parties that show it kept or broken."""
    promised = [event for event in sources.events.values() if event.id in one.evidence]
    if not promised:
        return one
    types = {event.type for event in promised}
    told = day(sources.record.article(one.what.article)) or ""
    later: dict[Status, set[str]] = {Status.OCCURRED: set(), Status.DENIED: set()}
    for mention in sources.mentions:
        doing = {party.actor for party in mention.actors}
        fits = mention.type in types and mention.status in later and doing >= set(one.by)
        if fits and (day(sources.record.article(mention.article)) or "") > told and _happened_after(mention, told):
            later[mention.status].add(sources.events[mention.id].id)
    return replace(one, kept=tuple(sorted(later[Status.OCCURRED])), broken=tuple(sorted(later[Status.DENIED])))


def _happened_after(mention: Mention, told: str) -> bool:
    value = mention.when.value if mention.when else None
    return value is not None and value.split("/")[-1] > told
