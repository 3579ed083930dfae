"""Articles in, reports out: one for each piece of reporting, with all its copies and what each of them changed."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from onrecord.model import Article, Report, content_id
from onrecord.read.changes import change
from onrecord.read.origin import origin
from onrecord.read.signature import SAMPLE, Keys, Signature, common, containment, signature

_Places: TypeAlias = npt.NDArray[np.intp]

_SAME = 0.3  # of the shorter's own words, so many in common make a copy; quotations in common make none
_SAME_LATER = 0.45  # a story a month on carries its background over, and is no copy for that
_DAYS = 30
_LEAST = 25  # shingles: two sentences in common, at least
_WHOLE = 0.8  # a text of which so much is in another is a copy, short or made of quotations as it may be
_PART = 0.3  # of a digest ("In brief"), each piece of reporting in it makes less than this
_FULLEST = 8  # of the articles that hold a shingle, so many are compared; a phrase of every page has thousands
_DEVIATION = 1.5  # of the root of the shingles in common: three and a half standard deviations of how many are keys


def reports(articles: Iterable[Article], sign: Callable[[Article], Signature] = signature) -> tuple[Report, ...]:
    """Return the reports, sorted by id; every article is in exactly one, whatever the order they came in.

    ``sign`` gives an article's signature, where that is known already.
    """
    by_id = {article.id: article for article in articles}
    groups = grouped([sign(article) for article in by_id.values()])
    made = (_report([by_id[key] for key in group]) for group in groups)
    return tuple(sorted(made, key=lambda report: report.id))


def grouped(signatures: Iterable[Signature]) -> tuple[tuple[str, ...], ...]:
    """Return the articles' ids in groups of copies, each led by its fullest version.

    Every other article joins the leader that holds most of it. It is compared with leaders only, so that no chain of
    half-similar texts joins two pieces of reporting.
    """
    groups = _around_fullest(sorted(signatures, key=lambda sign: (-sign.words, sign.article)))
    parted = [part for group in groups for part in _without_digest(group)]
    return tuple(tuple(sign.article for sign in group) for group in parted)


def _around_fullest(ordered: Sequence[Signature]) -> list[list[Signature]]:
    near = _near(ordered)
    leaders: list[int] = []
    for place, sign in enumerate(ordered):
        likeness = [(alike(sign, ordered[other]), -other) for other in near.get(place, ()) if leaders[other] == other]
        best, leader = max(likeness, default=(0.0, 0))
        leaders.append(-leader if best else place)
    joined = _joined(ordered, leaders, near)
    groups: dict[int, list[Signature]] = {}
    for sign, leader in zip(ordered, leaders, strict=True):
        groups.setdefault(joined.get(leader, leader), []).append(sign)
    return list(groups.values())


def _joined(
    ordered: Sequence[Signature], leaders: Sequence[int], near: Mapping[int, Sequence[int]]
) -> Mapping[int, int]:
    """Return the leaders of groups that join another: of the pairs between both more than half are alike.

    Two copies in which much was changed may lead others of one report without being alike themselves. Who leads nobody
    joins nobody so: it was judged by the fullest version.
    """
    sizes = Counter(leaders)
    between: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, others in near.items():
        for other in others:
            first, second = sorted((leaders[place], leaders[other]))
            if first != second and min(sizes[first], sizes[second]) > 1:
                between.setdefault((second, first), []).append((place, other))
    found: dict[int, int] = {}
    for (second, first), pairs in sorted(between.items()):
        half = min(sizes[first], _FULLEST) * min(sizes[second], _FULLEST) / 2
        free = first not in found and second not in found
        if free and len(pairs) > half and sum(alike(ordered[a], ordered[b]) > 0 for a, b in pairs) > half:
            found[second] = first
    return found


def _near(ordered: Sequence[Signature]) -> Mapping[int, Sequence[int]]:
    """Return for each place the earlier ones whose articles share as many keys with its own as copies do."""
    if len(ordered) < 2:  # noqa: PLR2004 - a pair
        return {}
    later, earlier, shared = _sharing([sign.keys for sign in ordered])
    told, whole = (np.array([getattr(sign, kind).size for sign in ordered]) for kind in ("told", "shingles"))
    own, all_ = np.minimum(told[later], told[earlier]), np.minimum(whole[later], whole[earlier])
    least = np.minimum(np.maximum(_LEAST, _SAME * own), _WHOLE * all_)
    likely = shared >= least / SAMPLE - _DEVIATION * np.sqrt(least)
    found: dict[int, list[int]] = {}
    for place, other in zip(later[likely].tolist(), earlier[likely].tolist(), strict=True):
        found.setdefault(place, []).append(other)
    return found


def _sharing(keys: Sequence[Keys]) -> tuple[_Places, _Places, _Places]:
    """Return pairs of places, the later first, and how many keys they share; each is paired with a key's first holders.

    A key and a place are sorted as one number, of which the place takes the lowest bits.
    """
    bits = len(keys).bit_length()
    places = np.repeat(np.arange(len(keys)), [found.size for found in keys])
    held = np.concatenate(keys)
    held >>= bits
    held <<= bits
    held |= places
    held.sort()
    key = held >> bits
    same = np.concatenate(([False], key[1:] == key[:-1], [False]))
    several = same[1:] | same[:-1]  # in the news most keys are of one article alone
    place, opens = held[several] & ((1 << bits) - 1), ~same[:-1][several]
    first = np.flatnonzero(opens)[np.cumsum(opens) - 1]
    nth = np.arange(place.size) - first
    later = [np.flatnonzero(nth > n) for n in range(_FULLEST)]
    pairs = np.concatenate([place[those] << bits | place[first[those] + n] for n, those in enumerate(later)])
    pairs.sort()
    opens = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1]))[: pairs.size])
    found, shared = pairs[opens], np.diff(opens, append=pairs.size)
    one, other = found >> bits, found & ((1 << bits) - 1)
    apart = one != other  # a text of one shingle may hold its key twice
    return one[apart], other[apart], shared[apart]


def _without_digest(group: list[Signature]) -> list[list[Signature]]:
    """Return ``group``, or its parts where its leader is a digest that holds several unlike pieces of reporting."""
    leader, *members = group
    parts = [sign for sign in members if _held(sign, leader) < _PART]
    if all(alike(parts[0], sign) for sign in parts[1:]):
        return [group]
    return [[sign for sign in group if sign not in parts], *_around_fullest(parts)]


def _held(sign: Signature, leader: Signature) -> float:
    return common(sign.shingles, leader.shingles) / max(1, leader.shingles.size)


def alike(one: Signature, other: Signature) -> float:
    """Return how much of the shorter article the other holds where that makes it a copy, 0.0 where it doesn't.

    A page's own date can be wrong, so that days far apart ask for more in common but rule nothing out.
    """
    apart = one.day is not None and other.day is not None and abs(one.day - other.day) > _DAYS
    own = containment(one.told, other.told)
    if own >= (_SAME_LATER if apart else _SAME) and own * min(one.told.size, other.told.size) >= _LEAST:
        return own
    whole = containment(one.shingles, other.shingles)
    return whole if whole >= _WHOLE else 0.0


def _report(copies: Sequence[Article]) -> Report:
    """Return the report of ``copies``, the fullest of which comes first."""
    ids = tuple(sorted(article.id for article in copies))
    source = origin(copies)
    stands = next(article for article in copies if article.id == source.article)
    others = sorted((article for article in copies if article is not stands), key=lambda article: article.id)
    return Report(content_id("report", *ids), ids, source, tuple(change(stands, other) for other in others))
