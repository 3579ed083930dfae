"""A phrase in, the actors it means out: by its own words, by whose it is, or by what its prepositions introduce."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.clauses import lemma
from onrecord.lexicon.codebook import Codebook
from onrecord.model import Party, Span

Parties = tuple[Party, ...]
_OWNERS = frozenset({"poss", "amod", "compound", "nmod", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does it and who has it done to them.

    ``somebody`` where a doer is named, even if not who it is; ``whom`` where the object itself is somebody.
    """

    actors: Parties
    recipients: Parties
    somebody: bool = False
    whom: bool = False


NOBODY = Roles((), ())


@dataclass(frozen=True, slots=True)
class Meaning:
    """Who is meant where: ``named`` answers for a phrase, ``speakers`` are those whose words the phrase stands in.

    ``bystanders`` are the actors that take no part in talks: outlets report them, formats hold them.
    """

    named: Callable[[Token], Parties]
    span: Callable[[Token], Span]
    book: Codebook
    speakers: Parties
    bystanders: frozenset[str] = frozenset()

    def parties(self, token: Token | None) -> Parties:
        """Return who a phrase means; "we" means whoever speaks."""
        if token is None:
            return ()
        found = self.named(token)
        if found or token.lower_ not in self.book.words["speaker"]:
            return found
        return tuple(Party(speaker.actor, self.span(token)) for speaker in self.speakers)

    def meant(self, token: Token | None) -> Parties:
        """Return who a phrase means, or else whose act it names: "Iran" in "condemned Iran's test"."""
        direct = self.parties(token)
        if direct or token is None or self.document(token):
            return direct
        return self.behind(token)

    def behind(self, token: Token) -> Parties:
        """Return whose a thing or a part is: "Chinese interests", "members of the council", "a bill from Texas"."""
        return self.owners(token) or self.introduced(token, self.book.words["source"])

    def document(self, token: Token) -> bool:
        """Whether the noun names a document or a rule."""
        return lemma(token) in self.book.words["document"]

    def owners(self, token: Token) -> Parties:
        """Return whose it is: "Iran's", "Iranian", also both of "Indian-Russian"."""
        found = [owner for owner in token.children if owner.dep_ in _OWNERS]
        found += [other for owner in found for other in owner.children if other.dep_ in {"amod", "npadvmod"}]
        return tuple(party for owner in sorted(found, key=lambda owner: owner.i) for party in self.parties(owner))

    def introduced(self, token: Token, prepositions: frozenset[str]) -> Parties:
        """Return who the prepositions introduce, also behind one another: "in an attack by rebels on the army"."""
        found: list[Party] = []
        for link in token.children:
            if link.dep_ in {"prep", "agent", "dative"} and link.lower_ in prepositions:
                for head in link.children:
                    if head.dep_ == "pobj":
                        found.extend(self.parties(head) or self.owners(head))
                found.extend(self.introduced(link, prepositions))
        return tuple(found)

    def aims(self, prepositions: frozenset[str]) -> frozenset[str]:
        """Return the prepositions that introduce recipients: the usual ones and a row's own."""
        return prepositions | self.book.words["against"]
