"""A reading with its names, times and statements in, every telling of an event out."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.circumstances import place, teller, when
from onrecord.find.clauses import company, lemma
from onrecord.find.echoes import Draft, completed
from onrecord.find.parts import parts
from onrecord.find.reading import Names, Reading, Timed
from onrecord.find.roles import Caster, Roles
from onrecord.find.status import status
from onrecord.find.triggers import Candidate, candidates
from onrecord.lexicon.codebook import Codebook, Frame, Need, Trigger
from onrecord.model import Mention, Span, Statement, content_id


@dataclass(frozen=True, slots=True)
class Finder:
    """Everything that one article's events are read from."""

    reading: Reading
    names: Names
    times: Sequence[Timed]
    statements: Sequence[Statement]
    book: Codebook

    def draft(self, candidate: Candidate) -> Draft | None:
        """Return the candidate with its parties, or ``None`` where the row's needs are not met."""
        told = teller(self._trigger(candidate), self.statements)
        roles = Caster(self.names.parties, self.reading.of, self.book, told.sources if told else ()).roles(candidate)
        return Draft(candidate, roles) if _needed(candidate.row, roles) else None

    def mention(self, draft: Draft) -> Mention:
        """Return the telling."""
        token, row, roles = draft.candidate.token, draft.candidate.row, draft.roles
        trigger = self._trigger(draft.candidate)
        told = teller(trigger, self.statements)
        state = status(token, row, self.book)
        return Mention(
            content_id("mention", self.reading.article.id, trigger.start, trigger.end, row.type),
            self.reading.article.id,
            row.type,
            row.mode,
            self._contexts(token, row),
            state,
            trigger,
            self.reading.of(token.sent),
            roles.actors,
            roles.recipients,
            told.when if told and row.frame is Frame.SPEAKER else when(token, self.times, self.book),
            place(token, self.names.places, self.book),
            told.id if told else None,
            parts(token, state, roles.actors, self.reading, self.book),
        )

    def _trigger(self, candidate: Candidate) -> Span:
        """Return the word with the particles that follow it at once: "called for"."""
        end = candidate.token.i + 1
        for particle in candidate.particles:
            if particle.i == end:
                end += 1
        return self.reading.of(self.reading.doc[candidate.token.i : end])

    def _contexts(self, token: Token, row: Trigger) -> tuple[str, ...]:
        beside = company(token) | {lemma(token)}
        found = [context.name for context in self.book.contexts if context.words & beside]
        return tuple(dict.fromkeys((*row.contexts, *found)))


def mentions(
    reading: Reading, names: Names, times: Sequence[Timed], statements: Sequence[Statement], codebook: Codebook
) -> tuple[Mention, ...]:
    """Return the tellings of events in text order."""
    finder = Finder(reading, names, times, statements, codebook)
    found = [draft for candidate in candidates(reading.doc, codebook) if (draft := finder.draft(candidate)) is not None]
    drafts = [draft for draft in found if not _purpose(draft, found)]
    return tuple(finder.mention(draft) for draft in completed(drafts, codebook) if draft.lasts)


def _purpose(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether it only says what another act of its type is for: "met to discuss trade"."""
    token = draft.candidate.token
    if token.tag_ != "VB" or token.dep_ not in {"advcl", "xcomp", "acl", "relcl"}:
        return False
    return any(
        other.candidate.token in (token.head, *token.head.children) and other.candidate.row.type == draft.candidate.row.type
        for other in others
        if other is not draft
    )


def _needed(row: Trigger, roles: Roles) -> bool:
    met = {
        Need.ACTOR: bool(roles.actors),
        Need.RECIPIENT: bool(roles.recipients),
        Need.PARTY: bool(roles.actors or roles.recipients),
        Need.DOER: roles.somebody,
    }
    return all(met[need] for need in row.needs)
