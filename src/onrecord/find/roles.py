"""A candidate word and the names of the article in, its actors and recipients out, as the grammar gives them."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.clauses import (
    child,
    doer,
    governor_row,
    governors,
    lemma,
    passive,
    possessor,
    subject,
    undergoer,
    verbal,
)
from onrecord.find.triggers import Candidate
from onrecord.lexicon.codebook import Codebook, Doer, Frame, Of, Pos, Trigger
from onrecord.model import Party, Span, Status

Parties = tuple[Party, ...]
_AGAINST = frozenset({"against", "on", "upon", "at", "toward", "towards"})
_AMONG = frozenset({"between", "among", "amongst"})
_OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
_FIRST_PERSON = frozenset({"i", "we", "us", "me", "my", "our", "ourselves"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_MEANS = frozenset({"in", "with", "by", "through", "via", "for", "into", "to", "under", "behind"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does it and who has it done to them; ``somebody`` where a doer is named, even if not who it is."""

    actors: Parties
    recipients: Parties
    somebody: bool = False


@dataclass(frozen=True, slots=True)
class Caster:
    """What casting needs beside the candidate: who a phrase means, the codebook, and who speaks the word."""

    named: Callable[[Token], Parties]
    span: Callable[[Token], Span]
    book: Codebook
    speakers: Parties

    def parties(self, token: Token) -> Parties:
        """Return who a phrase means; "we" means whoever speaks."""
        if token.lower_ in _FIRST_PERSON:
            return tuple(Party(speaker.actor, self.span(token)) for speaker in self.speakers)
        return self.named(token)

    def roles(self, candidate: Candidate) -> Roles:
        """Return the roles; no actor stands in both."""
        token, row = candidate.token, candidate.row
        if row.frame is Frame.DESCRIBED:
            found = Roles(self._owners(token), self._meant(token.head))
        elif row.pos is Pos.NOUN:
            found = self._noun(token, row)
        else:
            found = self._predicate(token, row)
        if row.frame is Frame.MUTUAL:
            return Roles(_unique(found.actors + found.recipients), (), found.somebody)
        if row.frame is Frame.ALONE:
            return Roles(_unique(found.actors or found.recipients), (), found.somebody)
        actors = _unique(found.actors)
        acting = {party.actor for party in actors}
        return Roles(actors, tuple(p for p in _unique(found.recipients) if p.actor not in acting), found.somebody)

    def _meant(self, token: Token | None) -> Parties:
        """Return who a phrase means, or else whose act it names: "Iran" in "condemned Iran's test"."""
        if token is None:
            return ()
        direct = self.parties(token)
        if direct or lemma(token) in self.book.documents:
            return direct
        return self._owners(token) or self._introduced(token, frozenset({"by", "of", "from"}))

    def _owners(self, token: Token) -> Parties:
        """Return whose it is: "Iran's", "Iranian", also both of "Indian-Russian"."""
        found = [owner for owner in token.children if owner.dep_ in _OWNERS or owner.dep_ == "npadvmod"]
        found += [other for owner in found for other in owner.children if other.dep_ in {"amod", "npadvmod"}]
        return tuple(party for owner in sorted(found, key=lambda owner: owner.i) for party in self.parties(owner))

    def _introduced(self, token: Token, prepositions: frozenset[str]) -> Parties:
        """Return who the prepositions introduce, also one level down: "in an attack by rebels on the army"."""
        found: list[Party] = []
        for link in token.children:
            if link.dep_ in {"prep", "agent", "dative"} and link.lower_ in prepositions:
                for head in link.children:
                    if head.dep_ == "pobj":
                        found.extend(self.parties(head) or self._owners(head))
                found.extend(self._introduced(link, prepositions))
        return tuple(found)

    # verbs, adjectives and modals

    def _predicate(self, token: Token, row: Trigger) -> Roles:
        verb = token.head if row.pos in {Pos.MODAL, Pos.ADJECTIVE} else token
        if row.frame is Frame.SPEAKER:
            about = undergoer(verb, self.book) if row.pos is Pos.VERB else subject(verb, self.book)
            return Roles(self.speakers, self._meant(about))
        who = doer(verb, self.book)
        whom = self._introduced(token, row.to | _AGAINST) if row.pos is Pos.ADJECTIVE else self._object(token, row)
        if row.frame is Frame.MUTUAL:
            whom += self._introduced(token, _AMONG)
        return Roles(self._doers(verb, who), whom, who is not None and self._somebody(who, verb))

    def _doers(self, verb: Token, who: Token | None) -> Parties:
        """Return who does it: whose plan it is, the doer, or whoever stands behind a thing that seems to do it."""
        found = self._owners(verb.head) if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VB" else ()
        if not found and who is not None:
            found = self.parties(who) or self._behind(who)
        if not found and verb.dep_ == "pcomp" and verbal(verb.head.head):
            other = subject(verb.head.head, self.book)
            found = self.parties(other) if other is not None else ()
        paper = undergoer(verb, self.book) if who is None and passive(verb) else None
        if paper is not None and lemma(paper) in self.book.documents:
            found = self._owners(paper)
        return found

    def _behind(self, who: Token) -> Parties:
        """Return whose a thing or a part is: "Chinese interests", "members of the council", "the tweet he sent"."""
        found = self._owners(who) or self._introduced(who, frozenset({"by", "of", "from"}))
        if found or lemma(who) not in self.book.documents:
            return found
        author = possessor(who, self.book)
        return self.parties(author) if author is not None else ()

    def _somebody(self, who: Token, verb: Token) -> bool:
        """Whether it could be somebody's deed: not "the blast killed two", nor the effect in "struck, killing two"."""
        effect = verb.dep_ == "advcl" and verb.tag_ == "VBG"
        return not effect and not self.book.senses(Pos.NOUN, lemma(who)) and who.ent_type_ != "EVENT"

    def _object(self, verb: Token, row: Trigger) -> Parties:
        aimed = undergoer(verb, self.book)
        if row.frame is Frame.MUTUAL and aimed is not None and lemma(aimed) in row.with_:
            return self._introduced(verb, row.to | _AGAINST) + self._introduced(aimed, row.to | _AMONG)
        direct = self.parties(aimed) if aimed is not None else ()
        dative = child(verb, "dative")
        if not direct and dative is not None:
            direct = self.parties(dative)
        return (
            direct or self._introduced(verb, row.to | _AGAINST) or self._nested(verb, aimed, row) or self._meant(aimed)
        )

    def _nested(self, verb: Token, aimed: Token | None, row: Trigger) -> Parties:
        """Return who stands after the object's own preposition ("rockets at Israel") or begins the clause after it."""
        if aimed is not None and (found := self._introduced(aimed, row.to | _AGAINST)):
            return found
        if "clause" in row.to and aimed is None:
            for clause in verb.children:
                if clause.dep_ in {"ccomp", "xcomp"} and (whose := child(clause, "nsubj", "nsubjpass")) is not None:
                    return self._meant(whose)
        return ()

    # nouns

    def _noun(self, noun: Token, row: Trigger) -> Roles:
        owners = self._owners(noun)
        doers = _AMONG | {"by"} if row.frame is Frame.ALONE else _AMONG | {"by", "from"}
        actors = self._introduced(noun, doers) + self._done_by(noun)
        recipients = self._introduced(noun, (row.to | _AGAINST) - _AMONG)
        of = self._introduced(noun, frozenset({"of"}))
        if row.of is Of.ACTOR or row.frame is Frame.MUTUAL:
            actors += of
        else:
            recipients += of
        if row.of is Of.SUFFERER and not recipients:
            recipients += owners
        else:
            actors = owners + actors
        settled = bool(owners) or len({party.actor for party in actors}) > 1
        if row.frame is Frame.MUTUAL:
            actors += self._introduced(noun, frozenset({"with"}))
        above = self._above(noun, row, actors, settled=settled)
        recipients += above.recipients or self._harmed(noun)
        return Roles(actors + above.actors, recipients, bool(actors) or above.somebody)

    def _harmed(self, noun: Token) -> Parties:
        """Return whom the act is said to have harmed: "the attack that killed two pilots"."""
        found: list[Party] = []
        for clause in noun.children:
            row = governor_row(clause, self.book) if clause.dep_ in {"relcl", "acl"} else None
            if row is not None and row.harms:
                found.extend(self._meant_directly(undergoer(clause, self.book)))
        return tuple(found)

    def _done_by(self, noun: Token) -> Parties:
        """Return the agent of a participle that completes the noun: "sanctions imposed by Canada"."""
        found: list[Party] = []
        for clause in noun.children:
            if clause.dep_ == "acl":
                found.extend(self._introduced(clause, frozenset({"by"})))
        return tuple(found)

    def _above(self, noun: Token, row: Trigger, actors: Parties, *, settled: bool) -> Roles:
        """Return whom the governing clause names: "Canada imposed sanctions on Iran", "Modi flew in for talks"."""
        for above, link in governors(noun, self.book):
            if verbal(above):
                return self._together(above, link, settled=settled) if row.frame is Frame.MUTUAL else self._clause(above, link, row, actors)
            governing = governor_row(above, self.book)
            if governing is None or not (governing.light or governing.status):
                return Roles((), ())
            owners = () if actors else self._light_owners(above)
            if owners:
                return Roles(owners, ())
        return Roles((), ())

    def _light_owners(self, noun: Token) -> Parties:
        return self._owners(noun) + self._introduced(noun, frozenset({"by", "of", "from"}))

    def _who(self, verb: Token, link: str) -> Parties:
        """Return who the governing verb says does it; a noun that is its subject says so itself."""
        row = governor_row(verb, self.book)
        engaged = link in _MEANS and row is not None and row.light and passive(verb)  # "were engaged in talks"
        return () if link == "nsubj" else self._meant_directly(subject(verb, self.book) if engaged else doer(verb, self.book))

    def _together(self, verb: Token, link: str, *, settled: bool) -> Roles:
        """Return who else takes part in a mutual act: whoever holds it, unless it is settled, and with whom."""
        others = self._introduced(verb, _AMONG | {"with"}) if link in _OBJECTS | {"nsubj", "in"} else ()
        who = () if settled else self._who(verb, link)
        return Roles(who + others, (), bool(who))

    def _clause(self, verb: Token, link: str, row: Trigger, actors: Parties) -> Roles:
        governing = governor_row(verb, self.book)
        who = self._who(verb, link)
        aimed = self._introduced(verb, row.to | _AGAINST) if link in _OBJECTS else ()
        if governing is None:
            return Roles((), aimed)
        if link == "nsubj":
            return Roles((), self._meant_directly(undergoer(verb, self.book)) if governing.harms else ())
        if governing.doer is Doer.SUFFERER or (link == "under" and governing.light):
            return Roles((), self._meant_directly(subject(verb, self.book)) + aimed)
        own = governing.light or governing.status in {Status.PLANNED, Status.ONGOING}
        if not own or governing.doer is not Doer.SUBJECT or actors or link not in _OBJECTS | _MEANS | {"attr"}:
            return Roles((), aimed)
        return Roles(who, aimed, bool(who))

    def _meant_directly(self, token: Token | None) -> Parties:
        return () if token is None else self.parties(token)


def _unique(parties: Parties) -> Parties:
    return tuple({party.actor: party for party in reversed(parties)}.values())[::-1]
