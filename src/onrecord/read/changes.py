"""Two copies of one piece of reporting in, what the second added, cut and re-titled out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.model import Article, Change, Span
from onrecord.read.wordhash import words

_STOP = r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…]+[\"”’»)\]]*(?=\s+[\"“‘«(\[]?[^\W\d_a-z])"
_SENTENCE = re.compile(rf"\S(?:[^\n]*?(?:{_STOP}|[。！？])|[^\n]*)")
_TOKEN = re.compile(r"\w+(?:['’]\w+)*")
_REWRITTEN = 0.5  # of two sentences' words, so many in common make one of them the other's rewriting
_NEW = 0.6  # of a rewritten sentence's words, so many new ones make it a new sentence
_LONGEST = 200  # words: no sentence, but a text without stops, and too long to be compared word by word
_MOST = 200 * 200  # pairs of sentences to compare; past that, as in two books, each is new or gone as a whole
_BRIDGE = 2  # words: changes this near to each other are one


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, by its offsets in the article's text, and its words as they are compared."""

    start: int
    end: int
    key: tuple[str, ...]


def change(origin: Article, copy: Article) -> Change:
    """Return what ``copy`` made of ``origin``: spans of it that are new, spans of ``origin`` that are gone, its title.

    Whole sentences where a sentence is new or gone, otherwise the words. Case, punctuation and order don't count.
    """
    here, there = _sentences(copy.text), _sentences(origin.text)
    new, gone = _without(here, there), _without(there, here)
    added: list[tuple[int, int]] = []
    removed: list[tuple[int, int]] = []
    comparable = len(new) * len(gone) <= _MOST
    for sentence in new:
        source = _source(sentence, gone) if comparable else None
        if source is None:
            added.append((sentence.start, sentence.end))
        else:
            gone.remove(source)
            added += _new_words(copy.text, sentence, source)
            removed += _new_words(origin.text, source, sentence)
    removed += [(sentence.start, sentence.end) for sentence in gone]
    same_title = words(copy.title or "") == words(origin.title or "")
    return Change(copy.id, _spans(copy, added), _spans(origin, removed), None if same_title else copy.title)


def _sentences(text: str) -> list[_Sentence]:
    found = (_Sentence(match.start(), match.end(), tuple(words(match.group()))) for match in _SENTENCE.finditer(text))
    return [sentence for sentence in found if sentence.key]


def _without(sentences: Iterable[_Sentence], others: Iterable[_Sentence]) -> list[_Sentence]:
    """Return those of ``sentences`` that are not among ``others``, wherever they stand there."""
    known = Counter(sentence.key for sentence in others)
    left = []
    for sentence in sentences:
        if known[sentence.key]:
            known[sentence.key] -= 1
        else:
            left.append(sentence)
    return left


def _source(sentence: _Sentence, candidates: Sequence[_Sentence]) -> _Sentence | None:
    """Return the candidate that ``sentence`` is a rewriting of: the one that shares most of its words."""
    if len(sentence.key) > _LONGEST:
        return None
    shares = [(_share(sentence, other), -other.start, other) for other in candidates]
    share, _, best = max(shares, default=(0.0, 0, None), key=lambda row: row[:2])
    return best if share >= _REWRITTEN else None


def _share(one: _Sentence, other: _Sentence) -> float:
    common = (Counter(one.key) & Counter(other.key)).total()
    return 2 * common / (len(one.key) + len(other.key))


def _new_words(text: str, sentence: _Sentence, source: _Sentence) -> list[tuple[int, int]]:
    """Return the runs of words of ``sentence`` that ``source`` lacks; the whole sentence if they are most of it."""
    tokens = [match for match in _TOKEN.finditer(text, sentence.start, sentence.end) if words(match.group())]
    keys = [" ".join(words(token.group())) for token in tokens]
    opcodes = SequenceMatcher(None, source.key, keys, autojunk=False).get_opcodes()
    runs = [(start, end) for tag, _, _, start, end in opcodes if tag in ("insert", "replace")]
    if sum(end - start for start, end in runs) >= _NEW * len(tokens):
        return [(sentence.start, sentence.end)]
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and start - joined[-1][1] <= _BRIDGE:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [(tokens[start].start(), tokens[end - 1].end()) for start, end in joined]


def _spans(article: Article, runs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Return the runs as spans in order; neighbours with nothing but white space between them are one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(runs):
        if joined and not article.text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(Span(article.id, start, end, article.text[start:end]) for start, end in joined)
