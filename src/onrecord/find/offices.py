"""Phrases and the cast in, the posts that people are said to hold out: title, whose post, and the words that say so."""

from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.find.hits import Label
from onrecord.find.phrase import STOPS, Phrase
from onrecord.find.posts import Post, Posts
from onrecord.lexicon.gazetteer import TitleWords
from onrecord.model import Actor

_REACH = 16  # tokens beside "Ajit Doval," in which a post must begin and end
_BREAKS = STOPS | {"."}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT", "WP"})
_APPOSED = frozenset({"appos", "nsubj", "conj", "ROOT"})
_TO = frozenset({"to", "of", "for", "at", "in"})


@dataclass(frozen=True, slots=True)
class Office:
    """A person's post: the index of the person's phrase, token indexes of title and evidence (ends exclusive).

    ``head`` is where the title's head begins, ``of`` whose post it is, ``whose`` the index of the pronoun that says so
    instead.
    """

    person: int
    title: tuple[int, int]
    evidence: tuple[int, int]
    row: TitleWords
    head: int
    of: Actor | None = None
    whose: int | None = None


def offices(posts: Posts) -> tuple[Office, ...]:
    """Return the offices in text order of the people's phrases."""
    clerk = _Clerk(posts)
    held: list[Office] = []
    for index, phrase in enumerate(posts.found):
        if phrase.hit is not None and phrase.hit.label is Label.PERSON:
            held += clerk.adjoining(index, phrase.hit.start)
            held += clerk.beside(index, phrase)
    return tuple(held)


def stop(doc: Doc, start: int) -> int:
    """Return where an apposition that begins at a token ends: at a comma, a stop or a finite verb."""
    for index in range(start, min(len(doc), start + _REACH)):
        token = doc[index]
        if token.text in _BREAKS or token.tag_ in _FINITE or token.is_sent_start or token.is_space:
            return index
    return min(len(doc), start + _REACH)


class _Clerk:
    """Reads the words around people's names for posts."""

    def __init__(self, posts: Posts) -> None:
        self.posts = posts
        self.doc = posts.doc

    def adjoining(self, person: int, end: int) -> list[Office]:
        """Read the words right before a name: "Defense Ministry spokesman Maj. Gen." gives two posts."""
        phrase = self.posts.found[person]
        start = min(phrase.start, self._lead(end))
        held: list[Office] = []
        last = end
        while end > start:
            head = self.posts.head(start, end) or (None if phrase.modifies else self._sent(start, end))
            if head is None:
                break
            post = self.posts.ending(start, head, last)
            held.append(_office(person, post, (self._from(start, min(phrase.start, post.title[0])), phrase.end)))
            joined = post.title[0] - 1 > start and self.doc[post.title[0] - 1].lower_ in {"and", "-"}
            if not (post.row.rank or joined):
                break
            last = end = post.title[0] - joined
        return held

    def _lead(self, end: int) -> int:
        """Return where the words begin that may be of a title before a name, whatever the parse makes of them."""
        start = end
        while start > 0 and end - start < _REACH and self._titles(start - 1):
            start -= 1
        return start

    def _from(self, start: int, begin: int) -> int:
        """Return where the evidence begins, with the name of whose post it is."""
        while begin > start and (begin - 1 in self.posts.named or self.doc[begin - 1].tag_ == "POS"):
            begin -= 1
        return begin

    def _titles(self, index: int) -> bool:
        """Tell whether the word may be of a title: "Brig", its stop, "Army", the "to" of "ambassador to"."""
        word, posts = self.doc[index], self.posts
        if word.is_space or word.text in STOPS:
            return False
        if word.lower_ in _TO | {"and", "the"}:
            return self._titled(index - 1) or (word.lower_ == "the" and index > 1 and self._titled(index - 2))
        if word.text == ".":
            return posts.words(max(0, index - 1), index + 1) in posts.gazetteer.titles
        if index in posts.named and posts.hit(index).label is Label.PERSON:
            return self._titled(posts.hit(index).end)
        return index in posts.named or word.text == "-" or word.tag_ == "POS" or self._titled(index)

    def _titled(self, index: int) -> bool:
        word = self.doc[index].lower_ if 0 <= index < len(self.doc) else ""
        return word in self.posts.gazetteer.titles or word in self.posts.gazetteer.qualifiers

    def _sent(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the title's head before the words that say of or to whom: "Ambassador to the UN Samantha Power"."""
        index = end - 1
        while index > start and (index in self.posts.named or self.doc[index].lower_ == "the"):
            index -= 1
        return self.posts.head(start, index) if index < end - 1 and self.doc[index].lower_ in _TO else None

    def beside(self, person: int, phrase: Phrase) -> list[Office]:
        """Read "Ajit Doval, India's national security adviser," and "the former president of the club, Ann Lee"."""
        held: list[Office] = []
        after = self._comma(phrase.end)
        if after is not None:
            end = stop(self.doc, after)
            if not self._person(after, end + 1, owners=("POS", "IN", "NNP", "JJ")):
                held = self._stretch(person, after, end, (phrase.start, end))
        comma = phrase.start - 1
        if not held and comma > 0 and self.doc[comma].text == "," and self.doc[phrase.head].dep_ in _APPOSED:
            apposed = self.doc[phrase.head].dep_ == "appos" and self.doc[phrase.head].head.i < comma
            begin = self._begin(comma)
            begin = max(begin, self.doc[phrase.head].head.left_edge.i) if apposed else begin
            if not self._person(begin, comma, owners=("POS",)):
                held = self._stretch(person, begin, comma, (begin, phrase.end))
        return held

    def _stretch(self, person: int, begin: int, stop: int, evidence: tuple[int, int]) -> list[Office]:
        """Return the posts that are joined in a run: "a former minister and current director of the institute"."""
        held: list[Office] = []
        while (post := self.posts.first(begin, stop)) is not None:
            held.append(_office(person, post, evidence))
            joint = next((i for i in range(post.title[1], stop) if self.doc[i].lower_ == "and"), None)
            if joint is None:
                break
            begin = joint + 1
        return held

    def _person(self, start: int, stop: int, owners: tuple[str, ...]) -> bool:
        """Tell whether another person is named there other than as the one whose post it is: "Putin's spokesman"."""
        for index in range(start, min(stop, len(self.doc))):
            if index in self.posts.named and self.posts.hit(index).label is Label.PERSON:
                hit = self.posts.hit(index)
                after = self.doc[hit.end].tag_ if hit.end < len(self.doc) else ""
                if not {after if after == "POS" else "", self.doc[hit.start - 1].tag_} & set(owners):
                    return True
        return False

    def _comma(self, end: int) -> int | None:
        if end + 1 >= len(self.doc) or self.doc[end].text != ",":
            return None
        aged = self.doc[end + 1].like_num and self.doc[end + 2 : end + 3].text == ","
        return end + 3 if aged else end + 1

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


def _office(person: int, post: Post, evidence: tuple[int, int]) -> Office:
    return Office(person, post.title, evidence, post.row, post.head, post.of, post.whose)
