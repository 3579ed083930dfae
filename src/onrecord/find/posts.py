"""A parse, its names and the words of titles in, the posts in a run of words out: title, and whose post it is."""

from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.find.cast import Cast, Maker
from onrecord.find.hits import Hit, Label
from onrecord.find.phrase import Phrase
from onrecord.find.reading import Form
from onrecord.lexicon.gazetteer import TitleWords, fold
from onrecord.model import Actor, ActorKind

_LEAD = 8  # tokens of a run that may stand before the title's head
_LONGEST = 7  # words in "chairman of the joint chiefs of staff"
_LINKS = frozenset({"of", "for", "at", "with", "in", "to"})
_OWNERS = frozenset({ActorKind.BODY, ActorKind.ORGANISATION})
_BODIES = frozenset({Label.ORGANISATION, Label.ACTOR, Label.METONYM})
_SENT = frozenset({"ambassador", "envoy", "representative", "diplomat"})  # to or at somebody, of the first name said


@dataclass(frozen=True, slots=True)
class Post:
    """A post: token indexes of the title (end exclusive), where its head begins, and whose it is.

    ``of`` is whose post it is, ``whose`` the index of the pronoun phrase that says so instead.
    """

    title: tuple[int, int]
    head: int
    row: TitleWords
    of: Actor | None = None
    whose: int | None = None


class Posts:
    """Reads runs of words for posts."""

    def __init__(self, doc: Doc, found: tuple[Phrase, ...], hits: tuple[Hit, ...], called: Cast, maker: Maker) -> None:
        self.doc = doc
        self.found = found
        self.called = called
        self.maker = maker
        self.gazetteer = maker.gazetteer
        self.named = {i: n for n, one in enumerate(found) if one.hit for i in range(one.hit.start, one.hit.end)}
        here = (hit for hit in hits if hit.label is Label.PLACE or hit.spot is not None)
        self.places = {index: hit for hit in here for index in range(hit.start, hit.end)}
        described = (n for n, one in enumerate(found) if one.form is Form.DESCRIPTION and self._owns(n))
        self.described = {index: n for n in described for index in range(found[n].start, found[n].end)}
        self.pronouns = {
            one.start: n for n, one in enumerate(found) if one.form is Form.PRONOUN and doc[one.start].tag_ == "PRP$"
        }

    def _owns(self, number: int) -> bool:
        own = self.called.own[number]
        return len(own) == 1 and self.called.actors[own[0]].kind in _OWNERS

    def words(self, start: int, end: int) -> str:
        """Return a run's folded words in small letters."""
        return fold(self.doc[start:end].text).lower()

    def head(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the title's head that ends the stretch, the longest first: "secretary of state"."""
        for begin in range(max(start, end - _LONGEST), end):
            row = self._row(begin, end)
            if row is not None and row.part == "head" and begin not in self.named:
                return begin, end
        return None

    def _row(self, begin: int, end: int) -> TitleWords | None:
        """Return the row of the words, or of one of those that are several: "Presidents Putin and Erdogan"."""
        words, last = self.words(begin, end), self.doc[end - 1]
        single = words[: len(words) - len(last)] + last.lemma_.lower() if last.tag_ in {"NNS", "NNPS"} else words
        return self.gazetteer.titles.get(words) or self.gazetteer.titles.get(single.removesuffix("s"))

    def ending(self, start: int, head: tuple[int, int], stop: int) -> Post:
        """Return the post whose title's head is given, its run from ``start`` to ``stop``."""
        row = self._row(*head)
        if row is None:
            raise ValueError(f"no title: {self.words(*head)}")
        first = self._qualified(start, head[0], rank=row.rank)
        of, whose = self._owner(start, (first, head[1]), stop, local=row.local)
        return Post((self._bodied(first), head[1]), head[0], row, of, whose)

    def first(self, begin: int, stop: int) -> Post | None:
        """Return the first post of a run: "national security adviser" in "India's national security adviser"."""
        for start in range(begin, min(stop, begin + _LEAD)):
            for end in range(min(stop, start + _LONGEST), start, -1):
                row = self.gazetteer.titles.get(self.words(start, end))
                if row is None or row.part != "head" or row.rank or start in self.named or self.head(start, end + 1):
                    continue
                if end == stop or not self._more(end):
                    return self.ending(begin, (start, end), stop)
            if not self._leading(start):
                break
        return None

    def _more(self, end: int) -> bool:
        """Tell whether the noun phrase goes on: "chief" in "chief economist"."""
        last = self.doc[end - 1]
        return last.dep_ in {"compound", "amod", "nmod"} and last.head.i >= end

    def _leading(self, index: int) -> bool:
        """Tell whether a post may still follow: article, adjective, noun, possessor."""
        kinds = {"DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "ADV", "CCONJ", "NUM"}
        word = self.doc[index]
        return word.pos_ in kinds or word.text == "-" or word.lower_ in self.gazetteer.qualifiers

    def _qualified(self, start: int, head: int, *, rank: bool) -> int:
        """Return where the title begins, with the words that narrow it: "deputy foreign" minister.

        A post before a rank is one of its own: "Navy Chief Admiral".
        """
        first = head
        while first > start and not (rank and self.words(first - 1, first) in self.gazetteer.titles):
            join = first - 1 if self.doc[first - 1].lower_ in {"-", "and", "&", "'s", "’s"} else first
            width = next((n for n in (3, 2, 1) if join - n >= start and self._qualifier(join - n, join)), 0)
            if not width:
                break
            first = join - width
        return first

    def _bodied(self, first: int) -> int:
        """Return where the title begins with the body it is of, without the state: "Security Council" Secretary."""
        hit = self.hit(first - 1) if first - 1 in self.named else None
        if hit is None or hit.known is None or hit.known.kind is not ActorKind.BODY:
            return first
        return hit.start + (fold(self.doc[hit.start].text) in self.gazetteer.adjectives and hit.end - hit.start > 1)

    def _qualifier(self, start: int, end: int) -> bool:
        return self.words(start, end) in self.gazetteer.qualifiers and not any(
            i in self.named for i in range(start, end)
        )

    def _owner(self, start: int, title: tuple[int, int], stop: int, *, local: bool) -> tuple[Actor | None, int | None]:
        """Return whose post it is: the name after "of", "for", "at", or the last name or pronoun before the title."""
        sent = self.words(title[1] - 1, title[1]) in _SENT
        after = self._complement(title[1], stop, local=local) if not sent else None
        if after is not None:
            return after, None
        before = range(title[0] - 1, start - 1, -1)
        for index in before[::-1] if sent else before:
            party = self.gazetteer.actors.get(f"{self.doc[index].text} Party")
            if party is not None:
                return self.maker.known(party), None  # "Republican" nominee
            if index in self.named or (local and index in self.places):
                return self._actor(index, local=local), None
            if index in self.pronouns:
                return None, self.pronouns[index]
        return None, None

    def _complement(self, end: int, stop: int, *, local: bool) -> Actor | None:
        if end >= stop or self.doc[end].lower_ not in _LINKS | {"on"}:
            return None
        at = next((index for index in range(end, stop) if self.doc[index].lower_ == "at"), end)  # "head of Asia at Aon"
        names = [index for index in range(at + 1, stop) if index in self.named or (local and index in self.places)]
        body = next((index for index in range(at + 1, stop) if index in self.described), None)
        if body is not None and (not names or body <= names[0]):
            return self.called.actors[self.called.own[self.described[body]][0]]
        if not names or (at == end and self.doc[end].lower_ == "on"):
            return None
        people = [index for index in names if index in self.named and self.hit(index).label is Label.PERSON]
        near = people and people[0] - names[0] <= 3  # noqa: PLR2004 -- "Russian President Putin"
        return self._actor(people[0] if near else self._within(names), local=local)

    def _within(self, names: list[int]) -> int:
        """Return the last of the names that follow at once: the institute in "London's Strategic Institute"."""
        last = names[0]
        for index in names:
            between = {self.doc[i].tag_ for i in range(last + 1, index)}
            body = index in self.named and self.hit(index).label in _BODIES
            if index != last and not (body and between <= {"POS", "HYPH", "VBN"}):
                break
            last = index
        return last

    def hit(self, index: int) -> Hit:
        """Return the name that a token is in; ValueError where there is none."""
        hit = self.found[self.named[index]].hit
        if hit is None:
            raise ValueError(f"token {index} is in no name")
        return hit

    def _actor(self, index: int, *, local: bool) -> Actor | None:
        """Return who the name means, or the body it is a part of: "Russian" in "Russian Foreign Ministry spokesman".

        A ``local`` post is of the town: "mayor of Ankara".
        """
        here = self.places.get(index) if local else None
        if here is not None:
            name = here.spot.name if here.spot else self.doc[here.start : here.end].text
            return self.maker.new(ActorKind.BODY, name, here.state, "GOV")
        hit = self.hit(index)
        if hit.state and hit.label in {Label.DEMONYM, Label.ACTOR, Label.METONYM} and hit.end < len(self.doc):
            begin = hit.end + (self.doc[hit.end].tag_ == "POS")
            for last in range(min(len(self.doc), begin + 4), begin, -1):
                body = self.gazetteer.bodies.get(self.words(begin, last))
                if body is not None:
                    return self.maker.body(hit.state, body)
        own = self.called.own[self.named[index]]
        return self.called.actors[own[0]] if own else None
