"""An attribution in; what it calls a danger, and whom or what that endangers, out."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.acts import content_words
from onrecord.find.content import outside
from onrecord.find.perils import Perils, all_after, denied
from onrecord.find.reading import Reading
from onrecord.find.sayings import Saying
from onrecord.find.sources import together
from onrecord.find.wording import around, runs, subtree, trimmed
from onrecord.lexicon.cues import Cues
from onrecord.model import Act, Part, Party, Role

_VERBS = {"VERB", "AUX"}
_INTO = {"into", "to", "in", "over"}
_LEADING = {"mark", "prep", "punct"}
_CHANCE = {"could", "might", "may", "risk"}


@dataclass(frozen=True, slots=True)
class Dangers:
    """Reads the dangers in the statements of one article; ``parties`` tells who is meant by a noun phrase's head."""

    reading: Reading
    parties: Callable[[Token], tuple[Party, ...]]
    cues: Cues

    def of(self, saying: Saying, inner: Sequence[Saying]) -> Iterator[Part]:
        """Yield DANGER, ENDANGERED and HOLDER as the source says them, not as those quoted ``inner`` do."""
        held = [word for word in content_words(self.reading.doc, saying.content) if not word.is_space]
        perils = Perils(self.cues, lambda one: bool(self.parties(one)), accusing=saying.row.act is Act.ACCUSE)
        if self._worries(saying, held, perils):
            yield from self._feared(held)
            cue = self.reading.doc[saying.cue[0] : saying.cue[1] + 1]
            yield from self._holders(next((perils.worried(one) for one in cue if perils.kind(one) == "worry"), None))
            return
        nested = {i for one in inner for i in (*one.held, *range(one.cue[0], one.cue[1] + 1))}
        inside = {word.i for word in held}
        for word in held:
            for peril in perils.of(word) if word.i not in nested else ():
                if peril.danger.i in inside:
                    yield self._part(Role.DANGER, peril.danger, inside, peril.names)
                    yield from (self._part(Role.ENDANGERED, one, inside, one) for one in peril.endangered)
                    yield from self._holders(peril.holder)

    def _worries(self, saying: Saying, held: Sequence[Token], perils: Perils) -> bool:
        """Tell whether the cue itself is a word of worry, or one of warning and what is said no threat or demand."""
        cue = self.reading.doc[saying.cue[0] : saying.cue[1] + 1]
        kinds = {perils.kind(word) for word in cue}
        against = any(one.dep_ == "prep" and one.lower_ == "against" for one in saying.head.children)  # a demand
        if against or denied(saying.head) or denied(saying.head.head):
            return False
        if not kinds.isdisjoint({"worry", "worried"}):
            return True
        menace = any(self.cues.tone(word.lemma_) is Act.THREATEN for word in held)
        of = any(word.lower_ in {"of", "about"} for word in held[:1])
        chance = of or any(word.lower_ in _CHANCE for word in held)
        return "warn" in kinds and not menace and (saying.row.worry or chance)

    def _feared(self, held: Sequence[Token]) -> Iterator[Part]:
        """Yield what is feared: the content's first sentence, without its "that"; or what might spread, and whither."""
        said = [word for word in held if word.sent == held[0].sent]
        while said and (said[0].dep_ in _LEADING or said[0].is_punct):
            said = said[1:]
        if not said:
            return
        first, last = runs(word.i for word in said)[0]
        head, inside = self.reading.doc[first : last + 1].root, {word.i for word in said}
        into = all_after(head, _INTO) if self.cues.danger(head.lemma_) == "spread" else ()
        who = next((one for one in head.children if one.dep_ == "nsubj"), None)
        if into and who is not None:
            yield self._part(Role.DANGER, who, inside, who)
            yield from (self._part(Role.ENDANGERED, one, inside, one) for one in into)
        elif (extent := trimmed(self.reading.doc, first, last)) is not None:
            yield self._named(Role.DANGER, extent, head)

    def _holders(self, holder: Token | None) -> Iterator[Part]:
        """Yield whom a danger worries, each where somebody is named."""
        heads = together(holder) if holder is not None else ()
        yield from (Part(Role.HOLDER, one.span, one.actor) for head in heads for one in self.parties(head))

    def _part(self, role: Role, head: Token, held: Collection[int], names: Token) -> Part:
        """Return the part: a phrase without what is joined to it, a clause without its "that", no more than is said."""
        joined = {"conj", "cc", "preconj"} if head.pos_ not in _VERBS else {"mark"}
        dropped = [one for one in head.children if one.dep_ in joined or one.lower_ == "both" or _besides(one)]
        out = [i for one in dropped for i in subtree(one)]
        inside = [i for i in outside(subtree(head), out) if i in held or head.i not in held]
        extent = trimmed(self.reading.doc, *around(inside, head.i)) or (head.idx, head.idx + len(head))
        return self._named(role, extent, names)

    def _named(self, role: Role, extent: tuple[int, int], names: Token) -> Part:
        """Return the part with the one actor that the words name, where a phrase heads them."""
        span = self.reading.span(*extent)
        parties = self.parties(names) if names.pos_ not in _VERBS else ()
        named = [one for one in parties if span.start <= one.span.start and one.span.end <= span.end]
        return Part(role, span, named[0].actor if len(named) == 1 else None)


def _besides(clause: Token) -> bool:
    """Whether a relative clause only adds to its noun: "Central Asia, which it borders"."""
    return clause.dep_ == "relcl" and clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","
