"""The words of a form in, a person's decision out. What the form can't mean raises Wrong or JudgementError."""

from collections.abc import Sequence

from onrecord.judging import Decision, reach, splitting
from onrecord.model import BY_RULE, Event, Statement, Verdict
from onrecord.views.finding import findings
from onrecord.views.record import Record
from onrecord.web.asking import Wrong, actor
from onrecord.web.correctable import changes
from onrecord.web.screens.review import with_rule

MOST = 400
"""Fields of one form at most: so many tellings can be told apart at once."""

_LONGEST = 2000  # characters of a reason
_NAME = 80  # and of a name

Form = Sequence[tuple[str, str]]


def decision(form: Form, record: Record, author: str) -> Decision:
    """Return what a form decides, by ``author`` where it names nobody."""
    words = dict(form)
    verdict = words.get("verdict", "")
    if verdict not in set(Verdict):
        raise Wrong(400, f"“{verdict}” is no verdict; those are {', '.join(Verdict)}.")
    about = _about(form, record)
    by = words.get("by", "").strip()[:_NAME] or author
    if by.startswith(BY_RULE):
        raise Wrong(400, "A person's name does not begin with “rule:”.")
    why = words.get("why", "").strip()[:_LONGEST]
    if verdict == Verdict.CORRECT:
        made = changes(record, _finding(about[0], record), words)
        return Decision(about=reach(record, about[0]), verdict=Verdict.CORRECT, by=by, why=why, corrects=made)
    if verdict == Verdict.SPLIT:
        every, apart = splitting(record, about[0], [value for name, value in form if name == "apart"])
        return Decision(about=every, verdict=Verdict.SPLIT, by=by, why=why, corrects=(apart,))
    if verdict in {Verdict.RIGHT, Verdict.WRONG}:
        why = with_rule(why, about, record)
        return Decision(about=reach(record, about[0]), verdict=Verdict(verdict), by=by, why=why)
    return Decision(about=(*about, *_other(words, about, record)), verdict=Verdict(verdict), by=by, why=why)


def _about(form: Form, record: Record) -> tuple[str, ...]:
    about = tuple(dict.fromkeys(value.strip() for name, value in form if name == "about" and value.strip()))
    strange = ", ".join(id_ for id_ in about if not _is_known(record, id_)) or "nothing"
    if strange != "nothing" or not about:
        raise Wrong(400, f"Nothing of the record has the id {strange}.")
    return about


def _other(words: dict[str, str], about: Sequence[str], record: Record) -> tuple[str, ...]:
    """Return whom a form names beside, where it does: an event by its id or address, an actor by its name."""
    given = words.get("other", "").strip()
    if not given:
        return ()
    if about[0].startswith("event-"):
        id_ = given.partition("?")[0].rstrip("/").rpartition("/")[2]
        if not _is_known(record, id_):
            raise Wrong(400, f"Nothing of the record has the id {id_}.")
        return (id_,)
    return (actor(given, record).id,)


def _finding(id_: str, record: Record) -> Event | Statement:
    events = record.reader.beginning(Event, "event", id_)
    found: tuple[Event | Statement, ...] = (*events, *record.reader.beginning(Statement, "statement", id_))
    if len(found) != 1:
        raise Wrong(400, "Events and statements can be corrected, nothing else.")
    return found[0]


def _is_known(record: Record, id_: str) -> bool:
    """Tell whether an id is one of the record, whole."""
    return bool(record.actors((id_,))) or any(one.id == id_ for one in findings(record, id_))
