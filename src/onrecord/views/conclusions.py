"""Articles that are settled in, what the views conclude of them out, to be kept: commitments, disputes and concerns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Event, Mention, Span, Statement
from onrecord.store.codec import decode, pack
from onrecord.store.conclusion import Clue, Conclusion, Parts
from onrecord.store.key import key
from onrecord.store.reader import Reader
from onrecord.store.relating import Related
from onrecord.views import commitments, concerns, deeds, digests, disputes
from onrecord.views.commitments import Commitment
from onrecord.views.concerns import Held
from onrecord.views.disputes import Dispute
from onrecord.views.quarrels import RELATED, Quarrels, Saying, quarrels
from onrecord.views.record import Record
from onrecord.views.undertakings import Sources
from onrecord.views.words import stems


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says by itself; ``sure`` has the confidence of the findings it rests on, by id."""

    undertakings: tuple[Commitment, ...]
    concerns: tuple[Held, ...]
    quarrels: Quarrels
    sure: tuple[tuple[str, float], ...]


class Concluder:
    """The views' part in settling: see `onrecord.store.conclusion.Concluder`."""

    def parts(self, reader: Reader, articles: AbstractSet[str]) -> Iterator[Parts]:
        """Yield what each of these articles says by itself."""
        record = Record(reader)
        record.fetch(articles)
        record.fetch_named(articles)
        for id_, sources in Sources.by_article(record, articles):
            told = _told(id_, sources)
            done = {one.id: (deeds.stands(one), deeds.words_of(one), deeds.day_of(one)) for one in sources.mentions}
            yield Parts(id_, pack(told), _stands(told), done)

    def related(self, reader: Reader, events: Sequence[Event]) -> Iterator[Related]:
        """Yield for each of these events whom it relates."""
        yield from digests.related(Record(reader), events)

    def seeks(self, packed: bytes) -> Sequence[Clue]:
        """Return by what to find the other articles with which the parts of one are joined."""
        return _seeks(decode(Told, packed))

    def joined(self, reader: Reader, reports: AbstractSet[str], packed: Mapping[str, bytes]) -> Iterator[Conclusion]:
        """Yield the conclusions of some reports, given the parts of their articles and of those they seek."""
        record = Record(reader)
        record.fetch(packed)
        told = {id_: decode(Told, packed[id_]) for id_ in sorted(packed)}
        yield from _Joining.of(record, reports, told).conclusions()


def _told(article: str, sources: Sources) -> Told:
    undertaken, held, quarrel = commitments.undertakings(sources), concerns.held(sources), quarrels(article, sources)
    denied = [*quarrel.denials, *quarrel.contradictions]
    sayings = [*(one.saying for one in denied), *(one.answered.claim for one in denied if one.answered)]
    rests = {id_ for one in undertaken for id_ in one.evidence} | {id_ for one in held for id_ in one.concern.evidence}
    rests |= {saying.finding for saying in (*sayings, *quarrel.accusing)}
    found: tuple[Statement | Mention, ...] = (*sources.statements.values(), *sources.mentions)
    return Told(undertaken, held, quarrel, tuple((one.id, one.confidence) for one in found if one.id in rests))


def _stands(told: Told) -> tuple[Clue, ...]:
    """Return by what others find an article: what it undertakes, of what it accuses, what it denies."""
    return (*_worded(told), *_clues("claim", told, told.quarrels.accusing, 0), *_clues("denial", told, _open(told), 0))


def _seeks(told: Told) -> tuple[Clue, ...]:
    """Return what finds articles that undertake in the same words, accuse of what it denies, or deny its claims."""
    return (*_worded(told), *_clues("claim", told, _open(told), -1), *_clues("denial", told, told.quarrels.accusing, 1))


def _worded(told: Told) -> Iterator[Clue]:
    for one in told.undertakings:
        if words := commitments.worded(one):
            yield Clue(frozenset({key(f"words {' '.join(sorted(set(one.by)))} {words}")}))


def _open(told: Told) -> list[Saying]:
    return [one.saying for one in told.quarrels.open]


def _clues(what: str, told: Told, sayings: Iterable[Saying], step: int) -> Iterator[Clue]:
    """Yield the words of each saying, on the days that a denial and its claim may be apart."""
    days = [date.fromisoformat(one).toordinal() for one in disputes.week(told.quarrels.day, step)]
    for saying in sayings if days else ():
        keys = frozenset(key(f"{what} {word}") for word in stems(saying.words))
        yield Clue(keys, (min(days), max(days)), RELATED)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a conclusion is found by: its words and sentences, who takes part, and the ids it rests on."""

    at: Span
    sentences: Sequence[Span]
    actors: Sequence[str]
    evidence: Sequence[str]
    facet: str = ""


@dataclass(frozen=True, slots=True)
class _Joining:
    """Reports, what articles say, the event of each mention, and how sure each finding is."""

    record: Record
    reports: AbstractSet[str]
    told: Mapping[str, Told]
    event_of: Mapping[str, str]
    events: frozenset[str]
    sure: Mapping[str, float]

    @classmethod
    def of(cls, record: Record, reports: AbstractSet[str], told: Mapping[str, Told]) -> "_Joining":
        """Look up the events; one is as sure as its surest mention."""
        found = dict(pair for one in told.values() for pair in one.sure)
        event_of, sure = record.reader.event_of(found), dict[str, float]()
        for finding, confidence in found.items():
            id_ = event_of.get(finding, finding)
            sure[id_] = max(confidence, sure.get(id_, 0.0))
        return cls(record, reports, told, event_of, frozenset(event_of.values()), sure)

    def conclusions(self) -> list[Conclusion]:
        """Return the commitments, disputes and concerns of the reports, by place."""
        every = (*self._commitments(), *self._disputes(), *self._concerns())
        return sorted(every, key=lambda one: one.place)

    def _commitments(self) -> Iterator[Conclusion]:
        found = [one for told in self.told.values() for one in told.undertakings]
        made = [*commitments.joined(found, sorted(self.reports), self.record, self.event_of)]
        rests = self.events.intersection(id_ for _, one in made for id_ in one.evidence)
        types = {event.id: event.type for event in self.record.reader.happened(rests)}
        for report, one in made:
            shown = _Shown(one.what, one.sentences, commitments.involved(one), one.evidence, one.state)
            concluded = self._made("commitment", report, one, shown)
            yield replace(concluded, confidence=one.confidence, awaits=deeds.awaits(one, types), owing=one.by)

    def _disputes(self) -> Iterator[Conclusion]:
        quarrel = {id_: told.quarrels for id_, told in self.told.items()}
        for report, one in disputes.joined(quarrel, sorted(self.reports), self.record, self.event_of):
            evidence = (*one.claim.evidence, *one.denial.evidence)
            shown = _Shown(one.denial.sentences[0], one.denial.sentences, one.involved, evidence)
            sides = (side.evidence for side in (one.claim, one.denial) if side.evidence)
            sure = min((max(self.sure.get(id_, 1.0) for id_ in ids) for ids in sides), default=1.0)
            yield replace(self._made("dispute", report, one, shown), confidence=round(one.confidence * sure, 3))

    def _concerns(self) -> Iterator[Conclusion]:
        told = (one for told in self.told.values() for one in told.concerns)
        for one in concerns.placed(told, self.record):
            report, held = self.record.report_of[one.concern.source.article], one.concern
            if report in self.reports:
                facet = " ".join(one.speakers)
                shown = _Shown(held.sentences[0], held.sentences, held.involved, held.evidence, facet)
                yield replace(self._made("concern", report, one, shown), place=one.place)

    def _made(self, kind: str, report: str, value: Commitment | Dispute | Held, shown: _Shown) -> Conclusion:
        articles = sorted({sentence.article for sentence in shown.sentences})
        id_ = value.concern.id if isinstance(value, Held) else value.id
        return Conclusion(
            kind=kind,
            id=id_,
            report=report,
            place=f"{self.record.place(shown.at)} {id_}",
            day=next(iter(self.record.days(articles)), None),
            articles=articles,
            facet=shown.facet,
            actors=shown.actors,
            confidence=max(self.sure.get(id_, 1.0) for id_ in shown.evidence),
            rests=sorted(self.events.intersection(shown.evidence)),
            awaits=(frozenset(), 0),
            value=value,
        )
