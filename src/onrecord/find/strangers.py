"""Names and the phrases that somebody speaks or acts by in; the names with those that no name covers added out.

"Officials", "the gunman" and "three fishing boats" are actors by what they do, not by how they are called.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from onrecord.find.clauses import child
from onrecord.find.documents import authors, document
from onrecord.find.reading import Form, Names, Naming, Reading
from onrecord.lexicon.timewords import values
from onrecord.model import Actor, ActorKind, Party, Span, content_id

_DEPENDENT = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "prep", "preconj"})
_THINGS = frozenset({"that", "this", "these", "those", "nothing", "something", "everything", "anything"})
_EMPTY = frozenset({"DT", "PRP$", "WDT", "WP", "WP$", "POS"})
_NO_NAME = frozenset({"own", "such"})  # "his own son", "such a project"
_NO_ENTITY = frozenset({"", "CARDINAL"})  # "Officials", "One elector"
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_ONE = frozenset({"NN", "NNP"})
_LISTED = frozenset({"conj", "appos"})
_COUNTS = frozenset({"ADJ", "NUM", "DET"})  # "many", "two of them"


def joined(reading: Reading, names: Names, heads: Iterable[Token]) -> Names:
    """Return the names with an actor for each of these nouns that means nobody named."""
    found: defaultdict[str, list[Token]] = defaultdict(list)
    namings: dict[int, Naming] = {}
    for root in dict.fromkeys(heads):
        meant = document(root) or root
        if not _means(meant) or names.parties(root) or authors(root, names.parties):
            continue
        if (subject := _described(root)) is not None and len(named := names.parties(subject)) == 1:
            namings[root.i] = _naming(reading, root, named[0].actor)
        else:
            found[_name(meant, names)].append(root)
    actors = {name: _actor(reading, name, roots) for name, roots in found.items() if name}
    namings |= {
        root.i: _naming(reading, root, actors[name].id) for name, roots in found.items() if name for root in roots
    }
    if not namings:
        return names

    def parties(token: Token) -> tuple[Party, ...]:
        known, own = names.parties(token), namings.get(token.i)
        return known if own is None else (*known, Party(own.actors[0], own.span))

    return replace(
        names,
        actors=(*names.actors, *actors.values()),
        namings=tuple(sorted((*names.namings, *namings.values()), key=lambda naming: (naming.start, naming.end))),
        parties=parties,
    )


def _described(root: Token) -> Token | None:
    """Return whom a noun after "is" describes: Wells in "Wells is a hawk, a smoker and a man who threatened us"."""
    first = root
    while first.dep_ in _LISTED:
        first = first.head
    verb = first.head
    if first.dep_ != "attr" or verb.lemma_ != "be" or root.tag_ not in _ONE or child(verb, "neg") is not None:
        return None
    return child(verb, "nsubj")


def _means(root: Token) -> bool:
    """Whether a source's head can mean somebody by itself: a noun, "many", "some", but not "he" or "last month"."""
    words = _words(root)
    relative = any(word.tag_ in _RELATIVE for word in words)  # "contents of which"
    ends = root, *words[-1:]  # "the end of last year"; "its opinion from 19 July"
    timed = any(word.lemma_ in values("unit") or word.lower_ in values("month") for word in ends)
    if relative or timed or _told_of(root) or root.is_digit:
        return False
    some = root.pos_ == "PRON" and root.tag_ in {"DT", "NN"} and root.lower_ not in _THINGS
    return root.pos_ in _NOUNS or root.pos_ in _COUNTS or some


def _told_of(root: Token) -> bool:
    """Tell whether the noun is what a clause tells: "the fact that they met"."""
    clauses = (child for child in root.rights if child.dep_ == "acl")
    return any(word.dep_ == "mark" and word.lower_ == "that" for clause in clauses for word in clause.children)


def _words(root: Token) -> list[Token]:
    """Return a noun's phrase without clauses, joined phrases and prepositions but "of", in text order."""
    left = [word for child in root.lefts if child.dep_ not in _DEPENDENT for word in child.subtree]
    right = [word for child in root.rights if child.lower_ == "of" for word in child.subtree]
    return sorted((word for word in (*left, root, *right) if not word.is_space), key=lambda word: word.i)


def _name(root: Token, names: Names) -> str:
    words = _words(root)
    while words and words[0] != root and (words[0].tag_ in _EMPTY or words[0].is_punct or words[0].lower_ in _NO_NAME):
        words = words[1:]
    name = "".join(word.text_with_ws for word in words).strip().replace("\n", " ")
    named = bool(words) and any(one.start <= words[0].i < one.end for one in names.namings)
    return name[:1].lower() + name[1:] if words and not named and _is_common(words[0], root) else name


def _is_common(first: Token, root: Token) -> bool:
    """Tell whether a capital is only that of a sentence's beginning: "Officials", not "Lund", which may be a name."""
    plain = first.i != root.i or first.tag_ == "NNS" or first.pos_ in _COUNTS or first.pos_ == "PRON"
    return bool(first.is_sent_start) and plain and first.pos_ != "PROPN" and first.ent_type_ in _NO_ENTITY


def _actor(reading: Reading, name: str, roots: list[Token]) -> Actor:
    letters = roots[0].text == name and name.isupper() and len(name) > 1  # "KCTV"
    several = roots[0].tag_ in {"NNS", "NNPS"}
    kind = ActorKind.POPULATION if several else ActorKind.ORGANISATION if letters else ActorKind.OFFICE_HOLDER
    spans = tuple(_span(reading, root) for root in roots)
    return Actor(
        content_id("actor", reading.article.id, "stranger", name.lower()), name, kind, (), None, None, None, spans
    )


def _span(reading: Reading, root: Token) -> Span:
    words = _words(root)
    return reading.of(reading.doc[words[0].i : words[-1].i + 1])


def _naming(reading: Reading, root: Token, actor: str) -> Naming:
    words = _words(root)
    return Naming(_span(reading, root), words[0].i, words[-1].i + 1, root.i, (actor,), Form.DESCRIPTION)
