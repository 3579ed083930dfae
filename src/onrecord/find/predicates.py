"""A verb, adjective or modal that names an act in, its actors and recipients out."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.clauses import child, clause_of, doer, lemma, passive, possessor, subject, undergoer, verbal
from onrecord.find.meaning import Meaning, Parties, Roles
from onrecord.lexicon.codebook import Frame, Object, Pos, Trigger


@dataclass(frozen=True, slots=True)
class Predicate:
    """The word, the row of the codebook that it matched, and who phrases mean."""

    token: Token
    row: Trigger
    meaning: Meaning

    @property
    def verb(self) -> Token:
        """The verb whose subject and object count: for "must" and "is unacceptable" the one above."""
        return self.token if self.row.pos is Pos.VERB else self.token.head

    def roles(self) -> Roles:
        """Return who does it to whom."""
        book = self.meaning.book
        if self.row.frame is Frame.SPEAKER:
            return Roles(self.meaning.speakers, self.meaning.meant(self._about()))
        who = doer(self.verb, book)
        if self.row.pos is Pos.ADJECTIVE:
            whom = self.meaning.introduced(self.token, self.meaning.aims(self.row.to))
        else:
            whom = self._recipients()
        aimed = undergoer(self.verb, book)
        direct = bool(self.meaning.parties(aimed)) or (aimed is None and self.row.object is Object.SIDE)
        return Roles(self._doers(who), whom, who is not None and self._somebody(who), direct)

    def _about(self) -> Token | None:
        """Return whom or what the speaker speaks of: "Iran" in "Iran must", "it is shameful that Iran"."""
        about = subject(self.verb, self.meaning.book)
        clause = child(self.verb, "ccomp") or child(self.token, "ccomp")
        empty = about is not None and about.lower_ == "it" and clause is not None
        return child(clause, "nsubj", "nsubjpass") if empty and clause is not None else about

    def _doers(self, who: Token | None) -> Parties:
        """Return who does it: whose plan it is, the doer, or whoever stands behind a thing that seems to do it."""
        verb, meaning = self.verb, self.meaning
        found = meaning.owners(verb.head) if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VB" else ()
        if not found and who is not None:
            found = meaning.parties(who) or self._beside(who) or meaning.behind(who) or self._author(who)
        if not found and verb.dep_ == "pcomp" and not passive(verb) and verbal(verb.head.head):
            found = meaning.parties(subject(verb.head.head, meaning.book))
        if who is None and passive(verb):
            paper = undergoer(verb, meaning.book)  # "the council's resolution adopted in May"
            found = meaning.owners(paper) if paper is not None and meaning.document(paper) else found
        return found

    def _beside(self, who: Token) -> Parties:
        """Return the subject of the clause above a participle that seems to complete its object."""
        if self.verb.dep_ != "acl" or self.verb.tag_ != "VBG" or self.meaning.document(who):
            return ()
        clause = clause_of(who)
        return self.meaning.parties(subject(clause, self.meaning.book)) if verbal(clause) and who.dep_ == "dobj" else ()

    def _author(self, who: Token) -> Parties:
        """Return who made a document that seems to act: "he sent a note that criticized them"."""
        return self.meaning.parties(possessor(who, self.meaning.book)) if self.meaning.document(who) else ()

    def _somebody(self, who: Token) -> bool:
        """Whether it could be somebody's deed: not "the blast killed two", nor the effect in "struck, killing two"."""
        effect = self.verb.dep_ == "advcl" and self.verb.tag_ == "VBG"
        return not effect and not self.meaning.book.senses(Pos.NOUN, lemma(who))

    def _recipients(self) -> Parties:
        verb, row, meaning = self.token, self.row, self.meaning
        aimed = undergoer(verb, meaning.book)
        if row.frame is Frame.MUTUAL:
            return self._others(aimed)
        known = aimed is not None and lemma(aimed) in row.with_
        beyond: Parties = ()
        if known and aimed is not None:
            beyond = meaning.introduced(aimed, row.to) or meaning.introduced(verb, row.to)
        return (
            beyond  # "recalled its envoys to Peru"
            or meaning.parties(aimed)
            or meaning.parties(child(verb, "dative"))
            or meaning.introduced(verb, meaning.aims(row.to))
            or self._nested(aimed)
            or meaning.meant(aimed)
        )

    def _others(self, aimed: Token | None) -> Parties:
        """Return who else takes part in a mutual act: "met Xi", "agreed with Iran", "reached a deal with Iran"."""
        links = self.row.to | self.meaning.book.words["among"] | {"with"}
        found = self.meaning.introduced(self.token, links)
        if self.row.object is Object.SIDE:
            found = self.meaning.meant(aimed) + found
        elif aimed is not None and lemma(aimed) in self.row.with_:
            found += self.meaning.introduced(aimed, links)
        return found

    def _nested(self, aimed: Token | None) -> Parties:
        """Return who stands after the object's own preposition ("rockets at Israel") or begins the clause after it."""
        if aimed is not None:
            return self.meaning.introduced(aimed, self.meaning.aims(self.row.to))
        if "clause" not in self.row.to:
            return ()
        clauses = [found for found in self.token.children if found.dep_ in {"ccomp", "xcomp"}]
        whose = next((own for clause in clauses if (own := child(clause, "nsubj", "nsubjpass")) is not None), None)
        return self.meaning.meant(whose)
