"""A text and spans in, the text in pieces out: each with the findings that lie on it, paragraph by paragraph."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

KINDS = ("dispute", "commitment", "concern", "event", "statement")
"""Kinds of marks; where several lie on the same words, the first gives the look."""

BESIDE = ("event", "statement", "commitment", "dispute", "concern")
"""Kinds in the order in which they stand beside the text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding on some characters of a text: its kind, its page and what it is, for the pointer."""

    start: int
    end: int
    kind: str
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words on which the same marks lie; ``anchor`` is the offset of their first character."""

    anchor: int
    text: str
    kinds: tuple[str, ...]
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in segments, and the marks that start in it."""

    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...]

    @property
    def beside(self) -> list[tuple[str, list[tuple[Mark, str]]]]:
        """What stands beside it: by kind the findings that begin in it, each once, and what each is called there."""
        found: dict[str, dict[str, Mark]] = {kind: {} for kind in BESIDE}
        for mark in self.marks:
            found[mark.kind].setdefault(mark.href, mark)
        return [(kind, list(_called(marks.values()))) for kind, marks in found.items() if marks]


def _called(marks: Iterable[Mark]) -> Iterable[tuple[Mark, str]]:
    before = ""
    for mark in marks:
        yield mark, "again" if mark.title == before else mark.title
        before = mark.title


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """Return the text in paragraphs, cut wherever a mark starts or ends; of nested marks the innermost leads on.

    The segments' texts, joined, are the text without the empty lines between paragraphs.
    """
    kept = sorted({mark for mark in marks if 0 <= mark.start < mark.end <= len(text)}, key=_order)
    found, start = [], 0
    for part in text.split("\n\n"):
        end = start + len(part)
        if part.strip():
            inside = [mark for mark in kept if mark.start < end and start < mark.end]
            beginning = tuple(mark for mark in inside if mark.start >= start and mark.href)
            found.append(Paragraph(tuple(_segments(text, start, end, inside)), beginning))
        start = end + 2
    return found


def _order(mark: Mark) -> tuple[object, ...]:
    return mark.start, -mark.end, mark.kind, mark.href, mark.title


def _segments(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterable[Segment]:
    cuts = {start, end} | {place for mark in marks for place in (mark.start, mark.end) if start < place < end}
    ordered = sorted(cuts)
    for first, last in pairwise(ordered):
        lying = [mark for mark in marks if mark.start <= first and last <= mark.end]
        linked = min((mark for mark in lying if mark.href), key=lambda mark: mark.end - mark.start, default=None)
        kinds = tuple(dict.fromkeys(mark.kind for mark in lying))
        yield Segment(first, text[first:last], kinds, linked.href if linked else "", linked.title if linked else "")
