"""An attribution in; what it calls a danger, and whom or what that endangers, out."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.acts import content_words, main
from onrecord.find.clauses import agent, child
from onrecord.find.content import outside
from onrecord.find.reading import Reading
from onrecord.find.sayings import Saying
from onrecord.find.sources import antecedent, subject, together
from onrecord.find.wording import around, subtree, trimmed
from onrecord.lexicon.cues import Cues
from onrecord.model import Part, Party, Role

_VERBS = {"VERB", "AUX"}
_OF = {"of", "from", "by"}
_FROM = {"from", "against"}
_TO = {"to", "against", "for"}
_INTO = {"into", "to", "in", "over"}


@dataclass(frozen=True, slots=True)
class Dangers:
    """Reads the dangers in the statements of one article; ``parties`` tells who is meant by a noun phrase's head."""

    reading: Reading
    parties: Callable[[Token], tuple[Party, ...]]
    cues: Cues

    def of(self, saying: Saying, inner: Sequence[Saying]) -> Iterator[Part]:
        """Yield DANGER and ENDANGERED as the source says them, not as those quoted ``inner`` do."""
        nested = {i for one in inner for i in one.held}
        words = [word for word in content_words(self.reading.doc, saying.content) if word.i not in nested]
        found = [pair for word in words for pair in self._called(word)]
        if (
            not found
            and saying.row.worry
            and not any(one.dep_ == "prep" and one.lower_ == "against" for one in saying.head.children)  # a demand
            and child(saying.head, "neg") is None
            and child(saying.head.head, "neg") is None
        ):
            found = list(self._feared(saying))
        held = {word.i for word in content_words(self.reading.doc, saying.content)}
        for role, head in dict.fromkeys(found):
            yield self._part(role, head, held)

    def _called(self, word: Token) -> Iterator[tuple[Role, Token]]:
        """Yield what a word of danger says: "X poses a threat to Y", "the threat of X", "X undermines Y"."""
        kind = self.cues.danger(word.lemma_)
        if kind == "threat" and word.pos_ == "NOUN":
            yield from self._threat(word)
        elif (
            kind == "harm"
            and word.pos_ == "VERB"
            and child(word, "neg") is None
            and not _meant(word)
            and (hurt := child(word, "dobj")) is not None
        ):
            yield from self._pair(subject(word), together(hurt))
        elif kind == "guard" and word.pos_ == "VERB" and (danger := _after(word, _FROM)) is not None:
            yield from self._pair(danger, together(hurt) if (hurt := child(word, "dobj")) is not None else ())

    def _threat(self, noun: Token) -> Iterator[tuple[Role, Token]]:
        verb = noun.head
        posed = self.cues.danger(verb.lemma_) == "pose" and noun.dep_ in {"attr", "dobj", "oprd"}
        if (posed and child(verb, "neg") is not None) or child(noun, "neg") is not None:
            return
        danger = subject(verb) if posed else _after(noun, _OF)
        posing = next((one for one in noun.children if one.dep_ == "acl" and agent(one) is not None), None)
        danger = danger or (agent(posing) if posing is not None else None)
        hurt = _all_after(noun, _TO) or (_all_after(verb, _TO) if posed else ())
        yield from self._pair(danger, hurt)

    def _pair(self, danger: Token | None, hurt: Sequence[Token]) -> Iterator[tuple[Role, Token]]:
        danger = antecedent(danger) or danger if danger is not None else None
        if danger is not None:
            yield Role.DANGER, danger
            yield from ((Role.ENDANGERED, one) for one in hurt)

    def _feared(self, saying: Saying) -> Iterator[tuple[Role, Token]]:
        """Yield what is feared: the phrase, or the subject of what might spread, or else the whole clause's verb."""
        words = content_words(self.reading.doc, saying.content)
        verb = main(words)
        if verb is None or verb.dep_ in {"relcl", "acl"}:
            tops = [
                word for word in words if word.pos_ in {"NOUN", "PROPN"} and word.head.i not in {one.i for one in words}
            ]
            inside = [child(word, "pobj") for word in words if word.dep_ == "prep" and word.head.i == saying.head.i]
            head = next(iter(tops), None) or next((one for one in inside if one is not None), None)
            if head is not None:
                yield Role.DANGER, head
            return
        into = _all_after(verb, _INTO) if self.cues.danger(verb.lemma_) == "spread" else ()
        if into and (who := subject(verb)) is not None:
            yield from self._pair(who, into)
        elif (who := child(verb, "nsubj", "nsubjpass", "csubj", "expl")) is not None and not _inverted(verb, who):
            yield Role.DANGER, verb

    def _part(self, role: Role, head: Token, held: Collection[int]) -> Part:
        """Return the part: a phrase without what is joined to it, a clause without its "that", no more than is said."""
        joined = {"conj", "cc", "preconj"} if head.pos_ not in _VERBS else {"mark"}
        dropped = [one for one in head.children if one.dep_ in joined or one.lower_ == "both" or _besides(one)]
        out = [i for one in dropped for i in subtree(one)]
        first, last = around([i for i in outside(subtree(head), out) if i in held], head.i)
        extent = trimmed(self.reading.doc, first, last) or (head.idx, head.idx + len(head))
        span = self.reading.span(*extent)
        named = [party for party in self.parties(head) if span.start <= party.span.start and party.span.end <= span.end]
        return Part(role, span, named[0].actor if len(named) == 1 else None)


def _inverted(verb: Token, who: Token) -> bool:
    """Whether a helper stands before the subject: "should they be caught"."""
    return any(one.dep_ in {"aux", "auxpass"} and one.i < who.left_edge.i for one in verb.children)


def _meant(verb: Token) -> bool:
    """Whether an infinitive tells what is tried, allowed or aimed at: "trying to undermine the deal"."""
    return verb.tag_ == "VB" and any(one.lower_ == "to" and one.dep_ == "aux" for one in verb.children)


def _besides(clause: Token) -> bool:
    """Whether a relative clause only adds to its noun: "Central Asia, which it borders"."""
    return clause.dep_ == "relcl" and clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","


def _all_after(word: Token, prepositions: Collection[str]) -> tuple[Token, ...]:
    """Return every object of these prepositions on a word: "to Central Asia, to India and China"."""
    first = _after(word, prepositions)
    if first is None:
        return ()
    further = (child(one, "pobj") for one in first.head.conjuncts if one.pos_ == "ADP")
    listed = (child(one, "pobj") if one.pos_ == "ADP" else one for one in together(first))
    return tuple(one for one in (*listed, *further) if one is not None)


def _after(word: Token, prepositions: Collection[str]) -> Token | None:
    """Return the object of the first of these prepositions on a word, also of one that hangs on another."""
    for one in word.children:
        if one.dep_ == "prep" and one.i > word.i:
            if one.lower_ in prepositions and (noun := child(one, "pobj")) is not None:
                return noun
            if (further := _after(one, prepositions)) is not None:
                return further
    return None
