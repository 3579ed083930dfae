"""Texts in, their likeness out: TF-IDF vectors of words, and the pairs of texts whose cosine is worth a look."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

import numpy as np
import numpy.typing as npt

_WORD = re.compile(r"[^\W\d_]{2,}|\d+")

_SHARPNESS = 1.5  # idf to this power: rare words count more; .01 B-cubed F better than 1 on news stories of one kind
_COMMON = 0.1  # a word in more than a tenth of the texts tells none apart, and would make every pair a candidate
_FEW = 10  # but in a handful of texts it is kept
_HEAVIEST = 250  # words of a text that are compared: with all of them nothing changes but the time
_SMALL = 20  # texts; in fewer, words of one text alone count too, or the few shared ones would make all alike

Weights = Mapping[str, float]
"""Words and their weights; squares sum to 1."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How rare each word is among the texts it was made from; a word that stands in none of them weighs nothing."""

    rarity: Mapping[str, float]
    _known: dict[str, Weights] = field(default_factory=dict, repr=False)

    def weights(self, text: str) -> Weights:
        """Return the heaviest words of ``text``, none where all are common; what was asked before is looked up."""
        if text not in self._known:
            self._known[text] = self._weights(Counter(_words(text)))
        return self._known[text]

    def _weights(self, counts: Mapping[str, int]) -> Weights:
        found = [(self.rarity[word] * (1 + log(n)), word) for word, n in counts.items() if word in self.rarity]
        heaviest = sorted(found, reverse=True)[:_HEAVIEST] if len(found) > _HEAVIEST else found
        norm = sqrt(sum(weight * weight for weight, _ in heaviest)) or 1.0
        return {word: weight / norm for weight, word in heaviest}


def weighed(texts: Sequence[str]) -> tuple[Vocabulary, list[Weights]]:
    """Return the vocabulary of ``texts`` and the weights of each.

    A word's rarity is its sharpened inverse document frequency; common words, and in many texts those of one text
    alone, have none.
    """
    counted = [Counter(_words(text)) for text in texts]
    spread = Counter(word for counts in counted for word in counts)
    least, most = 1 if len(texts) < _SMALL else 2, max(_FEW, _COMMON * len(texts))
    vocabulary = Vocabulary(
        {
            word: log((1 + len(texts)) / (1 + count)) ** _SHARPNESS
            for word, count in spread.items()
            if least <= count <= most
        }
    )
    return vocabulary, [vocabulary._weights(counts) for counts in counted]  # noqa: SLF001 - of this module


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
