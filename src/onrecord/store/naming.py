"""Numbers of actors in, packed to be kept with an article; and out of many articles' in how many each is named."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
"""How many, by an actor's number."""

_NUMBER = "<u4"
_SIZE = 4  # bytes of one
_PLACE = 32  # bits for a number, below that of its report


def packed(actors: Iterable[int]) -> bytes:
    """Return the numbers of actors as they are kept, four bytes each."""
    return np.array(sorted(actors), _NUMBER).tobytes()


def counted(articles: Sequence[tuple[str, bytes]]) -> tuple[Counts, Counts]:
    """Return in how many reports and in how many articles each actor is named, given report and actors of each."""
    places: dict[str, int] = {}
    report = np.array([places.setdefault(report, len(places)) for report, _ in articles], np.int64)
    named = np.frombuffer(b"".join(actors for _, actors in articles), _NUMBER)
    each = np.array([len(actors) // _SIZE for _, actors in articles], np.int64)
    pairs = np.repeat(report << _PLACE, each) | named
    pairs.sort()  # numpy's unique takes five times as long
    first = pairs[np.diff(pairs, prepend=-1) > 0]
    return np.bincount(first & (1 << _PLACE) - 1), np.bincount(named)


def most(counts: Counts, end: int | None) -> list[int]:
    """Return the numbers of those named in most reports, so many, and all in as many as the last of them."""
    least = 1
    if end is not None and 0 < end < np.count_nonzero(counts):
        least = np.partition(counts, -end)[-end]
    found: list[int] = np.flatnonzero(counts >= least).tolist()
    return found
