"""Namings in, an answer to "who is meant by the noun phrase that this token heads" out."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.find.reading import Naming, Reading, Situated
from onrecord.model import Party


@dataclass(frozen=True)
class Parties:
    """Call it with a token: ``parties(token)`` returns the actors meant, conjuncts included."""

    reading: Reading
    namings: tuple[Naming, ...]
    places: tuple[Situated, ...]
    _at: dict[int, Naming] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for naming in self.namings:
            self._at[naming.head] = naming
        for naming in self.namings:
            for index in range(naming.start, naming.end):
                if self.reading.doc[index].head.i in range(naming.start, naming.end):
                    self._at.setdefault(index, naming)

    def __call__(self, token: Token) -> tuple[Party, ...]:
        found: list[Party] = []
        for head in (token, *token.conjuncts):
            if head.i < token.i:
                continue
            naming = self._at.get(head.i)
            if naming is None or not naming.start <= head.i < naming.end:
                continue
            found.extend(Party(actor, naming.span) for actor in naming.actors)
        return tuple(dict.fromkeys(found))
