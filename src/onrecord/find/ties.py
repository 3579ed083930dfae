"""What an article says in, the ties of office out: who holds which post of whom."""

from dataclasses import replace

from onrecord.find.discourse import Discourse
from onrecord.find.offices import Office
from onrecord.find.reading import Reading
from onrecord.model import Actor, ActorKind, Tie, TieKind, content_id


def ties(reading: Reading, told: Discourse) -> tuple[tuple[Tie, ...], dict[str, Actor]]:
    """Return the ties in text order, and the cast with the bodies that only a title names and people's countries.

    Where the words do not say whose post it is, it is the one that the title belongs to ("Sen."), or the state that
    every other post of that person belongs to, or the gazetteer's, or the only state in the sentence that has nobody
    else in that post; else it stays open.
    """
    said = {office: _said(office, told) for office in told.held if told.meant[office.person]}
    countries = _countries(said, told)
    taken = {(_words(office, told), told.actors[of].country) for office, of in said.items() if of is not None}
    tied = []
    for office, of in said.items():
        person = told.meant[office.person][0]
        whose = of or _implied(office, countries.get(person) or _remaining(office, told, taken), told)
        title, evidence = (reading.of(reading.doc[slice(*run)]) for run in (office.title, office.evidence))
        name = content_id("tie", person, TieKind.OFFICE, title.start, evidence.start)
        tied.append(Tie(name, TieKind.OFFICE, person, whose, title, evidence))
    lands = {person: replace(told.actors[person], country=country) for person, country in countries.items()}
    return tuple(tied), told.actors | lands


def _said(office: Office, told: Discourse) -> str | None:
    if office.of is not None:
        return told.add(office.of)[0]
    if office.whose is not None and len(told.meant[office.whose]) == 1:
        return told.meant[office.whose][0]
    return None


def _countries(said: dict[Office, str | None], told: Discourse) -> dict[str, str]:
    """Return the country of each person who has one, known or by the posts that the article gives them."""
    posts: dict[str, set[str]] = {}
    for office, of in said.items():
        country = told.actors[of].country if of is not None else None
        if country:
            posts.setdefault(told.meant[office.person][0], set()).add(country)
    known = {one.id: one.country for one in told.actors.values() if one.kind is ActorKind.PERSON and one.country}
    return {person: next(iter(codes)) for person, codes in posts.items() if len(codes) == 1} | known


def _words(office: Office, told: Discourse) -> str:
    return told.doc[slice(*office.title)].text.lower()


def _remaining(office: Office, told: Discourse, taken: set[tuple[str, str | None]]) -> str | None:
    """Return the only state named in the sentence, or else in the one before, whose post of that name is not taken."""
    if office.row.rank or office.row.sector != "GOV":
        return None  # an officer in a report on Iraq need not be Iraq's
    sentence = told.sentence[office.title[0]]
    states = [hit for hit in told.hits if hit.known is not None and hit.known.kind is ActorKind.STATE]
    for number in (sentence, sentence - 1):
        named = dict.fromkeys(hit.state for hit in states if hit.state and told.sentence[hit.start] == number)
        left = [state for state in named if (_words(office, told), state) not in taken]
        if left:
            return left[0] if len(left) == 1 else None
    return None


def _implied(office: Office, country: str | None, told: Discourse) -> str | None:
    known = told.gazetteer.known.get(office.row.of or (country if office.row.sector else None) or "")
    return told.add(told.maker.known(known))[0] if known is not None else None
