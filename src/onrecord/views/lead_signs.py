"""Words that may be undertaken in, signs to judge them by out: short strings."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from onrecord.model import Mention, Role
from onrecord.views.leads import Lead
from onrecord.views.record import Record
from onrecord.views.wording import wording

_WORD = re.compile(r"[\w']+|[^\w\s]")
_INITIAL = re.compile(r"\b[^\W\d_]")
_STEM = 6  # letters
_NEAR, _FIRST = 6, 8  # words before, words inside
_CLOSE = 4  # words
_HEADED = 0.6  # share of words with a capital: a headline


def signs(lead: Lead, text: str, record: Record) -> frozenset[str]:
    """Return the signs of words: those around them, who says them and how, and which event they tell of."""
    before = _words(text[lead.start : lead.what.start])
    found = set(_worded(before, _words(lead.what.text), _words(text[lead.what.end : lead.end])[:_FIRST]))
    modal, subject = _modal(before), _subject(before)
    act = str(lead.said[0].act) if lead.said else "-"
    found |= {f"kind {kind}" for kind in lead.kinds} | {
        f"{subject} {modal}",
        f"act {act} {modal}",
        f"act {act} {subject}",
    }
    found |= {*_said(lead), *_told(lead.telling, act, modal), *_named(lead, record)}
    if lead.telling and lead.said and _own(lead, record):
        found |= {"own", f"own {lead.telling.status}"}
    if _headed(text[lead.start : lead.end]):
        found.add("headline")
    return frozenset(found)


@lru_cache(64)
def _headed(sentence: str) -> bool:
    """Tell whether most words have a capital."""
    letters: list[str] = _INITIAL.findall(sentence)
    return sum(one.isupper() for one in letters) > _HEADED * len(letters)


def _worded(before: list[str], inside: list[str], after: list[str]) -> Iterable[str]:
    """Return the signs of the words before, inside and after."""
    close = before[-_CLOSE:]
    found = [f"before {' '.join(before[-count:])}" for count in (1, 2, 3)]
    found += [f"near {word[:_STEM]}" for word in before[-_NEAR:]]
    found += [f"first {place} {word}" for place, word in enumerate(inside[:2])]
    found += [f"in {word[:_STEM]}" for word in inside[:_FIRST]]
    found += [f"next {word}" for word in after[:3]]
    found += [f"after {word[:_STEM]}" for word in after]
    found.append(f"long {min(8, len(inside) // 3)}")
    if any(word in wording().signs.negations or word.endswith("n't") for word in close):
        found.append("not")
    return found + [f"if {where}" for where, words in (("before", before), ("after", after)) if "if" in words]


def _said(lead: Lead) -> Iterator[str]:
    yield f"depth {min(3, len(lead.said))}"
    if lead.beside is not None and lead.beside not in lead.said:
        yield f"beside {lead.beside.act}"
    if not lead.said:
        return
    one = lead.said[0]
    cue = one.cue[0].text.lower().split()[-1] if one.cue else "-"
    yield from (f"act {one.act}", f"cue {cue[:_STEM]}", f"manner {one.manner}", f"said by {min(2, len(one.sources))}")
    if lead.what.start - one.content[0].start < _CLOSE:
        yield from ("opens", f"opens {one.act}")
    if any(part.role is Role.WHAT and part.span.start <= lead.what.start < part.span.end for part in one.parts):
        yield f"stated {one.act}"
    yield from (f"within {other.act}" for other in lead.said[1:2])


def _told(telling: Mention | None, act: str, modal: str) -> Iterator[str]:
    if telling is None:
        yield "no event"
        return
    status, type_ = telling.status, telling.type
    yield from (f"status {status}", f"type {type_}", f"{status} {type_}", f"{status} {act}", f"{status} {modal}")
    yield f"trigger {telling.trigger.text.lower()[:_STEM]}"
    yield f"parties {min(2, len(telling.actors))} {min(1, len(telling.recipients))}"


def _named(lead: Lead, record: Record) -> Iterator[str]:
    """Yield what kind of actor is named last before the words, and how near."""
    last = record.named_last(lead.what.article, lead.start, lead.what.start)
    kinds = [actor.kind for actor in record.actors((last[1],))] if last else []
    yield f"doer {kinds[0] if kinds else '-'}"
    if last:
        yield f"doer {min(3, (lead.what.start - last[0]) // 15)}"


def _own(lead: Lead, record: Record) -> bool:
    doers = record.meant(party.actor for party in lead.telling.actors) if lead.telling else frozenset()
    return bool(doers & record.meant(party.actor for party in lead.said[0].sources))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _modal(before: list[str]) -> str:
    """Return the last words before that say whether it will, must, or may be done."""
    return " ".join([word for word in before[-_CLOSE - 1 :] if word in _modals()][-2:]) or "-"


@cache
def _modals() -> frozenset[str]:
    return frozenset(word.split()[0] for word in wording().signs.modals)


def _subject(before: list[str]) -> str:
    """Return the last pronoun near: "we" of "we'll"."""
    near = (word.split("'")[0] for word in reversed(before[-_NEAR:]))
    return next((word for word in near if word in _pronouns()), "-")


@cache
def _pronouns() -> frozenset[str]:
    return wording().clauses.pronouns | {"we", "i", "you"}


def of_themselves(lead: Lead, text: str) -> bool:
    """Tell whether the speakers speak of themselves: "we will", "I'll"."""
    return _subject(_words(text[lead.start : lead.what.start])) in {"we", "i"}
