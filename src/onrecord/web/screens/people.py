"""A desk in, the pages of one actor and of two out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from onrecord.lexicon.codes import country, sector
from onrecord.model import Actor, ActorKind
from onrecord.store.filter import Filter
from onrecord.views.relations import others
from onrecord.views.time import period, written
from onrecord.views.wording import wording
from onrecord.web.asking import actor as one_actor
from onrecord.web.desk import Desk
from onrecord.web.lines import Note, lines, names, placed, spans_noted
from onrecord.web.screen import Screen
from onrecord.web.screens.drawn import between, by_month, pairs
from onrecord.web.screens.finding import judgements

_LINES = 12  # of each kind; a link leads to the rest
_NAMES = 12  # ways in which somebody is named
_PRINTED = 3  # places where somebody is named
_MANY = 1000  # words that name somebody: the first of them is found by id alone
_SIGHTINGS = 40  # articles among which another can be told apart
_QUADS = ("material cooperation", "verbal cooperation", "verbal conflict", "material conflict")

Section = tuple[str, str, Sequence[Any], str, int]
"""Heading, kind of lines, lines, address of all, how many there are."""


def actor(desk: Desk, id_: str) -> Screen:
    """Return one actor: names, offices over time, what it did, said, promised, was accused of, where it sits."""
    who = one_actor(id_, desk.record)
    only = desk.within(desk.asked.only.since, desk.asked.only.until)
    about = Filter((who.id,), only.since, only.until, only.confidence)
    printed = dict(desk.record.reader.words(who.id))
    return Screen(
        "actor",
        who.name,
        {
            "actor": who,
            "kind": described(who),
            "times": sum(map(len, printed.values())),
            "names": _printed_as(desk, printed),
            "printed": _printed(desk, who, printed),
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


def described(who: Actor) -> str:
    """Return what somebody is: the kind, the state, where it is another's, and the sector: "Person, India, courts"."""
    state = country(who.country) if who.country != who.id else ""
    of = sector(who.sector) if who.kind is not ActorKind.STATE else ""
    return ", ".join(filter(None, (who.kind.capitalize(), state, of)))


def _printed_as(desk: Desk, printed: Mapping[str, Sequence[str]]) -> list[tuple[str, int, str]]:
    """Return the names that were printed, how often, and from when to when; most often first.

    A pronoun is none, nor the same name with an article.
    """
    small = wording().clauses
    unnamed = small.pronouns | small.possessives | {"we", "us", "i", "you", "me", "our", "my"}
    places: dict[str, list[str]] = {}
    for article, words in printed.items():
        for one in words:
            places.setdefault(one.removeprefix("the ").removeprefix("The "), []).append(article)
    proper = [name for name in places if name != name.lower() and name.lower() not in unnamed]
    ranked = sorted(proper or places, key=lambda name: -len(places[name]))[:_NAMES]
    days = {name: desk.record.days(places[name]) for name in ranked}
    return [(name, len(places[name]), period(days[name][0], days[name][-1]) if days[name] else "") for name in ranked]


def _sightings(desk: Desk, who: Actor) -> list[tuple[str, Note]]:
    """Return articles that name somebody, each with the first words that do."""
    first = {span.article: span for span in reversed(desk.record.reader.printed(who.id, _SIGHTINGS))}
    return [(span.article, placed(desk, span)) for span in sorted(first.values(), key=desk.record.rank)]


def _printed(desk: Desk, who: Actor, printed: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], Sequence[Note]]:
    """Return when somebody was in print, and the first places of it."""
    days = desk.record.days(printed)
    many = sum(map(len, printed.values())) >= _MANY
    spans = desk.record.reader.printed(who.id, 1 if many else len(printed))
    first = spans[:1] if many else sorted(spans, key=desk.record.rank)[:_PRINTED]
    return ((period(days[0], days[-1]),) if days else ()), [placed(desk, span) for span in first]


def _offices(desk: Desk, who: Actor, about: Filter) -> list[dict[str, Any]]:
    return [
        {
            "title": one.title,
            "who": names(desk, [one.person]) if one.person != who.id else (),
            "of": names(desk, [one.of]) if one.of and one.of != who.id else (),
            "seen": period(one.seen[0], one.seen[-1]) if one.seen else "",
            "notes": spans_noted(desk, one.evidence, 1),
        }
        for one in desk.some("offices", about, 0, _LINES)[0]
    ]


def _sections(desk: Desk, who: Actor, about: Filter) -> list[Section]:
    of = desk.record.reader.whose(who.id)
    did, others = ({"of": of, "doing": doing} for doing in (True, False))
    every = (
        ("What it did", "events", desk.events(about, _LINES, **did)),
        ("What was done with or to it", "events", desk.events(about, _LINES, **others, without="ACCUSE")),
        ("What it was accused of", "events", desk.accused(about, _LINES, others)),
        ("What it promised, and what is demanded of it", "commitments", desk.owed(about, _LINES, who.id, owing=True)),
        ("What it asked of others, and was promised", "commitments", desk.owed(about, _LINES, who.id, owing=False)),
        ("What it said", "statements", desk.some("statements", about, 0, _LINES)),
        ("What it fears, and what is feared of it", "concerns", desk.some("concerns", about, 0, _LINES)),
    )
    return _sectioned(desk, every, [who.id])


def _sectioned(
    desk: Desk, every: Sequence[tuple[str, str, tuple[Sequence[Any], int]]], about: list[str]
) -> list[Section]:
    return [
        (title, view, lines(desk, view, found), desk.url(f"/{view}", about=about), count)
        for title, view, (found, count) in every
        if found
    ]


def _pairs(desk: Desk, who: Actor, about: Filter) -> list[tuple[str, str, int, int]]:
    """Return those whom somebody has most to do with: name, address, cooperative and conflictual events."""
    ranked = others(desk.record, about, who.id, _LINES)
    known = {one.id: one.name for one in desk.record.actors(other for other, *_ in ranked)}
    return [
        (known[other], desk.url("/pair", a=who.id, b=other), together, apart)
        for other, together, apart in ranked
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
    sides = (replace(about, about=(who.id,)) for who in (a, b))
    heard = {said.id: said for side in sides for said in desk.found("statements", side)}
    said = [one for one in reversed(heard.values()) if _about(desk, one, a, b)]
    every = (
        ("Events", "events", desk.some("events", about, 0, _LINES)),
        ("Commitments between them", "commitments", desk.some("commitments", about, 0, _LINES)),
        ("Statements of one about the other", "statements", (said[:_LINES], len(said))),
    )
    sections = _sectioned(desk, every, [a.id, b.id])
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
    for one in between(desk, a.id, b.id, about):
        months.setdefault(one.month or "", []).append(one)
    rows = []
    for month in sorted(months):
        parts = months[month]
        total = sum(one.events for one in parts)
        mean = sum(one.intensity * one.events for one in parts) / total
        rows.append((written(month) if month else "undated", {one.quad: one.events for one in parts}, f"{mean:+.1f}"))
    return rows
