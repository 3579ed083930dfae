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
from onrecord.model import ActorKind, Article, Mention, Party, Place, Span, Statement, content_id

_PUBLIC = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.ARMED_GROUP, ActorKind.OFFICE_HOLDER, ActorKind.FORMAT})
_PRIVATE = frozenset({None, "MED", "BUS"})
_AFFAIRS = 0.2  # the least share of acts with a public party in a piece on public affairs


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
        where = place(token, self.names.places, self.book)
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
            roles.recipients or self._host(row, where),
            told.when if told and row.frame is Frame.SPEAKER else when(token, self.times, self.book),
            where,
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

    def _host(self, row: Trigger, where: Place | None) -> tuple[Party, ...]:
        """Return the state that a visit goes to, if the article names it as an actor."""
        if row.mode != "visit" or where is None or where.span is None:
            return ()
        states = [a.id for a in self.names.actors if a.kind is ActorKind.STATE and a.country == where.country]
        return (Party(states[0], where.span),) if states else ()

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
    found = [draft for draft in found if not _headline(draft, reading.article)]
    drafts = _public([draft for draft in found if not _purpose(draft, found)], names)
    return tuple(finder.mention(draft) for draft in completed(drafts, codebook) if draft.lasts)


def _public(drafts: Sequence[Draft], names: Names) -> Sequence[Draft]:
    """Return the drafts, or only those with a public party where hardly any has one: "the hotel offers help" is no event.

    Of 131 annotated pieces of political news all but one have such a party in a fifth of their acts or more; of 50 pages
    on gardens, software or jobs three do.
    """
    held = {tie.actor for tie in names.ties}
    public = {
        actor.id
        for actor in names.actors
        if actor.kind in _PUBLIC
        or (actor.kind is ActorKind.PERSON and (actor.known or actor.country or actor.id in held))
        or (actor.kind is ActorKind.ORGANISATION and actor.sector not in _PRIVATE)
    }
    affairs = [d for d in drafts if {party.actor for party in d.roles.actors + d.roles.recipients} & public]
    return affairs if len(affairs) < _AFFAIRS * len(drafts) else drafts


def _headline(draft: Draft, article: Article) -> bool:
    """Whether it stands in a line that repeats the title; the title is metadata and tells nothing twice."""
    start = draft.candidate.token.idx
    line = article.text[article.text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0]
    return article.title is not None and line.strip(" .;").casefold() == article.title.strip(" .;").casefold()


def _purpose(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether it only says what another act of its type is for: "met to discuss trade"."""
    token = draft.candidate.token
    if token.tag_ != "VB" or token.dep_ not in {"advcl", "xcomp", "acl", "relcl"}:
        return False
    return any(
        other.candidate.token in (token.head, *token.head.children)
        and other.candidate.row.type == draft.candidate.row.type
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
