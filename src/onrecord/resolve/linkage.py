"""Likeness of pairs in, groups out: average linkage over a sparse graph, where a missing pair counts as unlike."""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush


def average_linkage(size: int, pairs: Iterable[tuple[int, int, float]], threshold: float) -> list[list[int]]:
    """Return the groups of ``range(size)``, each sorted, in the order of their first member.

    Two groups are joined, the most alike first, while the mean likeness of their members is at least ``threshold``:
    one likely pair never chains two groups that are otherwise apart.
    """
    groups: dict[int, list[int]] = {member: [member] for member in range(size)}
    totals: dict[int, dict[int, float]] = {member: {} for member in range(size)}
    for one, other, likeness in pairs:
        totals[one][other] = totals[other][one] = likeness
    queue = [(-like, one, other) for one, row in totals.items() for other, like in row.items() if one < other]
    heapify(queue)
    fresh = size
    while queue:
        likeness, one, other = heappop(queue)
        if -likeness < threshold:
            break
        if one not in groups or other not in groups:
            continue
        groups[fresh] = groups.pop(one) + groups.pop(other)
        totals[fresh] = _joined(totals, one, other)
        for neighbour, total in totals[fresh].items():
            totals[neighbour][fresh] = total
            heappush(queue, (-total / (len(groups[fresh]) * len(groups[neighbour])), neighbour, fresh))
        fresh += 1
    return sorted(sorted(members) for members in groups.values())


def _joined(totals: dict[int, dict[int, float]], one: int, other: int) -> dict[int, float]:
    """Return the summed likeness of the joined groups to each neighbour, and forget the two."""
    joined: dict[int, float] = {}
    for gone, stays in ((one, other), (other, one)):
        for neighbour, total in totals[gone].items():
            if neighbour != stays:
                joined[neighbour] = joined.get(neighbour, 0.0) + total
                del totals[neighbour][gone]
    del totals[one], totals[other]
    return joined
