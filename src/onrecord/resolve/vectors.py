"""Texts in, their likeness out: TF-IDF vectors of words, and the pairs of texts whose cosine is worth a look."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import log, sqrt

import numpy as np
import numpy.typing as npt

from onrecord.lexicon.load import STRICT, rows

_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
_INNER = re.compile(r"(?<=[\w,;’')-] )[^\W\d_]{2,}")  # words that do not open a sentence, a line or a quotation

_SHARPNESS = 1.5  # idf to this power: rare words count more; .01 B-cubed F better than 1 on news stories of one kind
_COMMON = 0.1  # a word in more than a tenth of the texts tells none apart, and would make every pair a candidate
_FEW = 10  # texts in which it is kept all the same
_SOME = 30  # texts up to which a word of one alone counts whole, and beyond which less and less: among hundreds it is
# only noise
_HEAVIEST = 250  # words of a text that are compared: with all of them nothing changes but the time
_BACKGROUND = 100  # texts that are thought beside the few there are

Weights = Mapping[str, float]
"""Words and their weights; squares sum to 1."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How rare words are: sharpened inverse document frequencies; a word that is missing weighs nothing."""

    rarity: Mapping[str, float]
    _known: dict[str, Weights] = field(default_factory=dict, repr=False)

    def weights(self, text: str) -> Weights:
        """Return the heaviest words of ``text``, none where all are common; what was asked before is looked up."""
        if text not in self._known:
            self._known[text] = self.weighed(Counter(_words(text)))
        return self._known[text]

    def weighed(self, counts: Mapping[str, int]) -> Weights:
        """Return the heaviest words of a text whose words were counted."""
        found = [(self.rarity[word] * (1 + log(n)), word) for word, n in counts.items() if word in self.rarity]
        heaviest = sorted(found, reverse=True)[:_HEAVIEST] if len(found) > _HEAVIEST else found
        norm = sqrt(sum(weight * weight for weight, _ in heaviest)) or 1.0
        return {word: weight / norm for weight, word in heaviest}


def counted(texts: Iterable[str]) -> list[Counter[str]]:
    """Return the words of each text in lower case, counted."""
    return [Counter(_words(text)) for text in texts]


def names(texts: Iterable[str]) -> list[Counter[str]]:
    """Return the names of each text word by word, in lower case, counted: words that it writes with a capital only.

    One capital at least must stand within a sentence: a headline's or an opening's capitals tell nothing.
    """
    return [_names(text) for text in texts]


def _names(text: str) -> Counter[str]:
    inner = {word.lower() for word in _INNER.findall(text) if word[0].isupper()}
    every: list[str] = _WORD.findall(text)
    small = {word for word in every if word[0].islower()}
    named = inner - small
    return Counter(found for word in every if word[0].isupper() and (found := word.lower()) in named)


def of_texts(counts: Sequence[Mapping[str, int]], beside: int = 0) -> Vocabulary:
    """Return the vocabulary that tells texts apart: no words of most of them, nor, of many, those of one alone.

    With so many other texts thought ``beside`` them, what a few texts share is not thereby common.
    """
    texts, most = len(counts), max(_FEW, _COMMON * len(counts))
    alone, common = min(1.0, _SOME / max(1, texts)), common_words()
    rarity = {
        word: _rarity(beside + texts, count) * (alone if count == 1 else 1)
        for word, count in _spread(counts).items()
        if count <= most and word not in common
    }
    return Vocabulary({word: value for word, value in rarity.items() if value})


def of_sentences(counts: Sequence[Mapping[str, int]]) -> Vocabulary:
    """Return the vocabulary by which sentences of these texts are alike, be the texts ever so few and of one matter.

    Words that every English text has are out by list; the rest is taken as rare in a background of other texts.
    """
    texts, most = _BACKGROUND + len(counts), max(_BACKGROUND, _COMMON * len(counts))
    common = common_words()
    return Vocabulary(
        {word: _rarity(texts, count) for word, count in _spread(counts).items() if count <= most and word not in common}
    )


def _spread(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    return Counter(word for one in counts for word in one)


def _rarity(texts: int, count: int) -> float:
    return float(log((1 + texts) / (1 + count)) ** _SHARPNESS)


@dataclass(frozen=True, slots=True)
class CommonWords:
    """English words that stand in every text, in lower case."""

    __pydantic_config__ = STRICT

    words: tuple[str, ...]


@cache
def common_words() -> frozenset[str]:
    """Return English words that stand in every text, in lower case."""
    return frozenset(word for row in rows("common_words.yaml", CommonWords) for word in row.words)


def cosine(one: Weights, other: Weights) -> float:
    """Return how alike two texts are, from 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


def alike(vectors: Sequence[Weights], floor: float) -> Iterator[tuple[int, int, float]]:
    """Yield each pair of vectors with a cosine of at least ``floor``: the earlier's index, the later's, the cosine.

    Only pairs that share a word are touched: 10,000 news texts take some ten seconds.
    """
    postings = _postings(vectors)
    for later, vector in enumerate(vectors):
        shared = [(postings[word], weight) for word, weight in vector.items() if word in postings]
        if not shared:
            continue
        rows = np.concatenate([rows for (rows, _), _ in shared])
        products = np.concatenate([weights * weight for (_, weights), weight in shared])
        cosines = np.bincount(rows, products, minlength=later)[:later]
        for earlier in np.flatnonzero(cosines >= floor):
            yield int(earlier), later, float(cosines[earlier])


def _postings(vectors: Sequence[Weights]) -> dict[str, tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]]:
    found: dict[str, list[tuple[int, float]]] = {}
    for row, vector in enumerate(vectors):
        for word, weight in vector.items():
            found.setdefault(word, []).append((row, weight))
    return {
        word: (np.array([row for row, _ in places]), np.array([weight for _, weight in places]))
        for word, places in found.items()
        if len(places) > 1
    }


def _words(text: str) -> list[str]:
    found: list[str] = _WORD.findall(text.lower())
    return found
