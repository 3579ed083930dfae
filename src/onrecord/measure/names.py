"""Texts with their named mentions in, scores of the names that are found out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from onrecord.find.learned.labels import NAMED
from onrecord.find.learned.model import encoded
from onrecord.find.learned.naming import Called, called, mentioned, words
from onrecord.find.names import names
from onrecord.find.reading import Reading
from onrecord.measure import program
from onrecord.measure.gold import Gold, Record, Words
from onrecord.measure.outcome import Outcome, Score, Track, f1
from onrecord.measure.scores import Scores
from onrecord.measure.tally import Tally, common, paired

_ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ")
_TAGGED = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "nationality",
}


@dataclass(frozen=True, slots=True)
class _Mention(Words):
    kind_common: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """A text and whom and what it mentions."""

    id: str
    text: str
    mentions: list[_Mention]


def measure(gold: Gold, track: Track) -> Outcome:
    """Score names of persons, organisations, places and nationalities, micro-averaged; each alone, and all together.

    - strict: characters and kind are the gold's; an article before the name counts on neither side
    - overlap: the kinds are the same and the characters overlap, one to one

    What the name head reads is scored: names, and descriptions ("the minister") and pronouns as re3d marks them; files
    that mark names alone count those as wrong. States are places; bodies, groups and forums are organisations.

    The shipped weights were trained on all of re3d: there it is the five folds that count. They have not read
    crossner_politics_dev.
    """
    return _scored(gold, track, ours)


def ruled(gold: Gold, track: Track) -> tuple[Score, ...]:
    """Score what the rules call named, and neither pronouns nor descriptions, which they resolve but do not name."""
    return _scored(gold, track, _ruled).scores


def tagged(gold: Gold, track: Track) -> tuple[Score, ...]:
    """Score the names that the parser's own tagger finds."""
    return _scored(gold, track, _ents).scores


def _scored(gold: Gold, track: Track, find: Callable[[Reading], Iterable[Called]]) -> Outcome:
    scores = Scores()
    for record in track(gold.records):
        score(record, set(find(program.reading(program.article(record["id"], record["text"])))), scores)
    return Outcome(tuple(f1(name, tally) for name, tally in scores.tallies.items()), tuple(scores.errors))


def score(gold: Record, found: set[Called], scores: Scores) -> None:
    """Add the names found in one text to ``scores``."""
    text = gold["text"]
    every = {(m["start"], m["end"], m["kind_common"]) for m in gold["mentions"] if m["kind_common"] in NAMED}
    wanted, ours = ({bare(name, text) for name in names_} for names_ in (every, found))
    for told, kinds in (("all four", NAMED), *((kind, (kind,)) for kind in NAMED)):
        a, b = (sorted(name for name in names_ if name[2] in kinds) for names_ in (wanted, ours))
        scores.add(f"{told}, strict", common(a, b))
        scores.add(f"{told}, overlap", Tally(len(paired(a, b, _overlap)), len(b), len(a)))
    scores.errors += [f"missed {kind}: {text[start:end]}" for start, end, kind in sorted(wanted - ours)]
    scores.errors += [f"wrong {kind}: {text[start:end]}" for start, end, kind in sorted(ours - wanted)]


def ours(reading: Reading) -> Iterator[Called]:
    """Yield whom and what the program reads as mentioned in a text."""
    seen = encoded(reading.doc)
    yield from (words(seen.doc, one) for one in mentioned(seen, tuple(_ruled(reading))))


def _ruled(reading: Reading) -> Iterator[Called]:
    yield from called(names(reading, program.lexicon().gazetteer))


def _ents(reading: Reading) -> Iterator[Called]:
    for found in reading.doc.ents:
        if found.label_ in _TAGGED:
            yield found.start_char, found.end_char, _TAGGED[found.label_]


def bare(name: Called, text: str) -> Called:
    """Return a name without the article before it."""
    start, end, kind = name
    article = next((word for word in _ARTICLES if text.startswith(word, start)), "")
    return start + len(article), end, kind


def _overlap(a: Called, b: Called) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) if a[2] == b[2] else 0
