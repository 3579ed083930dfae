"""An article in, its signature out: hashes of its word 5-shingles, all that finding its copies takes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from onrecord.model import Article

Hashes: TypeAlias = npt.NDArray[np.uint64]

SHINGLE = 5  # words
_QUOTED_WORDS = 5  # a quotation this long is the speaker's; a shorter one is the writer's choice of words
_QUOTED = re.compile(
    r"“[^”]{0,1500}(?:”|$)|\"[^\"]{0,1500}(?:\"|$)|«[^»]{0,1500}(?:»|$)|„[^“”]{0,1500}(?:[“”]|$)|「[^」]{0,800}(?:」|$)"
    r"|(?<!\w)‘[^’]{0,600}’(?!\w)|(?<!\w)'(?=\w)[^']{15,600}'(?!\w)"
)
_WORD = re.compile(r"[぀-ヿ㐀-鿿]|[^\W_぀-ヿ㐀-鿿]+(?:'[^\W_]+)*")
_SIGNED_POST = re.compile(r"\s*[—–-].{1,60}\(@\w+\)")  # "— Name (@name) 8 September 2021" below an embedded post
_POST = re.compile(r"pic\.twitter\.com|\(@\w+\)|https?://t\.co")
_MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)  # SplitMix64's


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """What an article is compared by: sorted hashes of its shingles, and of those in its writer's own words.

    ``told`` leaves quotations and embedded posts out: two writers at one press conference share them, and no more.
    ``day`` is the ordinal of the day of publication, where that is known.
    """

    article: str
    words: int
    day: int | None
    shingles: Hashes
    told: Hashes


def signature(article: Article) -> Signature:
    """Return the signature of ``article``; the same text gives the same signature on every machine."""
    whole: list[int] = []
    own: list[list[int]] = []
    for paragraph in _without_posts(article.text.split("\n")):
        hashed = list(map(_word_hash, words(paragraph)))
        chunks = _outside_quotations(paragraph)
        whole += hashed
        own += [hashed] if len(chunks) == 1 else [list(map(_word_hash, words(chunk))) for chunk in chunks]
    return Signature(article.id, len(whole), _day(article), _shingles([whole]), _shingles(own))


def containment(one: Hashes, other: Hashes) -> float:
    """Return the share of the smaller set's shingles that the other holds (0 to 1)."""
    smaller = min(one.size, other.size)
    return np.intersect1d(one, other, assume_unique=True).size / smaller if smaller else 0.0


def words(text: str) -> list[str]:
    """Return the words of ``text`` as they are compared: no case, one apostrophe, each ideograph a word."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def _day(article: Article) -> int | None:
    try:
        return date.fromisoformat(article.published.value[:10]).toordinal() if article.published else None
    except ValueError:  # a month or a year alone
        return None


def _without_posts(paragraphs: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for paragraph in paragraphs:
        if _SIGNED_POST.match(paragraph):
            del kept[-1:]
        elif paragraph.strip() and not _POST.search(paragraph):
            kept.append(paragraph)
    return kept


def _outside_quotations(paragraph: str) -> list[str]:
    chunks, last = [], 0
    for quoted in _QUOTED.finditer(paragraph):
        if len(quoted.group().split()) >= _QUOTED_WORDS:
            chunks.append(paragraph[last : quoted.start()])
            last = quoted.end()
    return [*chunks, paragraph[last:]]


@lru_cache(maxsize=1 << 18)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())


def _shingles(runs: Sequence[Sequence[int]]) -> Hashes:
    """Return the sorted hashes of the shingles that lie within a run of words; a text shorter than one is one itself.

    A shingle's hash is a polynomial of its words' hashes, modulo 2^64, mixed as SplitMix64 does.
    """
    hashed = np.fromiter(chain.from_iterable(runs), dtype=np.uint64)
    run = np.repeat(np.arange(len(runs)), [len(run) for run in runs])
    last = min(SHINGLE, hashed.size) - 1
    if last < 0:
        return hashed
    starts = hashed.size - last
    rolled = np.zeros(starts, dtype=np.uint64)
    for place in range(last + 1):
        rolled = rolled * _MIX[0] + hashed[place : place + starts]
    rolled = rolled[run[:starts] == run[last:]]
    rolled = (rolled ^ (rolled >> np.uint64(30))) * _MIX[1]
    rolled = (rolled ^ (rolled >> np.uint64(27))) * _MIX[2]
    return np.unique(rolled ^ (rolled >> np.uint64(31)))
