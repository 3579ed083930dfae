"""A desk in, the pages of one actor and of two out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord.model import Actor, Event
from onrecord.store.filter import Filter
from onrecord.views.time import period, written
from onrecord.views.wording import wording
from onrecord.web.asking import actor as one_actor
from onrecord.web.desk import Desk
from onrecord.web.lines import Note, lines, names, placed, spans_noted
from onrecord.web.screen import Screen
from onrecord.web.screens.drawn import by_month, pairs
from onrecord.web.screens.finding import judgements

_LINES = 12  # of each kind; a link leads to the rest
_NAMES = 12  # ways in which somebody is named
_PRINTED = 3  # places where somebody is named
_SIGHTINGS = 40  # articles among which another can be told apart
_QUADS = ("material cooperation", "verbal cooperation", "verbal conflict", "material conflict")

Section = tuple[str, str, Sequence[Any], str, int]
"""Heading, kind of lines, lines, address of all, how many there are."""


def actor(desk: Desk, id_: str) -> Screen:
    """Return one actor: names, offices over time, what it did, said, promised, was accused of, where it sits."""
    who = one_actor(id_, desk.record)
    only = desk.within(desk.asked.only.since, desk.asked.only.until)
    about = Filter((who.id,), only.since, only.until, only.confidence)
    return Screen(
        "actor",
        who.name,
        {
            "actor": who,
            "names": _printed_as(desk, who),
            "printed": _printed(desk, who),
            "offices": _offices(desk, who, about),
            "formats": [
                (one, names(desk, one.members), desk.url(f"/actor/{one.id}")) for one in desk.found("formats", about)
            ],
            "pairs": _pairs(desk, who, about),
            "sections": _sections(desk, who, about),
            "sightings": _sightings(desk, who),
            "judgements": judgements(desk, (who.id, *desk.record.reader.found_as(who.id))),
            "here": f"/actor/{who.id}",
        },
    )


def _printed_as(desk: Desk, who: Actor) -> list[tuple[str, int, str]]:
    """Return the names that were printed, how often, and from when to when; most often first.

    A pronoun is none, nor the same name with an article.
    """
    small = wording().clauses
    unnamed = small.pronouns | small.possessives | {"we", "us", "i", "you", "me", "our", "my"}
    places: dict[str, list[str]] = {}
    for span in who.mentions:
        places.setdefault(span.text.removeprefix("the ").removeprefix("The "), []).append(span.article)
    proper = [name for name in places if name != name.lower() and name.lower() not in unnamed]
    ranked = sorted(proper or places, key=lambda name: -len(places[name]))[:_NAMES]
    days = {name: desk.record.days(places[name]) for name in ranked}
    return [(name, len(places[name]), period(days[name][0], days[name][-1]) if days[name] else "") for name in ranked]


def _sightings(desk: Desk, who: Actor) -> list[tuple[str, Note]]:
    """Return articles that name somebody, each with the first words that do."""
    first = {span.article: span for span in reversed(desk.record.reader.printed(who.id, _SIGHTINGS))}
    return [(span.article, placed(desk, span)) for span in sorted(first.values(), key=desk.record.rank)]


def _printed(desk: Desk, who: Actor) -> tuple[tuple[str, ...], Sequence[Note]]:
    """Return when somebody was in print, and the first places of it."""
    days = desk.record.days(span.article for span in who.mentions)
    first = sorted(who.mentions, key=desk.record.rank)[:_PRINTED] if len(who.mentions) < 1000 else who.mentions[:1]  # noqa: PLR2004
    return ((period(days[0], days[-1]),) if days else ()), [placed(desk, span) for span in first]


def _offices(desk: Desk, who: Actor, about: Filter) -> list[dict[str, Any]]:
    return [
        {
            "title": one.title,
            "who": names(desk, [one.person]) if one.person != who.id else (),
            "of": names(desk, [one.of]) if one.of and one.of != who.id else (),
            "seen": period(one.seen[0], one.seen[-1]) if one.seen else "",
            "notes": spans_noted(desk, one.evidence)[:1],
        }
        for one in desk.found("offices", about)[:_LINES]
    ]


def _sections(desk: Desk, who: Actor, about: Filter) -> list[Section]:
    def mine(party: str) -> bool:
        return who.id in desk.record.standing_for(party)

    happened: Sequence[Event] = desk.found("events", about)
    did = [one for one in happened if any(mine(party.actor) for party in one.actors)]
    doing = {one.id for one in did}
    undergone = [one for one in happened if one.id not in doing]
    charged = [one for one in undergone if one.type == "ACCUSE"]
    undertaken = list(reversed(desk.found("commitments", about)))
    owed = [one for one in undertaken if any(mine(by) for by in one.by)]
    owing = {one.id for one in owed}
    asked_for = [one for one in undertaken if one.id not in owing]
    said = list(reversed(desk.found("statements", about)))
    every = (
        ("What it did", "events", did),
        ("What was done with or to it", "events", [one for one in undergone if one.type != "ACCUSE"]),
        ("What it was accused of", "events", charged),
        ("What it promised, and what is demanded of it", "commitments", owed),
        ("What it asked of others, and was promised", "commitments", asked_for),
        ("What it said", "statements", said),
        ("What it fears, and what is feared of it", "concerns", list(reversed(desk.found("concerns", about)))),
    )
    return [
        (title, view, lines(desk, view, found[:_LINES]), desk.url(f"/{view}", about=[who.id]), len(found))
        for title, view, found in every
        if found
    ]


def _pairs(desk: Desk, who: Actor, about: Filter) -> list[tuple[str, str, int, int]]:
    """Return those whom somebody has most to do with: name, address, cooperative and conflictual events."""
    found: dict[str, Counter[bool]] = {}
    for one in desk.found("relations", about):
        if who.id in {one.a, one.b}:
            other = one.b if one.a == who.id else one.a
            found.setdefault(other, Counter())["conflict" in one.quad] += one.events
    ranked = sorted(found, key=lambda other: (-found[other].total(), other))[:_LINES]
    known = {one.id: one.name for one in desk.record.actors(ranked)}
    return [
        (known[other], desk.url("/pair", a=who.id, b=other), found[other][False], found[other][True])
        for other in ranked
        if other in known
    ]


def pair(desk: Desk) -> Screen:
    """Return what two actors have to do with each other; without two, the pairs that have most."""
    given = dict(desk.asked.given)
    if not (given.get("a") and given.get("b")):
        return pairs(desk)
    a, b = (one_actor(given[name], desk.record) for name in ("a", "b"))
    since, until = desk.asked.only.since, desk.asked.only.until
    about = Filter((a.id, b.id), since, until, desk.asked.only.confidence)
    happened = desk.found("events", about)
    sides = (replace(about, about=(who.id,)) for who in (a, b))
    heard = {said.id: said for side in sides for said in desk.found("statements", side)}
    said = [one for one in reversed(heard.values()) if _about(desk, one, a, b)]
    every = (
        ("Events", "events", happened),
        ("Commitments between them", "commitments", list(reversed(desk.found("commitments", about)))),
        ("Statements of one about the other", "statements", said),
    )
    sections = [
        (title, view, lines(desk, view, found[:_LINES]), desk.url(f"/{view}", about=[a.id, b.id]), len(found))
        for title, view, found in every
        if found
    ]
    values = {"a": a, "b": b, "months": _months(desk, a, b, about), "sections": sections, "quads": _QUADS}
    values["drawn"] = by_month(desk, a.id, b.id, about)
    return Screen("pair", f"{a.name} and {b.name}", values)


def _about(desk: Desk, said: Any, a: Actor, b: Actor) -> bool:  # noqa: ANN401 - a Said
    """Tell whether one of the two says it, and the other is named in what is said."""
    speakers = desk.record.meant(party.actor for party in said.sources)
    named = {
        actor
        for actor, span in desk.record.named_in(said.article)
        for content in said.content
        if content.start <= span.start < content.end
    }
    meant = desk.record.meant(named)
    return (a.id in speakers and b.id in meant) or (b.id in speakers and a.id in meant)


def _months(desk: Desk, a: Actor, b: Actor, about: Filter) -> list[tuple[str, dict[str, int], str]]:
    """Return by month: its name, events in each quad class, their mean intensity."""
    months: dict[str, list[Any]] = {}
    for one in desk.found("relations", about):
        if {one.a, one.b} == {a.id, b.id}:
            months.setdefault(one.month or "", []).append(one)
    rows = []
    for month in sorted(months):
        parts = months[month]
        total = sum(one.events for one in parts)
        mean = sum(one.intensity * one.events for one in parts) / total
        rows.append((written(month) if month else "undated", {one.quad: one.events for one in parts}, f"{mean:+.1f}"))
    return rows
