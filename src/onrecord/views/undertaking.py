"""A commitment or a concern in, one sentence with its footnotes out."""

import re

from onrecord.model import Actor, Span
from onrecord.views.commitments import Commitment
from onrecord.views.concerns import Concern
from onrecord.views.excerpt import clause_end
from onrecord.views.names import agreements, named
from onrecord.views.notes import MOST, footnotes
from onrecord.views.prose import Runs, Sentence, Slots, balanced, fill, merged, quote, sentence_case
from onrecord.views.record import Record
from onrecord.views.saying import shortened
from onrecord.views.telling import Told
from onrecord.views.wording import wording
from onrecord.views.words import overlap

_MARKS = "\"' ,;:."
_AUXILIARY = re.compile(r"\b(?:(?:not|never|be|have|been)\s+)+$")
_PREDICATE = re.compile(
    r"(?:\bto|\bwill|\bwould|\bshall|\bmust|\bshould|n't|’ll|'ll|\bcan|\bcould|\bmay)\s+(?:(?:also|now|never|\w+ly)\s+)?$"
)

_ASKED = re.compile(r"\bthat\s+(?:the\s+)?(?:[A-Z]\w+\s+){1,4}$|\band\s+$")  # "demanded that Poland"
_PASSIVE = re.compile(r"(?:not\s+|never\s+)?be\s+\w+")  # "be used": not by who undertakes it
_PLEDGED = re.compile(r"(?:committed|pledged|promised|vowed|agreed)\s+(?:to|not to|that)\b")
_GERUND = re.compile(r"to \w{2,}ing\b", re.IGNORECASE)  # "committed to sending ships"
_NEAR = 60  # characters between a verb and what is undertaken


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
        "danger": _clause(one.source, record),
        "meant": named(record, one.danger),
        "endangered": _clause(one.against, record) if one.against else (),
        **agreements(holders),
    }
    template = wording().concern_of_actor if is_pronoun(one.source) else wording().concern
    return _told(one.id, sentence_case(fill(template, slots)), one.sentences, one.sentences, record)


def _clause(span: Span, record: Record) -> Runs:
    """Return the span's words up to the end of their first clause."""
    text = record.article(span.article).text
    return quote(balanced(text[span.start : clause_end(text, span.start, span.end)]))


def is_pronoun(span: Span) -> bool:
    """Tell whether the words say nothing by themselves: "they", "this"."""
    return span.text.lower() in wording().clauses.pronouns


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
    unnamed = [actor.id for actor in record.actors(one.to) if not _names(what, actor)]
    within = {id_ for id_, words in record.named_in(one.what.article) if overlap(words, one.what)} if unnamed else set()
    towards = named(record, [id_ for id_ in unnamed if id_ not in within])
    what, shape = _shaped(what, text[: one.what.start], asked=one.state == "demanded")
    passive = one.state != "demanded" and _PASSIVE.match(what)
    own = what if shape == "own" else _own_words(one, text) if shape == "other" or passive else ""
    head = getattr(templates, _template(one, to, what))["predicate" if shape == "predicate" else "other"]
    slots: Slots = {"by": named(record, one.by), "to": to, "what": quote(shortened(balanced(what))), **agreements(by)}
    due = quote(one.due.text) if one.due and one.due.text and one.due.text not in what else ()
    whole: Slots = {
        "head": fill(templates.worded, {**slots, "words": quote(shortened(balanced(own)))})
        if own
        else fill(head, slots),
        "to": () if one.state == "demanded" else towards,
        "condition": quote(shortened(condition)),
        "due": due,
    }
    return merged(fill(templates.whole, whole))


def _names(what: str, actor: Actor) -> bool:
    """Tell whether the words have a name of the actor, or an adjective that begins with one: "Russian", not "woman"."""
    names = (actor.name, *actor.aliases)
    return any(name in what and re.search(rf"\b{re.escape(name)}(?:n|i|ian)?(?!\w)", what) for name in names)


def _template(one: Commitment, to: Runs, what: str) -> str:
    """Return which template words it: what nobody demands, is to "be done", or is announced has its own."""
    if one.state == "demanded":
        return "demanded_by_nobody" if not to else "demanded_done" if _PASSIVE.match(what) else "demanded"
    said = re.findall(r"\w+", " ".join(sentence.text.lower() for sentence in one.sentences))
    menacing = any(word.startswith(wording().signs.menaces) for word in said)
    return "announced" if one.state == "threatened" and not menacing else one.state


def _own_words(one: Commitment, text: str) -> str:
    """Return the page's words from its verb to the end of what is undertaken, where near: "offered"."""
    if one.verb is None or one.verb.article != one.what.article or not one.verb.end <= one.what.start:
        return ""
    after = text[one.verb.end : one.what.start]
    verb = one.verb.text.split()[-1]
    told = len(after) <= _NEAR and verb.endswith(("ed", "s")) and not after.startswith(" by ")
    return text[one.verb.end - len(verb) : one.what.end] if told else ""


def _shaped(what: str, before: str, *, asked: bool) -> tuple[str, str]:
    """Return the words, as a predicate where they are one ("be held" after "should"), and which shape that is."""
    if what.lower().startswith("to "):
        return what[3:], "other" if _GERUND.match(what) else "predicate"
    if what.lower().startswith(("not to ", "never to ")):
        return what, "other"
    if _PLEDGED.match(what):
        return what, "own"
    auxiliary = _AUXILIARY.search(before)
    before, what = (before[: auxiliary.start()], auxiliary.group() + what) if auxiliary else (before, what)
    first = what.split()[0].lower() if what.split() else ""
    small = wording().clauses
    noun = first in small.determiners | small.possessives or first.endswith("ing") or not what[:1].islower()
    asking = asked and bool(_ASKED.search(before)) and not first.endswith(("ed", "s"))
    return what, "predicate" if (_PREDICATE.search(before) or asking) and not noun else "other"


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
