"""Templates and fields in, sentences out: every word is a template's or a field's, every sentence rests on a span."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Span
from onrecord.views.wording import wording


class Kind(StrEnum):
    """Where the words of a run come from."""

    WORDS = "words"  # a template
    NAME = "name"  # an actor's name
    QUOTE = "quote"  # an article, verbatim
    DATE = "date"  # a date of the record
    COUNT = "count"  # a number
    TITLE = "title"  # an outlet's name or the title of an article


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one origin inside a sentence."""

    kind: Kind
    text: str


Runs = tuple[Run, ...]
Slots = dict[str, Runs | str | None]
"""What fills a template: runs of fields, or words of the wording such as verb forms."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a sentence rests on: the verbatim words, who published them and when, and where the page is.

    ``span`` is in the first of the copies; ``outlets`` names all that carry the same words, ``source`` is the first
    one's path or address. ``published`` is ISO 8601 at its true precision.
    """

    span: Span
    outlets: tuple[str, ...]
    published: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the brief; ``finding`` is an id for ``onrecord show``, ``reports`` and ``articles`` count tellings.

    Raises ValueError without a footnote: nothing is said that rests on no span.
    """

    runs: Runs
    notes: tuple[Footnote, ...]
    finding: str
    reports: int = 0
    articles: int = 0
    more: int = 0  # notes that were left out: further reports that say the same

    def __post_init__(self) -> None:
        if not self.notes or not all(note.span.text.strip() for note in self.notes):
            raise ValueError(f"a sentence about {self.finding} rests on no span")

    @property
    def tally(self) -> str:
        """How often it is told, in words; nothing where it is told once."""
        if self.articles < 2:  # noqa: PLR2004 - once needs no count
            return ""
        counts = {"reports": counted("report", self.reports), "pages": counted("page", self.articles)}
        return "".join(run.text for run in fill(wording().tally, counts))

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences under one heading; ``more`` counts those left out. A pair of sides has two, claim and denial."""

    heading: Runs
    sentences: tuple[Sentence, ...]
    more: int = 0
    sides: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief: its key and title, the command that shows all of it, and groups of sentences."""

    key: str
    title: str
    command: str
    groups: tuple[Group, ...]


class Shown:
    """Which characters of which articles the brief has told already."""

    def __init__(self) -> None:
        self._told: dict[str, list[tuple[int, int]]] = {}

    def add(self, spans: Iterable[Span]) -> None:
        """Take note that these are told."""
        for span in spans:
            self._told.setdefault(span.article, []).append((span.start, span.end))

    def __contains__(self, article: object) -> bool:
        """Tell whether anything of an article is told."""
        return article in self._told

    def covers(self, span: Span, share: float = 1.0) -> bool:
        """Tell whether at least that share of the span is told already, in one piece."""
        least = share * (span.end - span.start)
        told = self._told.get(span.article, ())
        return any(min(end, span.end) - max(start, span.start) >= least for start, end in told)


def name(text: str) -> Runs:
    """Return an actor's name as a run."""
    return (Run(Kind.NAME, text),)


def quote(text: str) -> Runs:
    """Return verbatim words as a run, without marks of quotation."""
    return (Run(Kind.QUOTE, text),) if text else ()


def counted(noun: str, number: int) -> Runs:
    """Return a number and its noun: "2 reports", "1 page"."""
    return (Run(Kind.COUNT, f"{number:,}"), Run(Kind.WORDS, " " + wording().plurals[noun][number != 1]))


def balanced(text: str) -> str:
    """Return the text with the fellow of each quotation mark that lacks one, at its start or end."""
    opened, unopened = 0, 0
    for mark in _MARK.finditer(text):
        if not (mark[0] == "”" or (mark[0] == '"' and _closes(text, mark.start()))):
            opened += 1
        elif opened:
            opened -= 1
        else:
            unopened += 1
    first, last = ('"', '"') if '"' in text else ("“", "”")
    return first * unopened + text + last * opened


def _closes(text: str, place: int) -> bool:
    """Tell whether the straight mark there ends a quotation: by what stands before it."""
    return place > 0 and not (text[place - 1].isspace() or text[place - 1] in _BEFORE)


_MARK = re.compile(r'[“”"]')
_BEFORE = "(["  # a quotation's first mark can follow these without a space
_SINGLE = str.maketrans("“”", "‘’")
_SEGMENT = re.compile(r"<([^<>]*)>|([^<>]+)")
_SLOT = re.compile(r"\{(\w+)\}")


def fill(template: str, slots: Mapping[str, Runs | str | None]) -> Runs:
    """Fill a template: "{who} met< {whom}>< in {place}>". A segment goes where one of its slots is empty.

    A slot given as text is part of the wording (a verb form); raises KeyError for a slot that is not given.
    """
    runs: list[Run] = []
    for optional, plain in _SEGMENT.findall(template):
        if not optional or all(slots[slot] for slot in _SLOT.findall(optional)):
            runs += _filled(optional or plain, slots)
    return merged(runs)


def _filled(segment: str, slots: Mapping[str, Runs | str | None]) -> list[Run]:
    runs: list[Run] = []
    for place, piece in enumerate(_SLOT.split(segment)):
        value = slots[piece] if place % 2 else piece
        if isinstance(value, str):
            runs.append(Run(Kind.WORDS, value))
        elif value:
            runs += map(_inner, value) if runs and runs[-1].text.endswith("“") else value
    return runs


def _inner(run: Run) -> Run:
    return Run(run.kind, inside(run.text)) if run.kind is Kind.QUOTE else run


def inside(text: str) -> str:
    """Return words as they stand inside quotation marks: the marks they have themselves are single; none shorter."""
    if '"' in text:
        text = re.sub('"', lambda mark: "’" if _closes(text, mark.start()) else "‘", text)
    return text.translate(_SINGLE)


def merged(runs: Sequence[Run]) -> Runs:
    """Return the runs with neighbours of one kind made one, and empty ones gone."""
    whole: list[Run] = []
    for run in runs:
        if whole and whole[-1].kind is run.kind:
            whole[-1] = Run(run.kind, whole[-1].text + run.text)
        elif run.text:
            whole.append(run)
    return tuple(whole)


def sentence_case(runs: Runs) -> Runs:
    """Return the runs with a capital at the start and a full stop at the end, where they lack one."""
    runs = capital(runs)
    if not runs or "".join(run.text for run in runs).rstrip("”’\"')").endswith((".", "!", "?", "…")):
        return runs
    return merged((*runs, Run(Kind.WORDS, ".")))


def capital(runs: Runs) -> Runs:
    """Return the runs with a capital at the start, unless they start with a page's own words."""
    if not runs or runs[0].kind not in {Kind.WORDS, Kind.NAME}:
        return runs
    return (Run(runs[0].kind, runs[0].text[:1].upper() + runs[0].text[1:]), *runs[1:])
