"""A brief in, Markdown out: with footnotes as GitHub and Pandoc read them."""

import re

from onrecord.exports.brief_text import more
from onrecord.views.brief import Brief
from onrecord.views.prose import Footnote, Group, Kind, Run, Sentence, inside
from onrecord.views.time import written
from onrecord.views.wording import wording

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def markdown(brief: Brief) -> str:
    """Return the brief as Markdown; nothing from a page is read as markup."""
    numbers = brief.notes
    lines = [f"# {escaped(brief.title)}"]
    for section in brief.sections:
        lines += ["", f"## {escaped(section.title)}"]
        for group in section.groups:
            lines += ["", *_group(group, section.command, numbers)]
    lines.append("")
    lines += [f"[^{number}]: {_cited(note)}" for note, number in numbers.items()]
    return "\n".join(lines) + "\n"


def _group(group: Group, command: str, numbers: dict[Footnote, int]) -> list[str]:
    heading = escaped("".join(run.text for run in group.heading))
    lines = [f"### {heading}", ""] if heading else []
    if group.sides:
        claim, denial = (_sentence(sentence, numbers) for sentence in group.sentences)
        header = " | ".join(wording().sides)
        lines += [f"| {header} |", "| --- | --- |", f"| {claim} | {denial} |"]
    else:
        lines += [f"- {_sentence(sentence, numbers)}" for sentence in group.sentences]
    return [*lines, *(["", f"*{escaped(more(group, command))}*"] if group.more else [])]


def _sentence(sentence: Sentence, numbers: dict[Footnote, int]) -> str:
    marks = "".join(f"[^{numbers[note]}]" for note in sentence.notes)
    tally = f" *({sentence.tally})*" if sentence.tally else ""
    return "".join(_run(run) for run in sentence.runs) + marks + tally


def _run(run: Run) -> str:
    return f"**{escaped(run.text)}**" if run.kind is Kind.NAME else escaped(run.text)


def _cited(note: Footnote) -> str:
    where = ", ".join([*note.outlets, *([written(note.published)] if note.published else [])])
    source = f" <{note.source}>" if re.fullmatch(r"https?://[^\s<>]+", note.source) else ""
    return f"{escaped(where)}: “{escaped(inside(note.span.text))}”{source}"


def escaped(text: str) -> str:
    """Return the text on one line, with a backslash before what Markdown would read as markup."""
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))
