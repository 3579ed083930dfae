"""What one article says in, its claims and denials out, each denial with the claims of the article that it answers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log1p

from onrecord.model import Act, Role, Span, Statement, Status
from onrecord.views.claimants import named_claimants
from onrecord.views.record import Record, day
from onrecord.views.undertakings import Sources
from onrecord.views.wording import wording
from onrecord.views.words import overlap, shared, stems

_CLAIMS = frozenset({Act.ASSERT, Act.ACCUSE, Act.BELIEVE, Act.THREATEN})
RELATED = 0.34
"""The share of content words from which a denial may answer a claim of another article."""
_LIKELY, _BY_NOT = 0.15, 0.25
"""The chance from which a claim is held to be what is denied, chosen in folds; and to be what a mere "not" answers:
below, of 39 in the annotated articles two were right."""
_ELSEWHERE = 1_000  # characters by which a claim of another article counts as away
_PARAGRAPH = 150  # characters
_WEIGHTS = (-3.0, 0.9, 1.0, 0.9, 1.2, 0.7, -1.4, -1.3)  # of `signs`, as `benchmarks/denials.py` fits them
_CONTRADICTED = 0.2  # the chance of a claim in much the same words
_TELLING, _ALIKE = 2, 0.2  # content words that tell what is denied, and their share in a claim that may be meant
_CONTRADICTS = 0.5  # share of the content words of a statement that says "not" and one that does not, of both together
_SAME_THINGS = 4  # content words they share at least
_NEAR = 5  # words before a denial that may say it was not made: "tried to silence or deny"
_ASKS = re.compile(r"\W*(?:do not|don[’']t|let[’']s)\b", re.IGNORECASE)  # "Don't forget" denies nothing


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement, or an act of accusing or rejecting: what can be a claim or a denial. ``finding`` is its id."""

    finding: str
    by: tuple[str, ...]
    against: tuple[str, ...]
    words: tuple[Span, ...]
    sentence: Span
    accuses: bool
    denies: bool = True  # in a word of denying, not merely by a "not"
    cue: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim that a denial answers, and how likely it is that one: 0 to 1."""

    claim: Saying
    chance: float


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial, and the claim of its own article that it answers.

    ``named`` are those whose claim its words name (ids of actors). It ``stands`` without a claim where it is in a word
    of denying, and of something it names.
    """

    saying: Saying
    named: tuple[str, ...]
    stands: bool
    answered: Answered | None = None


@dataclass(frozen=True, slots=True)
class Quarrels:
    """What an article denies, what it says of something that is not so, and its accusations.

    ``day`` is the day of its publication; a denial in another article can answer an accusation of the week before.
    """

    day: str | None
    denials: tuple[Denial, ...]
    contradictions: tuple[Denial, ...]
    accusing: tuple[Saying, ...]

    @property
    def open(self) -> tuple[Denial, ...]:
        """Denials that answer no claim of their own article."""
        return tuple(one for one in self.denials if not one.answered)


def quarrels(article: str, sources: Sources) -> Quarrels:
    """Return what is claimed and denied in an article."""
    record, said = sources.record, _Sayings(sources)
    claims = said.claims()
    plain = [claim for claim in claims if claim.by and not _negated(claim.words)]

    def denial(saying: Saying, answered: Answered | None) -> Denial:
        return Denial(saying, named_claimants(saying.words, record), said.stands(saying), answered)

    negated = (denial(saying, _contradicted(saying, plain, record)) for saying in said.contradictions())
    return Quarrels(
        day(record.article(article)),
        tuple(denial(saying, best(saying, claims, record)) for saying in said.denials()),
        tuple(one for one in negated if one.answered),
        tuple(claim for claim in claims if claim.accuses),
    )


class _Sayings:
    """What can be a claim and what a denial, among the statements and tellings of events of an article."""

    def __init__(self, sources: Sources) -> None:
        self.statements = sources.statements
        self._mentions = sources.mentions
        self._blamed: dict[str, set[str]] = {}
        for mention in self._mentions:
            if mention.told_by:
                self._blamed.setdefault(mention.told_by, set()).update(party.actor for party in mention.actors)

    def claims(self) -> list[Saying]:
        """Return statements that claim, and accusations that no statement of the same sentence tells."""
        stated = [self._stated(one) for one in self.statements.values() if one.act in _CLAIMS and one.content]
        accusing = {saying.sentence for saying in stated if saying.accuses}
        acts = [one for one in self._acts("ACCUSE") if one.sentence not in accusing]
        return stated + [one for one in acts if not one.denies]

    def denials(self) -> list[Saying]:
        """Return statements that deny, and denials told as acts that no statement of the same sentence tells."""
        stated = [
            self._stated(one)
            for one in self.statements.values()
            if one.act is Act.DENY and _denied(one) and _performed(one.cue[:1], one.sentence)
        ]
        acts = self._acts("REJECT", "deny")
        return stated + [one for one in acts if not any(overlap(one.sentence, other.sentence) for other in stated)]

    def stands(self, saying: Saying) -> bool:
        """Tell whether a denial stands without its claim: in a word of denying, and of something it names."""
        statement = self.statements.get(saying.finding)
        denies = statement is not None and bool(statement.sources) and _says_no(statement.cue)
        return denies and len(stems(saying.words)) > 1

    def contradictions(self) -> list[Saying]:
        """Return statements that say of something that it is not so: they dispute where another said that it is."""
        plain = [one for one in self.statements.values() if one.act in _CLAIMS or not _says_no(one.cue)]
        return [self._stated(one) for one in plain if one.act in {*_CLAIMS, Act.DENY} and _negated(one.content)]

    def _stated(self, statement: Statement) -> Saying:
        accused = {part.actor for part in statement.parts if part.role is not Role.CONDITION and part.actor}
        by = tuple(dict.fromkeys(source.actor for source in statement.sources))
        against = tuple(sorted(accused | self._blamed.get(statement.id, set())))
        words = statement.content or (statement.sentence,)
        accuses, denies = statement.act is Act.ACCUSE, _says_no(statement.cue)
        return Saying(statement.id, by, against, words, statement.sentence, accuses, denies, statement.cue)

    def _acts(self, type_: str, mode: str | None = None) -> list[Saying]:
        told = (one for one in self._mentions if one.type == type_ and mode in {None, one.mode})
        acts = [one for one in told if one.status is Status.OCCURRED and _performed((one.trigger,), one.sentence)]
        return [
            Saying(
                one.id,
                tuple(dict.fromkeys(party.actor for party in one.actors)),
                tuple(dict.fromkeys(party.actor for party in one.recipients)),
                (one.sentence,),
                one.sentence,
                type_ == "ACCUSE",
                type_ != "ACCUSE" or _says_no((one.trigger,)),
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
    signs, own = wording().signs, re.findall(r"[\w’']+", words[0].text.lower()) if words else []
    tried = any(word.startswith(signs.attempts) for word in before[-_NEAR:])
    return not tried and not {*before[-1:], *own[:-1]} & signs.unperformed


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


def _contradicted(denial: Saying, claims: Iterable[Saying], record: Record) -> Answered | None:
    """Return the claim that says of the same what the denial says is not so; no claim is itself a negation."""
    words = stems(_negations(denial.words))
    found: list[tuple[float, Saying]] = []
    for claim in claims if record.meant(denial.by) else ():
        theirs = stems(claim.words)
        same = len(words & theirs)
        if same >= max(_SAME_THINGS, _CONTRADICTS * len(words | theirs)) and _apart(denial, claim, record):
            found.append((same / len(words | theirs), claim))
    found.sort(key=lambda pair: (-pair[0], pair[1].sentence, pair[1].finding))
    return Answered(found[0][1], _CONTRADICTED) if found else None


def best(denial: Saying, claims: Iterable[Saying], record: Record) -> Answered | None:
    """Return the claim that is most likely what is denied, if one is likely enough."""
    found = [Answered(claim, _chance(denial, claim, record)) for claim in claims if _apart(denial, claim, record)]
    least = _LIKELY if denial.denies else _BY_NOT
    likely = [one for one in found if one.chance >= least and _may_answer(denial, one.claim, record)]
    return min(likely, key=lambda one: (-one.chance, one.claim.sentence, one.claim.finding), default=None)


def _apart(denial: Saying, claim: Saying, record: Record) -> bool:
    """Tell whether a claim is somebody else's, in other words; only "denied" may share its sentence."""
    same = denial.finding == claim.finding or record.meant(denial.by) & record.meant(claim.by)
    told = (*denial.cue, *denial.words) if denial.denies else (denial.sentence, *denial.words)
    nested = any(overlap(a, b) for a in told for b in claim.words)
    return not same and (not nested or _trails(denial, claim))


def _trails(denial: Saying, claim: Saying) -> bool:
    """Tell whether the denial is of words of the claim, and ends its sentence: "accused of crimes, which it denies"."""
    if not denial.denies or not denial.cue or not overlap(denial.sentence, claim.sentence):
        return False
    after = denial.cue[0].start >= max(one.end for one in claim.words)
    return after and all(any(overlap(a, b) for b in claim.words) for a in denial.words)


def _may_answer(denial: Saying, claim: Saying, record: Record) -> bool:
    """Tell whether the claim can be what is denied: "denied" says what; "the charges" are some against who denies."""
    denied = stems(denial.words)
    charged = denial.denies and any(word.startswith(wording().signs.charges) for word in denied)
    telling = [word for word in denied if not word.startswith(wording().signs.claims)]
    says = denial.denies and denial.words != (denial.sentence,) and len(telling) >= _TELLING
    if says:
        return shared(denied, stems(claim.words)) >= _ALIKE
    told = denial.sentence == claim.sentence and claim.words[-1].end <= denial.words[0].start  # "charges it denies"
    return claim.accuses or not charged or told or _accused(denial, claim, record)


def _accused(denial: Saying, claim: Saying, record: Record) -> bool:
    """Tell whether the claim is about those who deny."""
    return bool(record.meant(denial.by) & record.meant(claim.against))


def _chance(denial: Saying, claim: Saying, record: Record) -> float:
    """Return how likely it is that a claim is what is denied: 0 to 1."""
    return 1 / (
        1 + exp(-sum(weight * sign for weight, sign in zip(_WEIGHTS, signs(denial, claim, record), strict=True)))
    )


def signs(denial: Saying, claim: Saying, record: Record) -> tuple[float, ...]:
    """Return what tells whether a claim is what is denied, in the order of the weights.

    Always 1; the share of their words; 1 where it accuses those who deny; where these say "denied" besides; where it is
    no negation itself; where somebody says it; where it stands behind the denial; how far from it (log of paragraphs).
    """
    here = claim.sentence.article == denial.sentence.article
    away = abs(denial.sentence.start - claim.sentence.start) if here else _ELSEWHERE
    accused = _accused(denial, claim, record)
    return (
        1.0,
        shared(stems(denial.words), stems(claim.words)),
        float(accused),
        float(accused and denial.denies),
        float(not _negated(claim.words)),
        float(bool(claim.by)),
        float(here and claim.sentence.start > denial.sentence.start),
        log1p(away / _PARAGRAPH),
    )


def candidates(sources: Sources) -> Iterator[tuple[Saying, Saying]]:
    """Yield each denial of an article with each claim that it may answer."""
    said = _Sayings(sources)
    claims = said.claims()
    yield from ((one, claim) for one in said.denials() for claim in claims if _apart(one, claim, sources.record))
