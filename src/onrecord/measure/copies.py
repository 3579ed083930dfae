"""Articles of known reports, or pairs of them with a verdict, in; scores of the reports they are taken for out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from onrecord.measure import program
from onrecord.measure.clusters import Groups, bcubed, pairs
from onrecord.measure.gold import Gold, GoldError, Record, fitting
from onrecord.measure.outcome import Outcome, Score, Track, f1
from onrecord.measure.tally import Tally
from onrecord.read.copies import reports

_DOCUMENTS = "documents.jsonl"
_SAME = frozenset({"copy", "update"})
_SHINGLE = 5  # words
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Document:
    """An article, and the report it is known to belong to."""

    id: str
    title: str | None
    text: str
    outlet: str | None
    published: str | None
    agency: str | None
    report: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles by id, and whether they are one report: copy, update, partial or independent."""

    id: str
    a: str
    b: str
    label: str


def measure(gold: Gold, track: Track) -> Outcome:
    """Score the reports that articles are taken for.

    - reports, B-cubed (Bagga and Baldwin 1998): of the articles taken for one report with this one, the share that is;
      and of those that are, the share so taken; averaged over all articles
    - pairs of one report: F1
    """
    wanted = {record["id"]: record["report"] for record in gold.records}
    found = grouped(track(gold.records))
    told = (bcubed("reports, B-cubed", wanted, found), pairs("pairs of one report", wanted, found))
    return Outcome(told, tuple(_differing(gold.records, wanted, found)))


def judged(gold: Gold, track: Track) -> Outcome:
    """Score pairs of articles: are they of one report? All articles of the set are read together, as in a run.

    - pairs: F1; copy and update are wanted, partial (a borrowed passage) is left out
    - pairs, partial counted: partial is not wanted besides
    """
    found = grouped(track(documents(gold)))
    together = {record["id"]: found[record["a"]] == found[record["b"]] for record in gold.records}
    errors = [
        f"{'missed' if record['label'] in _SAME else 'wrong'} pair: {record['label']} {record['a']} {record['b']}"
        for record in gold.records
        if together[record["id"]] != (record["label"] in _SAME)
    ]
    return Outcome(_verdicts(gold.records, together), tuple(errors))


def containment(gold: Gold, track: Track) -> tuple[Score, ...]:
    """Score the rule that two texts are one report where the shorter's 5-word runs are in the other to 0.40."""
    shingles = {record["id"]: _shingles(record["text"]) for record in track(documents(gold))}
    together = {r["id"]: _contained(shingles[r["a"]], shingles[r["b"]]) >= 0.4 for r in gold.records}  # noqa: PLR2004
    return _verdicts(gold.records, together)


def linked(gold: Gold, track: Track) -> tuple[Score, ...]:
    """Score single links between texts of which the shorter's 5-word runs are in the other to 0.40."""
    texts = [(record["id"], _shingles(record["text"])) for record in track(gold.records)]
    group = {id_: id_ for id_, _ in texts}
    for (a, one), (b, other) in combinations(texts, 2):
        if group[a] != group[b] and _contained(one, other) >= 0.4:  # noqa: PLR2004
            old, new = group[b], group[a]
            group = {id_: new if leader == old else leader for id_, leader in group.items()}
    wanted = {record["id"]: record["report"] for record in gold.records}
    return bcubed("reports, B-cubed", wanted, group), pairs("pairs of one report", wanted, group)


def grouped(records: Iterable[Record]) -> dict[str, str]:
    """Return the report that the program takes each article for."""
    articles = [
        replace(
            program.article(one["id"], one["text"], title=one["title"], published=one["published"]),
            outlet=one["outlet"],
            agency=one["agency"],
        )
        for one in records
    ]
    return {article: report.id for report in reports(articles) for article in report.articles}


def documents(gold: Gold) -> tuple[Record, ...]:
    """Return the articles that the pairs speak of, from the file beside theirs or one given with it.

    Raises GoldError where there is none, or where it lacks an article.
    """
    beside = gold.path.parent / _DOCUMENTS
    path = next((path for path in (*_others(gold), beside) if path.is_file()), None)
    if path is None:
        raise GoldError(f"{gold.path}: its articles are not there: put {_DOCUMENTS} beside it, or name it too")
    found = fitting(path, [Document])[1]
    missing = {record[side] for record in gold.records for side in ("a", "b")} - {record["id"] for record in found}
    if missing:
        raise GoldError(f"{path}: has no article {min(missing)}, of which {gold.path} speaks")
    return found


def _others(gold: Gold) -> list[Path]:
    return [path for path in gold.others if path.resolve() != gold.path.resolve()]


def _verdicts(records: Sequence[Record], together: Mapping[str, bool]) -> tuple[Score, ...]:
    def tally(every: Iterable[Record]) -> Tally:
        rows = [(record["label"] in _SAME, together[record["id"]]) for record in every]
        return Tally(sum(a and b for a, b in rows), sum(b for _, b in rows), sum(a for a, _ in rows))

    clear = [record for record in records if record["label"] != "partial"]
    return f1("pairs", tally(clear)), f1("pairs, partial counted", tally(records))


def _differing(records: Sequence[Record], wanted: Groups, found: Groups) -> Iterable[str]:
    titles = {record["id"]: f"{record['id']} {record['title']}" for record in records}
    for a, b in combinations(wanted, 2):
        if (wanted[a] == wanted[b]) != (found[a] == found[b]):
            yield f"{'missed' if wanted[a] == wanted[b] else 'wrong'} pair: {titles[a]} | {titles[b]}"


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return frozenset(tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))


def _contained(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    return len(a & b) / min(len(a), len(b))
