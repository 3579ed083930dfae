"""A word in its sentence and what the rules hold it for in, signs of what act it may name out."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from onrecord.find.clauses import lemma
from onrecord.find.learned.hints import trigger
from onrecord.find.reading import Names, Naming, Reading
from onrecord.find.triggers import Candidate
from onrecord.model import Mention

_WORDS = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV", "AUX"})
_LINKS = frozenset({"prep", "agent", "dative"})
_BARE = frozenset({"det", "punct", "cc"})
_ABOUT = frozenset({"nsubj", "dobj", "nsubjpass", "prep"})
_PLACED = (-2, -1, 1, 2)


@dataclass(frozen=True)
class Sight:
    """An article's parse with its names, the rules' tellings, and the candidates that they chose from."""

    reading: Reading
    names: Names
    ruled: Sequence[Mention]
    candidates: Sequence[Candidate]

    @cached_property
    def told(self) -> dict[int, Mention]:
        """The rules' telling that each token heads."""
        return {trigger(self.reading.doc, one).i: one for one in self.ruled}

    @cached_property
    def drafts(self) -> dict[int, str]:
        """The type of the codebook's row that fits each token, whether or not the rules take it for an act."""
        return {one.token.i: one.row.type for one in self.candidates}

    @cached_property
    def plain(self) -> frozenset[int]:
        """The tokens whose telling rests on a row that is plain."""
        rows = {one.token.i: one.row for one in self.candidates if one.row.plain}
        return frozenset(i for i, row in rows.items() if i in self.told and self.told[i].type == row.type)

    @cached_property
    def namings(self) -> dict[int, Naming]:
        """The first naming that holds each token."""
        found: dict[int, Naming] = {}
        for naming in self.names.namings:
            for index in range(naming.start, naming.end):
                found.setdefault(index, naming)
        return found

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each actor."""
        return {actor.id: actor.kind.value for actor in self.names.actors}

    @cached_property
    def types(self) -> Counter[str]:
        """How many tellings of each type the rules found."""
        return Counter(one.type for one in self.ruled)

    @cached_property
    def words(self) -> Counter[str]:
        """How many tellings by each lemma the rules found."""
        return Counter(lemma(self.reading.doc[index]) for index in self.told)

    @cached_property
    def sentences(self) -> list[tuple[str, int]]:
        """For each token the lemma of its sentence's root, and how many are named there, up to three."""
        found: list[tuple[str, int]] = []
        for sentence in self.reading.doc.sents:
            inside = (self.namings.get(index) for index in range(sentence.start, sentence.end))
            named = len({one.actors[0] for one in inside if one is not None and one.actors})
            found += [(lemma(sentence.root), min(3, named))] * len(sentence)
        return found

    def kind(self, token: Token) -> str:
        """Return the kind of actor that a token names, "named" for a name of nobody known, "no" for none."""
        naming = self.namings.get(token.i)
        return "no" if naming is None else self.kinds.get(naming.actors[0], "named") if naming.actors else "named"


def considered(sight: Sight, known: Collection[str], likely: Collection[int] = ()) -> Iterator[Token]:
    """Yield the tokens that may name an act: by the codebook, as one of the ``known`` lemmas, or ``likely`` ones."""
    for token in sight.reading.doc:
        ruled = token.i in sight.told or token.i in sight.drafts
        if ruled or (token.pos_ in _WORDS and (lemma(token) in known or token.i in likely)):
            yield token


def signs(token: Token, sight: Sight) -> frozenset[str]:
    """Return the signs of a token."""
    return frozenset((*_judged(token, sight), *_own(token), *_above(token, sight), *_below(token, sight),
                      *_around(token, sight)))  # fmt: skip


def _judged(token: Token, sight: Sight) -> Iterator[str]:
    """Yield what the rules hold the word for."""
    word, rule, draft = lemma(token), sight.told.get(token.i), sight.drafts.get(token.i)
    kind = rule.type if rule is not None else None
    yield from ("any", f"rule {kind}", f"rule {kind} {token.pos_}", f"row {draft}", f"row {draft} {word}")
    if rule is not None:
        parties = f"{bool(rule.actors)} {bool(rule.recipients)}"
        yield from (f"rule {kind} {word}", f"rule {kind} {parties}", f"rule {rule.status}")
        yield f"same type {min(3, sight.types[rule.type] - 1)}"
    if sight.words[word] > (rule is not None):
        yield "same word"


def _own(token: Token) -> Iterator[str]:
    word = lemma(token)
    yield from (f"word {word}", f"word {word} {token.tag_}", f"word {word} {token.dep_}", f"form {token.lower_}")
    yield from (f"tag {token.tag_}", f"link {token.dep_}", f"link {token.pos_} {token.dep_} {token.head.pos_}")
    yield from (f"ends {word[-4:]} {token.pos_}", f"ends {word[-3:]} {token.pos_}", f"entity {token.ent_type_}")


def _above(token: Token, sight: Sight) -> Iterator[str]:
    head, way = token.head, [token.dep_, *(above.dep_ for above in token.ancestors)]
    yield from (f"head {lemma(head)} {token.dep_}", f"head {lemma(head)} of {lemma(token)}")
    if head.i in sight.told:
        yield f"head {sight.told[head.i].type} {token.dep_}"
    if head.pos_ == "ADP":
        yield f"over {lemma(head.head)} {head.lower_}"
    if head.head.i in sight.told:
        yield f"over {sight.told[head.head.i].type} {token.dep_}"
    yield from (
        f"way {'<'.join(way[:2])}",
        f"way {'<'.join(way[:3])}",
        f"root {sight.sentences[token.i][0]} {token.dep_}",
    )
    for one in head.children:
        if one.i != token.i and one.dep_ in _ABOUT:
            yield from (f"beside {one.dep_} {token.dep_}", f"beside {one.dep_} {lemma(one)} {token.dep_}")


def _below(token: Token, sight: Sight) -> Iterator[str]:
    word = lemma(token)
    for one in token.children:
        kind = sight.kind(one)
        yield from (f"has {one.dep_}", f"has {one.dep_} {kind}")
        if one.dep_ not in _BARE:
            yield from (f"has {one.dep_} word {lemma(one)}", f"{word} has {one.dep_} {kind}")
        if one.dep_ in _LINKS:
            yield f"{word} {one.lower_}"
            for held in one.children:
                kind = sight.kind(held)
                yield from (f"{one.lower_} {kind}", f"{word} {one.lower_} {kind}", f"{one.lower_} word {lemma(held)}")
        if one.i in sight.told:
            yield f"has {one.dep_} {sight.told[one.i].type}"


def _around(token: Token, sight: Sight) -> Iterator[str]:
    doc, naming = token.doc, sight.namings.get(token.i)
    yield from (f"at {step} {doc[token.i + step].lower_}" for step in _PLACED if 0 <= token.i + step < len(doc))
    if naming is not None:
        yield from (f"in {naming.form}", f"in {sight.kind(token)}")
    yield f"actors {sight.sentences[token.i][1]}"
