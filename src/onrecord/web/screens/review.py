"""A desk in, what a person is to look at out: merges and doubtful findings, least sure first; and decisions."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from onrecord.model import BY_RULE, Event, Judgement, Statement
from onrecord.views.likelihood import of_merge
from onrecord.views.reasons import explained
from onrecord.views.record import Record
from onrecord.views.time import written
from onrecord.web.asking import NAMES
from onrecord.web.correctable import fields
from onrecord.web.desk import Desk
from onrecord.web.lines import Note, events, lines, names, placed, spans_noted
from onrecord.web.screen import Screen, leaf
from onrecord.web.screens.finding import row

_A_PAGE = 10
_WORDS = 2  # sentences that show what a decision is about
_PLACES = 4  # passages that name an actor
_LOOKED = 12  # articles in which they are looked for
_MOST = 1000  # merges, events and statements in the queue; others follow when some are decided
Doubtful = tuple[float, str, Event | Statement]
"""How sure, in which view, what."""

_RULE = re.compile(r"\[([^\]:]+): [^\]]*\]$")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often persons agreed with one kind of decision of the program."""

    kind: str
    right: int
    wrong: int
    corrected: int = 0

    @property
    def every(self) -> int:
        """How many decisions there were."""
        return self.right + self.wrong + self.corrected

    @property
    def share(self) -> float:
        """The share of decisions that agreed, 0 to 1."""
        return self.right / self.every


def review(desk: Desk) -> Screen:
    """Return the queue, or the decisions that were made."""
    persons = desk.kept("decisions", "", desk.record.reader.decisions)
    findings = desk.kept("doubtful", "", lambda: _doubtful(desk, persons))
    merges = desk.kept(
        "merges", "", lambda: sorted(desk.record.reader.merges(_MOST), key=lambda one: of_merge(one) or 0)
    )
    if any(name in NAMES for name, _ in desk.asked.given):
        merges, findings = _narrowed(desk, merges, findings)
    made = _made(persons)
    show = desk.asked.one("show")
    chosen: Mapping[str, Sequence[Any]] = {"merges": merges, "findings": findings, "decided": made}
    show = show if show in chosen else "merges"
    page = leaf(desk, chosen[show], _A_PAGE)
    drawers: dict[str, Callable[[Desk, Any], Mapping[str, Any]]]
    rules = {id_ for one in persons for id_ in one.about if id_.startswith("judgement-")}
    judged = [rule for id_ in rules for rule in desk.record.reader.beginning(Judgement, "judgement", id_)]
    agreed = agreements((*persons, *judged))
    drawers = {
        "merges": partial(_merge, agreed, _who(desk, page.items) if show == "merges" else {}),
        "findings": _finding,
        "decided": _decision,
    }
    values = {
        "show": show,
        "leaf": page,
        "items": [drawers[show](desk, one) for one in page.items],
        "tabs": [(name, desk.url("/review", show=name), len(found)) for name, found in chosen.items()],
        "agreements": agreed,
        "back": desk.url("/review", show=show, page=str(desk.asked.page)),
    }
    return Screen("review", "Review", values)


def _narrowed(desk: Desk, merges: list[Judgement], findings: list[Doubtful]) -> tuple[list[Judgement], list[Doubtful]]:
    """Return what of the queue is about events and statements that are asked for, and merges of whom is asked for."""
    reader = desk.record.reader
    asked = {one.id for one in reader.ranked(desk.asked.only, desk.part())}
    acts = bool(desk.asked.type or desk.asked.status)  # of events alone
    said = set() if acts else {id_ for one in desk.found("statements") for id_ in one.copies}
    about = [id_ for one in merges for id_ in one.about]
    events, who = reader.event_of(about), reader.who(about)
    wanted = asked | said | set(desk.asked.only.about)
    kept = [one for one in merges if any({events.get(id_), who.get(id_)} & wanted for id_ in one.about)]
    return kept, [one for one in findings if one[2].id in wanted]


def _persons(every: Iterable[Judgement]) -> list[Judgement]:
    return [one for one in every if not one.by.startswith(BY_RULE)]


def _decided(every: Iterable[Judgement]) -> set[str]:
    return {about for one in _persons(every) if not one.withdrawn for about in one.about}


def _doubtful(desk: Desk, persons: Sequence[Judgement]) -> list[Doubtful]:
    """Return the events and statements that the program is least sure of, and that nobody has judged.

    Of what copies say alike there is the first.
    """
    decided = _decided(persons)
    reader = desk.record.reader
    said = reader.doubtful(Statement, "statement", _MOST)
    desk.record.report_of.fetch(one.article for one in said)
    once = {(desk.record.report_of[one.article], one.act, *_words(one)): one for one in reversed(said)}
    events = reader.doubtful(Event, "event", _MOST)
    found: list[Doubtful] = [
        *((one.confidence, "events", one) for one in events if decided.isdisjoint((one.id, *one.mentions))),
        *((one.confidence, "statements", one) for one in once.values() if one.id not in decided),
    ]
    return sorted(found, key=lambda one: (one[0], one[2].id))


def _words(said: Statement) -> Iterable[str]:
    return " ".join(span.text for span in said.content or (said.sentence,)).casefold().split()


def _made(persons: Sequence[Judgement]) -> list[Judgement]:
    return sorted(persons, key=lambda one: (one.when or "", one.id), reverse=True)


def _decision(desk: Desk, one: Judgement) -> dict[str, Any]:
    """Return a person's decision with the names and words that it is about."""
    reader = desk.record.reader
    told = [mention.sentence for mention in (*reader.mentions(one.about), *reader.aside(one.about))]
    told += [s.sentence for id_ in one.about if id_[:3] == "sta" for s in reader.beginning(Statement, "statement", id_)]
    found = [id_ for id_ in one.about if "-" not in id_ or id_.startswith("actor-")]
    who = [reader.who(found).get(id_, id_) for id_ in found] if found else []
    others = () if told or who else one.about
    return {
        **row(desk, one),
        "notes": spans_noted(desk, told)[:_WORDS],
        "names": names(desk, list(dict.fromkeys(who))),
        "about": [(id_.partition("-")[0], desk.url(f"/finding/{id_}")) for id_ in others],
    }


def _who(desk: Desk, page: Iterable[Judgement]) -> Mapping[str, str]:
    """Return who is meant by the ids that merges are about."""
    return desk.record.reader.who(id_ for one in page for id_ in one.about)


def _merge(agreed: Sequence[Agreement], who: Mapping[str, str], desk: Desk, one: Judgement) -> dict[str, Any]:
    """Return a merge with its reasons and the words that it joined, side by side."""
    told = [mention.sentence for mention in desk.record.reader.mentions(one.about)]
    sides = [spans_noted(desk, (sentence,))[0] for sentence in told] or _named(desk, who, one.about)
    rule = one.by.removeprefix(BY_RULE)
    known = next((known for known in agreed if known.kind == rule), None)
    called, ground, reasons = explained(rule, one.why)
    return {
        **row(desk, one),
        "by": called,
        "chance": of_merge(one, *((known.right, known.every) if known else ())),
        "sides": sides,
        "fields": (),
        "ground": ground,
        "reasons": reasons,
        "day": written(one.when[:10]) if one.when else "",
        "agreed": known,
    }


def _named(desk: Desk, who: Mapping[str, str], about: Sequence[str]) -> Sequence[Note]:
    """Return words of different articles that name the actor of whom these were found to be parts."""
    actor = next((who[id_] for id_ in about if id_ in who), None)
    first = {span.article: span for span in reversed(desk.record.printed(actor) if actor else ())}
    found: dict[str, Note] = {}
    for note in (placed(desk, span) for span in sorted(first.values(), key=desk.record.rank)[:_LOOKED]):
        same = found.get(note.words)  # copies have the same words
        found[note.words] = replace(same, outlets=f"{same.outlets}, {note.outlets}", day="") if same else note
    return list(found.values())[:_PLACES]


def _finding(desk: Desk, found: Doubtful) -> dict[str, Any]:
    sure, view, value = found
    listed = value if isinstance(value, Event) else desk.said(value.id)
    line = events(desk, (value,))[0] if isinstance(value, Event) else lines(desk, view, [listed])[0]
    kind = view.removesuffix("s")
    return {"id": value.id, "line": line, "confidence": sure, "kind": kind, "fields": fields(desk.record, value)}


def agreements(every: Sequence[Judgement]) -> list[Agreement]:
    """Return how often persons called the program right, by its rule or by the kind of finding.

    Two that are the same after all, and one that is two, are counted as corrected.
    """
    rules = {one.id: one.by.removeprefix(BY_RULE) for one in every if one.by.startswith(BY_RULE)}
    counts: dict[str, Counter[str]] = {}
    for one in _persons(every):
        if not one.withdrawn:
            verdict = one.verdict if one.verdict in {"right", "wrong"} else "corrected"
            counts.setdefault(_kind(one, rules), Counter())[verdict] += 1
    return [
        Agreement(kind, found["right"], found["wrong"], found["corrected"]) for kind, found in sorted(counts.items())
    ]


def _kind(one: Judgement, rules: Mapping[str, str]) -> str:
    """Return the rule that was judged, or the kind of finding; a merge that was undone is known by the reason alone."""
    undone = _RULE.search(one.why)
    about = one.about[0]
    kind = about.partition("-")[0] if "-" in about else "actor"
    return rules.get(about) or (undone.group(1) if undone else {"mention": "event"}.get(kind, kind))


def with_rule(why: str, about: Iterable[str], record: Record) -> str:
    """Return a reason with the rule and ground of the merge it is about, which goes when the merge is undone."""
    named = set(about)
    for one in record.reader.judgements():
        if one.id in named and one.by.startswith(BY_RULE):
            ground = one.why.replace("[", "(").replace("]", ")")
            return f"{why} [{one.by.removeprefix(BY_RULE)}: {ground}]".strip()
    return why
