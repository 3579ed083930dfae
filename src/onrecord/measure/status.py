"""Sentences with one event marked in, scores of whether it happened out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.find.clauses import part
from onrecord.find.status import status
from onrecord.find.triggers import candidates
from onrecord.lexicon.codebook import Pos, Trigger
from onrecord.measure import program
from onrecord.measure.gold import Gold, Record, Words
from onrecord.measure.outcome import Outcome, Score, Track, f1
from onrecord.measure.tally import macro_f1, of_class
from onrecord.model import Status

_NEUTRAL = "COOPERATE"  # the type that a word without a row of the codebook is read under: it changes no status
_FOUR = {
    Status.DENIED: "denied",
    Status.PLANNED: "planned",
    Status.CALLED_FOR: "planned",
    Status.CONDITIONAL: "planned",
    Status.POSSIBLE: "possible",
}
_DEGREES = {Status.DENIED: -3.0, Status.OCCURRED: 3.0, Status.ONGOING: 3.0, Status.PLANNED: 1.0}
_SURE = 0.5  # a score past this, on either side, says that it happened or did not


@dataclass(frozen=True, slots=True)
class Graded:
    """A sentence, an event in it and how certain it is that it happened: -3 (certainly not) to 3 (certainly)."""

    id: str
    text: str
    event: Words
    score: float


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence, an event in it and its status: occurred, planned, possible or denied."""

    id: str
    text: str
    event: Words
    status: str


def measure(gold: Gold, track: Track) -> Outcome:
    """Score the status of the marked event: macro-F1 over the gold's four, and F1 of each.

    The program's seven become four: planned, called for and conditional are planned, as the set's future tense comes
    before its doubt; possible is possible; occurred and ongoing are occurred. The status is read off the sentence's
    parse for the last word of the marked ones, whether or not the codebook has it as a word that names an event; no
    event has to be found first.
    """
    pairs, errors = [], []
    for record in track(gold.records):
        ours = _FOUR.get(read(record), "occurred")
        pairs.append((record["status"], ours))
        if ours != record["status"]:
            errors.append(f"{ours}, not {record['status']}: {_marked(record)}")
    return Outcome((_macro("status", pairs), *_classes(pairs)), tuple(errors))


def graded(gold: Gold, track: Track) -> Outcome:
    """Score how certain it is that the marked event happened.

    - happened, open, did not: macro-F1 of the three, and F1 of each; the gold's score is above 0.5, between, below -0.5
    - error: mean absolute error, 0 to 6, lower is better; correlation: Pearson's r, -1 to 1

    Occurred and ongoing are 3, planned 1, denied -3, all others 0. The status is read as for the four-way files.
    """
    degrees, pairs, errors = [], [], []
    for record in track(gold.records):
        ours = _DEGREES.get(read(record), 0.0)
        degrees.append((record["score"], ours))
        pairs.append((_class(record["score"]), _class(ours) if ours != _DEGREES[Status.PLANNED] else "open"))
        if pairs[-1][0] != pairs[-1][1]:
            errors.append(f"{pairs[-1][1]}, not {pairs[-1][0]}: {_marked(record)}")
    error = sum(abs(a - b) for a, b in degrees) / len(degrees)
    numbers = (Score("error (0 is best)", error, len(degrees)), Score("correlation", pearson(degrees), len(degrees)))
    return Outcome((_macro("happened, open, did not", pairs), *_classes(pairs), *numbers), tuple(errors))


def read(record: Record) -> Status:
    """Return the program's status of a record's marked event."""
    reading = program.reading(program.article(record["id"], record["text"]))
    marked = reading.doc.char_span(record["event"]["start"], record["event"]["end"], alignment_mode="expand")
    book = program.lexicon().codebook
    token = _head(marked or reading.doc[:1])
    row = next((found.row for found in candidates(reading.doc, book) if found.token.i == token.i), _row(token))
    return status(token, row, book)


def _head(marked: Iterable[Token]) -> Token:
    """Return the verb that is marked, or else the last word."""
    return max(marked, key=lambda token: (token.pos_ == "VERB", token.i))


def _row(token: Token) -> Trigger:
    pos = part(token) or Pos.NOUN
    return Trigger(words=frozenset({token.lemma_}), pos=pos, type=_NEUTRAL, example=token.text)


def pearson(pairs: Sequence[tuple[float, float]]) -> float:
    """Return the correlation of the pairs' two sides; 0 where one side never changes."""
    means = [sum(side) / len(pairs) for side in zip(*pairs, strict=True)]
    both = sum((a - means[0]) * (b - means[1]) for a, b in pairs)
    spread = sum((a - means[0]) ** 2 for a, _ in pairs) * sum((b - means[1]) ** 2 for _, b in pairs)
    return float(both / spread**0.5) if spread else 0.0


def _class(degree: float) -> str:
    if abs(degree) <= _SURE:
        return "open"
    return "happened" if degree > 0 else "did not"


def _macro(name: str, pairs: Sequence[tuple[str, str]]) -> Score:
    return Score(f"{name}, macro-F1", macro_f1(pairs), len(pairs))


def _classes(pairs: Sequence[tuple[str, str]]) -> list[Score]:
    return [f1(name, of_class(pairs, name)) for name in sorted({gold for gold, _ in pairs})]


def _marked(record: Record) -> str:
    text, event = record["text"], record["event"]
    return f"{text[: event['start']]}[{event['text']}]{text[event['end'] :]}"
