"""A record in, what was offered, agreed, demanded and threatened out: one commitment for each undertaking."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.model import Mention, Span, Status
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.record import Record, day
from onrecord.views.undertakings import Commitment, Due, Sources, from_events, from_statements
from onrecord.views.unruled import likely
from onrecord.views.words import normalised, overlap, shared, stems

__all__ = ["STATES", "Commitment", "Due", "commitments"]

STATES = ("agreed", "threatened", "demanded", "offered")
"""What a commitment can be; where findings of one undertaking differ, the first of these holds."""

_SAME_WORDS = 0.8  # share of content words: two copies' tellings of one undertaking
_TOGETHER = 4  # characters: an article or "to" between two beginnings
_ALL_BUT = 0.8  # share of characters of two spans that are all but the same
_SAME_MATTER = 0.5  # share of content words: what was promised, and what was done
_WORDS_ENOUGH = 5  # words that two reports use alike: one text, whether or not they were found to be copies


def commitments(reader: Reader | Record, only: Filter = ALL) -> tuple[Commitment, ...]:
    """Return the commitments in which everyone asked for has a part, one for each undertaking, by publication."""
    record = Record.of(reader)
    sources = Sources(record, replace(only, about=()))
    ruled = [*from_statements(sources), *from_events(sources)]
    found = merged([*ruled, *likely(sources, ruled)], record)
    passing = [one for one in found if record.involves(only, (*one.by, *one.to, *one.told_by))]
    told = _by_type(sources.mentions)
    types = {event.id: event.type for event in sources.events.values()}
    return tuple(_followed(one, sources, types, told) for one in passing)


def merged(found: Sequence[Commitment], record: Record) -> list[Commitment]:
    """Return one commitment for each undertaking: over copies, and over a statement and the event inside it.

    Of findings in one sentence, the earlier in ``found`` says by whom.
    """
    whole: dict[str, list[Commitment]] = {}
    worded: dict[tuple[frozenset[str], str], str] = {}
    for one in sorted(found, key=lambda one: record.rank(one.sentences[0] if one.sentences else one.what)):
        words = normalised(one.what)
        report = record.report_of.get(one.what.article, one.what.article)
        if len(words.split()) >= _WORDS_ENOUGH:
            report = worded.setdefault((frozenset(one.by), words), report)
        group = whole.setdefault(report, [])
        known = next((place for place, other in enumerate(group) if same(other, one, record)), None)
        if known is None:
            group.append(one)
        else:
            group[known] = _joined(group[known], one)
    every = (one for group in whole.values() for one in group)
    return sorted(every, key=lambda one: (record.rank(one.what), one.id))


def same(a: Commitment, b: Commitment, record: Record) -> bool:
    """Tell whether two are one undertaking: alike in two copies, or by one party in overlapping or the same words."""
    words, elsewhere = normalised(a.what), a.what.article != b.what.article
    if elsewhere and len(words.split()) >= _WORDS_ENOUGH and words == normalised(b.what):
        return True
    if not record.meant(a.by) & record.meant(b.by):
        return _coincide(a.what, b.what)  # what a statement and an event in it both say binds whom the statement names
    alike = elsewhere and shared(stems([a.what]), stems([b.what])) >= _SAME_WORDS
    return overlap(a.what, b.what) or alike or words == normalised(b.what)


def _one_head(a: Span, b: Span) -> bool:
    """Tell whether two spans begin together: in "set up a body to fight piracy" the fight is not the promise."""
    return a.article != b.article or abs(a.start - b.start) <= _TOGETHER


def _coincide(a: Span, b: Span) -> bool:
    """Tell whether two spans are all but the same characters."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return a.article == b.article and common >= _ALL_BUT * (max(a.end, b.end) - min(a.start, b.start))


def _joined(a: Commitment, b: Commitment) -> Commitment:
    one_head = _one_head(a.what, b.what)
    return replace(
        a,
        state=min(a.state, b.state, key=STATES.index) if one_head else a.state,
        to=tuple(actor for actor in dict.fromkeys(a.to + b.to * one_head) if actor not in a.by),
        condition=a.condition or b.condition,
        due=a.due or b.due,
        evidence=tuple(dict.fromkeys(a.evidence + b.evidence)),
        sentences=tuple(dict.fromkeys(a.sentences + b.sentences)),
        told_by=tuple(dict.fromkeys(a.told_by + b.told_by)),
    )


_Told = Mapping[tuple[str, Status], Sequence[Mention]]


def _by_type(mentions: Sequence[Mention]) -> _Told:
    told: dict[tuple[str, Status], list[Mention]] = {}
    for mention in mentions:
        told.setdefault((mention.type, mention.status), []).append(mention)
    return told


def _followed(one: Commitment, sources: Sources, types_of: Mapping[str, str], told: _Told) -> Commitment:
    """Add later events of the same type and parties that show it kept or broken."""
    types = sorted({types_of[id_] for id_ in one.evidence if id_ in types_of})
    kept = {event for type_ in types for event in _after(one, sources, told.get((type_, Status.OCCURRED), ()))}
    broken = {event for type_ in types for event in _after(one, sources, told.get((type_, Status.DENIED), ()))}
    return replace(one, kept=tuple(sorted(kept)), broken=tuple(sorted(broken)))


def _after(one: Commitment, sources: Sources, told: Sequence[Mention]) -> Iterator[str]:
    """Yield the events that happened, and were reported, after it was said: by the same, to the same, of the same."""
    printed = day(sources.record.article(one.what.article)) or "9999"
    for mention in told:
        when = mention.when.value if mention.when and mention.when.value else ""
        doing = {party.actor for party in mention.actors}
        done_to = {party.actor for party in mention.recipients}
        alike = doing >= set(one.by) and (not one.to or not done_to or done_to & set(one.to))
        if alike and when[:10] > printed and shared(stems([one.what]), stems([mention.sentence])) >= _SAME_MATTER:
            yield sources.events[mention.id].id
