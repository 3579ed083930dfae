"""Phrases and the cast in, the posts that people are said to hold out: title, whose post, and the words that say so."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.find.cast import Cast, Maker
from onrecord.find.hits import Hit, Label
from onrecord.find.phrase import Phrase
from onrecord.lexicon.gazetteer import TitleWords, fold
from onrecord.model import Actor, ActorKind

_REACH = 16  # tokens beside "Ajit Doval," in which a post must begin and end
_LEAD = 8  # tokens of it that may stand before the title's head
_BREAKS = frozenset({",", ".", ";", ":", "(", ")", "“", "”", '"', "—", "–", "--"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT", "WP"})
_APPOSED = frozenset({"appos", "nsubj", "conj", "ROOT"})
_SENT = frozenset({"ambassador", "envoy", "representative", "diplomat"})  # to or at somebody, of the first name said


@dataclass(frozen=True, slots=True)
class Office:
    """A person's post: the index of the person's phrase, token indexes of title and evidence (ends exclusive).

    ``of`` is whose post it is, ``whose`` the index of the pronoun that says so instead.
    """

    person: int
    title: tuple[int, int]
    evidence: tuple[int, int]
    row: TitleWords
    of: Actor | None = None
    whose: int | None = None


def offices(doc: Doc, found: tuple[Phrase, ...], called: Cast, maker: Maker) -> tuple[Office, ...]:
    """Return the offices in text order of the people's phrases."""
    clerk = _Clerk(doc, found, called, maker)
    held: list[Office] = []
    for index, phrase in enumerate(found):
        if phrase.hit is not None and phrase.hit.label is Label.PERSON:
            held += clerk.adjoining(index, phrase.start, phrase.hit.start)
            held += clerk.beside(index, phrase)
    return tuple(held)


class _Clerk:
    """Reads the words around people's names for posts."""

    def __init__(self, doc: Doc, found: tuple[Phrase, ...], called: Cast, maker: Maker) -> None:
        self.doc = doc
        self.found = found
        self.called = called
        self.maker = maker
        self.gazetteer = maker.gazetteer
        self.named = {
            i: n for n, phrase in enumerate(found) if phrase.hit for i in range(phrase.hit.start, phrase.hit.end)
        }
        self.pronouns = {phrase.start: n for n, phrase in enumerate(found) if doc[phrase.start].tag_ == "PRP$"}

    def adjoining(self, person: int, start: int, end: int) -> list[Office]:
        """Read the words right before a name: "Defense Ministry spokesman Maj. Gen." gives two posts."""
        held: list[Office] = []
        stop = self.found[person].end
        while end > start and (head := self._head(start, end)):
            row = self.gazetteer.titles[self._words(*head)]
            title = (self._qualified(start, head[0]), end)
            owner = self._owner(start, title, end)
            held.append(Office(person, (self._bodied(title[0]), end), (start, stop), row, *owner))
            if not row.rank:
                break
            end = title[0]
        return held

    def beside(self, person: int, phrase: Phrase) -> list[Office]:
        """Read "Ajit Doval, India's national security adviser," and "the former president of the club, Ann Lee"."""
        held: list[Office] = []
        after = self._comma(phrase.end)
        if after is not None:
            stop = self._stop(after)
            if not self._person(after, stop + 1, owners=("POS", "IN", "NNP", "JJ")):
                held = self._stretch(person, after, stop, (phrase.start, stop))
        comma = phrase.start - 1
        if not held and comma > 0 and self.doc[comma].text == "," and self.doc[phrase.head].dep_ in _APPOSED:
            begin = self._begin(comma)
            if not self._person(begin, comma, owners=("POS",)):
                held = self._stretch(person, begin, comma, (begin, phrase.end))
        return held

    def _stretch(self, person: int, begin: int, stop: int, evidence: tuple[int, int]) -> list[Office]:
        for start in range(begin, min(stop, begin + _LEAD)):
            for end in range(min(stop, start + 5), start, -1):
                row = self.gazetteer.titles.get(self._words(start, end))
                if row is None or row.part != "head" or row.rank or start in self.named or self._head(start, end + 1):
                    continue
                if end < stop and self._more(end):
                    continue
                title = (self._qualified(begin, start), end)
                owner = self._owner(begin, title, stop)
                return [Office(person, (self._bodied(title[0]), end), evidence, row, *owner)]
            if not self._leading(self.doc[start]):
                break
        return []

    def _more(self, end: int) -> bool:
        """Tell whether the noun phrase goes on: "chief" in "chief economist"."""
        return self.doc[end].pos_ in {"NOUN", "PROPN"} and self.doc[end - 1].dep_ in {"compound", "amod", "nmod"}

    def _words(self, start: int, end: int) -> str:
        return fold(self.doc[start:end].text).lower()

    def _head(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the title's head that ends the stretch, the longest first: "secretary of state"."""
        for begin in range(max(start, end - 5), end):
            row = self.gazetteer.titles.get(self._words(begin, end))
            if row is not None and row.part == "head" and begin not in self.named:
                return begin, end
        return None

    def _qualified(self, start: int, head: int) -> int:
        """Return where the title begins, with the words that narrow it: "deputy foreign" minister."""
        first = head
        while first > start:
            join = first - 1 if self.doc[first - 1].text in {"-", "and", "&"} else first
            width = next((n for n in (3, 2, 1) if join - n >= start and self._qualifier(join - n, join)), 0)
            if not width:
                break
            first = join - width
        return first

    def _bodied(self, first: int) -> int:
        """Return where the title begins with the body it is of, without the state: "Security Council" Secretary."""
        hit = self._hit(self.named[first - 1]) if first - 1 in self.named else None
        if hit is None or hit.known is None or hit.known.kind is not ActorKind.BODY:
            return first
        return hit.start + (fold(self.doc[hit.start].text) in self.gazetteer.adjectives and hit.end - hit.start > 1)

    def _qualifier(self, start: int, end: int) -> bool:
        return self._words(start, end) in self.gazetteer.qualifiers and not any(
            i in self.named for i in range(start, end)
        )

    def _owner(self, start: int, title: tuple[int, int], stop: int) -> tuple[Actor | None, int | None]:
        """Return whose post it is: the name after "of", "for", "at", or the last name or pronoun before the title."""
        sent = self._words(title[1] - 1, title[1]) in _SENT
        after = self._complement(title[1], stop) if not sent else None
        if after is not None:
            return after, None
        before = range(title[0] - 1, start - 1, -1)
        for index in before[::-1] if sent else before:
            if index in self.named:
                return self._actor(self.named[index]), None
            if index in self.pronouns:
                return None, self.pronouns[index]
        return None, None

    def _complement(self, end: int, stop: int) -> Actor | None:
        if end >= stop or self.doc[end].lower_ not in {"of", "for", "at", "with", "in"}:
            return None
        names = [index for index in range(end + 1, stop) if index in self.named]
        if not names:
            return None
        people = [index for index in names if self._label(index) is Label.PERSON]
        return self._actor(self.named[people[0] if people and people[0] - names[0] <= 3 else names[0]])  # noqa: PLR2004 -- "Russian President Putin"

    def _label(self, index: int) -> Label:
        return self._hit(self.named[index]).label

    def _hit(self, number: int) -> Hit:
        hit = self.found[number].hit
        if hit is None:
            raise ValueError(f"phrase {number} is no name")
        return hit

    def _actor(self, number: int) -> Actor | None:
        """Return who the name means, or the body it is a part of: "Russian" in "Russian Foreign Ministry spokesman"."""
        hit = self._hit(number)
        if hit.state and hit.label in {Label.DEMONYM, Label.ACTOR, Label.METONYM} and hit.end < len(self.doc):
            begin = hit.end + (self.doc[hit.end].tag_ == "POS")
            for last in range(min(len(self.doc), begin + 4), begin, -1):
                body = self.gazetteer.bodies.get(self._words(begin, last))
                if body is not None:
                    return self.maker.body(hit.state, body)
        own = self.called.own[number]
        return self.called.actors[own[0]] if own else None

    def _person(self, start: int, stop: int, owners: tuple[str, ...]) -> bool:
        """Tell whether another person is named there other than as the one whose post it is: "Putin's spokesman"."""
        for index in range(start, min(stop, len(self.doc))):
            if index in self.named and self._label(index) is Label.PERSON:
                hit = self._hit(self.named[index])
                after = self.doc[hit.end].tag_ if hit.end < len(self.doc) else ""
                if not {after if after == "POS" else "", self.doc[hit.start - 1].tag_} & set(owners):
                    return True
        return False

    def _comma(self, end: int) -> int | None:
        if end + 1 >= len(self.doc) or self.doc[end].text != ",":
            return None
        aged = self.doc[end + 1].like_num and self.doc[end + 2 : end + 3].text == ","
        return end + 3 if aged else end + 1

    def _stop(self, start: int) -> int:
        """Return where the apposition ends: at a comma, a stop or a finite verb."""
        for index in range(start, min(len(self.doc), start + _REACH)):
            token = self.doc[index]
            if token.text in _BREAKS or token.tag_ in _FINITE or token.is_sent_start or token.is_space:
                return index
        return min(len(self.doc), start + _REACH)

    def _begin(self, stop: int) -> int:
        """Return where the noun phrase before the comma begins: after a stop, a verb or the sentence's start."""
        index = stop
        while index > max(0, stop - _REACH):
            token = self.doc[index - 1]
            if token.text in _BREAKS or token.tag_ in _FINITE or token.is_space or token.pos_ == "VERB":
                break
            index -= 1
            if self.doc[index].is_sent_start:
                break
        return index

    def _leading(self, token: Token) -> bool:
        """Tell whether a post may still follow: article, adjective, noun, possessor."""
        return token.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "ADV", "CCONJ", "NUM"} or token.text == "-"
