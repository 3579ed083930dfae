"""Phrases and who they mean in, offices and memberships out."""

from onrecord.find.cast import Cast
from onrecord.find.offices import Office
from onrecord.find.phrases import Phrase
from onrecord.find.reading import Reading
from onrecord.model import Actor, Tie, TieKind, content_id


def ties(
    reading: Reading, found: tuple[Phrase, ...], meant: tuple[tuple[str, ...], ...], held: tuple[Office, ...], called: Cast
) -> tuple[tuple[Tie, ...], dict[str, Actor]]:
    """Return the ties in text order, and the cast with the bodies that only a title names."""
    actors = dict(called.actors)
    tied: list[Tie] = []
    for office in held:
        if not meant[office.person]:
            continue
        title = reading.of(reading.doc[slice(*office.title)])
        evidence = reading.of(reading.doc[slice(*office.evidence)])
        of = office.of.id if office.of else None
        if office.of is not None:
            actors.setdefault(office.of.id, office.of)
        if office.whose is not None and len(meant[office.whose]) == 1:
            of = meant[office.whose][0]
        actor = meant[office.person][0]
        tie = content_id("tie", actor, TieKind.OFFICE, title.start, evidence.start)
        tied.append(Tie(tie, TieKind.OFFICE, actor, of, title, evidence))
    return tuple(tied), actors
