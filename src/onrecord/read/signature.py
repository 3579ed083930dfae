"""An article in, its signature out: hashes of its word 5-shingles, all that finding its copies takes."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from onrecord.model import Article
from onrecord.read.wordhash import Hashes, hashed

Keys: TypeAlias = npt.NDArray[np.int64]
Shingles: TypeAlias = npt.NDArray[np.uint32]

SHINGLE = 5  # words
SAMPLE = 4  # one shingle in four is a key: a paragraph of 24 words in common is missed once in 300 times
_SIGNED_POST = re.compile(r"\s*[—–-].{1,60}\(@\w+\)")  # "— Name (@name) 8 September 2021" below an embedded post
_POST = re.compile(r"pic\.twitter\.com|\(@\w+\)|https?://t\.co")
_OF_POSTS = "(@", "pic.twitter.com", "://t.co"
_MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)  # SplitMix64's
_ONE, _ALL_BUT_ONE, _HALF = np.uint64(1), np.uint64((1 << 64) - 2), np.uint64(31)
_END_OF_KEYS = np.uint64((1 << 63) // SAMPLE)


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """What an article is compared by: sorted hashes of its shingles, and of those in its writer's own words.

    ``told`` leaves quotations and embedded posts out: two writers at one press conference share them, and no more.
    ``keys`` are what it is found by: the lowest hashes, positive and of 63 bits, and last that of the whole text.
    Two articles choose the same of the shingles they share (FracMinHash), so that a short text is found in a long one,
    which a MinHash of fixed size would miss. ``day`` is the ordinal of the day of publication, where that is known.
    """

    article: str
    words: int
    day: int | None
    keys: Keys
    shingles: Shingles
    told: Shingles


def signature(article: Article) -> Signature:
    """Return the signature of ``article``; the same text gives the same signature on every machine."""
    found = hashed(_without_posts(article.text))
    last = max(0, min(SHINGLE, found.hashes.size) - 1)
    starts = found.hashes.size - last
    rolled = _rolled(found.hashes, last)
    rolled &= _ALL_BUT_ONE  # the lowest bit says whether a shingle is told, so that one sorting does for both sets
    rolled |= (found.runs[:starts] == found.runs[last:]) & ~found.quoted[:starts]
    rolled.sort()
    own = (rolled & _ONE).astype(np.bool_)
    rolled >>= _ONE
    whole = _once(rolled)
    keys = np.append(whole[: whole.searchsorted(_END_OF_KEYS)], np.bitwise_xor.reduce(whole)).view(np.int64)
    return Signature(article.id, found.hashes.size, _day(article), keys, _short(whole), _short(_once(rolled[own])))


def containment(one: Shingles, other: Shingles) -> float:
    """Return the share of the smaller set's shingles that the other holds (0 to 1)."""
    smaller = min(one.size, other.size)
    return common(one, other) / smaller if smaller else 0.0


def common(one: Shingles, other: Shingles) -> int:
    """Return how many hashes two sorted sets have in common."""
    both = np.concatenate((one, other))
    both.sort(kind="stable")  # which merges what is sorted
    return int(np.count_nonzero(both[1:] == both[:-1]))


def _day(article: Article) -> int | None:
    try:
        return date.fromisoformat(article.published.value[:10]).toordinal() if article.published else None
    except ValueError:  # a month or a year alone
        return None


def _without_posts(text: str) -> str:
    if not any(sign in text for sign in _OF_POSTS):
        return text
    kept: list[str] = []
    for paragraph in text.split("\n"):
        if _SIGNED_POST.match(paragraph):
            del kept[-1:]
        elif paragraph.strip() and not _POST.search(paragraph):
            kept.append(paragraph)
    return "\n".join(kept)


def _rolled(hashes: Hashes, last: int) -> Hashes:
    """Return the hashes of the runs of ``last`` more words than one.

    A shingle's hash is a polynomial of its words' hashes, modulo 2^64, mixed as SplitMix64 does.
    """
    starts = hashes.size - last
    rolled = hashes[:starts].copy()
    for place in range(1, last + 1):
        rolled *= _MIX[0]
        rolled += hashes[place : place + starts]
    rolled ^= rolled >> np.uint64(30)
    rolled *= _MIX[1]
    rolled ^= rolled >> np.uint64(27)
    rolled *= _MIX[2]
    rolled ^= rolled >> np.uint64(31)
    return rolled


def _once(hashes: Hashes) -> Hashes:
    """Return sorted hashes, each once."""
    first = np.ones(hashes.size, dtype=np.bool_)
    np.not_equal(hashes[1:], hashes[:-1], out=first[1:])
    return hashes[first]


def _short(hashes: Hashes) -> Shingles:
    """Return the upper half of each hash: two sets of a thousand take one shingle for another once in 4,000 times."""
    return (hashes >> _HALF).astype(np.uint32)
