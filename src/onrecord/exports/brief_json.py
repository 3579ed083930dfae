"""A brief in, JSON out: the sentences with the spans they rest on, for other programs."""

from typing import Any

import orjson

from onrecord.views.brief import Brief
from onrecord.views.prose import Footnote, Group, Section, Sentence


def json(brief: Brief) -> bytes:
    """Return the brief as JSON, indented, with a newline at its end."""
    numbers = brief.notes
    document = {
        "title": brief.title,
        "sections": [_section(section, numbers) for section in brief.sections],
        "notes": [_note(note, number) for note, number in numbers.items()],
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _section(section: Section, numbers: dict[Footnote, int]) -> dict[str, Any]:
    groups = [_group(group, numbers) for group in section.groups]
    return {"key": section.key, "title": section.title, "command": section.command, "groups": groups}


def _group(group: Group, numbers: dict[Footnote, int]) -> dict[str, Any]:
    heading = "".join(run.text for run in group.heading) or None
    sentences = [_sentence(sentence, numbers) for sentence in group.sentences]
    return {"heading": heading, "sides": group.sides, "sentences": sentences, "more": group.more}


def _sentence(sentence: Sentence, numbers: dict[Footnote, int]) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "runs": sentence.runs,
        "finding": sentence.finding,
        "reports": sentence.reports,
        "articles": sentence.articles,
        "notes": [numbers[note] for note in sentence.notes],
        "more_notes": sentence.more,
    }


def _note(note: Footnote, number: int) -> dict[str, Any]:
    return {
        "number": number,
        "span": note.span,
        "outlets": note.outlets,
        "published": note.published,
        "source": note.source,
    }
