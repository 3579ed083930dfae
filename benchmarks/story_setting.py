"""Grouped news in, the setting by which reports are one story out: cross-validated, then chosen on all of it.

Run it as ``python benchmarks/story_setting.py FILE …`` on files of the task ``stories``; reading 1,000 texts for their
events takes a quarter of an hour. Logistic regression over pairs of reports fits the weights of
:class:`onrecord.resolve.chances.Signs`; then the mean chance is chosen from which reports are one story. It prints
B-cubed P, R and F of each file where all of that was chosen elsewhere: on the other files, and on four fifths of the
topics of all (stories with one number in their names are one topic). The last line, chosen on everything, is what
ships. The weight of shared events is given: few pairs of these sets share one, all of them of one story.
"""

import re
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.measure import program
from onrecord.measure.clusters import bcubed
from onrecord.measure.gold import fitting
from onrecord.measure.stories import Told as Article
from onrecord.read.copies import reports
from onrecord.resolve.chances import BASE, WEIGHTS, Signs
from onrecord.resolve.linkage import average_linkage
from onrecord.resolve.parties import Company
from onrecord.resolve.resolve import resolve
from onrecord.resolve.stories import Told, between, news
from onrecord.resolve.vectors import alike, counted, of_texts
from regression import fitted as regression

FOLDS = 5
STEPS = [round(0.35 + 0.025 * step, 3) for step in range(9)]
READINGS = {0: 1.0, 3: 0.2, 2: 0.2, 1: 0.05}
"""At most so many reports of a story are read (0: all), and what that counts: in real cases many are told but once."""
GIVEN = [field.name == "events" for field in fields(Signs)]
RIDGE = 1.0

Floats = npt.NDArray[np.float64]
Setting = tuple[Floats, float]
"""The base and weights, and the mean chance from which reports are one story."""


@dataclass(frozen=True)
class Reading:
    """Reports of one file: signs of pairs of them, which are given by place; each report's story, fold and articles."""

    file: str
    counts: float
    pairs: list[tuple[int, int]]
    signs: Floats
    stories: list[str]
    folds: list[int]
    articles: list[tuple[str, ...]]
    gold: dict[str, str]

    def within(self, folds: Collection[int]) -> list[int]:
        """Return the pairs, by place, of which both reports are in these folds."""
        return [n for n, pair in enumerate(self.pairs) if all(self.folds[report] in folds for report in pair)]

    def grouped(self, setting: Setting, folds: Collection[int]) -> dict[str, str]:
        """Return the group of each article of these folds, made among the reports of these folds."""
        chosen = self.within(folds)
        chances = 1 / (1 + np.exp(-setting[0][0] - self.signs[chosen] @ setting[0][1:]))
        edges = [(*self.pairs[n], float(value)) for n, value in zip(chosen, chances, strict=True)]
        groups = average_linkage(len(self.stories), edges, setting[1])
        return {a: str(number) for number, group in enumerate(groups) for one in group for a in self.articles[one]}

    def scored(self, setting: Setting, folds: Collection[int]) -> float:
        """Return the B-cubed F of the articles of these folds."""
        ours = self.grouped(setting, folds)
        gold = {a: s for a, s in self.gold.items() if topic(s) % FOLDS in folds and a in ours}
        return bcubed("", gold, ours).value


def topic(story: str) -> int:
    """Return the number of the topic in the name of a story."""
    return int(re.findall(r"\d+", story)[-1])


def told(path: Path) -> tuple[Told, dict[str, str]]:
    """Return a file's reports with their events, and the story of each article."""
    records = fitting(path, [Article])[1]
    read = [program.article(one["id"], one["text"], title=one["title"], published=one["published"]) for one in records]
    found, whole = [program.findings(article) for article in read], reports(read)
    settled = resolve(read, whole, found, program.lexicon())
    mentions = {mention.id: mention for one in found for mention in one.mentions}
    cast = Company({actor.id: actor for actor in settled.actors}, dict(settled.identity), dict(settled.behalf))
    every = Told(whole, {article.id: article for article in read}, mentions, settled.events, {}, cast)
    return every, {record["id"]: record["story"] for record in records}


def readings(file: str, every: Told, gold: dict[str, str]) -> Iterator[Reading]:
    """Yield the readings of a file: whole, and with few reports of each story."""
    common = news(every)
    for most, counts in READINGS.items():
        seen: dict[str, int] = {}
        kept = []
        for report in every.reports:
            story = gold[report.origin.article]
            seen[story] = seen.get(story, 0) + 1
            if not most or seen[story] <= most:
                kept.append(report)
        part = replace(every, reports=kept)
        words = counted(part.text(report) for report in kept)
        vectors = [of_texts(words).weighed(one) for one in words]
        part = replace(part, likeness={(kept[a].id, kept[b].id): value for a, b, value in alike(vectors, 0.05)})
        place = {report.id: number for number, report in enumerate(kept)}
        shared = {pair: events for pair, events in common.items() if place.keys() >= set(pair)}
        signs = between(part, shared)
        stories = [gold[report.origin.article] for report in kept]
        yield Reading(
            file,
            counts,
            [(place[one], place[other]) for one, other in signs],
            np.array([astuple(one) for one in signs.values()]),
            stories,
            [topic(story) % FOLDS for story in stories],
            [report.articles for report in kept],
            gold,
        )


def chosen(every: Sequence[Reading], folds: Collection[int]) -> Setting:
    """Return the weights and the chance that are best on these folds of these readings."""
    weights = fitted(every, folds)
    return max(
        ((weights, step) for step in STEPS),
        key=lambda setting: sum(one.counts * one.scored(setting, folds) for one in every),
    )


def fitted(every: Sequence[Reading], folds: Collection[int]) -> Floats:
    """Return base and weights by ridge logistic regression (Newton's method); each file counts the same."""
    rows, same, counts = [], [], []
    for one in every:
        pairs = one.within(folds)
        rows.append(one.signs[pairs])
        same.append(np.array([one.stories[one.pairs[n][0]] == one.stories[one.pairs[n][1]] for n in pairs], float))
        counts.append(np.full(len(pairs), one.counts / max(1, len(pairs))))
    x, y, count = np.vstack(rows), np.concatenate(same), np.concatenate(counts)
    count *= len(y) / count.sum()
    free = np.array([True, *(not given for given in GIVEN)])
    x = np.hstack([np.ones((len(x), 1)), x])
    weights = np.array([BASE, *astuple(WEIGHTS)])
    ridge = np.array([1e-6, *[RIDGE] * int(free.sum() - 1)])
    weights[free] = regression(x[:, free], y, ridge, count, x[:, ~free] @ weights[~free])
    return weights


def held_out(every: Sequence[Reading]) -> Iterator[str]:
    """Yield a line for each file: what is scored was not seen when the setting was chosen."""
    whole = [one for one in every if one.counts == 1]
    all_folds = range(FOLDS)
    for one in whole:
        others = [other for other in every if other.file != one.file]
        if others:
            yield f"{one.file:24} chosen on the other files    {table(one, [(chosen(others, all_folds), all_folds)])}"
    settings = [(chosen(every, set(all_folds) - {fold}), [fold]) for fold in all_folds]
    for one in whole:
        yield f"{one.file:24} chosen on the other topics   {table(one, settings)}"
    setting = chosen(every, all_folds)
    for one in whole:
        yield f"{one.file:24} chosen on these data         {table(one, [(setting, all_folds)])}"
    yield f"setting: {told_as(setting)}"


def table(one: Reading, settings: Sequence[tuple[Setting, Collection[int]]]) -> str:
    """Return P, R and F over all articles, each grouped among all others by the setting of its fold."""
    precision = recall = 0.0
    for setting, folds in settings:
        ours = one.grouped(setting, range(FOLDS))
        sizes: dict[str, list[str]] = {}
        for article, group in ours.items():
            sizes.setdefault(group, []).append(one.gold[article])
        told = list(one.gold.values())
        for article, group in ours.items():
            story = one.gold[article]
            if topic(story) % FOLDS in folds:
                both = sizes[group].count(story)
                precision, recall = precision + both / len(sizes[group]), recall + both / told.count(story)
    p, r = precision / len(one.gold), recall / len(one.gold)
    return f"P {p:.3f}  R {r:.3f}  F {2 * p * r / (p + r):.3f}"


def told_as(setting: Setting) -> str:
    """Return a setting in words."""
    names = ["base", *(field.name for field in fields(Signs))]
    weights = ", ".join(f"{name} {value:.1f}" for name, value in zip(names, setting[0], strict=True))
    return f"{weights}; one story from {setting[1]}"


def main(paths: Sequence[str]) -> None:
    """Read the files and print what is chosen."""
    every = [reading for path in paths for reading in readings(Path(path).name, *told(Path(path)))]
    for line in held_out(every):
        print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
