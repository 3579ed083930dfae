"""What an article says, and a pronoun inside a quotation, in; who speaks there, or for whom, out: "I", "we", "our"."""

from functools import cached_property
from itertools import chain as joined

from spacy.tokens import Token

from onrecord.find.discourse import SUBJECTS, Discourse, speech
from onrecord.find.quotes import Quote, quotes
from onrecord.model import ActorKind

ONE = frozenset({"i", "me", "my", "mine", "myself"})
MANY = frozenset({"we", "us", "our", "ours", "ourselves"})
_SIDES = frozenset({ActorKind.BODY, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.STATE})


class Speakers:
    """The quotations of an article and who speaks them: the subject of the nearest verb of speech around each."""

    def __init__(self, told: Discourse) -> None:
        self.told = told

    @cached_property
    def _quotes(self) -> tuple[Quote, ...]:
        return quotes(self.told.doc.text)

    @cached_property
    def _speaking(self) -> list[Token]:
        """The subjects of verbs of speech that stand outside quotations."""
        return [
            token
            for token in self.told.doc
            if token.dep_ in SUBJECTS
            and token.head.lemma_ in speech()
            and not self._quoted(token)
            and not self._quoted(token.head)
        ]

    def _quoted(self, token: Token) -> Quote | None:
        return next((quote for quote in self._quotes if quote.holds(token.idx)), None)

    def meant(self, index: int) -> tuple[str, ...]:
        """Return who says "I" there, or the side of whoever says "we"; none outside quotations or where that is open."""
        token = self.told.root(index)
        quote = self._quoted(token)
        if quote is None:
            return ()
        speaker = self._speaker(quote)
        if token.lower_ in ONE or speaker is None:
            return (speaker,) if speaker else ()
        return self._side(speaker)

    def _speaker(self, quote: Quote) -> str | None:
        """Return who speaks: the nearest subject in the quotation's paragraphs, else the last one before them."""
        text = self.told.doc.text
        parts = [part for part in self._quotes if part.chain == quote.chain]
        start, end = text.rfind("\n", 0, parts[0].start) + 1, text.find("\n", parts[-1].end)
        near = [token for token in self._speaking if start <= token.idx < (end if end >= 0 else len(text))]
        before = [token for token in self._speaking if token.idx < start][-1:]
        for token in joined(sorted(near, key=lambda token: min(abs(token.idx - part.end) for part in parts)), before):
            number = self.told.at.get(token.i)
            if number is not None and len(self.told.meant[number]) == 1:
                return self.told.meant[number][0]
        return None

    def _side(self, speaker: str) -> tuple[str, ...]:
        """Return for whom a speaker says "we": the body or organisation of the post, or the state."""
        actor = self.told.actors[speaker]
        if actor.kind in _SIDES:
            return (speaker,)
        posts = [
            office.of
            for office in self.told.held
            if speaker in self.told.meant[office.person] and office.of is not None
        ]
        forces = [of for of in posts if of.kind in _SIDES and (of.sector == "MIL" or of.country is None)]
        if forces:
            return self.told.add(forces[-1])
        country = self.told.country(speaker) if actor.kind is ActorKind.PERSON else actor.country
        return self.told.add(self.told.maker.known(self.told.gazetteer.known[country])) if country else ()
