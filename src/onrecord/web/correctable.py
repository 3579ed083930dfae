"""An event or a statement in, what of it a person can put otherwise out, as a form shows it and as it comes back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.judging import ASPECTS, correction
from onrecord.judging import types as known_types
from onrecord.model import Act, Aspect, Correction, Event, Party, Statement, Status
from onrecord.views.record import Record
from onrecord.views.statements import Said
from onrecord.web.asking import Wrong, actor

PARTIES = {Aspect.ACTORS: "Who", Aspect.RECIPIENTS: "With or to whom", Aspect.SOURCES: "Said by"}
_LABELS = {Aspect.TYPE: "Type", Aspect.STATUS: "Status", Aspect.WHEN: "When", Aspect.ACT: "Act", **PARTIES}
_BETWEEN = ";"  # names have commas
_HINTS = {Aspect.WHEN: "2021-09-08, 2021-09, 2021", **dict.fromkeys(PARTIES, "names, with ; between")}

Finding = Event | Statement | Said


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be put otherwise: its value in words, and what there is to choose from, if not anything."""

    name: str
    label: str
    value: str
    choices: tuple[str, ...] = ()
    hint: str = ""


def fields(record: Record, found: Finding) -> tuple[Field, ...]:
    """Return what can be corrected, in the order of a form."""
    aspects = ASPECTS["event" if isinstance(found, Event) else "statement"]
    return tuple(
        Field(one, _LABELS[one], _value(record, found, one), _choices(one), _HINTS.get(one, "")) for one in aspects
    )


def changes(record: Record, found: Finding, words: Mapping[str, str]) -> tuple[Correction, ...]:
    """Return what a form puts otherwise than it is. Raises Wrong, JudgementError."""
    made = []
    for field in fields(record, found):
        given = words.get(field.name, field.value).strip()
        if _names(given) != _names(field.value):
            aspect = Aspect(field.name)
            values = _actors(record, found, aspect, given) if aspect in PARTIES else [given]
            made.append(correction(record, found.id, aspect, values))
    if not made:
        raise Wrong(400, "Nothing is put otherwise than it was.")
    return tuple(made)


def _value(record: Record, found: Finding, aspect: Aspect) -> str:
    if aspect in PARTIES:
        return f"{_BETWEEN} ".join(_called(record, getattr(found, aspect)))
    if aspect is Aspect.WHEN:
        when = getattr(found, "when", None)
        return (when.value if when else None) or ""
    return str(getattr(found, aspect))


def _called(record: Record, parties: Iterable[Party]) -> dict[str, str]:
    """Return the names of parties, and their ids."""
    return {one.name: one.id for one in record.actors(party.actor for party in parties)}


def _actors(record: Record, found: Finding, aspect: Aspect, given: str) -> list[str]:
    present = _called(record, getattr(found, aspect))
    return [present.get(name) or actor(name, record).id for name in _names(given)]


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(_BETWEEN) if name.strip()]


@cache
def types() -> tuple[str, ...]:
    """Return the types of event, by name."""
    return tuple(sorted(known_types()))


def _choices(aspect: Aspect) -> tuple[str, ...]:
    if aspect is Aspect.TYPE:
        return types()
    return {Aspect.STATUS: tuple(map(str, Status)), Aspect.ACT: tuple(map(str, Act))}.get(aspect, ())
