"""A parse and its proper names in, the descriptions of actors by a noun out: "an Indian government official"."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from onrecord.find.hits import Hit
from onrecord.find.phrase import NUMBERS, STOPS, Phrase
from onrecord.find.reading import Form
from onrecord.lexicon.gazetteer import BodyKind, Gazetteer, RoleWords, fold
from onrecord.model import ActorKind

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "TO"})
_JOINED = frozenset({"PROPN", "ADJ", "NOUN"})
_BEFORE = frozenset({"compound", "amod"})
_ARTICLES = frozenset({"a", "an", "the"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "appos"})


class Nouns:
    """Reads descriptions; ``owner`` is the proper name that each token is in."""

    def __init__(self, doc: Doc, owner: Mapping[int, Hit], gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.owner = owner
        self.gazetteer = gazetteer

    def read(self, token: Token) -> Phrase | None:
        """Return the phrase that ``token`` heads if its noun or number describes actors."""
        if token.lower_ in NUMBERS and token.pos_ in {"NUM", "DET", "PRON"} and token.dep_ in _ARGUMENTS:
            return self._number(token)
        if not (self._heads(token) or self._acts(token)):
            return None
        start = self.start(token)
        role = self._role(token)
        runs = [(begin, token.i + 1) for begin in range(start, token.i + 1)]
        runs += [
            (token.i, end) for end in range(min(len(self.doc), token.i + 5), token.i + 1, -1)
        ]  # "Ministry of Defence"
        body = next(((kind, end) for begin, end in runs if (kind := self._body(begin, end))), None)
        return self._phrase(token, start, role, body) if role is not None or body is not None else None

    def _number(self, token: Token) -> Phrase:
        """Read "the two agreed", "both said"."""
        start = token.i - (token.i > 0 and self.doc[token.i - 1].lower_ in {"the", "these", "all"})
        form, count = Form.DESCRIPTION, NUMBERS[token.lower_]
        return Phrase(start, token.i + 1, token.i, form, token.lower_, plural=True, definite=True, count=count)

    def _heads(self, token: Token) -> bool:
        """Tell whether the token heads a noun phrase: "official", not "government" in "government official"."""
        if token.text == "-" or (token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i):
            return False
        return token.pos_ in {"NOUN", "PROPN"} or (token.pos_ == "ADJ" and token.dep_ in _ARGUMENTS)

    def _acts(self, token: Token) -> bool:
        """Tell whether the noun says whose act another is: "rebel" in "rebel attack", not in "rebel leader"."""
        if token.dep_ not in _BEFORE or token.pos_ not in _JOINED or token.head.i != token.i + 1:
            return False
        role, acts = self._role(token), token.lower_ in self.gazetteer.words["acting"]
        who = role is not None and (role.kind is ActorKind.ARMED_GROUP or acts)
        other = self._role(token.head) is not None or self._body(token.i, token.head.i + 1) is not None
        return (who or self._body(token.i - 1, token.i + 1) is not None) and not other

    def _phrase(self, token: Token, start: int, role: RoleWords | None, found: tuple[BodyKind, int] | None) -> Phrase:
        run = self.doc[start : token.i]
        inside = tuple(dict.fromkeys(self.owner[word.i] for word in run if word.i in self.owner))
        body, stop = found or (None, token.i + 1)
        states, end = self._states(token, inside, role, stop if body else None)
        first = self.doc[start].lower_
        return Phrase(
            start,
            stop,
            token.i,
            Form.DESCRIPTION,
            self._words(start, max(end, stop)),
            noun=token.lower_,
            role=role,
            body=body,
            states=states,
            inside=inside,
            plural=token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"police", "people"},
            modifies=token.dep_ in _BEFORE,
            definite=first in self.gazetteer.words["pointing"],
            indefinite=first in {"a", "an"},
            count=next((NUMBERS[word.lower_] for word in run if _counts(word)), None),
        )

    def _role(self, token: Token) -> RoleWords | None:
        """Return the row of the noun, of a hyphened one first: "president-elect"."""
        hyphened = token.i > 0 and self.doc[token.i - 1].text == "-"
        joined = [fold(self.doc[max(0, token.i - n) : token.i + 1].text).lower() for n in (4, 2) if hyphened]
        rows = map(self.gazetteer.roles.get, (*joined, token.lemma_.lower(), token.lower_))
        return next(filter(None, rows), None)

    def start(self, token: Token) -> int:
        """Return where the noun phrase begins that ends in ``token``."""
        start, edge = token.i, token.left_edge.i
        while start > edge and not self.doc[start - 1].is_space:
            before, after = self.doc[start - 1], self.doc[start]
            listed = before.text == "," and start - 2 >= edge and {self.doc[start - 2].pos_, after.pos_} <= _JOINED
            listed = listed and start < token.i  # "a noted, jailed activist", but not "the other, larger, ship"
            opens = after.lower_ in _ARTICLES and before.dep_ == "advmod"  # "first a bomber", not "both the states"
            if (before.text in STOPS and not listed) or before.tag_ in _FINITE or opens:
                break
            start -= 1
        return start

    def _body(self, start: int, end: int) -> BodyKind | None:
        last = self.doc[end - 1]
        if self.gazetteer.body_endings.isdisjoint({last.lower_, last.lemma_.lower()}):
            return None
        words = fold(self.doc[start:end].text).lower()
        single = words[: len(words) - len(last)] + last.lemma_.lower()  # "the security councils of Iran and Russia"
        return self.gazetteer.bodies.get(words) or self.gazetteer.bodies.get(single)

    def _words(self, start: int, end: int) -> str:
        """Return the words of a run without articles and numbers before it, in small letters but for names.

        The number of "a 16-year-old boy" is no count.
        """
        while start < end - 1 and (self.doc[start].pos_ in {"DET", "PRON", "NUM", "PUNCT"} or _counts(self.doc[start])):
            if self.doc[start + 1].text == "-":
                break
            start += 1
        small = (self._is_small(token) for token in self.doc[start:end])
        words = (token.text_with_ws for token in self.doc[start:end])
        return fold("".join(word.lower() if low else word for word, low in zip(words, small, strict=True))).strip()

    def _is_small(self, token: Token) -> bool:
        """Tell whether a capital is only that of a line's beginning: not of a name, nor of "European"."""
        named = token.pos_ in {"PROPN", "X"} or token.i in self.owner
        return not named and token.lower_ not in self.gazetteer.words["capital"]

    def _states(
        self, token: Token, inside: tuple[Hit, ...], role: RoleWords | None, body: int | None
    ) -> tuple[tuple[str, ...], int]:
        """Return the states it is of, and where the words that tell one such actor from others end.

        "Russian", "of Iran and Russia"; "in Kabul" says so of people and of those who rule, "for the Indian foreign
        ministry" of people alone. ``body`` is where the words of a body end.
        """
        states = tuple(dict.fromkeys(hit.state for hit in inside if hit.state))
        after = self.owner.get(body + 1) if body is not None and self.doc[body : body + 1].text == "of" else None
        if not states and after is not None and after.state:
            return (after.state,), token.i + 1  # "Ministry of Defence of Ukraine"
        people = role is not None and role.kind in {ActorKind.OFFICE_HOLDER, ActorKind.POPULATION} and body is None
        rules = token.lower_ in self.gazetteer.words["rules"]
        links = {"of", "in", "from", "for", "at"} if people else {"of", "in"} if rules else {"of"}
        beside = [self.doc[token.i + 1]] if rules and token.i + 1 < len(self.doc) else []  # wherever the parse puts it
        for child in dict.fromkeys([*token.rights, *beside]) if not states else ():
            objects = [word for word in child.children if word.dep_ == "pobj" and child.lower_ in links]
            named = [word for found in objects for word in (found, *found.conjuncts)]
            named += [word for found in objects for word in found.children if word.dep_ == "appos"]
            heads = [range(word.i if rules else self.start(word), word.i + 1) for word in named]
            hits = [self.owner[i] for words in heads for i in words if i in self.owner]
            states = tuple(dict.fromkeys(hit.state for hit in hits if hit.state))
            if states:
                return states, objects[0].i + 1 if (people or rules) and len(states) == 1 else token.i + 1
        return states, token.i + 1


def _counts(token: Token) -> bool:
    return token.lower_ in NUMBERS and token.dep_ in {"nummod", "det", "predet", "preconj"}
