"""Bonds in, actors in an order out in which those who stand together, or against the same others, are neighbours."""

from collections.abc import Sequence
from functools import cache
from math import log1p

import numpy as np
from numpy.typing import NDArray

from onrecord.web.drawings.bonds import Bond


def seriated(actors: Sequence[str], bonds: Sequence[Bond]) -> tuple[str, ...]:
    """Return the actors in that order: the nearest are joined first, by mean likeness, ends that fit to one another."""
    likeness = _likeness(actors, bonds)

    @cache
    def mean(a: tuple[int, ...], b: tuple[int, ...]) -> float:
        return round(float(likeness[np.ix_(a, b)].mean()), 6)

    chains: list[tuple[int, ...]] = [(place,) for place in range(len(actors))]
    while len(chains) > 1:
        apart = [(a, b) for a in range(len(chains)) for b in range(a)]
        a, b = max(apart, key=lambda two: (mean(chains[two[0]], chains[two[1]]), -two[1], -two[0]))
        second, first = chains.pop(a), chains.pop(b)
        ways = [(one, other) for one in (first, first[::-1]) for other in (second, second[::-1])]
        one, other = max(ways, key=lambda way: likeness[way[0][-1], way[1][0]])
        chains.insert(b, (*one, *other))
    return tuple(actors[place] for chain in chains for place in chain)


def _likeness(actors: Sequence[str], bonds: Sequence[Bond]) -> NDArray[np.float64]:
    """Return for each two how well they stand with one another, and how alike they stand with others: -2 to 2."""
    place = {actor: at for at, actor in enumerate(actors)}
    stand = np.zeros((len(actors), len(actors)))
    for bond in bonds:
        if bond.a in place and bond.b in place:
            a, b = place[bond.a], place[bond.b]
            stand[a, b] = stand[b, a] = bond.balance * log1p(bond.reports)
    lengths = np.linalg.norm(stand, axis=1, keepdims=True)
    profile = stand / np.where(lengths > 0, lengths, 1)
    return np.asarray(np.round(profile @ profile.T + stand / max(float(np.abs(stand).max(initial=0)), 1e-9), 6))
