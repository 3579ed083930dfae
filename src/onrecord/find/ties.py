"""What an article says in, the ties of office out: who holds which post of whom."""

from dataclasses import replace

from onrecord.find.discourse import Discourse
from onrecord.find.offices import Office
from onrecord.find.reading import Reading
from onrecord.model import Actor, ActorKind, Tie, TieKind, content_id


def ties(reading: Reading, told: Discourse, held: tuple[Office, ...]) -> tuple[tuple[Tie, ...], dict[str, Actor]]:
    """Return the ties in text order, and the cast with the bodies that only a title names and people's countries.

    Where the words do not say whose post it is, it is the one that the title belongs to ("Sen."), or the state that
    every other post of that person belongs to, or the gazetteer's, or the only state in the sentence that has nobody
    else in that post, or that state's body of the title ("Foreign Ministry spokesman"); else it stays open.
    """
    said = {office: _said(office, told) for office in held if told.meant[office.person]}
    countries = _countries(said, told)
    taken = {(_words(office, told), told.actors[of].country) for office, of in said.items() if of is not None}
    posted = {told.meant[office.person] for office in said if not office.row.rank}
    tied = []
    for office, of in said.items():
        person = told.meant[office.person][0]
        whose = of or _implied(office, countries.get(person), taken, told)
        if office.row.rank and (whose is None or told.meant[office.person] in posted):
            continue  # a rank is no post, but where it is all that is known: "Royal Navy Captain Ann Lee"
        title, evidence = (reading.of(reading.doc[slice(*run)]) for run in (office.title, office.evidence))
        name = content_id("tie", person, TieKind.OFFICE, title.start, evidence.start)
        tied.append(Tie(name, TieKind.OFFICE, person, whose, title, evidence))
    lands = {person: replace(told.actors[person], country=country) for person, country in countries.items()}
    return tuple(tied), told.actors | lands


def _said(office: Office, told: Discourse) -> str | None:
    whose: tuple[str, ...] = ()
    if office.of is not None:
        whose = told.add(office.of)
    elif office.whose is not None:
        whose = _people_of(told, office.whose)
    return whose[0] if len(whose) == 1 and whose != told.meant[office.person] else None


def _people_of(told: Discourse, pronoun: int) -> tuple[str, ...]:
    """Return who the pronoun means, or the state of whoever says "our": "our supreme leader"."""
    meant = told.meant[pronoun]
    if told.found[pronoun].name != "our" or not meant or told.actors[meant[0]].kind is not ActorKind.PERSON:
        return meant
    country = told.country(meant[0])
    return told.add(told.maker.known(told.gazetteer.known[country])) if country else ()


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


def _implied(office: Office, country: str | None, taken: set[tuple[str, str | None]], told: Discourse) -> str | None:
    """Return whose post it is where its words name nobody; a town's stays open."""
    row = office.row
    if row.local:
        return None
    body = _body(office, country, told)
    if body is not None:
        return body
    state = country if row.sector else None
    if state is None and row.sector == "GOV" and not row.rank:  # an officer in a report on Iraq need not be Iraq's
        state = _remaining(office, told, taken)
    known = told.gazetteer.known.get(row.of or state or "")
    return told.add(told.maker.known(known))[0] if known is not None else None


def _body(office: Office, country: str | None, told: Discourse) -> str | None:
    """Return the body that the title names, of the person's state or the only one around: "Army spokesman"."""
    words = told.doc[office.title[0] : office.head].text.lower().removesuffix("'s").removesuffix("’s").strip()
    kind = told.gazetteer.bodies.get(words)
    bodies = [actor for _, actor in told.before(office.person) if told.actors[actor].kind is ActorKind.BODY]
    if kind is None:
        named = [actor for actor in bodies if words and told.actors[actor].name.lower().endswith(f" {words}")]
        return named[0] if named else None
    state = country or told.home(office.person, back=2)
    if state is not None:
        return told.add(told.maker.body(state, kind))[0]
    named = list(dict.fromkeys(actor for actor in bodies if told.actors[actor].name.endswith(kind.name)))
    return named[0] if len(named) == 1 else None


def _remaining(office: Office, told: Discourse, taken: set[tuple[str, str | None]]) -> str | None:
    """Return the only state named in the sentence, or else in the one before, whose post of that name is not taken."""
    sentence = told.sentence[office.title[0]]
    states = [hit for hit in told.hits if hit.known is not None and hit.known.kind is ActorKind.STATE]
    states = [hit for hit in states if not office.title[1] <= hit.start < office.evidence[1]]  # "ambassador to Turkey"
    for number in (sentence, sentence - 1):
        named = dict.fromkeys(hit.state for hit in states if hit.state and told.sentence[hit.start] == number)
        left = [state for state in named if (_words(office, told), state) not in taken]
        if left:
            return left[0] if len(left) == 1 else None
    return None
