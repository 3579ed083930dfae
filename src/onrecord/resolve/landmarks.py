"""An article's findings in, landmarks out: hashes by which others that may tell of the same are found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

from onrecord.model import Actor, ActorKind, Article, Findings, Mention
from onrecord.resolve.days import days, published
from onrecord.resolve.spelling import sound, surname, words
from onrecord.resolve.tellings import stems
from onrecord.resolve.vectors import common_words

_STRETCH = 4  # days: a landmark stands in its own four, and is sought in those beside them too
_MANY = 6  # parties of one mention of which pairs are taken
_NAMED = {ActorKind.PERSON, ActorKind.BODY, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP}


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Signed 64-bit hashes, sorted: those an article is found by, and those by which others are looked for."""

    stands: tuple[int, ...]
    seeks: tuple[int, ...]


def landmarks(article: Article, findings: Findings) -> Landmarks:
    """Return the landmarks of an article: who does what with whom about when, names, and the words of its title.

    They only gather reports that are worth comparing; whether two tell of the same is decided by reading both.
    """
    day = published(article)
    week = day.toordinal() // _STRETCH if day else None
    names = {actor.id: _label(actor) for actor in findings.actors}
    stands, seeks = set(_names(findings.actors)), set(_names(findings.actors))
    placed: list[tuple[object, int | None]] = [(("title", word), week) for word in _title(article)]
    for mention in findings.mentions:
        about = days(mention.when.value) if mention.when else None
        then = about.first.toordinal() // _STRETCH if about else week
        placed += [(deed, then) for deed in _deeds(mention, names)]
    for what, then in set(placed):
        stands.add(_hash(what, then))
        seeks |= {_hash(what, then if then is None else then + step) for step in (-1, 0, 1)}
    return Landmarks(tuple(sorted(stands)), tuple(sorted(seeks)))


def _label(actor: Actor) -> str:
    return actor.known or " ".join(words(actor.name))


def _names(actors: Iterable[Actor]) -> Iterator[int]:
    """Yield what names that no list knows are found by, however they are transliterated."""
    for actor in actors:
        if actor.kind in _NAMED and not actor.known and any(sign.isupper() for sign in actor.name):
            found = words(actor.name)
            if actor.kind is ActorKind.PERSON and len(found) > 1:
                last = surname(found)
                yield from (_hash("person", sound(last), sound(given)[:1]) for given in found if given != last)
            elif actor.kind is not ActorKind.PERSON:
                yield _hash("body", found)


def _title(article: Article) -> Iterator[str]:
    return (word for word in words(article.title or "") if word not in common_words())


def _deeds(mention: Mention, names: dict[str, str]) -> Iterator[tuple[str, ...]]:
    sides = sorted({names[party.actor] for party in mention.actors + mention.recipients if party.actor in names})
    yield from ((mention.type, *pair) for pair in combinations(sides[:_MANY], 2))
    yield from ((mention.type, side, stem) for side in sides[:_MANY] for stem in sorted(stems(mention.trigger.text)))


def _hash(*parts: object) -> int:
    return int.from_bytes(blake2b(repr(parts).encode(), digest_size=8).digest(), signed=True)
