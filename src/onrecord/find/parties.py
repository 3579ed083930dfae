"""Namings in, an answer to "who is meant by the noun phrase that this token heads" out."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.find.reading import Form, Naming, Reading
from onrecord.model import Party

_DEEP = 4  # "thousands of members of some of the groups" goes no deeper


@dataclass(frozen=True)
class Parties:
    """Call it with a token: ``parties(token)`` returns the actors meant, conjuncts included.

    ``parts`` are the words that count a part of what follows: "dozens of", "members of".
    """

    reading: Reading
    namings: tuple[Naming, ...]
    parts: frozenset[str]
    _at: dict[int, Naming] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for naming in sorted(self.namings, key=lambda naming: not naming.actors):
            self._at.setdefault(naming.head, naming)
        for naming in self.namings:
            if naming.form in {Form.NAME, Form.METONYM}:
                for index in range(naming.end - 1, naming.start - 1, -1):
                    self._at.setdefault(index, naming)

    def __call__(self, token: Token) -> tuple[Party, ...]:
        """Return the parties of the phrase that ``token`` heads, and of those joined to it, each once."""
        heads = (token, *(other for other in token.conjuncts if other.i > token.i))
        return tuple(dict.fromkeys(party for head in heads for party in self._of(head, _DEEP)))

    def _of(self, token: Token, deep: int) -> tuple[Party, ...]:
        """Return the parties of one phrase: those it counts a part of, its own, or those it stands beside."""
        counted = (
            not self.parts.isdisjoint({token.lemma_.lower(), token.lower_.removesuffix("s")}) or token.pos_ == "NUM"
        )
        whole = _whole(token) if counted and deep else None
        if whole is not None:
            found = [party for head in (whole, *whole.conjuncts) for party in self._of(head, deep - 1)]
            if found:
                return tuple(found)
        naming = self._at.get(token.i)
        own = naming.actors if naming is not None else ()
        if deep and naming is not None and (not own or naming.end - naming.start == 1):  # "many states", "leaders"
            found = [party for one in _members(token) for party in self._of(one, deep - 1)]
            if found:
                return tuple(found)
        if naming is not None and own:
            return tuple(Party(actor, naming.span) for actor in own)
        beside = next((child for child in token.children if child.dep_ == "appos" and child.i in self._at), None)
        return self._of(beside, deep - 1) if beside is not None and deep else ()


def _whole(token: Token) -> Token | None:
    """Return what is counted: "civilians" in "thousands of civilians"."""
    links = (child for child in token.rights if child.dep_ == "prep" and child.lower_ == "of")
    return next((word for link in links for word in link.children if word.dep_ == "pobj"), None)


def _members(token: Token) -> list[Token]:
    """Return those whom a noun of several is said to include: "states, including Iran", "leaders like Lund"."""
    if token.tag_ not in {"NNS", "NNPS"}:
        return []
    links = (child for child in token.rights if child.dep_ == "prep" and child.lower_ in {"including", "like", "as"})
    said = (link for link in links if link.lower_ != "as" or link.nbor(-1).lower_ == "such")
    heads = (word for link in said for word in link.children if word.dep_ == "pobj")
    return [one for head in heads for one in (head, *head.conjuncts)]
