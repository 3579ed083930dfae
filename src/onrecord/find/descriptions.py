"""What has been said so far and a description in, who it means out: "the minister", "the two sides", "the group"."""

from collections.abc import Iterator

from onrecord.find.discourse import Discourse
from onrecord.find.phrases import Phrase
from onrecord.find.reading import Form
from onrecord.find.spot import Label
from onrecord.lexicon.gazetteer import fold
from onrecord.model import ActorKind

_NEAR = 3  # sentences back for a match by kind alone
_FIRST = 2  # the fewest that "the two sides" can mean
_KINDS: dict[str, frozenset[ActorKind]] = {
    **dict.fromkeys(("country", "nation", "kingdom", "republic", "state", "government", "regime"), frozenset({ActorKind.STATE})),
    **dict.fromkeys(("group", "militant", "extremist", "insurgent", "terrorist", "jihadist", "militia"), frozenset({ActorKind.ARMED_GROUP})),
    **dict.fromkeys(("organisation", "organization", "alliance", "bloc", "agency", "company", "newspaper", "paper", "network", "union", "outlet", "body"), frozenset({ActorKind.ORGANISATION})),
    **dict.fromkeys(("ministry", "department", "council", "court", "committee", "commission"), frozenset({ActorKind.BODY})),
    **dict.fromkeys(("man", "woman", "leader", "politician"), frozenset({ActorKind.PERSON})),
}
_TOP = frozenset({"leader", "president", "premier", "chancellor", "king", "emir", "prime"})
_ARMED = frozenset({"MIL", "COP"})
_SIDES = frozenset({"side", "country", "nation", "state", "government", "neighbor", "neighbour", "power", "capital", "party", "rival", "ally"})
_PERSONS = frozenset({"leader", "man", "woman", "minister", "president", "official", "diplomat", "politician", "adviser", "chief"})


def description(told: Discourse, index: int) -> tuple[str, ...]:
    """Return the ids of the actors meant by the description at ``index``; none where that stays open."""
    phrase = told.found[index]
    beside = _beside(told, index)
    if beside:
        return beside
    if phrase.count is not None and phrase.definite and phrase.plural:
        return _counted(told, index, phrase.count)
    holder = _holder(told, phrase, index)
    if holder:
        return holder
    own = _possessed(told, index) or _homely(told, index)
    if own or phrase.inside or not phrase.definite:
        return own or told.own[index]
    return _kind(told, index, only=True) or _same(told, index) or _kind(told, index, only=False) or told.own[index]


def _possessed(told: Discourse, index: int) -> tuple[str, ...]:
    """Return whose people these are: "its warplanes" are the state's armed forces, "its fighters" the group."""
    phrase = told.found[index]
    number = told.at.get(phrase.start)
    if number is None or number == index or told.found[number].form is not Form.PRONOUN or number >= len(told.meant):
        return ()
    owner = told.actors[told.meant[number][0]] if len(told.meant[number]) == 1 else None
    if owner is None:
        return ()
    if owner.kind is ActorKind.ARMED_GROUP and phrase.role is not None and phrase.role.kind is ActorKind.ARMED_GROUP:
        return (owner.id,)
    if owner.kind is ActorKind.STATE and owner.known and phrase.body is not None:
        return told.add(told.maker.body(owner.known, phrase.body))
    if owner.kind is ActorKind.PERSON and told.root(index).lower_ == "administration":
        return told.add(told.maker.administration(owner.name))
    return ()


def _homely(told: Discourse, index: int) -> tuple[str, ...]:
    """Return the body of the only state around: "government troops", "the army" in a report on one country."""
    phrase = told.found[index]
    if phrase.states or phrase.inside or phrase.body is None or phrase.body.sector not in _ARMED or told.doc[phrase.start].tag_ == "PRP$":
        return ()
    home = told.home(index, back=1)
    return told.add(told.maker.body(home, phrase.body)) if home else ()


def _beside(told: Discourse, index: int) -> tuple[str, ...]:
    """Return the name that stands beside: "the militant group Hezbollah", "its leader, Abu Bakr"."""
    root = told.root(index)
    names = [child for child in root.children if child.dep_ == "appos" and child.i > root.i]
    if root.dep_ == "appos" and root.head.i < root.i:
        names.append(root.head)
    for name in names:
        number = told.at.get(name.i)
        if number is not None and number != index and _fits(told, index, number):
            return told.own[number]
    return ()


def _fits(told: Discourse, index: int, number: int) -> bool:
    phrase, other = told.found[index], told.found[number]
    own = told.own[number]
    if other.hit is None or other.form is Form.DEMONYM or len(own) != 1 or phrase.plural or phrase.role is None:
        return False
    person = told.actors[own[0]].kind is ActorKind.PERSON
    return person == (phrase.role.kind in {ActorKind.PERSON, ActorKind.OFFICE_HOLDER, ActorKind.POPULATION})


def _holder(told: Discourse, phrase: Phrase, index: int) -> tuple[str, ...]:
    """Return the one person with that post: "the Israeli prime minister", "the minister"."""
    named = phrase.definite or any(told.doc[hit.end].tag_ == "POS" for hit in phrase.inside)
    if phrase.plural or not named or phrase.role is None or phrase.role.kind is not ActorKind.OFFICE_HOLDER:
        return ()
    words = set(phrase.name.lower().replace("-", " ").split())
    last = told.root(index).lemma_.lower()
    people = [actor for actor, posts in told.posts.items() if any(_post(told, phrase, words, last, post) for post in posts)]
    if not people and phrase.states and words & _TOP:
        people = _heads(told, index, phrase.states)
    if len(people) > 1:
        at_home = [actor for actor in people if any(state is None for _, state in told.posts[actor])]
        people = at_home if len(at_home) == 1 and not phrase.states else people
    if len(people) > 1:
        people = list(dict.fromkeys(actor for _, actor in _before(told, index) if actor in people))[:1]
    return tuple(people[:1])


def _heads(told: Discourse, index: int, states: tuple[str, ...]) -> list[str]:
    """Return the only person of the state named so far who may head it: "the Russian president"."""
    people = dict.fromkeys(actor for _, actor in _before(told, index) if told.actors[actor].kind is ActorKind.PERSON)
    of = [actor for actor in people if told.country(actor) in states]
    tops = [actor for actor in of if any(set(title.replace("-", " ").split()) & _TOP for title, _ in told.posts.get(actor, ()))]
    free = [actor for actor in of if actor not in told.posts and told.actors[actor].known]
    return tops if len(tops) == 1 else free if len(free) == 1 and not tops else []


def _post(told: Discourse, phrase: Phrase, words: set[str], last: str, post: tuple[str, str | None]) -> bool:
    title, state = post
    held = set(title.replace("-", " ").split())
    asked = {word for word in words if word in told.gazetteer.titles or word in told.gazetteer.qualifiers} | {last}
    return asked <= held and (not phrase.states or state in phrase.states)


def _before(told: Discourse, index: int) -> Iterator[tuple[int, str]]:
    for before in range(index - 1, -1, -1):
        for actor in told.meant[before]:
            yield before, actor


def _same(told: Discourse, index: int) -> tuple[str, ...]:
    """Return who was last described by the same noun: "the official" after "an Indian government official"."""
    phrase = told.found[index]
    words = set(phrase.name.lower().split()[:-1])
    for before in range(index - 1, -1, -1):
        other = told.found[before]
        if other.form is not Form.DESCRIPTION or not told.meant[before] or not _alike(told, index, before):
            continue
        if other.plural == phrase.plural and words <= set(fold(other.name).lower().split()):
            return told.meant[before]
    return ()


def _alike(told: Discourse, index: int, before: int) -> bool:
    role = told.found[index].role
    same = told.root(before).lemma_ == told.root(index).lemma_
    return same or (role is not None and role.alike and told.found[before].role is role)


def _kind(told: Discourse, index: int, *, only: bool) -> tuple[str, ...]:
    """Return the last actor nearby of the kind that the noun names, or the ``only`` one: "the group", "the country"."""
    kinds = _KINDS.get(told.root(index).lemma_.lower())
    phrase = told.found[index]
    if kinds is None or (phrase.plural and ActorKind.ARMED_GROUP not in kinds):
        return ()
    seen: dict[str, None] = {}
    for before, actor in _before(told, index):
        if told.gap(index, before) > _NEAR:
            break
        named = told.actors[actor].known is not None or not only
        if named and told.actors[actor].kind in kinds and not told.place(before) and told.found[before].form is not Form.DEMONYM:
            seen.setdefault(actor)
    return tuple(seen)[:1] if len(seen) == 1 or not only else ()


def _counted(told: Discourse, index: int, count: int) -> tuple[str, ...]:
    """Return as many actors as the phrase counts, if the last sentences offer exactly so many: "the two sides"."""
    lemma = told.root(index).lemma_.lower()
    kinds = {ActorKind.PERSON} if lemma in _PERSONS else {ActorKind.STATE} if lemma in _SIDES else {ActorKind.STATE, ActorKind.PERSON}
    seen: dict[str, int] = {}
    for before, actor in _before(told, index):
        if told.gap(index, before) > _NEAR and len(seen) >= count:
            break
        if told.gap(index, before) > 2 * _NEAR:
            break
        demonym = told.found[before].form is Form.DEMONYM
        if told.actors[actor].kind in kinds and not told.place(before) and (not demonym or lemma in _SIDES):
            seen.setdefault(actor, told.gap(index, before))
    if len(seen) > count:
        seen = _together(told, index, count, kinds) or {}
    chosen = list(seen)[::-1]
    return tuple(chosen) if len(chosen) == count >= _FIRST else ()


def _together(told: Discourse, index: int, count: int, kinds: set[ActorKind]) -> dict[str, int]:
    """Return the last names joined in one phrase that are just as many: "Trump and Putin"."""
    for before in range(index - 1, -1, -1):
        if told.gap(index, before) > 2 * _NEAR:
            break
        joined = told.joined(before)
        if len(joined) == count and all(told.actors[actor].kind in kinds for actor in joined):
            return dict.fromkeys(reversed(joined), 0)
    return {}
