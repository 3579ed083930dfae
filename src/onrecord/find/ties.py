"""Offices and who their phrases mean in, ties out: who holds which post of whom."""

from dataclasses import replace

from onrecord.find.cast import Cast, Maker
from onrecord.find.hits import Hit
from onrecord.find.offices import Office
from onrecord.find.reading import Reading
from onrecord.model import Actor, ActorKind, Tie, TieKind, content_id


def ties(
    reading: Reading,
    hits: tuple[Hit, ...],
    held: tuple[Office, ...],
    meant: tuple[tuple[str, ...], ...],
    maker: Maker,
    called: Cast,
) -> tuple[tuple[Tie, ...], dict[str, Actor]]:
    """Return the ties in text order, and the cast with the bodies that only a title names and people's countries.

    Where the words do not say whose post it is, it is the one that the title belongs to ("Sen."), or the state that
    every other post of that person belongs to, or the gazetteer's, or the only state in the sentence that has nobody
    else in that post; else it stays open.
    """
    actors = dict(called.actors)
    said = {office: _said(office, meant) for office in held if meant[office.person]}
    for office in said:
        if office.of is not None:
            actors.setdefault(office.of.id, office.of)
    countries = _countries(said, meant, actors)
    states = {hit.start: hit.state for hit in hits if hit.state and hit.known and hit.known.kind is ActorKind.STATE}
    taken = {(_words(reading, office), actors[of].country) for office, of in said.items() if of is not None}
    tied = []
    for office, of in said.items():
        person = meant[office.person][0]
        country = countries.get(person) or _remaining(office, reading, states, taken)
        whose = of or _implied(office, country, actors, maker)
        title = reading.of(reading.doc[slice(*office.title)])
        evidence = reading.of(reading.doc[slice(*office.evidence)])
        tied.append(
            Tie(
                content_id("tie", person, TieKind.OFFICE, title.start, evidence.start),
                TieKind.OFFICE,
                person,
                whose,
                title,
                evidence,
            )
        )
    for person, country in countries.items():
        actors[person] = replace(actors[person], country=country)
    return tuple(tied), actors


def _said(office: Office, meant: tuple[tuple[str, ...], ...]) -> str | None:
    if office.of is not None:
        return office.of.id
    if office.whose is not None and len(meant[office.whose]) == 1:
        return meant[office.whose][0]
    return None


def _countries(
    said: dict[Office, str | None], meant: tuple[tuple[str, ...], ...], actors: dict[str, Actor]
) -> dict[str, str]:
    """Return the country of each person who has one, known or by the posts that the article gives them."""
    posts: dict[str, set[str]] = {}
    for office, of in said.items():
        country = actors[of].country if of is not None else None
        if country:
            posts.setdefault(meant[office.person][0], set()).add(country)
    known = {actor.id: actor.country for actor in actors.values() if actor.kind is ActorKind.PERSON and actor.country}
    return {person: next(iter(codes)) for person, codes in posts.items() if len(codes) == 1} | known


def _words(reading: Reading, office: Office) -> str:
    return reading.doc[slice(*office.title)].text.lower()


def _remaining(
    office: Office, reading: Reading, states: dict[int, str], taken: set[tuple[str, str | None]]
) -> str | None:
    """Return the only state named in the sentence, or else in the one before, whose post of that name is not taken."""
    sentence = reading.doc[office.title[0]].sent
    before = reading.doc[sentence.start - 1].sent if sentence.start else sentence
    for stretch in (sentence, before):
        named = dict.fromkeys(states[index] for index in range(stretch.start, stretch.end) if index in states)
        left = [state for state in named if (_words(reading, office), state) not in taken]
        if left:
            return left[0] if len(left) == 1 else None
    return None


def _implied(office: Office, country: str | None, actors: dict[str, Actor], maker: Maker) -> str | None:
    known = maker.gazetteer.known.get(office.row.of or (country if office.row.sector else None) or "")
    if known is None:
        return None
    actor = maker.known(known)
    actors.setdefault(actor.id, actor)
    return actor.id
