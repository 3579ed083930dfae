"""A verb, adjective or modal that names an act in, its actors and recipients out."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.clauses import child, doer, lemma, passive, possessor, subject, undergoer, verbal
from onrecord.find.meaning import Meaning, Parties, Roles
from onrecord.lexicon.codebook import Frame, Pos, Trigger


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
            about = undergoer(self.verb, book) if self.row.pos is Pos.VERB else subject(self.verb, book)
            return Roles(self.meaning.speakers, self.meaning.meant(about))
        who = doer(self.verb, book)
        if self.row.pos is Pos.ADJECTIVE:
            whom = self.meaning.introduced(self.token, self.meaning.aims(self.row.to))
        else:
            whom = self._recipients()
        if self.row.frame is Frame.MUTUAL:
            whom += self.meaning.introduced(self.token, book.words["among"])
        direct = bool(self.meaning.parties(undergoer(self.verb, book)))
        return Roles(self._doers(who), whom, who is not None and self._somebody(who), direct)

    def _doers(self, who: Token | None) -> Parties:
        """Return who does it: whose plan it is, the doer, or whoever stands behind a thing that seems to do it."""
        verb, meaning = self.verb, self.meaning
        found = meaning.owners(verb.head) if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VB" else ()
        if not found and who is not None:
            found = meaning.parties(who) or meaning.behind(who) or self._author(who)
        if not found and verb.dep_ == "pcomp" and verbal(verb.head.head):
            found = meaning.parties(subject(verb.head.head, meaning.book))
        if who is None and passive(verb):
            paper = undergoer(verb, meaning.book)  # "the council's resolution adopted in May"
            found = meaning.owners(paper) if paper is not None and meaning.document(paper) else found
        return found

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
        if row.frame is Frame.MUTUAL and aimed is not None and lemma(aimed) in row.with_:  # "reached a deal"
            among = row.to | meaning.book.words["among"]
            return meaning.introduced(verb, meaning.aims(row.to)) + meaning.introduced(aimed, among)
        return (
            meaning.parties(aimed)
            or meaning.parties(child(verb, "dative"))
            or meaning.introduced(verb, meaning.aims(row.to))
            or self._nested(aimed)
            or meaning.meant(aimed)
        )

    def _nested(self, aimed: Token | None) -> Parties:
        """Return who stands after the object's own preposition ("rockets at Israel") or begins the clause after it."""
        if aimed is not None:
            return self.meaning.introduced(aimed, self.meaning.aims(self.row.to))
        if "clause" not in self.row.to:
            return ()
        clauses = [found for found in self.token.children if found.dep_ in {"ccomp", "xcomp"}]
        whose = next((own for clause in clauses if (own := child(clause, "nsubj", "nsubjpass")) is not None), None)
        return self.meaning.meant(whose)
