"""Texts in, documents/s and pair F1 out: copies grouped here, and with datasketch's MinHashLSH, in one process.

Run it as ``python benchmarks/copies_speed.py GOLD [TEXTS]`` with a folder that has ``copies/documents.jsonl`` and
``pages/index.jsonl``; the texts, 100,000 by default, are made from those in memory by seeded edits. It needs datasketch
and scipy (``pip install datasketch scipy``), which nothing else here does.

A report is a text with half of its words changed, so that two made from one text share hardly a run of five words; one
in five borrows a passage of another, below a third of either, which makes it no copy. Half of the reports have copies:
cut to as little as half, turned round, words changed, lines put in front. datasketch gets what speeds it up
(``generator``, which updates in batches) and, chosen on the first of the texts, the threshold with its best F1.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from onrecord.measure import program
from onrecord.measure.clusters import pairs
from onrecord.model import Article, Problem
from onrecord.read.copies import grouped
from onrecord.read.signature import signatures
from onrecord.stages import Stages

try:
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]
except ImportError:
    sys.exit("This benchmark needs datasketch: pip install datasketch scipy")

TEXTS = 100_000
SEED = 20210908
PERMUTATIONS = 128
THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5)
TUNED_ON = 5_000
SHINGLE = 5
MOST_COPIES = 12
LEAST = 8  # sentences: shorter texts are left aside
BORROWS, ALONE, TURNED = 0.2, 0.5, 0.3  # share of reports with a passage of another, without copies; of copies turned
REPORT = 0.5  # share of a text's plain words that another report made from it has changed

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"\w+")

Sentences = list[str]


def sources(gold: Path) -> list[Sentences]:
    """Return the texts that others are made from, in sentences."""
    stages = Stages()
    texts = [json.loads(line)["text"] for line in (gold / "copies/documents.jsonl").read_text("utf8").splitlines()]
    for raw in stages.raw_pages([str(gold / "pages/html")]):
        if not isinstance(raw, Problem):
            texts += [article.text for article in stages.articles(raw)[0]]
    parted = [[one for one in _SENTENCE.split(text) if one.strip()] for text in texts]
    return [text for text in parted if len(text) >= LEAST]


def made(texts: Sequence[Sentences], most: int) -> tuple[list[Article], dict[str, str]]:
    """Return so many articles, shuffled, and the report of each."""
    draw = Random(SEED)  # noqa: S311 - the same texts each time
    words = [word for text in texts for sentence in text for word in sentence.split() if word.isalpha()]
    found: list[tuple[str, str]] = []
    before: Sentences = draw.choice(texts)
    while len(found) < most:
        report = [changed(one, REPORT, words, draw) for one in draw.choice(texts)]
        if draw.random() < BORROWS:  # a passage of another
            place = draw.randrange(len(before))
            into = draw.randrange(len(report))
            report[into:into] = before[place : place + max(1, min(len(report), len(before)) // 8)]
        before, name = report, f"{len(found)}"
        found.append((name, "\n".join(report)))
        copies = 0 if draw.random() < ALONE else min(MOST_COPIES, 1 + int(draw.expovariate(0.5)))
        found += [(name, "\n".join(copied(report, texts, words, draw))) for _ in range(copies)]
    del found[most:]
    draw.shuffle(found)
    articles = [program.article(str(number), text) for number, (_, text) in enumerate(found)]
    return articles, {str(number): name for number, (name, _) in enumerate(found)}


def copied(report: Sentences, texts: Sequence[Sentences], words: Sequence[str], draw: Random) -> Sentences:
    """Return a copy: cut, turned round, changed, with lines put in front."""
    kept = report[: max(LEAST // 2, round(len(report) * draw.uniform(0.5, 1.0)))]
    if draw.random() < TURNED:
        turn = draw.randrange(len(kept))
        kept = kept[turn:] + kept[:turn]
    share = draw.choice((0.0, 0.0, 0.02, 0.05, 0.1))
    kept = [changed(one, share, words, draw) for one in kept]
    own = draw.choice(texts)[: draw.randrange(4)]
    return [changed(one, REPORT, words, draw) for one in own] + kept


def changed(sentence: str, share: float, words: Sequence[str], draw: Random) -> str:
    """Return a sentence with this share of its plain words changed for others; quotation marks stay in pairs."""
    if not share:
        return sentence
    own = sentence.split()
    return " ".join(draw.choice(words) if word.isalpha() and draw.random() < share else word for word in own)


def ours(articles: Iterable[Article]) -> dict[str, str]:
    """Return the group of each article, as a run makes them."""
    return {article: group[0] for group in grouped(signatures(articles)) for article in group}


def theirs(articles: Sequence[Article], threshold: float) -> dict[str, str]:
    """Return the group of each article: those that MinHashLSH takes for alike are of one."""
    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    leader = {article.id: article.id for article in articles}

    def led(article: str) -> str:
        while leader[article] != article:
            leader[article] = article = leader[leader[article]]
        return article

    hashes = MinHash.generator((shingles(article.text) for article in articles), num_perm=PERMUTATIONS)
    for article, found in zip(articles, hashes, strict=True):
        for other in index.query(found):
            leader[led(article.id)] = led(other)
        index.insert(article.id, found, check_duplication=False)
    return {article.id: led(article.id) for article in articles}


def shingles(text: str) -> Iterator[bytes]:
    """Yield the runs of five words of a text, in lower case."""
    words = _WORD.findall(text.lower())
    return (" ".join(words[at : at + SHINGLE]).encode() for at in range(max(1, len(words) - SHINGLE + 1)))


def timed(name: str, group: Callable[[], dict[str, str]], gold: dict[str, str]) -> float:
    """Print documents/s and pair F1, and return the former; the clock is this process's own."""
    started = time.process_time()
    found = group()
    speed = len(found) / (time.process_time() - started)
    score = pairs("", {article: gold[article] for article in found}, found)
    print(f"{name:28} {speed:8,.0f} documents/s   P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.value:.3f}")
    return speed


def main(gold: Path, most: int = TEXTS) -> None:
    """Make the texts, tune datasketch, and print both."""
    articles, report = made(sources(gold), most)
    print(f"{len(articles):,} texts of {len(set(report.values())):,} reports", flush=True)
    first = articles[:TUNED_ON]
    known = {article.id: report[article.id] for article in first}
    scores = {one: pairs("", known, theirs(first, one)).value for one in THRESHOLDS}
    best = max(scores, key=lambda one: scores[one])
    print("datasketch, tuned on the first:", ", ".join(f"{one} F1 {value:.3f}" for one, value in scores.items()))
    fast = timed("here", lambda: ours(articles), report)
    slow = timed(f"datasketch, threshold {best}", lambda: theirs(articles, best), report)
    print(f"{fast / slow:.1f} times as fast")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
