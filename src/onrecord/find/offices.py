"""Phrases and the cast in, the posts that people are said to hold out: title, whose post, and the words that say so."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.find.cast import Cast, Maker
from onrecord.find.phrases import Phrase
from onrecord.find.spot import Label
from onrecord.lexicon.gazetteer import fold
from onrecord.model import Actor, ActorKind

_REACH = 14  # tokens after "Ajit Doval," in which a post must begin and end
_BREAKS = frozenset({";", ":", "(", ")", "“", "”", '"', "—", "--", "\n"})
_LEADS = frozenset({"head", "lead", "chair", "command", "run", "direct"})


@dataclass(frozen=True, slots=True)
class Office:
    """A person's post: the index of the person's phrase, token indexes of title and evidence (ends exclusive).

    ``of`` is whose post it is, ``whose`` the index of a phrase (a pronoun, a person) that says so instead.
    """

    person: int
    title: tuple[int, int]
    evidence: tuple[int, int]
    of: Actor | None = None
    whose: int | None = None
    rank: bool = False


def offices(doc: Doc, found: tuple[Phrase, ...], called: Cast, maker: Maker) -> tuple[Office, ...]:
    """Return the offices in text order of the people's phrases."""
    clerk = _Clerk(doc, found, called, maker)
    held: list[Office] = []
    for index, phrase in enumerate(found):
        if phrase.hit is not None and phrase.hit.label is Label.PERSON:
            held += clerk.before(index)
            held += clerk.after(index)
    return tuple(held)


class _Clerk:
    """Reads the words around people's names for posts."""

    def __init__(self, doc: Doc, found: tuple[Phrase, ...], called: Cast, maker: Maker) -> None:
        self.doc = doc
        self.found = found
        self.called = called
        self.maker = maker
        self.titles = maker.gazetteer.titles
        self.named = {i: n for n, phrase in enumerate(found) if phrase.hit for i in range(phrase.hit.start, phrase.hit.end)}
        self.pronouns = {phrase.start: n for n, phrase in enumerate(found) if phrase.hit is None and phrase.end == phrase.start + 1}

    def before(self, person: int) -> list[Office]:
        """Read "Russian Security Council Secretary Nikolay Patrushev" and "India's security adviser, Ajit Doval"."""
        phrase = self.found[person]
        assert phrase.hit is not None  # noqa: S101 -- people's phrases have one
        start, end = phrase.start, phrase.hit.start
        if start == end:
            start, end = self._apposed(phrase)
        held: list[Office] = []
        while end > start and (title := self._head(start, end)):
            first = self._qualified(start, title[0])
            rank = self.titles[self._words(*title)].rank
            of, whose = self._owner(start, first, title[1], phrase.start)
            held.append(Office(person, (first, title[1]), (start, phrase.hit.end), of, whose, rank=rank))
            if not rank:
                break
            end = first
        return held

    def _apposed(self, phrase: Phrase) -> tuple[int, int]:
        """Return the noun phrase that a name stands beside: "its leader" in "its leader, Abu Bakr"."""
        root = self.doc[phrase.head]
        if root.dep_ != "appos" or root.head.i >= phrase.start or phrase.start - root.head.i > _REACH:
            return phrase.start, phrase.start
        head = root.head
        if head.i in self.named and self.found[self.named[head.i]].hit.label is Label.PERSON:
            return phrase.start, phrase.start
        return head.left_edge.i, head.i + 1

    def _words(self, start: int, end: int) -> str:
        return fold(self.doc[start:end].text).lower()

    def _head(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the title's head that ends the stretch, the longest first: "secretary of state" before "state"."""
        for begin in range(max(start, end - 5), end):
            title = self.titles.get(self._words(begin, end))
            if title is not None and title.part == "head" and begin not in self.named:
                return begin, end
        return None

    def _qualified(self, start: int, head: int) -> int:
        """Return where the title begins, with the words that narrow it: "deputy foreign" minister."""
        first = head
        while first > start:
            width = next((n for n in (3, 2, 1) if first - n >= start and self._qualifier(first - n, first)), 0)
            if not width and self.doc[first - 1].text in {"-", "and", "&"} and first - 1 > start and self._qualifier(first - 2, first - 1):
                width = 2
            if not width:
                break
            first -= width
        return first

    def _qualifier(self, start: int, end: int) -> bool:
        title = self.titles.get(self._words(start, end))
        return title is not None and title.part == "qualifier" and not any(i in self.named for i in range(start, end))

    def _owner(self, start: int, title: int, end: int, stop: int) -> tuple[Actor | None, int | None]:
        """Return whose post it is: the last name before the title, or the name after "of", "for", "at"."""
        after = self._complement(end, stop)
        if after is not None:
            return after, None
        for index in range(title - 1, start - 1, -1):
            if index in self.named:
                return self._actor(index, start)
            if index in self.pronouns and self.doc[index].tag_ == "PRP$":
                return None, self.pronouns[index]
        return None, None

    def _complement(self, end: int, stop: int) -> Actor | None:
        while end < stop and self.doc[end].lower_ not in {"of", "for", "at", "with"}:
            end += 1
        for index in range(end + 1, min(stop, end + 8)):
            if self.doc[index].text in _BREAKS | {","}:
                break
            if index in self.named:
                return self._actor(index, end)[0]
        return None

    def _actor(self, index: int, start: int) -> tuple[Actor | None, int | None]:
        number = self.named[index]
        hit = self.found[number].hit
        assert hit is not None  # noqa: S101 -- only names are in there
        if hit.state and hit.label in {Label.DEMONYM, Label.ACTOR}:
            for last in range(min(len(self.doc), hit.end + 4), hit.end, -1):
                begin = hit.end + (self.doc[hit.end].tag_ == "POS")
                body = self.maker.gazetteer.bodies.get(self._words(begin, last)) if begin < last else None
                if body is not None and last > begin:
                    return self.maker.body(hit.state, body), None
        del start
        return self.called.actors[self.called.own[number][0]] if self.called.own[number] else None, None

    def after(self, person: int) -> list[Office]:
        """Read "Ajit Doval, India's national security adviser," and "X, who heads the council"."""
        phrase = self.found[person]
        end = self._comma(phrase.end)
        if end is None:
            return []
        stop = self._stop(end)
        for begin in range(end, min(stop, end + 8)):
            for last in range(min(stop, begin + 4), begin, -1):
                title = self.titles.get(self._words(begin, last))
                if title is not None and title.part == "head" and begin not in self.named and not title.rank:
                    first = self._qualified(end, begin)
                    of, whose = self._owner(end, first, last, stop)
                    return [Office(person, (first, last), (phrase.start, stop), of, whose)]
            if not self._leading(self.doc[begin]):
                break
        return []

    def _comma(self, end: int) -> int | None:
        if end + 1 >= len(self.doc) or self.doc[end].text != ",":
            return None
        aged = self.doc[end + 1].like_num and self.doc[end + 2 : end + 3].text == ","
        return end + 3 if aged else end + 1

    def _stop(self, start: int) -> int:
        """Return where the apposition ends: at a comma, a stop or a finite verb."""
        for index in range(start, min(len(self.doc), start + _REACH)):
            token = self.doc[index]
            if token.text in _BREAKS | {",", "."} or token.tag_ in {"VBD", "VBZ", "VBP", "MD", "WDT", "WP"} or token.is_sent_start:
                return index
        return min(len(self.doc), start + _REACH)

    def _leading(self, token: Token) -> bool:
        """Tell whether a post may still follow: article, adjective, noun, possessor."""
        return token.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "ADV", "CCONJ", "NUM"} or token.text == "-"
