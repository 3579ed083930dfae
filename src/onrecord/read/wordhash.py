"""A text in, the hashes of its words out: where its runs of words part, and which are a quotation."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Hashes: TypeAlias = npt.NDArray[np.uint64]
_Places: TypeAlias = npt.NDArray[np.intp]

_QUOTED_WORDS = 5  # a quotation this long is the speaker's; a shorter one is the writer's choice of words
_QUOTED = re.compile(
    r"“[^”\n]{0,1500}(?:”|$)|\"[^\"\n]{0,1500}(?:\"|$)|«[^»\n]{0,1500}(?:»|$)|„[^“”\n]{0,1500}(?:[“”]|$)"
    r"|「[^」\n]{0,800}(?:」|$)|(?<!\w)‘[^’\n]{0,600}’(?!\w)|(?<!\w)'(?=\w)[^'\n]{15,600}'(?!\w)",
    re.MULTILINE,
)
_IDEOGRAPH = "぀-ヿ㐀-鿿"  # each is a word
_LETTERS = rf"[^\W_{_IDEOGRAPH}]+"
_WORD = re.compile(rf"[{_IDEOGRAPH}]|{_LETTERS}(?:'{_LETTERS})*")

_OTHER, _LETTER, _SIGN, _APOSTROPHE, _EITHER, _MARK, _END, _BEYOND = range(8)
"""What a character is: an ideograph is a sign; ’ is an apostrophe, ' either that or a mark that opens a quotation."""
_MOST = 1 << 16  # characters: U+FFFF, which is none, stands for all beyond
_BASE = 0xD6E8FEB86659FD93
_INVERSE = pow(_BASE, -1, 1 << 64)


class Words(NamedTuple):
    """The hashes of a text's words; where they start; their runs: a paragraph, or its part between quotations."""

    hashes: Hashes
    starts: _Places
    runs: _Places
    quoted: npt.NDArray[np.bool_]


def words(text: str) -> list[str]:
    """Return the words of ``text`` as they are compared: no case, one apostrophe, each ideograph a word."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def hashed(text: str) -> Words:
    """Return the hashes of the :func:`words` of a text, whose paragraphs end at line ends.

    A word's hash is a polynomial of its characters modulo 2^64, made for all words at once from sums over the text; of
    a character that folds to several ("ß") the first counts.
    """
    kinds, folded = _characters(text)
    signs = (kinds >= _APOSTROPHE).nonzero()[0]
    what = kinds[signs]
    starts, ends = _bounds(kinds, signs[what <= _EITHER])
    quotations = list(_quotations(text, signs[(what == _EITHER) | (what == _MARK)].tolist()))
    cuts = starts.searchsorted(np.concatenate((signs[what == _END], np.array(quotations, dtype=np.intp).ravel())))
    parted = np.zeros(starts.size + 1, dtype=np.intp)
    parted[cuts] = 1
    quoted = np.zeros(starts.size, dtype=np.bool_)
    spans = cuts[cuts.size - 2 * len(quotations) :].tolist()
    for first, last in zip(spans[::2], spans[1::2], strict=True):
        quoted[first:last] = True
    return Words(_polynomials(folded, starts, ends), starts, np.cumsum(parted[:-1]), quoted)


def _characters(text: str) -> tuple[npt.NDArray[np.uint8], Hashes]:
    """Return of each character what it is, and its number in lower case."""
    kinds_of, folded_of = _table()
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.intp)
    kinds, folded = kinds_of.take(points, mode="clip"), folded_of.take(points, mode="clip")
    if not text.isascii():
        for place in np.flatnonzero(kinds == _BEYOND).tolist():
            kinds[place], folded[place] = _LETTER if text[place].isalnum() else _OTHER, points[place]
    return kinds, folded


@cache
def _table() -> tuple[npt.NDArray[np.uint8], Hashes]:
    every = [chr(point) for point in range(_MOST)]
    kinds = np.fromiter(map(str.isalnum, every), np.uint8, _MOST)
    for kind, signs in ((_APOSTROPHE, "’"), (_EITHER, "'"), (_MARK, '“"«„「‘'), (_END, "\n"), (_BEYOND, every[-1])):
        kinds[[ord(sign) for sign in signs]] = kind
    kinds[[ord(sign) for sign in re.findall(f"[{_IDEOGRAPH}]", "".join(every))]] = _SIGN
    folded = np.fromiter((ord(one.casefold()[0]) for one in every), np.uint64, _MOST)
    folded[ord("’")] = ord("'")
    return kinds, folded


def _bounds(kinds: npt.NDArray[np.uint8], apostrophes: _Places) -> tuple[_Places, _Places]:
    """Return where words begin and end; an apostrophe is of a word where letters stand on both sides."""
    inside = np.zeros(kinds.size + 2, dtype=np.bool_)
    np.equal(kinds, _LETTER, out=inside[1:-1])
    inside[apostrophes + 1] = inside[apostrophes] & inside[apostrophes + 2]
    edges = (inside[1:] != inside[:-1]).nonzero()[0]
    starts, ends = edges[::2], edges[1::2]
    alone = (kinds == _SIGN).nonzero()[0]
    if alone.size:
        return np.sort(np.concatenate((starts, alone))), np.sort(np.concatenate((ends, alone + 1)))
    return starts, ends


def _quotations(text: str, marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    last = 0
    for mark in marks:
        quoted = _QUOTED.match(text, mark) if mark >= last else None
        if quoted:
            last = quoted.end()
            if len(quoted.group().split(None, _QUOTED_WORDS - 1)) == _QUOTED_WORDS:
                yield quoted.span()


def _polynomials(folded: Hashes, starts: _Places, ends: _Places) -> Hashes:
    powers, inverse = _powers(max(_MOST, 1 << folded.size.bit_length()))
    sums = np.zeros(folded.size + 1, dtype=np.uint64)
    folded *= powers[: folded.size]
    np.cumsum(folded, out=sums[1:])
    found = sums.take(ends)
    found -= sums.take(starts)
    found *= inverse.take(starts)
    return found


@lru_cache(maxsize=1)
def _powers(most: int) -> tuple[Hashes, Hashes]:
    """Return the powers of the polynomials' base, and of its inverse modulo 2^64."""
    one, other = (np.full(most, base, dtype=np.uint64) for base in (_BASE, _INVERSE))
    return np.multiply.accumulate(one), np.multiply.accumulate(other)
