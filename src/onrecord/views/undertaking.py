"""A commitment or a concern in, one sentence with its footnotes out."""

import re

from onrecord.model import Span
from onrecord.views.commitments import Commitment
from onrecord.views.concerns import Concern
from onrecord.views.names import agreements, named
from onrecord.views.notes import MOST, footnotes
from onrecord.views.prose import Runs, Sentence, Slots, fill, merged, quote, sentence_case
from onrecord.views.record import Record
from onrecord.views.saying import shortened
from onrecord.views.telling import Told
from onrecord.views.wording import wording

_MARKS = "“”\"' ,;:.‘"
_PREDICATE = re.compile(
    r"(?:\bto|\bwill|\bwould|\bshall|\bmust|\bshould|n't|’ll|'ll|\bcan|\bcould|\bmay)\s+(?:also\s+)?$"
)


def commitment_sentence(one: Commitment, record: Record) -> Told:
    """Return what somebody has promised, agreed to, threatened or is called on to do, and under which condition."""
    runs = sentence_case(_commitment_runs(one, record))
    parts = [one.what, *([one.condition] if one.condition and one.condition.article == one.what.article else [])]
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    text = record.article(one.what.article).text
    return _told(one.id, runs, one.sentences, (Span(one.what.article, start, end, text[start:end]),), record)


def concern_sentence(one: Concern, record: Record) -> Told:
    """Return who sees a danger in what, to whom."""
    holders = record.actors(one.held_by)
    slots: Slots = {
        "holders": named(record, one.held_by),
        "danger": quote(shortened(one.source.text)),
        "endangered": quote(shortened(one.against.text)) if one.against else (),
        **agreements(holders),
    }
    return _told(one.id, sentence_case(fill(wording().concern, slots)), one.sentences, one.sentences, record)


def _told(id_: str, runs: Runs, sentences: tuple[Span, ...], extent: tuple[Span, ...], record: Record) -> Told:
    notes = footnotes(record, sentences)
    articles = {span.article for span in sentences}
    reports = {record.report_of.get(article, article) for article in articles}
    more = max(len(notes) - MOST, 0)
    return Told(Sentence(runs, notes[:MOST], id_, len(reports), len(articles), more), extent)


def _commitment_runs(one: Commitment, record: Record) -> Runs:
    templates = wording().commitments
    text = record.article(one.what.article).text
    what, condition = _contiguous(one, text)
    by, to = record.actors(one.by), named(record, one.to)
    state = "demanded_by_nobody" if one.state == "demanded" and not to else one.state
    shape = "predicate" if _PREDICATE.search(text[: one.what.start]) else "other"
    slots: Slots = {"by": named(record, one.by), "to": to, "what": quote(shortened(what)), **agreements(by)}
    due = quote(one.due.text) if one.due and one.due.text and one.due.text not in what else ()
    whole: Slots = {
        "head": fill(getattr(templates, state)[shape], slots),
        "to": () if one.state == "demanded" else to,
        "condition": quote(shortened(condition)),
        "due": due,
    }
    return merged(fill(templates.whole, whole))


def _contiguous(one: Commitment, text: str) -> tuple[str, str]:
    """Return what is undertaken and the condition; as one run of words where the text runs on from one to the other."""
    if one.condition is None:
        return one.what.text.strip(_MARKS), ""
    if one.what.article == one.condition.article and one.what.end <= one.condition.start:
        between = text[one.what.end : one.condition.start]
        if not between.strip(" ,"):
            return text[one.what.start : one.condition.end].strip(_MARKS), ""
    if one.what.start <= one.condition.start and one.condition.end <= one.what.end:
        return one.what.text.strip(_MARKS), ""
    return one.what.text.strip(_MARKS), one.condition.text.strip(_MARKS)
