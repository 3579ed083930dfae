"""A desk in, the pages of one actor and of two out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from onrecord.lexicon.codes import country, sector
from onrecord.model import Actor, ActorKind
from onrecord.store.filter import Filter
from onrecord.views.offices import Office
from onrecord.views.relations import others
from onrecord.views.statements import Said, statements
from onrecord.views.time import period, written
from onrecord.views.wording import wording
from onrecord.web.asking import actor as one_actor
from onrecord.web.desk import MOST, SMALL, Desk
from onrecord.web.lines import Note, lines, names, placed, spans_noted
from onrecord.web.screen import Screen
from onrecord.web.screens.drawn import between, by_month, pairs
from onrecord.web.screens.finding import row

_LINES = 12  # of each kind; a link leads to the rest
_LISTENED, _FARTHER = 80, 5  # statements of each of two that are read at first, and how many times more then
_NAMES = 12  # ways in which somebody is named
_PRINTED = 3  # places where somebody is named
_HUB = 1000  # articles that name somebody whose page takes long
_MANY = 1000  # words that name somebody: the first of them is found by id alone
_SIGHTINGS = 40  # articles among which another can be told apart
_QUADS = ("material cooperation", "verbal cooperation", "verbal conflict", "material conflict")

Called = tuple[list[str], str | None]
"""The words that name somebody in an article, and the day on which it was printed."""

Section = tuple[str, str, Sequence[Any], str, int]
"""Heading, kind of lines, lines, address of all, how many there are."""


def actor(desk: Desk, id_: str) -> Screen:
    """Return one actor: names, offices over time, what it did, said, promised, was accused of, where it sits."""
    who = one_actor(id_, desk.record)
    only = desk.within(desk.asked.only.since, desk.asked.only.until)
    about = Filter((who.id,), only.since, only.until, only.confidence)
    times, articles = desk.record.reader.times(who.id)
    values = {"actor": who, "kind": described(who), "times": times}
    return Screen("actor", who.name, values, parts=_parts(desk, who, about), at_once=articles < _HUB)


def _parts(desk: Desk, who: Actor, about: Filter) -> Iterator[Screen]:
    """Yield what is known of an actor, then what it did and said."""
    printed = tuple(desk.record.reader.called(who.id))
    posts, held = desk.some("offices", about, 0, _LINES)
    sitting = desk.found("formats", about)
    facts = {
        "seen": _between([day for _, day in printed if day]),
        "names": _printed_as(printed),
        "printed": _printed(desk, who, sum(len(words) for words, _ in printed)),
        "offices": _offices(desk, who, posts),
        "formats": [(one, names(desk, one.members), desk.url(f"/actor/{one.id}")) for one in sitting[:_LINES]],
        "more": {
            view: (desk.url(f"/{view}", about=[who.id]), count)
            for view, count in (("offices", held), ("formats", len(sitting)))
            if count > _LINES
        },
        "pairs": _pairs(desk, who, about),
    }
    yield Screen("actor_facts", who.name, facts)
    told = {
        "actor": who,
        "sections": _sections(desk, who, about),
        "sightings": _sightings(desk, who),
        "judgements": [row(desk, one) for one in desk.record.reader.judged_of(who.id)],
        "here": f"/actor/{who.id}",
    }
    yield Screen("actor_rest", who.name, told)


def described(who: Actor) -> str:
    """Return what somebody is: the kind, the state, where it is another's, and the sector: "Person, India, courts"."""
    state = country(who.country) if who.country != who.id else ""
    of = sector(who.sector) if who.kind is not ActorKind.STATE else ""
    return ", ".join(filter(None, (who.kind.capitalize(), state, of)))


def _printed_as(printed: Sequence[Called]) -> list[tuple[str, int, str]]:
    """Return the names that were printed, how often, and from when to when; most often first.

    A pronoun is none, nor the same name with an article.
    """
    small = wording().clauses
    unnamed = small.pronouns | small.possessives | {"we", "us", "i", "you", "me", "our", "my"}
    counts = Counter(chain.from_iterable(words for words, _ in printed))
    forms: dict[str, set[str]] = {}
    for one in counts:
        forms.setdefault(one.removeprefix("the ").removeprefix("The "), set()).add(one)
    times = {name: sum(counts[one] for one in ones) for name, ones in forms.items()}
    proper = [name for name in forms if name != name.lower() and name.lower() not in unnamed]
    ranked = sorted(proper or forms, key=lambda name: -times[name])[:_NAMES]
    on: dict[str, set[str]] = {}
    for words, day in printed:
        on.setdefault(day or "", set()).update(words)
    seen = {name: [day for day, words in on.items() if day and not forms[name].isdisjoint(words)] for name in ranked}
    return [(name, times[name], "".join(_between(seen[name]))) for name in ranked]


def _between(days: Sequence[str]) -> tuple[str, ...]:
    """Return from when to when something was printed, where a day is known."""
    return (period(min(days), max(days)),) if days else ()


def _sightings(desk: Desk, who: Actor) -> list[tuple[str, Note]]:
    """Return articles that name somebody, each with the first words that do."""
    first = {span.article: span for span in reversed(desk.record.reader.printed(who.id, _SIGHTINGS))}
    return [(span.article, placed(desk, span)) for span in sorted(first.values(), key=desk.record.rank)]


def _printed(desk: Desk, who: Actor, times: int) -> Sequence[Note]:
    """Return the first places where somebody was in print, who is named so many times."""
    spans = desk.record.reader.printed(who.id, 1 if times >= _MANY else times)
    first = spans[:1] if times >= _MANY else sorted(spans, key=desk.record.rank)[:_PRINTED]
    return [placed(desk, span) for span in first]


def _offices(desk: Desk, who: Actor, posts: Iterable[Office]) -> list[dict[str, Any]]:
    return [
        {
            "title": one.title,
            "who": names(desk, [one.person]) if one.person != who.id else (),
            "of": names(desk, [one.of]) if one.of and one.of != who.id else (),
            "seen": period(one.seen[0], one.seen[-1]) if one.seen else "",
            "notes": spans_noted(desk, one.evidence, 1),
        }
        for one in posts
    ]


def _sections(desk: Desk, who: Actor, about: Filter) -> list[Section]:
    of = desk.record.reader.side(who.id)
    did, others = ({"of": of, "doing": doing} for doing in (True, False))
    every = (
        ("What it did", "events", desk.events(about, _LINES, **did)),
        ("What was done with or to it", "events", desk.events(about, _LINES, **others, accusing=False)),
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
    often = desk.record.reader.told_of((a.id, b.id)).values()
    hubs = bool(often) and min(articles for _, articles in often) >= _HUB
    return Screen(
        "pair", f"{a.name} and {b.name}", {"a": a, "b": b}, parts=_of_two(desk, a, b, about), at_once=not hubs
    )


def _of_two(desk: Desk, a: Actor, b: Actor, about: Filter) -> Iterator[Screen]:
    """Yield how two stand by month, then what is told of both."""
    months = {"a": a, "b": b, "months": _months(desk, a, b, about), "quads": _QUADS}
    months["drawn"] = by_month(desk, a.id, b.id, about)
    yield Screen("pair_months", "By month", months)
    every = (
        ("Events", "events", desk.some("events", about, 0, _LINES)),
        ("Commitments between them", "commitments", desk.some("commitments", about, 0, _LINES)),
        ("Statements of one about the other", "statements", _heard(desk, a, b, about)),
    )
    yield Screen("pair_rest", "Between them", {"sections": _sectioned(desk, every, [a.id, b.id])})


def _heard(desk: Desk, a: Actor, b: Actor, about: Filter) -> tuple[Sequence[Said], int]:
    """Return the last statements of one about the other, and how many there are.

    Of those who speak often only so many are read, and those in which both take part are counted.
    """
    sides = [replace(about, about=(who.id,)) for who in (a, b)]
    if desk.asked.outlet or max(desk.number("statements", side) for side in sides) <= SMALL:
        found = (said for side in sides for said in desk.found("statements", side))
        said = _of_each_other(desk, found, a, b)[::-1]
        return said[:_LINES], len(said)
    said, size = [], _LISTENED
    while len(said) < _LINES and size < MOST:
        found = (said for side in sides for said in statements(desk.record, side, size))
        said = _of_each_other(desk, found, a, b)
        size *= _FARTHER
    last = sorted(said, key=lambda one: (desk.record.rank(one.sentence), one.content, one.id), reverse=True)
    return last[:_LINES], desk.number("statements", about)


def _of_each_other(desk: Desk, found: Iterable[Said], a: Actor, b: Actor) -> list[Said]:
    """Return what one of the two says and the other is named in, each once, in the order given."""
    once = {said.id: said for said in found}
    desk.record.fetch_named({said.article for said in once.values()})
    return [said for said in once.values() if _about(desk, said, a, b)]


def _about(desk: Desk, said: Said, a: Actor, b: Actor) -> bool:
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
