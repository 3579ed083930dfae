"""Actors in, their names as a sentence has them out: "India, Russia and the United States"."""

from collections.abc import Iterable, Sequence

from onrecord.model import Actor, ActorKind
from onrecord.views.prose import Kind, Run, Runs, merged, name
from onrecord.views.record import Record
from onrecord.views.wording import wording

MANY = 6  # names in a list; the rest are counted
_VOWELS = "aeiou"


def named(record: Record, ids: Iterable[str]) -> Runs:
    """Return the actors' names, each once, in the order given."""
    return listed([actor_name(actor) for actor in record.actors(ids)])


def actor_name(actor: Actor) -> Runs:
    """Return the name with its article: "the United States", "an Indian official", "Russia"."""
    words = actor.name.split()
    definite = wording().definite
    if actor.kind is ActorKind.OFFICE_HOLDER:
        return _described(actor.name)
    owned = any(word.endswith(("'s", "’s", "s'", "s’")) for word in words[:-1])
    if actor.kind is ActorKind.PERSON or owned or words[0].lower() == "the":
        return name(actor.name)
    if words[-1] in definite.last or actor.name in definite.whole:
        return merged((Run(Kind.WORDS, "the "), *name(actor.name)))
    return name(actor.name)


def _described(text: str) -> Runs:
    """Return a description with an article, if it has none and speaks of one: "an Indian official", "officials"."""
    first, last = text.split(maxsplit=1)[0].lower(), text.rsplit(maxsplit=1)[-1]
    if first in wording().clauses.determiners or last.endswith("s"):
        return name(text)
    return merged((Run(Kind.WORDS, "an " if first[0] in _VOWELS else "a "), *name(text)))


def listed(members: list[Runs]) -> Runs:
    """Return the members joined: "a, b and c"; past ``MANY`` the rest are counted."""
    lists = wording().lists
    if len(members) > MANY:
        rest = (Run(Kind.COUNT, str(len(members) - MANY + 1)), Run(Kind.WORDS, lists.others))
        members = [*members[: MANY - 1], rest]
    joined: list[Run] = []
    for place, member in enumerate(members):
        if place:
            joined.append(Run(Kind.WORDS, lists.last if place == len(members) - 1 else lists.comma))
        joined += member
    return merged(joined)


def agreements(actors: Sequence[Actor]) -> dict[str, str]:
    """Return the forms of words that agree with these actors: "is", "are"."""
    return {word: forms[_plural(actors)] for word, forms in wording().agreement.items()}


def _plural(actors: Sequence[Actor]) -> bool:
    if len(actors) != 1:
        return True
    described = actors[0].kind in {ActorKind.OFFICE_HOLDER, ActorKind.POPULATION}
    return described and actors[0].name.endswith("s")


def counted(noun: str, number: int) -> Runs:
    """Return a number and its noun: "2 reports", "1 page"."""
    return (Run(Kind.COUNT, f"{number:,}"), Run(Kind.WORDS, " " + wording().plurals[noun][number != 1]))
