"""A reading and its proper names in, the phrases that may mean actors out: names, descriptions and pronouns."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.find.reading import Form
from onrecord.find.spot import Hit
from onrecord.lexicon.gazetteer import Gazetteer, RoleWords, fold
from onrecord.model import ActorKind

PREMODIFIERS = frozenset({"det", "compound", "amod", "nmod", "poss", "nummod", "quantmod", "predet", "punct", "npadvmod", "advmod", "case", "appos", "nn"})
_PRONOUNS = frozenset("he she him her his hers himself herself they them their theirs themselves it its itself who whose".split())
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "his", "her", "their"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2, "six": 6}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that may mean actors; token indexes, end exclusive.

    ``hit`` is its proper name, if it is one; ``role`` the noun that describes an actor, if it is a description;
    ``state`` the code of the state it is of ("Indian official"); ``name`` its words without article; ``count`` the
    number said ("the two sides").
    """

    start: int
    end: int
    head: int
    form: Form
    name: str
    hit: Hit | None = None
    role: RoleWords | None = None
    state: str | None = None
    plural: bool = False
    definite: bool = False
    count: int | None = None
    body: str | None = None


def phrases(doc: Doc, hits: tuple[Hit, ...], gazetteer: Gazetteer) -> tuple[Phrase, ...]:
    """Return the phrases of ``doc`` in the order of their heads."""
    owner: dict[int, Hit] = {index: hit for hit in hits for index in range(hit.start, hit.end)}
    found = [_named(doc, hit, owner) for hit in hits if hit.label != "place"]
    heads = {phrase.head for phrase in found}
    for token in doc:
        if token.i in owner or token.i in heads:
            continue
        if token.lower_ in _PRONOUNS and token.tag_ in {"PRP", "PRP$", "WP", "WP$"}:
            found.append(Phrase(token.i, token.i + 1, token.i, Form.PRONOUN, token.lower_, plural=token.lower_[:2] == "th"))
        elif token.pos_ in {"NOUN", "PROPN", "ADJ"} and (described := _described(doc, token, owner, gazetteer)):
            found.append(described)
    return tuple(sorted(found, key=lambda phrase: (phrase.head, phrase.start)))


def _named(doc: Doc, hit: Hit, owner: dict[int, Hit]) -> Phrase:
    run = doc[hit.start : hit.end]
    start = hit.start
    if hit.label == "person":
        start = _title_start(doc, hit, owner)
    elif start and doc[start - 1].lower_ == "the":
        start -= 1
    form = {"demonym": Form.DEMONYM, "metonym": Form.METONYM}.get(hit.label, Form.NAME)
    plural = run.root.tag_ in {"NNS", "NNPS"} or (start < hit.start and hit.label in {"demonym", "group"})
    return Phrase(start, hit.end, run.root.i, form, run.text, hit, state=hit.state, plural=plural, definite=True)


def _title_start(doc: Doc, hit: Hit, owner: dict[int, Hit]) -> int:
    """Return where the words before a person's name begin: "Russian Security Council Secretary" and its article."""
    root = doc[hit.start : hit.end].root
    start = hit.start
    edge = root.left_edge.i if root.left_edge.i < hit.start else hit.start
    while start > edge:
        token = doc[start - 1]
        if token.text in {",", ":", ";", "(", ")", "“", "”", '"', "—", "–"} or token.pos_ in {"VERB", "AUX", "ADP", "CCONJ", "SCONJ"}:
            break
        if start - 1 in owner and owner[start - 1].label == "person":
            break
        start -= 1
    return start


def _described(doc: Doc, token: Token, owner: dict[int, Hit], gazetteer: Gazetteer) -> Phrase | None:
    if token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i:
        return None
    role = gazetteer.roles.get(token.lemma_.lower()) or gazetteer.roles.get(token.lower_)
    start = _start(doc, token)
    body, form_start = _body(doc, start, token, gazetteer)
    if role is None and body is None:
        return None
    state = _state(doc, start, token, owner)
    first = doc[start]
    name_start = start + 1 if first.pos_ in {"DET", "PRON"} else start
    return Phrase(
        start,
        token.i + 1,
        token.i,
        Form.DESCRIPTION,
        fold(doc[name_start : token.i + 1].text),
        role=role,
        state=state,
        plural=token.tag_ in {"NNS", "NNPS"},
        definite=first.lower_ in _DEFINITE,
        count=next((_NUMBERS[word.lower_] for word in doc[start : token.i] if word.lower_ in _NUMBERS), None),
        body=body,
    )


def _start(doc: Doc, token: Token) -> int:
    start = token.i
    while start > 0 and doc[start - 1].i >= token.left_edge.i and not doc[start - 1].is_sent_start | (doc[start - 1].text in {",", ";", ":"}):
        start -= 1
    if start > 0 and start - 1 >= token.left_edge.i and doc[start - 1].text not in {",", ";", ":"}:
        start -= 1
    return start


def _body(doc: Doc, start: int, token: Token, gazetteer: Gazetteer) -> tuple[str | None, int]:
    for begin in range(start, token.i + 1):
        kind = gazetteer.bodies.get(fold(doc[begin : token.i + 1].text).lower())
        if kind is not None:
            return kind.name, begin
    return None, start


def _state(doc: Doc, start: int, token: Token, owner: dict[int, Hit]) -> str | None:
    states = [owner[index].state for index in range(start, token.i) if index in owner and owner[index].state]
    if states:
        return states[-1] if len(set(states)) == 1 else None
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "from"}:
            for found in child.children:
                if found.i in owner and owner[found.i].state:
                    return owner[found.i].state
    return None
