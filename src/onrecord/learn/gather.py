"""A folder of gold in, the examples of every task out, kept in a file so that a second run need not parse again."""

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from onrecord.learn import examples
from onrecord.learn.examples import Example, Gold
from onrecord.learn.stages import Report
from onrecord.lexicon.lexicon import Lexicon, load
from onrecord.measure.gold import records

Made = TypeVar("Made")
FILES = {
    "attributions": "attribution/train.jsonl.gz",
    "articles": "articles/train.jsonl",
    "factuality": "status/uw_train.jsonl",
    "relations": "relation/plv_train.jsonl",
    "re3d": "names/re3d.jsonl",
    "crossner": "names/crossner_politics_train.jsonl",
}
"""The files in a folder of gold that are learned from."""
WIDTHS = (200, 110)
"""Attributions are read in windows of several paragraphs and of about one, as token-tag files have them."""


def gather(gold: Path, kept: Path, report: Report) -> dict[str, list[Example]]:
    """Return the training examples by task, and keep them; ``polnear`` is split by width, as ``polnear200``.

    A change of the rules or of the labels asks for the kept file to be deleted. Raises GoldError.
    """
    if kept.exists():
        return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]  # noqa: S301 (our own file)
    read = {task: list(records(gold / path)) for task, path in FILES.items()}
    found: dict[str, list[Example]] = {f"polnear{width}": [] for width in WIDTHS}
    for article in _all(_attributions, read["attributions"], report):
        for width, windows in zip(WIDTHS, article, strict=True):
            found[f"polnear{width}"] += windows
    found["contract"] = [one for article in _all(_articles, read["articles"], report) for one in article]
    found["fact"] = [one for one in _all(examples.factuality, read["factuality"], report) if one]
    found["relation"] = [examples.relation(one) for one in read["relations"]]
    found["re3d"] = [one for text in _all(_re3d, read["re3d"], report) for one in text]
    found["crossner"] = [one for text in _all(_crossner, read["crossner"], report) for one in text]
    part = kept.with_suffix(".part")
    part.write_bytes(pickle.dumps(found))
    part.replace(kept)
    return found


@cache
def _lexicon() -> Lexicon:
    return load()


def _attributions(gold: Gold) -> list[list[Example]]:
    return list(examples.attributions(gold, _lexicon(), WIDTHS))


def _articles(gold: Gold) -> list[Example]:
    return examples.contract(gold, _lexicon())


def _re3d(gold: Gold) -> list[Example]:
    return examples.named(gold, _lexicon(), "re3d")


def _crossner(gold: Gold) -> list[Example]:
    return examples.named(gold, _lexicon(), "crossner")


def _all(make: Callable[[Gold], Made], found: Sequence[Gold], report: Report) -> Iterator[Made]:
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        for number, made in enumerate(pool.imap(make, found, chunksize=8), 1):
            report(make.__name__.strip("_"), number, len(found), {})
            yield made
