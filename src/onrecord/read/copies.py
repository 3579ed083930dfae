"""Articles in, reports out: one for each piece of reporting, with all its copies and what each of them changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from onrecord.model import Article, Report, content_id
from onrecord.read.changes import change
from onrecord.read.origin import origin
from onrecord.read.signature import Signature, common, containment, signature
from onrecord.read.wordhash import Hashes

_SAME = 0.3  # of the shorter's own words, so many in common make a copy; quotations in common make none
_SAME_LATER = 0.45  # a story a month on carries its background over, and is no copy for that
_DAYS = 30
_LEAST = 25  # shingles: two sentences in common, at least
_WHOLE = 0.8  # a text of which so much is in another is a copy, short or made of quotations as it may be
_PART = 0.3  # of a digest ("In brief"), each piece of reporting in it makes less than this
_SAMPLE = np.uint64(4)  # one shingle in four is indexed: a paragraph of 24 words in common is missed once in 300 times
_FULLEST = 8  # of the articles that hold a shingle, so many are compared; a phrase of every page has thousands


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
    groups: list[list[Signature]] = []
    index: dict[int, list[int]] = {}
    for sign, own in zip(ordered, _shared(ordered), strict=True):
        near = sorted({group for key in own for group in index.get(key, ())})
        likeness = [(alike(sign, groups[group][0]), -group) for group in near]
        best, leader = max(likeness, default=(0.0, 0))
        if best:
            groups[-leader].append(sign)
            continue
        for key in own:
            holders = index.setdefault(key, [])
            if len(holders) < _FULLEST:
                holders.append(len(groups))
        groups.append([sign])
    return groups


def _shared(signatures: Sequence[Signature]) -> Iterator[list[int]]:
    """Yield of each signature's keys those that others have too; in the news most are of one article alone."""
    own = [_keyed(sign) for sign in signatures]
    every = np.concatenate((np.zeros(0, dtype=np.uint64), *own))
    order = np.argsort(every)
    same = np.concatenate(([False], np.diff(every[order]) == 0, [False]))
    several = np.empty(every.size, dtype=np.bool_)
    several[order] = same[1:] | same[:-1]
    ends = np.cumsum([found.size for found in own])
    for found, end in zip(own, ends, strict=True):
        yield found[several[end - found.size : end]].tolist()


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


def keys(sign: Signature) -> list[int]:
    """Return what an article is indexed by: the shingles whose hash leaves no rest, and last the whole text.

    Both articles of a pair choose the same of the shingles they share (FracMinHash), so that a short text is found in
    a long one, which a MinHash of fixed size would miss.
    """
    found: list[int] = _keyed(sign).tolist()
    return found


def _keyed(sign: Signature) -> Hashes:
    return np.append(sign.shingles[sign.shingles % _SAMPLE == 0], np.bitwise_xor.reduce(sign.shingles))


def _report(copies: Sequence[Article]) -> Report:
    """Return the report of ``copies``, the fullest of which comes first."""
    ids = tuple(sorted(article.id for article in copies))
    source = origin(copies)
    stands = next(article for article in copies if article.id == source.article)
    others = sorted((article for article in copies if article is not stands), key=lambda article: article.id)
    return Report(content_id("report", *ids), ids, source, tuple(change(stands, other) for other in others))
