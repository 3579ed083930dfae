"""Actors in, their names as a sentence has them out: "India, Russia and the United States"."""

from collections.abc import Iterable, Sequence

from onrecord.model import Actor, ActorKind
from onrecord.views.prose import Kind, Run, Runs, merged, name
from onrecord.views.record import Record
from onrecord.views.wording import wording

MANY = 6  # names in a list; the rest are counted
_SAMPLE = 7  # places where a name is printed, to see whether "the" stands before it
_VOWELS = "aeiou"
_YOU = ("U.", "US", "UN", "UK", "Uni", "uni", "Eu")  # vowels that sound like "you": "a U.S. official"
_OF_PEOPLE = {ActorKind.PERSON, ActorKind.STATE, ActorKind.POPULATION}


def named(record: Record, ids: Iterable[str]) -> Runs:
    """Return the actors' names, each once, in the order given."""
    return listed(list(dict.fromkeys(actor_name(record, actor) for actor in record.actors(ids))))


def actor_name(record: Record, actor: Actor) -> Runs:
    """Return the name with its article: "the United States", "an Indian official", "Russia"."""
    words = actor.name.split()
    common = words[0].islower() and actor.kind is not ActorKind.POPULATION
    if actor.kind is ActorKind.OFFICE_HOLDER or (common and actor.kind is ActorKind.PERSON):
        return _described(actor.name)
    owned = any(word.endswith(("'s", "’s", "s'", "s’")) for word in words[:-1])
    if actor.kind is ActorKind.PERSON or owned or words[0].lower() == "the":
        return name(actor.name)
    if common or _is_definite(record, actor):
        return merged((Run(Kind.WORDS, "the "), *name(actor.name)))
    return name(actor.name)


def _is_definite(record: Record, actor: Actor) -> bool:
    definite = wording().definite
    if actor.name.split()[-1] in definite.last or actor.name in definite.whole:
        return True
    words = actor.mentions or record.printed(actor.id)
    printed = [span for span in words if span.text.endswith(actor.name)][:_SAMPLE]
    if actor.kind in _OF_PEOPLE or not printed:
        return False
    texts = [record.article(span.article).text[max(span.start - 4, 0) : span.end].lower() for span in printed]
    return sum(text.startswith("the ") for text in texts) * 2 > len(texts)


def _described(text: str) -> Runs:
    """Return a description with an article, if it has none and speaks of one: "an Indian official", "officials"."""
    words = text.split()
    owned = any(word.endswith(("'s", "’s", "s'", "s’")) for word in words[:-1])
    if owned or words[0].lower() in wording().clauses.determiners or _head(text).endswith("s"):
        return name(text)
    vowel = text[0].lower() in _VOWELS and not text.startswith(_YOU)
    return merged((Run(Kind.WORDS, "an " if vowel else "a "), *name(text)))


def _head(text: str) -> str:
    """Return the noun of a description: "officials" in "officials in Washington"."""
    words = text.split()
    prepositions = wording().clauses.prepositions
    return words[next((place for place, word in enumerate(words) if place and word in prepositions), len(words)) - 1]


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
    forms = {word: pair[_plural(actors)] for word, pair in wording().agreement.items()}
    people = any(actor.kind in {ActorKind.PERSON, ActorKind.OFFICE_HOLDER} for actor in actors)
    return {**forms, "their": wording().agreement["their"][people or _plural(actors)]}


def _plural(actors: Sequence[Actor]) -> bool:
    """Tell whether a verb of these actors is plural: several, or one that is named by a plural ("officials")."""
    last = _head(actors[0].name) if len(actors) == 1 else ""
    return len(actors) != 1 or (last.islower() and last.endswith("s") and not last.endswith("ss"))
