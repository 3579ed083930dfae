"""Denials and what they answer in, disputes with both sides' words out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import Span, content_id
from onrecord.store.filter import ALL, Filter
from onrecord.store.kept import Wanted
from onrecord.store.reader import Reader
from onrecord.views.quarrels import RELATED, Answered, Denial, Quarrels, Saying, best, quarrels
from onrecord.views.record import Record, day
from onrecord.views.undertakings import Sources
from onrecord.views.words import stems

_DAYS = 7  # a denial in another report answers what was published in the week before
_ALONE = 0.25  # how much a denial counts of which no claim was found, beside the chances of those with one


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: who says so (ids of actors), in which findings, and the words and sentences."""

    by: tuple[str, ...]
    evidence: tuple[str, ...]
    text: str
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim and its denial; ``about`` is the claim's words. Where no claim was found, ``claim`` has no ``by``.

    ``involved`` are all who take a side or are accused (ids of actors, sorted); ``confidence`` is how likely the claim
    is what is denied: 0 to 1.
    """

    id: str
    about: str
    claim: Side
    denial: Side
    involved: tuple[str, ...] = ()
    confidence: float = _ALONE


def disputes(reader: Reader | Record, only: Filter = ALL, limit: int | None = None) -> tuple[Dispute, ...]:
    """Return the disputes in which everyone asked for takes a side or is accused, by article and place in it.

    A dispute has the day on which its denial was first in print. With a ``limit``, those that were denied last.
    """
    record = Record.of(reader)
    if record.reader.concluded:
        return record.reader.kept(Dispute, "dispute", Wanted(only=only, limit=limit))
    told = {id_: quarrels(id_, sources) for id_, sources in Sources.every(record, only)}
    pairs = joined(told, record.report_of.values(), record, record.event_of())
    every = sorted((one for _, one in pairs), key=lambda one: (record.rank(one.denial.sentences[0]), one.id))
    asked = (
        one for one in every if record.involves(only, one.involved) and record.printed_in(only, one.denial.sentences)
    )
    return tuple(asked)[-limit if limit else 0 :]


def joined(
    told: Mapping[str, Quarrels], reports: Iterable[str], record: Record, event_of: Mapping[str, str]
) -> Iterator[tuple[str, Dispute]]:
    """Yield reports and their disputes: a denial with the claim it answers, copies as one.

    ``told`` is that of their articles, and of articles whose claims they may answer; ``event_of`` tells the event
    of each mention.
    """
    claims = _Claims(told.values())
    groups: dict[str, list[Dispute]] = {report: [] for report in dict.fromkeys(reports)}
    mine = [(report, told[id_]) for id_ in sorted(told) if (report := record.report_of.get(id_, "")) in groups]
    denials = [(report, one) for report, quarrel in mine for one in quarrel.denials]
    denials.sort(key=lambda pair: (record.rank(pair[1].saying.sentence), pair[1].saying.finding))
    for report, one in (*denials, *((report, one) for report, quarrel in mine for one in quarrel.contradictions)):
        answered = one.answered or claims.answered(one.saying, record)
        if answered or one.stands:
            _add(groups[report], _dispute(one, answered, record, event_of))
    for report, group in groups.items():
        yield from ((report, one) for one in group)


class _Claims:
    """Accusing claims, found by the day of publication and their words."""

    def __init__(self, told: Iterable[Quarrels]) -> None:
        self._claims: list[Saying] = []
        self._words: list[int] = []
        self._by_word: dict[tuple[str | None, str], list[int]] = {}
        for quarrel in told:
            for claim in quarrel.accusing:
                for word in stems(claim.words):
                    self._by_word.setdefault((quarrel.day, word), []).append(len(self._claims))
                self._claims.append(claim)
                self._words.append(len(stems(claim.words)))

    def answered(self, denial: Saying, record: Record) -> Answered | None:
        """Return the claim of another article of the week before that a denial answers."""
        here, words = denial.sentence.article, stems(denial.words)
        days = week(day(record.article(here)))
        common = Counter(at for past in days for word in words for at in self._by_word.get((past, word), ()))
        alike = (at for at in sorted(common) if common[at] / min(len(words), self._words[at]) >= RELATED)
        return best(denial, (claim for at in alike if (claim := self._claims[at]).sentence.article != here), record)


def week(published: str | None, step: int = -1) -> list[str]:
    """Return the day and the seven before it, whose accusations a denial can answer; the day alone, or those after it.

    ``step`` is -1, 0 or 1. Nothing for what is no day.
    """
    try:
        day_ = date.fromisoformat(published or "")
    except ValueError:
        return []
    return [(day_ + timedelta(step * days)).isoformat() for days in range(_DAYS + 1 if step else 1)]


def _dispute(denial: Denial, answered: Answered | None, record: Record, event_of: Mapping[str, str]) -> Dispute:
    """Return the dispute; where no claim was found, what is denied is told by the denial's own words."""
    saying = denial.saying
    named = tuple(one for one in denial.named if one not in saying.by)
    if answered and (not named or record.meant(named) & record.meant(answered.claim.by)):
        claim, chance = _side(answered.claim, event_of), answered.chance
    else:
        claim, chance = Side(named, (), _text(saying.words), (saying.sentence,)), _ALONE
    denied = _side(saying, event_of)
    id_ = content_id("dispute", *claim.evidence, *denied.evidence)
    involved = {actor for one in (saying, answered and answered.claim) if one for actor in (*one.by, *one.against)}
    return Dispute(id_, claim.text, claim, denied, tuple(sorted(involved)), round(chance, 3))


def _side(saying: Saying, event_of: Mapping[str, str]) -> Side:
    return Side(saying.by, (event_of.get(saying.finding, saying.finding),), _text(saying.words), (saying.sentence,))


def _text(spans: Iterable[Span]) -> str:
    return " … ".join(span.text for span in spans)


def _add(group: list[Dispute], dispute: Dispute) -> None:
    """Add a dispute to those of its report, or to the one it is a copy of."""
    for place, other in enumerate(group):
        if other.denial.by == dispute.denial.by and _alike(other, dispute):
            group[place] = _joined(other, dispute)
            return
    group.append(dispute)


def _alike(a: Dispute, b: Dispute) -> bool:
    return a.denial.text == b.denial.text or bool(set(a.claim.evidence) & set(b.claim.evidence))


def _joined(a: Dispute, b: Dispute) -> Dispute:
    claim, denial = _both(a.claim, b.claim), _both(a.denial, b.denial)
    involved, confidence = tuple(sorted({*a.involved, *b.involved})), max(a.confidence, b.confidence)
    return replace(a, claim=claim, denial=denial, involved=involved, confidence=confidence)


def _both(a: Side, b: Side) -> Side:
    sentences = tuple(dict.fromkeys(a.sentences + b.sentences))
    return Side(tuple(dict.fromkeys(a.by + b.by)), tuple(dict.fromkeys(a.evidence + b.evidence)), a.text, sentences)
