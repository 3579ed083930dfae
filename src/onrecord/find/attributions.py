"""A reading and the cue words in; who says what, as words, out."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from onrecord.find.clauses import agent, child, passive
from onrecord.find.content import content, everything
from onrecord.find.quotes import Quote, quotes
from onrecord.find.reading import Reading
from onrecord.find.sayings import Extent, Saying
from onrecord.find.sources import sources, subject, together
from onrecord.find.wording import extents, subtree, trimmed
from onrecord.lexicon.cues import Cue, Cues

_BE = {"be", "become", "remain", "feel", "seem"}
_UNSAID = {"could", "should", "might", "may", "must"}


def sayings(reading: Reading, cues: Cues) -> tuple[Saying, ...]:
    """Return every attribution found by cue words, parse and quotation marks, in the order of their cues."""
    finder = Finder(reading.doc, cues)
    found = [saying for token in reading.doc for saying in finder.at(token)]
    return tuple(sorted(found, key=lambda saying: (saying.cue, saying.content)))


@dataclass(frozen=True)
class Finder:
    """Finds the attributions of one parse."""

    doc: Doc
    cues: Cues
    marks: tuple[Quote, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "marks", quotes(self.doc.text))

    def at(self, token: Token) -> Iterator[Saying]:
        """Yield what is attributed by a word: one attribution at most, but for "according to" and the like none."""
        if token.pos_ in {"VERB", "AUX"}:
            found = self._adjectival(token) or self._verbal(token)
        elif token.pos_ in {"NOUN", "PROPN"}:
            found = self._nominal(token)
        elif token.pos_ == "ADJ":
            found = self._adjectival(token)
        elif token.pos_ == "ADV":
            found = self._adverbial(token)
        else:
            found = None
        if token.lower_ == "according":
            found = self._according(token)
        if found is not None and (found.content or found.refused):
            yield found

    def _verbal(self, verb: Token) -> Saying | None:
        particle = child(verb, "prt")
        lemma = verb.lemma_.lower() + (f" {particle.lower_}" if particle is not None else "")
        rows = self.cues.of("verb", lemma)
        if not rows or verb.dep_ == "amod" or _helpers(verb) & _UNSAID:
            return None
        who = sources(verb)
        for row in rows:
            for frame in row.frames:
                held = content(verb, frame, whom=row.whom)
                if held:
                    return self._saying(verb, row, who, frame, held)
        speech = next((row for row in rows if "clause" in row.frames), None)
        if speech is None or not who:
            return None
        held = self._around(verb, who)
        return self._saying(verb, speech, who, "clause", held)

    def _saying(self, head: Token, row: Cue, who: tuple[Token, ...], frame: str, held: list[int]) -> Saying:
        cue = self._cue(head, row, frame, held)
        spans = extents(self.doc, everything(held, range(cue[0], cue[1] + 1)))
        return Saying(head, self._chars(*cue), who, spans, row)

    def _around(self, verb: Token, who: tuple[Token, ...]) -> list[int]:
        """Return the rest of the sentence, where a clause like "officials said" stands at its end or inside it."""
        mine = subtree(verb)
        over = verb.head
        if verb.dep_ in {"parataxis", "ccomp", "advcl", "dep", "conj", "intj"} and over.pos_ in {"VERB", "AUX"}:
            return everything(subtree(over), mine)
        return []

    def _cue(self, head: Token, row: Cue, frame: str, held: list[int]) -> tuple[int, int]:
        first = last = head.i
        helpers = [one.i for one in head.children if one.dep_ in {"aux", "auxpass", "neg"} and one.i < head.i]
        if helpers and all(
            self.doc[i].dep_ in {"aux", "auxpass", "neg", "advmod"} for i in range(min(helpers), head.i)
        ):
            first = min(helpers)
        particle = child(head, "prt")
        if particle is not None:
            last = max(last, particle.i)
        if frame not in {"clause", "infinitive", "object", "predicate", "gerund"} and held and row.kind == "verb":
            if not frame.startswith("whom") and self.doc[last + 1].lower_ == frame:
                last += 1
        return first, last

    def _chars(self, first: int, last: int) -> Extent:
        return self.doc[first].idx, self.doc[last].idx + len(self.doc[last])

    def _adjectival(self, word: Token) -> Saying | None:
        rows = self.cues.of("adjective", word.lower_)
        if not rows:
            return None
        verb = word if child(word, "auxpass") is not None else word.head
        if verb.lemma_ not in _BE and verb is not word:
            return None
        who = together(found) if (found := subject(verb)) is not None else ()
        for row in rows:
            for frame in row.frames:
                held = content(word, frame) or (content(verb, frame) if verb.i != word.i else [])
                held = [i for i in held if i > word.i]
                if held and who:
                    first = self._cue(verb, row, "clause", held)[0]
                    return Saying(word, self._chars(first, word.i), who, extents(self.doc, held), row)
        return None

    def _nominal(self, noun: Token) -> Saying | None:
        rows = self.cues.of("noun", noun.lemma_)
        if not rows:
            return None
        light = noun.head if noun.dep_ in {"dobj", "nsubjpass"} and self.cues.of("light", noun.head.lemma_) else None
        who = self._owner(noun)
        if not who and light is not None:
            who = sources(light)
        for row in rows:
            for frame in row.frames:
                held = content(noun, frame) or (content(light, frame) if light is not None else [])
                held = [i for i in held if i > noun.i]
                if held and (who or frame == "clause"):
                    first = (
                        self._cue(light, row, "clause", held)[0]
                        if light is not None and light.i < noun.i and not child(noun, "poss")
                        else noun.i
                    )
                    return Saying(noun, self._chars(first, noun.i), who, extents(self.doc, held), row)
        return None

    def _owner(self, noun: Token) -> tuple[Token, ...]:
        owner = child(noun, "poss") or agent(noun)
        return together(owner) if owner is not None else ()

    def _adverbial(self, word: Token) -> Saying | None:
        rows = self.cues.of("adverb", word.lower_)
        verb = word.head
        if not rows or verb.pos_ not in {"VERB", "AUX"}:
            return None
        held = everything(subtree(verb), [word.i])
        return Saying(word, self._chars(word.i, word.i), (), extents(self.doc, held), rows[0])

    def _according(self, word: Token) -> Saying | None:
        rows = self.cues.of("preposition", word.lower_)
        to = child(word, "prep")
        who = child(to, "pobj") if to is not None else None
        if not rows or to is None or who is None:
            return None
        over = word.head
        while over.pos_ not in {"VERB", "AUX"} and over.head.i != over.i:
            over = over.head
        held = everything(subtree(over), subtree(word))
        return Saying(word, self._chars(word.i, to.i), together(who), extents(self.doc, held), rows[0])


def _helpers(verb: Token) -> set[str]:
    return {one.lower_ for one in verb.children if one.dep_ == "aux"}
