"""The tellings of one article in, the same out with the parties that a reader fills in from the other tellings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.find.clauses import child, lemma, undergoer
from onrecord.find.roles import Parties, Roles
from onrecord.find.triggers import Candidate
from onrecord.lexicon.codebook import Codebook, Frame, Pos

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate and the parties found so far."""

    candidate: Candidate
    roles: Roles

    @property
    def word(self) -> str:
        """The lemma of its word."""
        return lemma(self.candidate.token)

    @property
    def lasts(self) -> bool:
        """Whether it counts: a word that needs an echo must have got its parties from one."""
        return not self.candidate.row.echo or bool(self.roles.actors or self.roles.recipients)


def completed(drafts: Sequence[Draft], book: Codebook) -> tuple[Draft, ...]:
    """Return the drafts with missing parties taken from tellings of, most likely, the same act.

    A verb whose object is another telling's word has that telling's actors as recipients ("condemned the attack").
    """
    found = tuple(_filled(index, drafts) for index in range(len(drafts)))
    by_token = {draft.candidate.token.i: draft for draft in found}
    return tuple(_aimed(draft, by_token, book) for draft in found)


def _filled(index: int, drafts: Sequence[Draft]) -> Draft:
    """Return the draft with each missing role taken from the tellings that seem to be of the same act.

    The parties named most often in them are meant, of equals the first named: "the attack" is the one the piece is about.
    """
    draft = drafts[index]
    if draft.candidate.row.frame is Frame.SPEAKER or draft.candidate.row.pos is not Pos.NOUN:
        return draft
    same = [other for other in drafts if other is not draft and _same(draft, other)]
    close = [other for other in same if other.word == draft.word]
    actors, recipients = draft.roles.actors, draft.roles.recipients
    if not actors:
        actors = _usual([other.roles.actors for other in close], recipients) or _usual(
            [o.roles.actors for o in same], recipients
        )
    if not recipients and draft.candidate.row.frame is Frame.ACTS:
        recipients = _usual([o.roles.recipients for o in close], actors) or _usual(
            [o.roles.recipients for o in same], actors
        )
    return replace(draft, roles=Roles(actors, recipients, draft.roles.somebody))


def _usual(named: Sequence[Parties], but: Parties) -> Parties:
    found = [parties for parties in named if parties and not _shared(parties, but)]
    if not found:
        return ()
    counts = Counter(frozenset(party.actor for party in parties) for parties in found)
    return max(found, key=lambda parties: counts[frozenset(party.actor for party in parties)])


def _same(draft: Draft, other: Draft) -> bool:
    mine, theirs = draft.roles, other.roles
    if draft.candidate.row.type != other.candidate.row.type:
        return False
    if mine.actors and theirs.actors and not _shared(mine.actors, theirs.actors):
        return False
    if mine.recipients and theirs.recipients and not _shared(mine.recipients, theirs.recipients):
        return False
    if _shared(mine.actors, theirs.actors) or _shared(mine.recipients, theirs.recipients):
        return True
    return draft.word == other.word or _looks_back(draft.candidate.token)


def _shared(mine: Parties, theirs: Parties) -> bool:
    return bool({party.actor for party in mine} & {party.actor for party in theirs})


def _looks_back(token: Token) -> bool:
    determiner = child(token, "det")
    return token.pos_ == "NOUN" and determiner is not None and determiner.lower_ in _DEFINITE


def _aimed(draft: Draft, by_token: dict[int, Draft], book: Codebook) -> Draft:
    """Return the draft with the recipients that the act in its complement gives it.

    Who judges another's act aims at its actors ("condemned the attack"); else at those whom the act aims at
    ("threatens attacks on Seoul", "agreed to work with Seoul").
    """
    row = draft.candidate.row
    act = (
        _completing(draft.candidate.token, by_token, book) if row.pos is Pos.VERB and row.frame is Frame.ACTS else None
    )
    if act is None:
        return draft
    clausal = act.candidate.token.dep_ == "ccomp"
    judged = book.types[row.type].judges and (clausal or act.candidate.row.pos is Pos.NOUN)
    acting = {party.actor for party in draft.roles.actors}
    first, second = (act.roles.actors, act.roles.recipients) if judged else (act.roles.recipients, act.roles.actors)
    whose = [party for party in first if party.actor not in acting] or [p for p in second if p.actor not in acting]
    own = draft.roles.recipients
    return replace(
        draft, roles=replace(draft.roles, recipients=tuple(whose) if judged and whose else own or tuple(whose))
    )


def _completing(verb: Token, by_token: dict[int, Draft], book: Codebook) -> Draft | None:
    """Return the act that the verb's object or complement names."""
    aimed = undergoer(verb, book)
    found = [aimed] if aimed is not None else []
    found += [word for word in verb.children if word.dep_ in {"xcomp", "ccomp"}]
    found += [word for link in verb.children if link.dep_ == "prep" for word in link.children if word.dep_ == "pcomp"]
    return next((by_token[word.i] for word in found if word.i in by_token), None)
