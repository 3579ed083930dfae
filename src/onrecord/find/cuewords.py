"""A word that may attribute in; the attribution it makes, by the parse alone, out."""

from itertools import takewhile

from spacy.tokens import Token

from onrecord.find.clauses import agent, child
from onrecord.find.content import content, outside
from onrecord.find.cueverbs import helped, unsaid, verbal
from onrecord.find.sayings import Saying
from onrecord.find.sources import sources, subject, together
from onrecord.find.wording import subtree
from onrecord.lexicon.cues import Cues

_BE = {"be", "become", "remain", "feel", "seem"}
_VERBS = {"VERB", "AUX"}
_NAME = 6  # words of a speaker's name and title
_QUOTE = {'"', "“", "«", "''", "``"}


def attributed(word: Token, cues: Cues) -> Saying | None:
    """Return what a word attributes; a verb of speech with a source may come without content, for a quotation."""
    if word.dep_ == "amod":
        return _marking(word, cues)
    if word.pos_ in _VERBS | {"ADJ"}:
        return _according(word, cues) or _adjectival(word, cues) or verbal(word, cues)
    if word.pos_ in {"NOUN", "PROPN"}:
        return _standpoint(word, cues) or _nominal(word, cues)
    if word.pos_ == "PUNCT":
        return _speaker(word, cues)
    return _according(word, cues) or _adverbial(word, cues)


def _adjectival(word: Token, cues: Cues) -> Saying | None:
    rows = cues.of("adjective", word.lower_)
    verb = word if child(word, "auxpass") is not None else word.head
    if not rows or not (verb.i == word.i or (verb.lemma_ in _BE and verb.i < word.i)):
        return None  # "with nobody ready to act, the plea is idle": that "is" is another's
    who = subject(verb)
    if who is None or unsaid(verb):
        return None
    for row in rows:
        for frame in row.frames:
            held = [i for i in content(word, frame) or content(verb, frame) if i > word.i]
            if held:
                return Saying(word, row, (helped(verb), word.i), together(who), tuple(held))
    return None


def _standpoint(noun: Token, cues: Cues) -> Saying | None:
    """Return what is so "from their perspective", "in its view"."""
    rows, over = cues.of("standpoint", noun.lemma_), noun.head
    owner = child(noun, "poss") if rows and over.lower_ in {"from", "in"} else None
    if owner is None:
        return None
    return Saying(noun, rows[0], (over.i, noun.i), together(owner), tuple(outside(_beside(over), subtree(over))))


def _nominal(noun: Token, cues: Cues) -> Saying | None:
    rows = cues.of("noun", noun.lemma_)
    if not rows:
        return None
    light = noun.head if noun.dep_ in {"dobj", "nsubjpass"} and cues.of("light", noun.head.lemma_) else None
    owner = child(noun, "poss") or agent(noun)
    who = together(owner) if owner is not None else sources(light) if light is not None else ()
    first = noun.i if light is None or owner is not None or light.i > noun.i else helped(light)
    for row in rows:
        for frame in row.frames:
            held = content(noun, frame) or (content(light, frame) if light is not None else [])
            held = [i for i in held if i > noun.i]
            if held and (who or frame == "clause"):
                return Saying(noun, row, (first, noun.i), who, tuple(held))
    return None


def _adverbial(word: Token, cues: Cues) -> Saying | None:
    rows = cues.of("adverb", word.lower_)
    if not rows or word.head.pos_ not in _VERBS:
        return None
    return Saying(word, rows[0], (word.i, word.i), (), tuple(outside(subtree(word.head), [word.i])))


def _marking(word: Token, cues: Cues) -> Saying | None:
    rows = cues.of("mark", word.lower_)
    if not rows:
        return None
    return Saying(word, rows[0], (word.i, word.i), (), tuple(outside(subtree(word.head), [word.i])))


def _speaker(colon: Token, cues: Cues) -> Saying | None:
    """Return what follows a speaker's name that opens a paragraph: 'Singh: "We agree."', or "SINGH: We agree."."""
    rows, doc = cues.of("mark", colon.text), colon.doc
    if not rows:
        return None
    start = max(0, colon.i - _NAME)
    name = list(takewhile(_in_line, reversed(doc[start : colon.i])))
    rest = list(takewhile(_in_line, doc[colon.i + 1 :]))
    whole = start == 0 or len(name) < colon.i - start
    if not name or not rest or not whole or name[0].pos_ != "PROPN":
        return None
    if rest[0].text not in _QUOTE and not all(word.text.isupper() or word.is_punct for word in name):
        return None
    return Saying(colon, rows[0], (colon.i, colon.i), (name[0],), tuple(word.i for word in rest))


def _in_line(word: Token) -> bool:
    return "\n" not in word.text


def _according(word: Token, cues: Cues) -> Saying | None:
    rows = cues.of("preposition", word.lower_)
    to = child(word, "prep") if rows else None
    who = child(to, "pobj") if to is not None else None
    if to is None or who is None:
        return None
    return Saying(word, rows[0], (word.i, to.i), together(who), tuple(outside(_beside(word), [word.i, *subtree(to)])))


def _beside(word: Token) -> list[int]:
    """Return the sentence that a phrase opens, or else the clause that it hangs on."""
    if all(one.pos_ in {"CCONJ", "ADV", "PUNCT", "SPACE"} for one in word.sent if one.i < word.i):
        return [one.i for one in word.sent if one.i > word.i]
    over = word.head
    while over.pos_ not in _VERBS and over.head.i != over.i:
        over = over.head
    return subtree(over)
