"""A reading and a gazetteer in, everyone and every place it names out."""

import re
from collections import defaultdict
from dataclasses import replace

from onrecord.find.cast import Maker
from onrecord.find.chains import chain
from onrecord.find.discourse import Discourse
from onrecord.find.formats import formats
from onrecord.find.offices import offices
from onrecord.find.parse import parse
from onrecord.find.parties import Parties
from onrecord.find.people import bearers
from onrecord.find.phrases import phrases
from onrecord.find.places import places
from onrecord.find.posts import Posts
from onrecord.find.reading import Form, Names, Naming, Reading
from onrecord.find.served import served
from onrecord.find.spot import spot
from onrecord.find.ties import ties
from onrecord.lexicon.gazetteer import Gazetteer
from onrecord.model import Actor, Article

_OFFICIAL = re.compile(r"\b(?:statement|declaration|communiqu[eé]|press release)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\s(?:on|in|at|to|for|about|regarding|concerning|following|after|ahead|marking)\s|:\s|\s[–—-]\s", re.IGNORECASE
)


def names(reading: Reading, gazetteer: Gazetteer) -> Names:
    """Return the actors, ties, namings and places of one article, and who is meant by any noun phrase of it.

    Actors' ids are local to the article; ``known`` is the gazetteer's id where it has one.
    """
    doc = reading.doc
    hits = spot(doc, gazetteer)
    found = phrases(doc, hits, gazetteer)
    maker = Maker(reading.article.id, bearers(doc, hits, gazetteer), gazetteer)
    called = maker.cast(found)
    posts = Posts(doc, found, hits, called, maker)
    told = Discourse(
        doc, found, hits, called.own, offices(posts), called.actors, maker, _authors(reading.article, gazetteer)
    )
    meant = chain(told)
    forums = formats(reading, told, maker)
    tied, actors = ties(reading, told, (*told.held, *served(told, posts)))
    namings = [
        Naming(reading.of(doc[phrase.start : phrase.end]), phrase.start, phrase.end, phrase.head, who, phrase.form)
        for phrase, who in zip(found, meant, strict=True)
    ]
    everyone = tuple(sorted([*namings, *forums.namings], key=lambda naming: (naming.head, naming.start)))
    actors |= {actor.id: actor for actor in forums.actors}
    return Names(
        _mentioned(actors, everyone, told, {tie.of for tie in tied}),
        (*tied, *forums.ties),
        everyone,
        places(reading, hits, gazetteer),
        Parties(reading, everyone, gazetteer.words["part"]),
    )


def _authors(article: Article, gazetteer: Gazetteer) -> tuple[Actor, ...] | None:
    """Return whom the title of an official text names as speaking: "Statement by Norway on ..."; else ``None``."""
    title = article.title or ""
    if not _OFFICIAL.search(title):
        return None
    who = _ABOUT.split(title)[0]
    return names(Reading(replace(article, title=None, text=who), parse(who)), gazetteer).actors


def _mentioned(
    actors: dict[str, Actor], namings: tuple[Naming, ...], told: Discourse, tied: set[str | None]
) -> tuple[Actor, ...]:
    """Return the actors that are meant anywhere, with the words that mean them and the other names they go by."""
    spans, called = defaultdict(set), defaultdict(set)
    for naming in namings:
        for actor in naming.actors:
            spans[actor].add(naming.span)
    for phrase, meant in zip(told.found, told.meant, strict=True):
        for actor in meant if phrase.form is Form.NAME else ():
            called[actor].add(phrase.name)
    return tuple(
        replace(actor, aliases=tuple(sorted(called[key] - {actor.name})), mentions=tuple(sorted(spans[key])))
        for key, actor in actors.items()
        if spans[key] or key in tied
    )
