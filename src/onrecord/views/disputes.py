"""Denials and what they answer in, disputes with both sides' words out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Act, Event, Mention, Role, Span, Statement, Status, content_id
from onrecord.store.filter import ALL, Filter
from onrecord.store.reader import Reader
from onrecord.views.claimants import named_claimants
from onrecord.views.record import Record, day
from onrecord.views.wording import wording
from onrecord.views.words import overlap, shared, stems

_CLAIMS = frozenset({Act.ASSERT, Act.ACCUSE, Act.BELIEVE, Act.THREATEN})
_RELATED = 0.34  # share of content words: a denial that names what it denies, "rejected reports of a base"
_RELATED_THINGS = 2  # content words they share at least: one is a name that every sentence of the article has
_CONTRADICTS = 0.6  # share of content words of a statement that says "not" and one that does not
_SAME_THINGS = 4  # content words they share at least
_NEAR = 5  # words before a denial that may say it was not made: "tried to silence or deny"
_ASKS = re.compile(r"\W*(?:do not|don[’']t|let[’']s)\b", re.IGNORECASE)  # "Don't forget" denies nothing
_DAYS = 7  # a denial in another report answers what was published in the week before


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: who says so (ids of actors), in which findings, and the words and sentences."""

    by: tuple[str, ...]
    evidence: tuple[str, ...]
    text: str
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim and its denial; ``about`` is the claim's words. Where no claim was found, ``claim`` has no ``by``."""

    id: str
    about: str
    claim: Side
    denial: Side


@dataclass(frozen=True, slots=True)
class _Saying:
    """A statement, or an act of accusing or rejecting: what can be a claim or a denial."""

    finding: str
    by: tuple[str, ...]
    against: frozenset[str]
    words: tuple[Span, ...]
    sentence: Span
    accuses: bool
    denies: bool = True  # in a word of denying, not merely by a "not"


def disputes(reader: Reader | Record, only: Filter = ALL) -> tuple[Dispute, ...]:
    """Return the disputes in which everyone asked for takes a side or is accused, by article and place in it."""
    record = Record.of(reader)
    period = replace(only, about=())
    statements, events = record.statements(period), record.events(period)
    mentions = record.mentions(events)
    said = _Sayings(statements, {mention: event for event in events for mention in event.mentions}, mentions)
    claims = _near(said.claims(), record)
    found: dict[str, list[tuple[Dispute, frozenset[str]]]] = {}
    for denial in sorted(said.denials(), key=lambda one: (record.rank(one.sentence), one.finding)):
        answered = _answered(denial, claims, record)
        if answered or said.denies(denial):
            _add(
                found.setdefault(_report(denial, record), []),
                _dispute(denial, answered, record),
                _involved(denial, answered),
            )
    for denial in said.contradictions():
        answered = _contradicted(denial, claims, record)
        if answered:
            _add(
                found.setdefault(_report(denial, record), []),
                _dispute(denial, answered, record),
                _involved(denial, answered),
            )
    whole = [pair for group in found.values() for pair in group]
    passing = [dispute for dispute, involved in whole if record.involves(only, involved)]
    return tuple(sorted(passing, key=lambda one: (record.rank(one.denial.sentences[0]), one.id)))


class _Sayings:
    """What can be a claim and what a denial, among the statements and events of a record."""

    def __init__(
        self, statements: Iterable[Statement], events: Mapping[str, Event], mentions: Mapping[str, Mention]
    ) -> None:
        self.statements = {one.id: one for one in statements}
        self._events = events
        self._mentions = mentions
        self._blamed: dict[str, set[str]] = {}
        for mention in mentions.values():
            if mention.told_by:
                self._blamed.setdefault(mention.told_by, set()).update(party.actor for party in mention.actors)

    def claims(self) -> list[_Saying]:
        """Return statements that claim, and accusations that no statement of the same sentence tells."""
        stated = [self._stated(one) for one in self.statements.values() if one.act in _CLAIMS and one.content]
        accusing = {saying.sentence for saying in stated if saying.accuses}
        return stated + [one for one in self._acts("ACCUSE") if one.sentence not in accusing]

    def denials(self) -> list[_Saying]:
        """Return statements that deny, and denials told as acts that no statement of the same sentence tells."""
        stated = [
            self._stated(one)
            for one in self.statements.values()
            if one.act is Act.DENY and _denied(one) and _performed(one.cue[:1], one.sentence)
        ]
        acts = self._acts("REJECT", "deny")
        return stated + [one for one in acts if not any(overlap(one.sentence, other.sentence) for other in stated)]

    def denies(self, saying: _Saying) -> bool:
        """Tell whether a denial stands without its claim: in a word of denying, and of something it names."""
        statement = self.statements.get(saying.finding)
        return statement is not None and _says_no(statement.cue) and len(stems(saying.words)) > 1

    def contradictions(self) -> list[_Saying]:
        """Return statements that say of something that it is not so: they dispute where another said that it is."""
        plain = [one for one in self.statements.values() if one.act in _CLAIMS or not _says_no(one.cue)]
        return [self._stated(one) for one in plain if one.act in {*_CLAIMS, Act.DENY} and _negated(one.content)]

    def _stated(self, statement: Statement) -> _Saying:
        accused = {part.actor for part in statement.parts if part.role is not Role.CONDITION and part.actor}
        by = tuple(dict.fromkeys(source.actor for source in statement.sources))
        against = frozenset(accused | self._blamed.get(statement.id, set()))
        words = statement.content or (statement.sentence,)
        accuses, denies = statement.act is Act.ACCUSE, _says_no(statement.cue)
        return _Saying(statement.id, by, against, words, statement.sentence, accuses, denies)

    def _acts(self, type_: str, mode: str | None = None) -> list[_Saying]:
        told = (one for one in self._mentions.values() if one.type == type_ and mode in {None, one.mode})
        acts = [one for one in told if one.status is Status.OCCURRED and _performed((one.trigger,), one.sentence)]
        return [
            _Saying(
                self._events[one.id].id,
                tuple(dict.fromkeys(party.actor for party in one.actors)),
                frozenset(party.actor for party in one.recipients),
                (one.sentence,),
                one.sentence,
                type_ == "ACCUSE",
            )
            for one in acts
            if one.actors
        ]


def _says_no(cue: Iterable[Span]) -> bool:
    """Tell whether a cue is a word of denying: not "said", whatever is said."""
    return any(_begins(span.text, wording().signs.denials) for span in cue)


def _denied(statement: Statement) -> bool:
    """Tell whether it is denied that something is so: not "rejected the offer", "refused to attend"."""
    if not _says_no(statement.cue):
        return not any(_begins(span.text, wording().signs.attempts) for span in statement.cue)
    signs = wording().signs
    said = " ".join(span.text for span in statement.content)
    if any(_begins(span.text, signs.untrue) for span in statement.cue):
        return not _begins(said, signs.withheld)  # "denied them entry" says of nothing that it is not so
    first = said.split(maxsplit=1)[0] if said else ""
    return first in ("", *signs.clauses) or first.endswith("ing") or _begins(said, signs.claims)


def _begins(text: str, stems_: tuple[str, ...]) -> bool:
    return any(word.startswith(stems_) for word in re.findall(r"\w+", text.lower()))


def _performed(words: Sequence[Span], sentence: Span) -> bool:
    """Tell whether a denial or accusation was made: not "tried to deny", "could not deny"."""
    start = words[0].start if words else sentence.start
    before = re.findall(r"[\w’']+", sentence.text[: max(start - sentence.start, 0)].lower())
    signs = wording().signs
    tried = any(word.startswith(signs.attempts) for word in before[-_NEAR:])
    return not tried and not set(before[-1:]) & signs.unperformed


def _near(claims: Iterable[_Saying], record: Record) -> Mapping[str, list[_Saying]]:
    """Return the claims by the day their article was published, and by article."""
    by_place: dict[str, list[_Saying]] = {}
    for claim in claims:
        article = claim.sentence.article
        by_place.setdefault(article, []).append(claim)
        by_place.setdefault(day(record.article(article)) or "", []).append(claim)
    return by_place


def _answered(denial: _Saying, claims: Mapping[str, list[_Saying]], record: Record) -> list[_Saying]:
    """Return the claims that a denial answers, best first: in its own article, or else in the week before."""
    here = denial.sentence.article
    scored = [(_fit(denial, claim, record), claim) for claim in claims.get(here, ())]
    found = [(score, claim) for score, claim in scored if score is not None]
    if not found:
        before = (claim for past in _week(day(record.article(here))) for claim in claims.get(past, ()))
        elsewhere = [claim for claim in before if claim.sentence.article != here and claim.accuses]
        far = [(_fit(denial, claim, record), claim) for claim in elsewhere if _names_it(denial, claim)]
        found = [(score, claim) for score, claim in far if score is not None]
    found.sort(key=lambda pair: (-pair[0], pair[1].sentence, pair[1].finding))
    best = [claim for _, claim in found]
    return best[:1] + [
        claim for claim in best[1:] if claim.accuses and best[0].accuses and not _names_it(denial, best[0])
    ]


def _report(saying: _Saying, record: Record) -> str:
    return record.report_of.get(saying.sentence.article, "")


def _negated(content: Iterable[Span]) -> bool:
    return bool(_negations(content))


def _negations(content: Iterable[Span]) -> tuple[Span, ...]:
    """Return the sentences of the content that say of something that it is not so."""
    sentences = [
        Span(span.article, span.start + part.start(), span.start + part.end(), part.group())
        for span in content
        for part in re.finditer(r"[^.!?]+", span.text)
        if not _ASKS.match(part.group())
    ]
    negations = wording().signs.negations
    return tuple(one for one in sentences if negations & set(re.findall(r"[\w’']+", one.text.lower())))


def _contradicted(denial: _Saying, claims: Mapping[str, list[_Saying]], record: Record) -> list[_Saying]:
    """Return the claim in the same article that says of the same what the denial says is not so."""
    words, party = stems(_negations(denial.words)), record.meant(denial.by)
    best: list[tuple[float, _Saying]] = []
    for claim in claims.get(denial.sentence.article, ()):
        theirs = stems(claim.words)
        apart = (
            not claim.by or party & record.meant(claim.by) or claim.finding == denial.finding or _negated(claim.words)
        ) or any(overlap(a, b) for a in denial.words for b in claim.words)
        if party and not apart and len(words & theirs) >= _SAME_THINGS and shared(words, theirs) >= _CONTRADICTS:
            best.append((shared(words, theirs), claim))
    best.sort(key=lambda pair: (-pair[0], pair[1].sentence, pair[1].finding))
    return [claim for _, claim in best[:1]]


def _week(published: str | None) -> list[str]:
    try:
        last = date.fromisoformat(published or "").toordinal()
    except ValueError:
        return []
    return [date.fromordinal(one).isoformat() for one in range(last, last - _DAYS - 1, -1)]


def _names_it(denial: _Saying, claim: _Saying) -> bool:
    return shared(stems(denial.words), stems(claim.words)) >= _RELATED


def _fit(denial: _Saying, claim: _Saying, record: Record) -> float | None:
    """Return how well a claim fits what is denied, ``None`` where it does not: parties, words, nearness."""
    deniers, claimants = record.meant(denial.by), record.meant(claim.by)
    if (
        deniers & claimants
        or claim.finding == denial.finding
        or any(overlap(a, b) for a in denial.words for b in claim.words)
    ):
        return None
    accused = bool(deniers & record.meant(claim.against)) and claim.accuses
    answered = bool(claimants & record.meant(denial.against))
    denied, claimed = stems(denial.words), stems(claim.words)
    words = shared(denied, claimed)
    related = words >= _RELATED and len(denied & claimed) >= _RELATED_THINGS
    if not (accused or (denial.denies and ((answered and words > 0) or related))):
        return None
    apart = (
        abs(denial.sentence.start - claim.sentence.start) / 10_000
        if denial.sentence.article == claim.sentence.article
        else 1
    )
    return 2 * accused + answered + 2 * words + 0.5 * claim.accuses - apart


def _dispute(denial: _Saying, answered: Sequence[_Saying], record: Record) -> Dispute:
    """Return the dispute; where no claim was found, what is denied, and by whom, is told by the denial's own words."""
    named = tuple(one for one in named_claimants(denial.words, record) if one not in denial.by)
    by = {actor for saying in answered for actor in saying.by}
    if answered and (not named or record.meant(named) & record.meant(by)):
        claim = _side(answered)
    else:
        claim = Side(named, (), _text(denial.words), (denial.sentence,))
    id_ = content_id("dispute", *claim.evidence, denial.finding)
    return Dispute(id_, claim.text, claim, _side([denial]))


def _side(sayings: Sequence[_Saying]) -> Side:
    return Side(
        tuple(dict.fromkeys(actor for saying in sayings for actor in saying.by)),
        tuple(dict.fromkeys(saying.finding for saying in sayings)),
        _text(sayings[0].words),
        tuple(dict.fromkeys(saying.sentence for saying in sayings)),
    )


def _text(spans: Iterable[Span]) -> str:
    return " … ".join(span.text for span in spans)


def _involved(denial: _Saying, answered: Sequence[_Saying]) -> frozenset[str]:
    return frozenset((*denial.by, *denial.against)).union(*((*claim.by, *claim.against) for claim in answered))


def _add(group: list[tuple[Dispute, frozenset[str]]], dispute: Dispute, involved: frozenset[str]) -> None:
    """Add a dispute to those of its report, or to the one it is a copy of."""
    for place, (other, others) in enumerate(group):
        if other.denial.by == dispute.denial.by and _alike(other, dispute):
            group[place] = (_joined(other, dispute), others | involved)
            return
    group.append((dispute, involved))


def _alike(a: Dispute, b: Dispute) -> bool:
    return a.denial.text == b.denial.text or bool(set(a.claim.evidence) & set(b.claim.evidence))


def _joined(a: Dispute, b: Dispute) -> Dispute:
    return replace(a, claim=_both(a.claim, b.claim), denial=_both(a.denial, b.denial))


def _both(a: Side, b: Side) -> Side:
    sentences = tuple(dict.fromkeys(a.sentences + b.sentences))
    return Side(tuple(dict.fromkeys(a.by + b.by)), tuple(dict.fromkeys(a.evidence + b.evidence)), a.text, sentences)
