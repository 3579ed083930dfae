"""A reading with its names, times and statements in, every telling of an event out."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.circumstances import place, teller, when
from onrecord.find.clauses import company, lemma
from onrecord.find.parts import parts
from onrecord.find.reading import Names, Reading, Timed
from onrecord.find.roles import Caster, Roles
from onrecord.find.status import status
from onrecord.find.triggers import Candidate, candidates
from onrecord.lexicon.codebook import Codebook, Need, Trigger
from onrecord.model import Mention, Span, Statement, content_id


@dataclass(frozen=True, slots=True)
class Finder:
    """Everything that one article's events are read from."""

    reading: Reading
    names: Names
    times: Sequence[Timed]
    statements: Sequence[Statement]
    book: Codebook

    def mention(self, candidate: Candidate, earlier: Sequence[tuple[str, Mention]]) -> Mention | None:
        """Return the telling, or ``None`` where the row's needs are not met."""
        token, row = candidate.token, candidate.row
        trigger = self._trigger(candidate)
        told = teller(trigger, self.statements)
        caster = Caster(self.names.parties, self.book, told.sources if told else ())
        roles = caster.roles(candidate)
        if not _needed(row, roles):
            return None
        known = _echoed(token, row, roles, earlier)
        if row.echo and known is None:
            return None
        if known is not None:
            roles = Roles(known.actors, known.recipients)
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
            when(token, self.times),
            place(token, self.names.places),
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
    found: list[tuple[str, Mention]] = []
    for candidate in candidates(reading.doc, codebook):
        mention = finder.mention(candidate, found)
        if mention is not None:
            found.append((lemma(candidate.token), mention))
    return tuple(mention for _, mention in found)


def _needed(row: Trigger, roles: Roles) -> bool:
    met = {
        Need.ACTOR: bool(roles.actors),
        Need.RECIPIENT: bool(roles.recipients),
        Need.PARTY: bool(roles.actors or roles.recipients),
        Need.DOER: roles.somebody,
    }
    return all(met[need] for need in row.needs)


def _echoed(token: Token, row: Trigger, roles: Roles, earlier: Sequence[tuple[str, Mention]]) -> Mention | None:
    """Return the telling that a noun without parties of its own looks back to: "the attack", "the call"."""
    if token.pos_ not in {"NOUN", "PROPN"} or roles.actors or roles.recipients:
        return None
    for word, mention in reversed(earlier):
        if mention.type == row.type and (word == lemma(token) or not row.echo) and (mention.actors or mention.recipients):
            return mention
    return None
