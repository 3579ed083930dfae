"""Saved pages with their articles in, scores of body, title, date and writers out."""

import gzip
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.measure import program
from onrecord.measure.gold import Gold, GoldError, Record
from onrecord.measure.outcome import Outcome, Score, Track, f1, share
from onrecord.measure.tally import Tally, common
from onrecord.model import Problem
from onrecord.read.article import articles
from onrecord.read.inputs import raw_pages

_GRAM = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page's file, relative to the gold file's folder, its set, and what is on it; ``None``: not annotated."""

    file: str
    set: str
    title: str | None
    authors: list[str] | None
    published: str | None
    body: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken from a page."""

    body: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


def measure(gold: Gold, track: Track) -> Outcome:
    """Score what is taken from saved pages, each set of pages alone; what is not annotated is not scored.

    - words: mean over pages of the F1 of the body's words, each as often as it stands there; P and R are means too
    - 4-grams: the same of runs of four words
    - title: share of pages whose title is the gold's but for case, marks and spaces
    - published: share of pages with the gold's day
    - authors: micro F1 of the writers' names, whatever their case

    A page in which no article is found counts 0.
    """
    return _scored(gold, track, ours)


def trafilatura(gold: Gold, track: Track) -> tuple[Score, ...]:
    """Score trafilatura, as it comes."""
    return _scored(gold, track, _trafilatura).scores


def _scored(gold: Gold, track: Track, take: Callable[[Path], Taken]) -> Outcome:
    sets: dict[str, _Set] = {}
    errors: list[str] = []
    for record in track(gold.records):
        page = gold.path.parent / record["file"]
        if not page.is_file():
            raise GoldError(f"{gold.path}: its page {page} is not there")
        found = take(page)
        sets.setdefault(record["set"], _Set(record["set"])).add(record, found)
        errors += _errors(record, found)
    return Outcome(tuple(score for name in sorted(sets) for score in sets[name].scores()), tuple(errors))


class _Set:
    """The counts over one set of pages."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.bodies: dict[str, list[Tally]] = {"words": [], "4-grams": []}
        self.titles: list[bool] = []
        self.days: list[bool] = []
        self.authors: list[Tally] = []

    def add(self, gold: Record, ours: Taken) -> None:
        if gold["body"] is not None:
            a, b = _words(gold["body"]), _words(ours.body)
            self.bodies["words"].append(bags(a, b))
            self.bodies["4-grams"].append(bags(_grams(a), _grams(b)))
        if gold["title"] is not None:
            self.titles.append(_words(gold["title"]) == _words(ours.title or ""))
        if gold["published"] is not None:
            self.days.append(gold["published"][:10] == (ours.published or "")[:10])
        if gold["authors"] is not None:
            self.authors.append(common(_names(gold["authors"]), _names(ours.authors)))

    def scores(self) -> list[Score]:
        told = [mean(f"{self.name}: {kind}", tallies) for kind, tallies in self.bodies.items() if tallies]
        for kind, right in (("title", self.titles), ("published", self.days)):
            told += [share(f"{self.name}: {kind}", sum(right), len(right))] if right else []
        whole = sum(self.authors, Tally())
        return [*told, f1(f"{self.name}: authors", whole)] if self.authors else told


def bags(gold: Sequence[object], ours: Sequence[object]) -> Tally:
    """Return the counts of two lists, each thing as often as it stands in both."""
    return Tally((Counter(gold) & Counter(ours)).total(), len(ours), len(gold))


def mean(measure_: str, tallies: Sequence[Tally]) -> Score:
    """Return the means over pages."""
    means = (
        sum(values) / len(tallies) for values in zip(*((t.f1, t.precision, t.recall) for t in tallies), strict=True)
    )
    value, precision, recall = means
    return Score(measure_, value, len(tallies), precision, recall)


def ours(page: Path) -> Taken:
    """Return what the program takes from a saved page."""
    for raw in raw_pages([str(page)]):
        found = () if isinstance(raw, Problem) else articles(raw, program.lexicon().press)[0]
        for one in found:
            day = one.published.value if one.published else None
            return Taken(one.text, one.title, one.byline, day)
    return Taken()


def _trafilatura(page: Path) -> Taken:
    from trafilatura import bare_extraction

    data = page.read_bytes()
    html = gzip.decompress(data) if page.suffix == ".gz" else data
    found = bare_extraction(html, with_metadata=True, include_comments=False)
    if found is None:
        return Taken()
    stated = found if isinstance(found, dict) else found.as_dict()
    authors = tuple(name.strip() for name in (stated["author"] or "").split(";") if name.strip())
    return Taken(stated["text"] or "", stated["title"], authors, stated["date"])


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _grams(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1)]


def _names(names: Sequence[str]) -> set[str]:
    return {" ".join(_words(name)) for name in names}


def _errors(gold: Record, found: Taken) -> list[str]:
    told = []
    if gold["body"] is not None:
        value = bags(_words(gold["body"]), _words(found.body)).f1
        told += [f"body: {value:.2f} {gold['file']}"] if value < 0.8 else []  # noqa: PLR2004 - worth a look
    if gold["title"] is not None and _words(gold["title"]) != _words(found.title or ""):
        told.append(f"title: {found.title}, not {gold['title']} ({gold['file']})")
    if gold["published"] is not None and gold["published"][:10] != (found.published or "")[:10]:
        told.append(f"published: {found.published}, not {gold['published']} ({gold['file']})")
    if gold["authors"] is not None and _names(gold["authors"]) != _names(found.authors):
        told.append(f"authors: {', '.join(found.authors)}, not {', '.join(gold['authors'])} ({gold['file']})")
    return told
