"""Actors in, their names as a sentence has them out: "India, Russia and the United States"."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.model import Actor, ActorKind, Party
from onrecord.views.prose import Kind, Run, Runs, fill, merged, name
from onrecord.views.record import Record
from onrecord.views.wording import wording

MANY = 6  # names in a list; the rest are counted
_SAMPLE = 7  # places where a name is printed, to see whether "the" stands before it
_VOWELS = "aeiou"
_YOU = ("U.", "US", "UN", "UK", "Uni", "uni", "Eu", "one", "once")  # said with no vowel first: "a U.S. official"
_OF_PEOPLE = {ActorKind.PERSON, ActorKind.STATE, ActorKind.POPULATION}


def named(record: Record, ids: Iterable[str]) -> Runs:
    """Return the actors' names, each once, in the order given; of many the first, and how many others."""
    asked = tuple(dict.fromkeys(ids))
    if len(asked) <= MANY:
        return listed(list(dict.fromkeys(actor_name(record, actor) for actor in record.actors(asked))))
    names = record.reader.names(asked)
    alike, found = Counter(names.values()), dict[Runs, None]()
    for id_ in filter(names.__contains__, asked):
        if len(found) < MANY or alike[names[id_]] > 1:
            found |= dict.fromkeys(actor_name(record, actor) for actor in record.actors((id_,)))
        else:  # it is only counted: whether "the" stands before it need not be known
            found[name(names[id_])] = None
    return listed(list(found))


def subject(record: Record, parties: Sequence[Party], verb: str) -> Runs:
    """Return who does it, before words of the page: "They [the European Union]" where its "are" fits no name of one."""
    who = named(record, [party.actor for party in parties])
    word = parties[0].span.text.lower() if len(parties) == 1 else ""
    fits = word not in wording().clauses.several or _plural(record.actors([parties[0].actor]))
    if fits or not _is_of_several(verb):
        return who
    return merged((Run(Kind.WORDS, word), *fill(wording().gloss, {"who": who})))


def _is_of_several(verb: str) -> bool:
    """Tell whether the first verb of these words is of several by its form: "are ready", "also want"."""
    small = wording().clauses
    words = [word for word in verb.lower().split() if word not in small.adverbs and not word.endswith("ly")]
    first = words[0] if words else ""
    finite = first in small.auxiliaries or first in small.irregular or first.endswith(("ed", "s", "ing"))
    return first in small.plural or not finite


def actor_name(record: Record, actor: Actor) -> Runs:
    """Return the name with its article: "the United States", "an Indian official", "Russia"."""
    return record.once(("name", actor.id, actor.name, actor.mentions), lambda: _actor_name(record, actor))


def _actor_name(record: Record, actor: Actor) -> Runs:
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
    definite, name_words = wording().definite, actor.name.split()
    of_state = any(word in definite.last and after in {"of", "for"} for word, after in pairwise(name_words))
    if name_words[-1] in definite.last or of_state or actor.name in definite.whole:
        return True
    words = actor.mentions or record.printed(actor.id)
    printed = [span for span in words if actor.name in span.text][:_SAMPLE]
    if actor.kind in _OF_PEOPLE or not printed:
        return False
    record.articles(span.article for span in printed)  # at once
    starts = [(record.article(span.article).text, span.start + span.text.index(actor.name)) for span in printed]
    return sum(text[max(start - 4, 0) : start].lower() == "the " for text, start in starts) * 2 > len(starts)


def _described(text: str) -> Runs:
    """Return a description with an article, if it has none and speaks of one: "an Indian official", "officials"."""
    words, definite = text.split(), wording().definite
    place = _head_place(words)
    owned, head = any(word.endswith(("'s", "’s", "s'", "s’")) for word in words[:place]), words[place]
    bare = head.endswith(("s", "%", *definite.plural)) or head in definite.bare or head[0].isupper()
    if owned or words[0].lower() in wording().clauses.determiners or bare:
        return name(text)
    vowel = text[0].lower() in _VOWELS and not text.startswith(_YOU)
    return merged((Run(Kind.WORDS, "an " if vowel else "a "), *name(text)))


def _head_place(words: Sequence[str]) -> int:
    """Return the place of a description's noun: of "officials" in "more than ten officials in Washington"."""
    prepositions, start = wording().clauses.prepositions, 2 * (words[1:2] == ["than"])
    ends = (place for place, word in enumerate(words) if place > start and word in prepositions)
    return next(ends, len(words)) - 1


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
    """Tell whether a verb of these actors is plural: several, or one named by a plural: "officials", "Palestinians"."""
    if len(actors) != 1:
        return True
    words = actors[0].name.split()
    last, is_people = words[_head_place(words)], actors[0].kind is ActorKind.POPULATION
    if words[0].lower() in wording().definite.several and actors[0].kind is not ActorKind.PERSON:
        return True
    ending = (last.endswith("s") and not last.endswith("ss")) or last.endswith(("%", *wording().definite.plural))
    return ending and (not last[0].isupper() or is_people)
