"""A noun that names an act in, its actors and recipients out: from its own phrase and from the clause it stands in."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.clauses import child, doer, governor_row, governors, lemma, passive, subject, undergoer, verbal
from onrecord.find.meaning import NOBODY, Meaning, Parties, Roles
from onrecord.lexicon.codebook import Doer, Frame, Governor, Of, Pos, Quad, Trigger
from onrecord.model import Status

_OBJECTS = frozenset({"dobj", "nsubjpass"})
_OF, _BY, _WITH = frozenset({"of"}), frozenset({"by"}), frozenset({"with"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """The noun, the row of the codebook that it matched, and who phrases mean."""

    noun: Token
    row: Trigger
    meaning: Meaning

    def roles(self) -> Roles:
        """Return who does it to whom."""
        own = self._own()
        mutual = self.row.frame is Frame.MUTUAL
        settled = bool(self.meaning.owners(self.noun)) or len({party.actor for party in own.actors}) > 1
        actors = own.actors + (self._with() if mutual else ())
        if mutual and self._hostile and child(self.noun, "poss") is None and len({p.actor for p in actors}) == 1:
            actors = ()  # "the Syrian war" does not say who fights it
        above = self._above(actors, settled=settled)
        recipients = own.recipients + (above.recipients or self._harmed())
        return Roles(actors + above.actors, recipients, bool(actors) or above.somebody)

    def _with(self) -> Parties:
        """Return with whom, also where a joined act says it: "coordination and cooperation with India"."""
        found = self.meaning.introduced(self.noun, _WITH)
        acts = [other for other in self.noun.conjuncts if self.meaning.book.senses(Pos.NOUN, lemma(other))]
        return found or tuple(party for other in acts for party in self.meaning.introduced(other, _WITH))

    def _own(self) -> Roles:
        """Return whom the noun's own phrase names: "Iran's seizure of the ship", "a raid by rebels on the base"."""
        meaning, row = self.meaning, self.row
        among, owners = meaning.book.words["among"], meaning.owners(self.noun)
        source = _BY if row.frame is Frame.ALONE else _BY | {"from"}  # "support from", but "withdrawal from"
        actors = meaning.introduced(self.noun, among | source) + self._done_by()
        recipients = meaning.introduced(self.noun, meaning.aims(row.to) - among)
        of = meaning.introduced(self.noun, _OF)
        if row.of is Of.ACTOR or row.frame is Frame.MUTUAL:
            actors += of
        elif row.of is not Of.TOOL:
            recipients += of
        if row.frame is Frame.MUTUAL:
            return Roles(owners + actors, ())
        if row.of is Of.SUFFERER and not recipients:
            return Roles(actors, owners)
        return Roles(owners + actors, recipients)

    def _done_by(self) -> Parties:
        """Return the agent of a participle that completes the noun: "sanctions imposed by Canada"."""
        clauses = [found for found in self.noun.children if found.dep_ == "acl"]
        return tuple(party for clause in clauses for party in self.meaning.introduced(clause, _BY))

    def _harmed(self) -> Parties:
        """Return whom the act is said to have harmed: "the attack that killed two pilots"."""
        found: Parties = ()
        for clause in self.noun.children:
            row = governor_row(clause, self.meaning.book) if clause.dep_ in {"relcl", "acl"} else None
            if row is not None and row.harms:
                found += self.meaning.parties(undergoer(clause, self.meaning.book))
        return found

    def _above(self, actors: Parties, *, settled: bool) -> Roles:
        """Return whom the governing clause names: "Canada imposed sanctions on Iran", "Modi flew in for talks"."""
        for above, link in governors(self.noun):
            if verbal(above):
                return self._together(above, link, settled=settled) or self._clause(above, link, actors)
            row = governor_row(above, self.meaning.book)
            if row is None or not (row.light or row.status):
                return NOBODY
            owners = () if actors else self.meaning.behind(above)
            if any(party.actor not in self.meaning.bystanders for party in owners):
                return Roles(owners, ())
        return NOBODY

    def _together(self, verb: Token, link: str, *, settled: bool) -> Roles | None:
        """Return who else takes part in a mutual act: whoever holds it, unless that is settled, and with whom."""
        if self.row.frame is not Frame.MUTUAL:
            return None
        among = self.meaning.book.words["among"] | _WITH
        others = self.meaning.introduced(verb, among) if link in _OBJECTS | {"nsubj", "in"} else ()
        apart = link in self.meaning.book.words["apart"] and not self._with()  # "before the summit they met"
        who = () if settled or apart or not self._holds(verb, link) else self._doers(verb, link)
        return Roles(who + self._invited(verb, link) + others, (), bool(who))

    def _invited(self, verb: Token, link: str) -> Parties:
        """Return whom the verb brings to a mutual act: "invited Chile to talks"."""
        row = governor_row(verb, self.meaning.book)
        brings = row is not None and row.doer is Doer.OBJECT and link == "to"
        return self.meaning.parties(undergoer(verb, self.meaning.book)) if brings else ()

    @property
    def _hostile(self) -> bool:
        return self.meaning.book.types[self.row.type].quad is Quad.MATERIAL_CONFLICT

    def _holds(self, verb: Token, link: str) -> bool:
        """Whether the verb's subject takes part: not in "dismissed the call", nor in "discussed the war"."""
        row, book = governor_row(verb, self.meaning.book), self.meaning.book
        if row is not None and row.light:
            return True
        judged = any(book.types[sense.type].judges for sense in book.senses(Pos.VERB, lemma(verb)))
        return not self._hostile and not (judged and link in _OBJECTS)

    def _clause(self, verb: Token, link: str, actors: Parties) -> Roles:
        book, meaning = self.meaning.book, self.meaning
        row = governor_row(verb, book)
        aimed = meaning.introduced(verb, meaning.aims(self.row.to)) if link in _OBJECTS else ()
        if row is None:
            return Roles((), aimed)
        if link == "nsubj":
            return Roles((), meaning.parties(undergoer(verb, book)) if row.harms else ())
        if row.doer is Doer.SUFFERER or (link == "under" and row.light):
            return Roles((), meaning.parties(subject(verb, book)) + aimed)
        who = self._doers(verb, link) if not actors and self._hands_on(row, link) else ()
        return Roles(who, aimed, bool(who))

    def _hands_on(self, row: Governor, link: str) -> bool:
        """Whether the verb's subject does what the noun names: "carried out, planned, is a critic of"."""
        does = row.light or row.status in {Status.PLANNED, Status.ONGOING}
        return link == "attr" or (
            does and row.doer is Doer.SUBJECT and link in _OBJECTS | self.meaning.book.words["means"]
        )

    def _doers(self, verb: Token, link: str) -> Parties:
        """Return who the governing verb says does it; a noun that is its subject says so itself."""
        if link == "nsubj":
            return ()
        row = governor_row(verb, self.meaning.book)
        engaged = link in self.meaning.book.words["means"] and row is not None and row.light and passive(verb)
        find = subject if engaged else doer  # "were engaged in talks": nobody engaged them
        return self.meaning.parties(find(verb, self.meaning.book))
