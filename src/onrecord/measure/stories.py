"""Articles of known stories in, scores of the stories they are put into out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.measure import program
from onrecord.measure.clusters import bcubed, pairs
from onrecord.measure.gold import Gold, Record
from onrecord.measure.outcome import Outcome, Score, Track
from onrecord.read.copies import reports
from onrecord.resolve.linkage import average_linkage
from onrecord.resolve.resolve import resolve

_WORD = re.compile(r"[^\W\d_]{2,}")
_STEPS = 50  # thresholds tried


@dataclass(frozen=True, slots=True)
class Told:
    """An article, and the story it is known to tell."""

    id: str
    title: str | None
    text: str
    published: str | None
    story: str


def measure(gold: Gold, track: Track) -> Outcome:
    """Score the stories that articles are put into: copies, findings and stories are made as in a run over all of them.

    - stories, B-cubed (Bagga and Baldwin 1998): of the articles put into this one's story, the share that tells it; and
      of those that tell it, the share put there; averaged over all articles
    - pairs of one story: F1
    """
    read = [
        program.article(one["id"], one["text"], title=one["title"], published=one["published"]) for one in gold.records
    ]
    findings = [program.findings(article) for article, _ in zip(read, track(gold.records), strict=True)]
    whole = reports(read)
    told = resolve(read, whole, findings, program.lexicon()).stories
    held = {report.id: report.articles for report in whole}
    ours = {article: story.id for story in told for report in story.reports for article in held[report]}
    wanted = {record["id"]: record["story"] for record in gold.records}
    return Outcome(_scores(wanted, ours))


def clustered(gold: Gold, track: Track) -> tuple[Score, ...]:
    """Score TF-IDF vectors grouped by average linkage, at the threshold that is best on these very data."""
    likeness = cosines([f"{one['title'] or ''}\n{one['text']}" for one in track(gold.records)])
    edges = [(a, b, float(likeness[a, b])) for a in range(len(likeness)) for b in range(a + 1, len(likeness))]
    wanted = {record["id"]: record["story"] for record in gold.records}
    every = (_grouped(gold.records, edges, step / _STEPS) for step in range(1, _STEPS))
    return max((_scores(wanted, ours) for ours in every), key=lambda scores: scores[0].value)


def cosines(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return the cosine of each pair of texts: words weigh 1 + log tf, times log of texts over texts that have them."""
    counts = [Counter(_WORD.findall(text.lower())) for text in texts]
    seen = Counter(word for count in counts for word in count)
    column = {word: place for place, word in enumerate(sorted(seen))}
    weights = np.zeros((len(texts), len(column)))
    for row, count in enumerate(counts):
        for word, times in count.items():
            weights[row, column[word]] = (1 + np.log(times)) * np.log(len(texts) / seen[word])
    norms = np.linalg.norm(weights, axis=1, keepdims=True)
    unit = weights / np.where(norms, norms, 1)
    return unit @ unit.T


def _grouped(records: Sequence[Record], edges: Iterable[tuple[int, int, float]], least: float) -> dict[str, int]:
    groups = average_linkage(len(records), edges, least)
    return {records[place]["id"]: number for number, group in enumerate(groups) for place in group}


def _scores(wanted: dict[str, str], ours: dict[str, str] | dict[str, int]) -> tuple[Score, ...]:
    return bcubed("stories, B-cubed", wanted, ours), pairs("pairs of one story", wanted, ours)
