"""An article in, its signature out: hashes of its word 5-shingles, all that finding its copies takes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from onrecord.model import Article
from onrecord.read.wordhash import Hashes, Words, hashed

Keys: TypeAlias = npt.NDArray[np.int64]
Shingles: TypeAlias = npt.NDArray[np.uint32]

SHINGLE = 5  # words
_AT_ONCE = 1 << 14  # characters of which signatures are made at once: more no longer fit a processor's cache
SAMPLE = 4  # one shingle in four is a key: a paragraph of 24 words in common is missed once in 300 times
_SIGNED_POST = re.compile(r"\s*[—–-].{1,60}\(@\w+\)")  # "— Name (@name) 8 September 2021" below an embedded post
_POST = re.compile(r"pic\.twitter\.com|\(@\w+\)|https?://t\.co")
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
    return next(signatures((article,)))


def signatures(articles: Iterable[Article]) -> Iterator[Signature]:
    """Yield the signature of each article: several at once take little more than half of the time."""
    some: list[Article] = []
    size = 0
    for article in articles:
        some.append(article)
        size += len(article.text)
        if size >= _AT_ONCE:
            yield from _signed(some)
            some, size = [], 0
    if some:
        yield from _signed(some)


def _signed(articles: Sequence[Article]) -> Iterator[Signature]:
    """Yield the signatures of articles whose texts are read as one: no word or quotation goes past a line's end."""
    texts = [_without_posts(article.text) for article in articles]
    found = hashed("\n".join(texts))
    ends = found.starts.searchsorted(list(accumulate(len(text) + 1 for text in texts))).tolist()
    rolled = _rolled(found, SHINGLE - 1)
    for article, first, end in zip(articles, [0, *ends], ends, strict=False):
        short = end - first < SHINGLE
        own = _rolled(_part(found, first, end), max(0, end - first - 1)) if short else rolled[first : end - SHINGLE + 1]
        yield _of(article, end - first, own)


def _part(of: Words, first: int, end: int) -> Words:
    return Words(of.hashes[first:end], of.starts[first:end], of.runs[first:end], of.quoted[first:end])


def _of(article: Article, words: int, rolled: Hashes) -> Signature:
    """Return the signature of an article, given the hashes of its shingles, which are sorted in place."""
    rolled.sort()
    own = (rolled & _ONE).astype(np.bool_)
    rolled >>= _ONE
    whole = _once(rolled)
    keys = np.append(whole[: whole.searchsorted(_END_OF_KEYS)], np.bitwise_xor.reduce(whole)).view(np.int64)
    return Signature(article.id, words, _day(article), keys, _short(whole), _short(_once(rolled[own])))


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
    if "(@" not in text and "pic.twitter.com" not in text and "://t.co" not in text:
        return text
    kept: list[str] = []
    for paragraph in text.split("\n"):
        if _SIGNED_POST.match(paragraph):
            del kept[-1:]
        elif paragraph.strip() and not _POST.search(paragraph):
            kept.append(paragraph)
    return "\n".join(kept)


def _rolled(words: Words, last: int) -> Hashes:
    """Return the hashes of the runs of ``last`` more words than one.

    A shingle's hash is a polynomial of its words' hashes, modulo 2^64, mixed as SplitMix64 does. Its lowest bit says
    whether it is told in the writer's own words, so that one sorting does for both sets.
    """
    starts = max(0, words.hashes.size - last)
    rolled = words.hashes[:starts].copy()
    for place in range(1, last + 1):
        rolled *= _MIX[0]
        rolled += words.hashes[place : place + starts]
    rolled ^= rolled >> np.uint64(30)
    rolled *= _MIX[1]
    rolled ^= rolled >> np.uint64(27)
    rolled *= _MIX[2]
    rolled ^= rolled >> np.uint64(31)
    rolled &= _ALL_BUT_ONE
    rolled |= (words.runs[:starts] == words.runs[last : last + starts]) & ~words.quoted[:starts]
    return rolled


def _once(hashes: Hashes) -> Hashes:
    """Return sorted hashes, each once."""
    first = np.ones(hashes.size, dtype=np.bool_)
    np.not_equal(hashes[1:], hashes[:-1], out=first[1:])
    return hashes[first]


def _short(hashes: Hashes) -> Shingles:
    """Return the upper half of each hash: two sets of a thousand take one shingle for another once in 4,000 times."""
    return (hashes >> _HALF).astype(np.uint32)
