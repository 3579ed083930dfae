"""A record in, what was offered, agreed, demanded and threatened out: one commitment for each undertaking."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from onrecord.model import Span
from onrecord.store.filter import ALL, Filter
from onrecord.store.kept import Wanted
from onrecord.store.reader import Reader
from onrecord.views.deeds import followed
from onrecord.views.record import Record
from onrecord.views.undertakings import Commitment, Due, Sources, from_events, from_statements, undertaken
from onrecord.views.unruled import weighed
from onrecord.views.words import normalised, overlap, shared, stems

__all__ = ["STATES", "Commitment", "Due", "commitments"]

STATES = ("agreed", "threatened", "demanded", "offered")
"""What a commitment can be; where findings of one undertaking differ, the first of these holds."""

_SAME_WORDS = 0.8  # share of content words: two copies' tellings of one undertaking
_TOGETHER = 4  # characters: an article or "to" between two beginnings
_ALL_BUT = 0.8  # share of characters of two spans that are all but the same
_WORDS_ENOUGH = 5  # words that two reports use alike: one text, whether or not they were found to be copies


def commitments(reader: Reader | Record, only: Filter = ALL, limit: int | None = None) -> tuple[Commitment, ...]:
    """Return the commitments in which everyone asked for has a part, one for each undertaking, by publication.

    A commitment has the day on which it was first in print; what is told later shows it kept or broken, whatever period
    is asked for. With a ``limit``, those that were printed last.
    """
    record = Record.of(reader)
    if record.reader.concluded:
        return followed(record.reader.kept(Commitment, "commitment", Wanted(only=only, limit=limit)), record)
    found = [one for _, sources in Sources.every(record, only) for one in undertakings(sources)]
    pairs = joined(found, record.report_of.values(), record, record.event_of())
    every = sorted((one for _, one in pairs), key=lambda one: (record.rank(one.what), one.id))
    sure = (one for one in every if one.confidence >= only.confidence)
    asked = (one for one in sure if record.involves(only, involved(one)) and record.printed_in(only, one.sentences))
    return followed(tuple(asked)[-limit if limit else 0 :], record)


def involved(one: Commitment) -> tuple[str, ...]:
    """Return who has a part in a commitment."""
    return tuple(dict.fromkeys((*one.by, *one.to, *one.told_by)))


def joined(
    found: Iterable[Commitment], reports: Iterable[str], record: Record, event_of: Mapping[str, str]
) -> Iterator[tuple[str, Commitment]]:
    """Yield reports and their commitments, one for each undertaking, resting on events in place of mentions.

    ``found`` are those of their articles, and of articles that tell of the same in the same words.
    """
    groups = merged(found, record)
    for report in dict.fromkeys(reports):
        for one in groups.get(report, ()):
            yield report, replace(one, evidence=tuple(dict.fromkeys(event_of.get(id_, id_) for id_ in one.evidence)))


def undertakings(sources: Sources) -> tuple[Commitment, ...]:
    """Return every finding of an undertaking in an article; ``evidence`` are ids of statements and mentions."""
    found = weighed(sources, (*from_statements(sources), *from_events(sources)))
    return tuple(one for one in found if undertaken(one.what, sources))


def worded(one: Commitment) -> str:
    """Return the words of an undertaking that make it one in any two reports; nothing where they are too few."""
    words = normalised(one.what)
    return words if len(words.split()) >= _WORDS_ENOUGH else ""


def merged(found: Iterable[Commitment], record: Record) -> dict[str, list[Commitment]]:
    """Return for each report one commitment for each undertaking: over copies, a statement and the event inside it.

    What two reports tell in the same words is the earlier one's. Of findings in one sentence, the earlier in ``found``
    says by whom.
    """
    whole: dict[str, list[Commitment]] = {}
    told: dict[tuple[frozenset[str], str], str] = {}
    for one in sorted(found, key=lambda one: record.rank(one.sentences[0] if one.sentences else one.what)):
        report = record.report_of.get(one.what.article, one.what.article)
        if words := worded(one):
            report = told.setdefault((frozenset(one.by), words), report)
        group = whole.setdefault(report, [])
        known = next((place for place, other in enumerate(group) if same(other, one, record)), None)
        if known is None:
            group.append(one)
        else:
            group[known] = _joined(group[known], one)
    return whole


def same(a: Commitment, b: Commitment, record: Record) -> bool:
    """Tell whether two are one undertaking: alike in two copies, or by one party in overlapping or the same words."""
    words, elsewhere = normalised(a.what), a.what.article != b.what.article
    if elsewhere and worded(a) and words == normalised(b.what):
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
        confidence=max(a.confidence, b.confidence),
    )
