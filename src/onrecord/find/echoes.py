"""The tellings of one article in, the same out with the parties that a reader fills in from the other tellings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.find.clauses import child, lemma, undergoer
from onrecord.find.meaning import Parties, Roles
from onrecord.find.triggers import Candidate
from onrecord.lexicon.codebook import Codebook, Frame, Pos, Trigger


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate and the parties found so far."""

    candidate: Candidate
    roles: Roles

    @property
    def row(self) -> Trigger:
        """The codebook's row."""
        return self.candidate.row

    @property
    def word(self) -> str:
        """The lemma of its word."""
        return lemma(self.candidate.token)

    @property
    def lasts(self) -> bool:
        """Whether it counts: a word that needs an echo must have got its parties from one."""
        return not self.row.echo or bool(self.roles.actors or self.roles.recipients)


def completed(drafts: Sequence[Draft], book: Codebook) -> tuple[Draft, ...]:
    """Return the drafts with missing parties taken from tellings of, most likely, the same act.

    A verb whose object or complement is another telling's word takes its recipients from it ("condemned the attack").
    """
    found = tuple(_filled(draft, drafts, book) for draft in drafts)
    acts = {draft.candidate.token.i: draft for draft in found}
    return tuple(_aimed(draft, acts, book) for draft in found)


def _filled(draft: Draft, drafts: Sequence[Draft], book: Codebook) -> Draft:
    """Return a noun's draft with each missing role taken from tellings that share its word or, if definite, its type.

    The parties that they name most often are meant: "the attack" is the one the piece is about.
    """
    if draft.row.frame is Frame.SPEAKER or draft.row.pos is not Pos.NOUN:
        return draft
    same = [other.roles for other in drafts if other is not draft and _same(draft, other, book)]
    close = [other.roles for other in drafts if other is not draft and other.word == draft.word and other.roles in same]
    actors, recipients = draft.roles.actors, draft.roles.recipients
    if not actors:
        actors = next((who for among in (close, same) if (who := _usual([r.actors for r in among], recipients))), ())
    if not recipients and draft.row.frame is Frame.ACTS:
        recipients = next(
            (who for among in (close, same) if (who := _usual([r.recipients for r in among], actors))), ()
        )
    return replace(draft, roles=replace(draft.roles, actors=actors, recipients=recipients))


def _usual(named: Sequence[Parties], but: Parties) -> Parties:
    """Return the parties that are named most often, of equals the first; none that share an actor with ``but``."""
    found = [parties for parties in named if parties and not _shared(parties, but)]
    counts = Counter(frozenset(party.actor for party in parties) for parties in found)
    return max(found, key=lambda parties: counts[frozenset(party.actor for party in parties)], default=())


def _same(draft: Draft, other: Draft, book: Codebook) -> bool:
    """Whether both may tell of one act: of one type, and no role with other parties."""
    mine, theirs = draft.roles, other.roles
    if draft.row.type != other.row.type:
        return False
    pairs = ((mine.actors, theirs.actors), (mine.recipients, theirs.recipients))
    if any(one and two and not _shared(one, two) for one, two in pairs):
        return False
    determiner = child(draft.candidate.token, "det")
    definite = determiner is not None and determiner.lower_ in book.words["definite"]
    return definite or draft.word == other.word or any(_shared(one, two) for one, two in pairs)


def _shared(one: Parties, two: Parties) -> bool:
    return bool({party.actor for party in one} & {party.actor for party in two})


def _aimed(draft: Draft, acts: dict[int, Draft], book: Codebook) -> Draft:
    """Return a verb's draft with the recipients that the act in its complement gives it.

    Who judges another's act aims at its actors ("condemned the attack"); else at those whom the act aims at
    ("threatens attacks on Seoul", "agreed to work with Seoul").
    """
    if draft.row.pos is not Pos.VERB or draft.row.frame is not Frame.ACTS:
        return draft
    act = _completing(draft, acts, book)
    if act is None:
        return draft
    judged = book.types[draft.row.type].judges and (act.row.pos is Pos.NOUN or act.candidate.token.dep_ == "ccomp")
    acting = {party.actor for party in draft.roles.actors}
    roles = (act.roles.actors, act.roles.recipients) if judged else (act.roles.recipients, act.roles.actors)
    others = (tuple(party for party in parties if party.actor not in acting) for parties in roles)
    whose = next((parties for parties in others if parties), ())
    kept = draft.roles.recipients
    return replace(draft, roles=replace(draft.roles, recipients=(whose or kept) if judged else (kept or whose)))


def _completing(draft: Draft, acts: dict[int, Draft], book: Codebook) -> Draft | None:
    """Return the act that the verb's object or complement names."""
    verb = draft.candidate.token
    aimed = undergoer(verb, book)
    found = [] if aimed is None else [aimed]
    found += [word for word in verb.children if word.dep_ in {"xcomp", "ccomp"}]
    found += [word for link in verb.children if link.dep_ == "prep" for word in link.children if word.dep_ == "pcomp"]
    return next((acts[word.i] for word in found if word.i in acts), None)
