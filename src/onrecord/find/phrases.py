"""A parse and its proper names in, the phrases that may mean actors out: names, descriptions and pronouns."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.find.hits import Hit, Label
from onrecord.find.places import located
from onrecord.find.reading import Form
from onrecord.lexicon.gazetteer import BodyKind, Gazetteer, RoleWords, fold

_PRONOUNS = ("speaker", "speakers", "he", "she", "they", "it", "relative")
_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
_NUMBERS = {"two": 2, "both": 2, "either": 2, "neither": 2, "three": 3, "four": 4, "five": 5}
_STOPS = frozenset({",", ";", ":", "(", ")", "“", "”", '"', "—", "–", "--", "…", "''", "``"})
_TO = frozenset({"to", "of", "for", "at", "in"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "TO"})
_JOINED = frozenset({"PROPN", "ADJ", "NOUN"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that may mean actors; token indexes, end exclusive.

    ``hit`` is its proper name, if it has one; ``role`` the noun and ``body`` the kind of body that describe an actor;
    ``states`` the codes of the states it is of ("Indian official"); ``inside`` the other names in it; ``name`` its
    words without article; ``count`` the number said ("the two sides").
    """

    start: int
    end: int
    head: int
    form: Form
    name: str
    hit: Hit | None = None
    role: RoleWords | None = None
    body: BodyKind | None = None
    states: tuple[str, ...] = ()
    inside: tuple[Hit, ...] = ()
    plural: bool = False
    definite: bool = False
    count: int | None = None
    pronoun: str | None = None
    modifies: bool = False
    where: bool = False


def phrases(doc: Doc, hits: tuple[Hit, ...], gazetteer: Gazetteer) -> tuple[Phrase, ...]:
    """Return the phrases of ``doc`` in the order of their heads."""
    reader = _Reader(doc, hits, gazetteer)
    found = [reader.named(hit) for hit in hits if hit.label is not Label.PLACE]
    titles = {index for phrase in found for index in range(phrase.start, phrase.end)}
    for token in doc:
        if token.i in reader.owner:
            continue
        phrase = reader.pronoun(token) or (None if token.i in titles else reader.described(token))
        if phrase is not None:
            found.append(phrase)
    return tuple(sorted(found, key=lambda phrase: (phrase.head, phrase.start)))


class _Reader:
    """The parse, and which name each token belongs to."""

    def __init__(self, doc: Doc, hits: tuple[Hit, ...], gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.owner = {index: hit for hit in hits for index in range(hit.start, hit.end)}

    def named(self, hit: Hit) -> Phrase:
        run = self.doc[hit.start : hit.end]
        start = hit.start
        if hit.label is Label.PERSON:
            start = self._title_start(hit)
        elif start and self.doc[start - 1].lower_ == "the" and not _modifies(run.root):
            start -= 1
        return Phrase(
            start,
            hit.end,
            run.root.i,
            {Label.DEMONYM: Form.DEMONYM, Label.METONYM: Form.METONYM}.get(hit.label, Form.NAME),
            run.text,
            hit,
            states=(hit.state,) if hit.state else (),
            plural=run.root.tag_ in {"NNS", "NNPS"} or (hit.label is Label.DEMONYM and start < hit.start),
            definite=start < hit.start,
            modifies=_modifies(run.root),
            where=located(run.root, self.gazetteer),
        )

    def _title_start(self, hit: Hit) -> int:
        """Return where the words before a person's name begin: "the Russian Security Council Secretary"."""
        start = self._over(hit.start)
        root = self.doc[hit.start : hit.end].root if start == hit.start else self.doc[start]
        edge = min(start, root.left_edge.i)
        while start > edge:
            token = self.doc[start - 1]
            owner = self.owner.get(token.i)
            title = start > 1 and self.doc[start - 2].lower_ in self.gazetteer.titles
            if token.text in _STOPS or token.is_space or (owner and owner.label is Label.PERSON):
                break
            if token.pos_ in {"VERB", "AUX", "ADP", "CCONJ", "SCONJ"} and not (token.lower_ == "of" and title):
                break
            start -= 1
        return start

    def _over(self, start: int) -> int:
        """Return the index of the title before "to the UN" in "Ambassador to the UN Samantha Power", else ``start``."""
        owner = self.owner.get(start - 1)
        if owner is None or owner.label is Label.PERSON:
            return start
        link = owner.start - 1 - (self.doc[owner.start - 1].lower_ == "the")
        title = link > 0 and self.doc[link].lower_ in _TO and self.doc[link - 1].lower_ in self.gazetteer.titles
        return link - 1 if title else start

    def pronoun(self, token: Token) -> Phrase | None:
        words = self.gazetteer.words
        kind = next((kind for kind in _PRONOUNS if token.lower_ in words[kind]), None)
        if kind is None or token.tag_ not in _TAGS or token.text == "US":
            return None
        return Phrase(
            token.i, token.i + 1, token.i, Form.PRONOUN, token.lower_, plural=kind in {"they", "speakers"}, pronoun=kind
        )

    def described(self, token: Token) -> Phrase | None:
        """Return the phrase that ``token`` heads if its noun describes actors: "an Indian government official"."""
        if _alone(token):
            start = token.i - (token.i > 0 and self.doc[token.i - 1].lower_ in {"the", "these", "all"})
            count = _NUMBERS[token.lower_]
            return Phrase(
                start, token.i + 1, token.i, Form.DESCRIPTION, token.lower_, plural=True, definite=True, count=count
            )
        if (
            token.pos_ not in {"NOUN", "PROPN", "ADJ"}
            or token.text == "-"
            or (token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i)
        ):
            return None
        start = self.start(token)
        role = self._role(token)
        body = next(filter(None, (self._body(begin, token.i + 1) for begin in range(start, token.i + 1))), None)
        if (role is None and body is None) or (
            token.pos_ == "ADJ" and not token.dep_.startswith(("nsubj", "dobj", "pobj"))
        ):
            return None
        inside = tuple(dict.fromkeys(self.owner[index] for index in range(start, token.i) if index in self.owner))
        return Phrase(
            start,
            token.i + 1,
            token.i,
            Form.DESCRIPTION,
            self._words(start, token.i + 1),
            role=role,
            body=body,
            states=self._states(token, inside),
            inside=inside,
            plural=token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"police", "people"},
            definite=self.doc[start].lower_ in self.gazetteer.words["pointing"],
            count=next((_NUMBERS[word.lower_] for word in self.doc[start : token.i] if _counts(word)), None),
        )

    def _role(self, token: Token) -> RoleWords | None:
        """Return the row of the noun, of a hyphened one first: "president-elect"."""
        roles = self.gazetteer.roles
        joined = [
            fold(self.doc[token.i - n : token.i + 1].text).lower()
            for n in (4, 2)
            if token.i >= n and self.doc[token.i - 1].text == "-"
        ]
        return next(filter(None, map(roles.get, (*joined, token.lemma_.lower(), token.lower_))), None)

    def start(self, token: Token) -> int:
        """Return where the noun phrase begins that ends in ``token``."""
        start, edge = token.i, token.left_edge.i
        while start > edge and not self.doc[start - 1].is_space:
            before = self.doc[start - 1]
            listed = (
                before.text == "," and {self.doc[start - 2].pos_, self.doc[start].pos_} <= _JOINED and start - 2 >= edge
            )
            if (before.text in _STOPS and not listed) or before.tag_ in _FINITE:
                break
            start -= 1
        return start

    def _body(self, start: int, end: int) -> BodyKind | None:
        return self.gazetteer.bodies.get(fold(self.doc[start:end].text).lower())

    def _words(self, start: int, end: int) -> str:
        while start < end - 1 and (
            self.doc[start].pos_ in {"DET", "PRON", "NUM", "PUNCT"} or self.doc[start].lower_ in _NUMBERS
        ):
            start += 1
        proper = {"PROPN", "X"}
        words = [
            token.text_with_ws if token.pos_ in proper or token.i in self.owner else token.lower_ + token.whitespace_
            for token in self.doc[start:end]
        ]
        return fold("".join(words)).strip()

    def _states(self, token: Token, inside: tuple[Hit, ...]) -> tuple[str, ...]:
        states = tuple(dict.fromkeys(hit.state for hit in inside if hit.state))
        if states:
            return states
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ in {"of", "in", "from"}:
                words = [word for found in child.children if found.dep_ == "pobj" for word in (found, *found.conjuncts)]
                hits = [self.owner[word.i] for word in words if word.i in self.owner]
                return tuple(dict.fromkeys(hit.state for hit in hits if hit.state))
        return ()


def _modifies(token: Token) -> bool:
    return token.dep_ in {"amod", "compound", "nmod", "npadvmod"} and token.head.i > token.i


def _counts(token: Token) -> bool:
    return token.lower_ in _NUMBERS and token.dep_ in {"nummod", "det", "predet"}


def _alone(token: Token) -> bool:
    """Tell whether a number stands for people or states by itself: "the two agreed", "both said"."""
    return (
        token.lower_ in _NUMBERS
        and token.pos_ in {"NUM", "DET", "PRON"}
        and token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj", "appos"}
    )
