"""A reading and a gazetteer in, everyone and every place it names out."""

from collections import defaultdict
from dataclasses import replace

from onrecord.find.cast import Maker
from onrecord.find.chains import chain
from onrecord.find.discourse import Discourse
from onrecord.find.formats import formats
from onrecord.find.offices import offices
from onrecord.find.parties import Parties
from onrecord.find.people import bearers
from onrecord.find.phrases import phrases
from onrecord.find.places import places
from onrecord.find.reading import Form, Names, Naming, Reading
from onrecord.find.spot import spot
from onrecord.find.ties import ties
from onrecord.lexicon.gazetteer import Gazetteer
from onrecord.model import Actor


def names(reading: Reading, gazetteer: Gazetteer) -> Names:
    """Return the actors, ties, namings and places of one article, and who is meant by any noun phrase of it.

    Actors' ids are local to the article; ``known`` is the gazetteer's id where it has one.
    """
    doc = reading.doc
    hits = spot(doc, gazetteer)
    found = phrases(doc, hits, gazetteer)
    maker = Maker(reading.article.id, bearers(doc, hits, gazetteer), gazetteer)
    called = maker.cast(found)
    held = offices(doc, found, called, maker)
    told = Discourse(doc, found, hits, called.own, held, called.actors, maker)
    meant = chain(told)
    forums = formats(reading, told, maker)
    namings = tuple(
        Naming(reading.of(doc[phrase.start : phrase.end]), phrase.start, phrase.end, phrase.head, actors, phrase.form)
        for phrase, actors in zip(found, meant, strict=True)
    )
    namings = tuple(sorted((*namings, *forums.namings), key=lambda naming: (naming.head, naming.start)))
    situated = places(reading, hits, gazetteer)
    tied, actors = ties(reading, hits, held, meant, maker, called)
    actors |= {actor.id: actor for actor in forums.actors}
    return Names(_mentioned(actors, namings), (*tied, *forums.ties), namings, situated, Parties(reading, namings))


def _mentioned(actors: dict[str, Actor], namings: tuple[Naming, ...]) -> tuple[Actor, ...]:
    at = defaultdict(list)
    for naming in namings:
        for actor in naming.actors:
            at[actor].append(naming)
    return tuple(
        replace(
            actor,
            aliases=tuple(
                sorted({naming.span.text for naming in at[actor.id] if naming.form is Form.NAME} - {actor.name})
            ),
            mentions=tuple(sorted({naming.span for naming in at[actor.id]})),
        )
        for actor in actors.values()
    )
