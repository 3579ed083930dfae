"""A parse and a gazetteer in; the search for proper names, with what is found and taken so far, out."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from onrecord.lexicon.gazetteer import Gazetteer, Known, Spot, fold, opening
from onrecord.lexicon.timewords import values


class Label(StrEnum):
    """What a proper name may name."""

    ACTOR = "actor"  # in the gazetteer: "Russia", "NATO"
    METONYM = "metonym"  # "Moscow", "the Kremlin"
    DEMONYM = "demonym"  # "Russian", "Russians"
    PLACE = "place"
    PERSON = "person"
    VESSEL = "vessel"
    ORGANISATION = "organisation"
    FORMAT = "format"  # "Tashkent Dialogue"
    GROUP = "group"  # "Kurds", "Sunni"


@dataclass(frozen=True, slots=True)
class Hit:
    """A proper name: token indexes (end exclusive), and what it may name.

    ``known`` is an actor of the gazetteer, ``state`` the code of the state it means or belongs to, ``spot`` a known
    place.
    """

    start: int
    end: int
    label: Label
    known: Known | None = None
    state: str | None = None
    spot: Spot | None = None


_LONG = 4  # letters from which a word of a heading is capitalised
_HEADING = 0.8  # of its long words
_INSIDE = frozenset({"in", "near", "outside", "inside", "around"})
_NO_POST = frozenset({"member", "officer", "private", "major", "official", "expert", "analyst", "fellow"})


class Search:
    """The names found so far, and which tokens they took."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.hits: list[Hit] = []
        self.pieces = [fold(token.text) + token.whitespace_ for token in doc]
        self.taken = [token.is_space for token in doc]
        self.ents: tuple[TokenSpan, ...] = tuple(doc.ents)

    def take(self, hit: Hit) -> None:
        """Keep a name; its tokens can be part of no other."""
        self.hits.append(hit)
        self.taken[hit.start : hit.end] = [True] * (hit.end - hit.start)

    def place(self, start: int, end: int, spot: Spot | None) -> Hit:
        """Return a place; a territory that is no state of the gazetteer belongs to none."""
        state = spot.country if spot is not None and spot.country in self.gazetteer.states else None
        return Hit(start, end, Label.PLACE, None, state, spot)

    def words(self, start: int, end: int) -> str:
        """Return the folded words of a run of tokens."""
        return "".join(self.pieces[start:end]).rstrip()

    def small(self, index: int) -> str:
        """Return the folded word of a token in small letters."""
        return self.pieces[index].rstrip().lower()

    def around(self, start: int, end: int) -> TokenSpan | None:
        """Return the tagger's name that holds the run."""
        return next((found for found in self.ents if found.start <= start and end <= found.end), None)

    def title_end(self, index: int) -> int | None:
        """Return where the words of a post end that begin at the token, if any do: "Prime Minister"."""
        if opening(self.small(index)) not in self.gazetteer.title_openings:
            return None
        for end in range(min(len(self.doc), index + 4), index, -1):
            words = self.words(index, end).lower()
            title = self.gazetteer.titles.get(words)
            if title is not None and title.part in {"head", "honorific"}:
                return None if words in _NO_POST else end
        return None

    def run(self, start: int) -> int:
        """Return where the capitalised run of a person's name ends that begins at the token."""
        end = start
        while end < len(self.doc) and not self.taken[end] and self._named(self.doc[end], opens=end == start):
            end += 1
        while end > start and not capital(self.doc[end - 1]):
            end -= 1
        return end

    def _named(self, token: Token, *, opens: bool) -> bool:
        small = self.small(token.i)
        dated = token.ent_type_ in {"DATE", "TIME"} or weekday(token)
        if (token.is_sent_start and not opens) or dated or small in self.gazetteer.titles:
            return False
        if capital(token):
            pair = self.words(token.i, token.i + 2).lower()
            post = opens and ({small, pair} & self.gazetteer.qualifiers)
            return token.pos_ in {"PROPN", "NOUN", "X"} and not post
        return small in self.gazetteer.words["particle"] and not opens and self._goes_on(token.i + 1)

    def _goes_on(self, index: int) -> bool:
        """Tell whether a capital follows, after more particles: "al", "-" and "Timimi"."""
        while index < len(self.doc) and self.small(index) in self.gazetteer.words["particle"]:
            index += 1
        return index < len(self.doc) and capital(self.doc[index]) and not self.taken[index]

    @cached_property
    def people(self) -> frozenset[str]:
        """The last words of the tagger's longer names of people."""
        return frozenset(name[-1].text for name in self.ents if name.label_ == "PERSON" and len(name) > 1)

    @cached_property
    def stood(self) -> frozenset[str]:
        """The words that stand after "in" or "near" somewhere in the text, but for those that end a person's name."""
        after = (token for token in self.doc[1:] if self.small(token.i - 1) in _INSIDE and token.pos_ == "PROPN")
        words = {token.text for token in after if capital(token) and token.ent_type_ in {"", "GPE", "LOC", "PERSON"}}
        return frozenset(words - self.people - self.gazetteer.surnames.keys())

    def situated(self, run: TokenSpan) -> bool:
        """Tell whether the run follows a word of place: "in Aleppo", and "Near Raqqa" where it opens a sentence.

        A single word does so too where it did elsewhere in the text: "to isolate Raqqa".
        """
        if len(run) == 1 and run.text in self.stood:
            return True
        where = self.gazetteer.words["where"]
        before = self.small(run.start - 1) if run.start else ""
        return before in where or (run.root.dep_ == "pobj" and run.root.head.lower_ in where)

    def heading(self, run: TokenSpan) -> bool:
        """Tell whether the run stands in a line that capitalises every word and is named nowhere else."""
        words = [token for token in run.sent if token.is_alpha and len(token) >= _LONG]
        stops = any(token.text in {".", "!", "?"} for token in run.sent[-3:])
        if stops or len(words) < _LONG or sum(map(capital, words)) < _HEADING * len(words):
            return False
        line, last = run.sent.start, run[-1].text
        return len(run) == 1 or not any(token.text == last and token.sent.start != line for token in self.doc)


def weekday(token: Token) -> bool:
    """Tell whether the token says on which day: "Trump Thursday denied it"."""
    return token.lower_ in values("weekday")


def capital(token: Token) -> bool:
    """Tell whether the token begins with a capital letter."""
    return token.text[0].isupper()
