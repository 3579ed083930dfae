"""A reading with its names, times and statements in, every telling of an event out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from onrecord.find.circumstances import place, teller, when
from onrecord.find.clauses import company, lemma
from onrecord.find.echoes import Draft, completed
from onrecord.find.meaning import Meaning
from onrecord.find.parts import parts
from onrecord.find.reading import Form, Names, Reading, Timed
from onrecord.find.roles import roles
from onrecord.find.sifting import needed, sifted
from onrecord.find.status import status, status_of
from onrecord.find.triggers import Candidate, candidates, weaker
from onrecord.lexicon.codebook import Codebook, Frame, Trigger
from onrecord.model import PRESS, ActorKind, Mention, Party, Place, Span, Statement, Status, When, content_id

_PAST = frozenset({"VBD", "VBN"})
_TO_COME = frozenset({Status.PLANNED, Status.CALLED_FOR})


def mentions(
    reading: Reading, names: Names, times: Sequence[Timed], statements: Sequence[Statement], codebook: Codebook
) -> tuple[Mention, ...]:
    """Return the tellings of events in text order."""
    return finder(reading, names, times, statements, codebook).mentions()


def finder(
    reading: Reading, names: Names, times: Sequence[Timed], statements: Sequence[Statement], codebook: Codebook
) -> "Finder":
    """Return what finds the events of an article by the rules."""
    aside = frozenset(actor.id for actor in names.actors if actor.sector == PRESS or actor.kind is ActorKind.FORMAT)
    named = frozenset(
        index for naming in names.namings if naming.form is Form.NAME for index in range(naming.start, naming.end)
    )
    return Finder(reading, names, times, statements, codebook, aside, named)


@dataclass(frozen=True)
class Finder:
    """Finds the tellings of one article's events, and makes one of any word."""

    reading: Reading
    names: Names
    times: Sequence[Timed]
    statements: Sequence[Statement]
    book: Codebook
    bystanders: frozenset[str]
    named: frozenset[int]

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The words that may name an act by the codebook."""
        return tuple(candidates(self.reading.doc, self.book))

    def mentions(self) -> tuple[Mention, ...]:
        """Return the tellings of events in text order."""
        drafts = [draft for found in self.candidates if (draft := self.draft(found)) is not None]
        whole = completed(sifted(drafts, self.names, self.reading.article), self.book)
        return tuple(self.mention(draft) for draft in whole if draft.lasts)

    def draft(self, candidate: Candidate) -> Draft | None:
        """Return the candidate with its parties; ``None`` in an actor's name, and where the row's needs are not met."""
        told = teller(self._trigger(candidate), self.statements)
        if candidate.token.i in self.named:
            return None
        speakers = told.sources if told else ()
        meaning = Meaning(self.names.parties, self.reading.of, self.book, speakers, self.bystanders)
        found = roles(candidate, meaning)
        if needed(candidate.row, found):
            return Draft(candidate, found)
        other = weaker(candidate, self.book)
        return self.draft(other) if other is not None else None

    def mention(self, draft: Draft) -> Mention:
        """Return the telling."""
        token, row = draft.candidate.token, draft.candidate.row
        trigger = self._trigger(draft.candidate)
        told = teller(trigger, self.statements)
        where = place(token, self.names.places, self.book)
        time = told.when if told and row.frame is Frame.SPEAKER else when(token, self.times, self.book)
        state, time = self._agreed(token, status(token, row, self.book), time)
        return Mention(
            content_id("mention", self.reading.article.id, trigger.start, trigger.end, row.type),
            self.reading.article.id,
            row.type,
            row.mode,
            self._contexts(token, row),
            state,
            trigger,
            self.reading.of(token.sent),
            draft.roles.actors,
            draft.roles.recipients or self._host(row, where),
            time,
            where,
            told.id if told else None,
            parts(token, state, draft.roles.actors, self.reading, self.book),
        )

    def bare(self, token: Token, kind: str) -> Mention:
        """Return the telling of a word that no row of the codebook gave the type; nobody takes part in it."""
        article, trigger = self.reading.article.id, self.reading.of(token)
        told, where = teller(trigger, self.statements), place(token, self.names.places, self.book)
        state, time = self._agreed(token, status_of(token, self.book), when(token, self.times, self.book))
        return Mention(
            content_id("mention", article, trigger.start, trigger.end, kind), article, kind, None,
            self._contexts(token, None), state, trigger, self.reading.of(token.sent), (), (), time, where,
            told.id if told else None, parts(token, state, (), self.reading, self.book),
        )  # fmt: skip

    def _trigger(self, candidate: Candidate) -> Span:
        """Return the word with the particles that follow it at once: "called for"."""
        end = candidate.token.i + 1
        for particle in candidate.particles:
            end += particle.i == end
        return self.reading.of(self.reading.doc[candidate.token.i : end])

    def _agreed(self, token: Token, state: Status, time: When | None) -> tuple[Status, When | None]:
        """Return status and time that agree with each other, given when the article was published."""
        published = self._published(time)
        if published < 0 and state is Status.OCCURRED:
            past = token.tag_ in _PAST  # "invited her to talks next week": the time of the talks
            return (state, None) if past else (Status.PLANNED, time)
        if published > 0 and state in _TO_COME:
            return state, None  # "agreed on Wednesday to withdraw": the time of the agreement
        return state, time

    def _published(self, time: When | None) -> int:
        """Return -1 where the article was published before the time began, 1 where after it ended, else 0."""
        published = self.reading.article.published
        if published is None or time is None or time.value is None:
            return 0
        start, _, end = time.value.partition("/")
        end = end or start
        if start > published.value[: len(start)]:
            return -1
        return int(end != "" and end < published.value[: len(end)])

    def _host(self, row: Trigger, where: Place | None) -> tuple[Party, ...]:
        """Return the state that a visit goes to, if the article names it as an actor."""
        if row.mode != "visit" or row.frame is not Frame.ACTS or where is None or where.span is None:
            return ()
        states = [a.id for a in self.names.actors if a.kind is ActorKind.STATE and a.country == where.country]
        return (Party(states[0], where.span),) if states else ()

    def _contexts(self, token: Token, row: Trigger | None) -> tuple[str, ...]:
        beside = company(token) | {lemma(token)}
        found = [context.name for context in self.book.contexts if context.words & beside]
        return tuple(dict.fromkeys((*(row.contexts if row else ()), *found)))
