"""A brief in, plain text out: for the terminal and for a letter."""

from textwrap import fill

from onrecord.views.brief import Brief
from onrecord.views.prose import Footnote, Group, Sentence, inside
from onrecord.views.time import written
from onrecord.views.wording import wording

WIDTH = 96  # columns at most: longer lines are hard to read


def text(brief: Brief, width: int = WIDTH) -> str:
    """Return the brief as text, no line longer than ``width`` columns but for a word that is."""
    numbers = brief.notes
    width = min(width, WIDTH)
    lines = [*_wrapped(brief.title, "", width), "=" * min(len(brief.title), width)]
    for section in brief.sections:
        lines += ["", "", section.title.upper()]
        for group in section.groups:
            lines += _group(group, section.command, numbers, width)
    lines += ["", "", wording().notes.upper(), ""]
    for note, number in numbers.items():
        lines += _wrapped(f"[{number}] {cited(note)}", "    ", width)
    return "\n".join(lines) + "\n"


def _group(group: Group, command: str, numbers: dict[Footnote, int], width: int) -> list[str]:
    heading = "".join(run.text for run in group.heading)
    lines = ["", *([heading] if heading else [])]
    marks = wording().sides if group.sides else ("•",) * len(group.sentences)
    for mark, sentence in zip(marks, group.sentences, strict=True):
        lines += _wrapped(f"  {mark} {line(sentence, numbers)}", "    ", width)
    if group.more:
        lines += _wrapped(f"  … {more(group, command)}", "    ", width)
    return lines


def line(sentence: Sentence, numbers: dict[Footnote, int]) -> str:
    """Return a sentence with its footnotes' numbers and how often it is told."""
    marks = "".join(f"[{numbers[note]}]" for note in sentence.notes)
    tally = sentence.tally
    return f"{sentence.text} {marks}{f' ({tally})' if tally else ''}"


def more(group: Group, command: str) -> str:
    """Return how many sentences were left out, and the command that shows them."""
    return f"{wording().more.format(n=group.more)} ({command})"


def cited(note: Footnote) -> str:
    """Return who printed it, when, and the words."""
    where = ", ".join([*note.outlets, *([written(note.published)] if note.published else [])])
    return f"{where}: “{inside(' '.join(note.span.text.split()))}”"


def _wrapped(words: str, indent: str, width: int) -> list[str]:
    kept = fill(words, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return kept.split("\n")
