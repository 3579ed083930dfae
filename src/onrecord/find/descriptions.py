"""What has been said so far and a description in, who it means out: "the minister", "the two sides", "the group"."""

from onrecord.find.discourse import Discourse
from onrecord.find.holders import holder
from onrecord.find.reading import Form
from onrecord.lexicon.gazetteer import fold
from onrecord.model import PRESS, ActorKind

_NEAR = 3  # sentences back for a match by kind alone
_FORCES = frozenset({"MIL", "COP"})
_AT_HOME = frozenset({"MIL", "COP", "LEG", "OPP"})  # a ministry, or spies, told of alone may be another state's


def description(told: Discourse, index: int) -> tuple[str, ...]:
    """Return the ids of the actors meant by the description at ``index``; none where that stays open."""
    phrase, lemma, words = told.found[index], told.root(index).lemma_.lower(), told.gazetteer.words
    sides = phrase.role is None or lemma in words["counted states"] | words["counted people"]
    if phrase.count is not None and phrase.definite and sides:
        return _counted(told, index, phrase.count)
    own = _beside(told, index) or holder(told, index) or _possessed(told, index) or _local(told, index)
    own = own or _allied(told, index) or _namesake(told, index)
    if phrase.modifies and not own:
        return _same(told, index) or (told.own[index] if phrase.states or phrase.inside else ())
    if own or phrase.inside or phrase.states or not phrase.definite or _elsewhere(told, index):
        return own or told.own[index]
    return _kind(told, index, only=True) or _same(told, index) or _kind(told, index, only=False) or told.own[index]


def _beside(told: Discourse, index: int) -> tuple[str, ...]:
    """Return the name that stands beside: "the militant group Hezbollah", "its leader, Abu Bakr"."""
    root = told.root(index)
    names = [child for child in root.children if child.dep_ == "appos" and child.i > root.i]
    if root.dep_ == "appos" and root.head.i < root.i:
        names.append(root.head)
    numbers = [told.at[name.i] for name in names if name.i in told.at]
    return next((told.own[number] for number in numbers if number != index and _fits(told, index, number)), ())


def _fits(told: Discourse, index: int, number: int) -> bool:
    phrase, other, own = told.found[index], told.found[number], told.own[number]
    if other.hit is None or other.form is Form.DEMONYM or len(own) != 1 or phrase.plural or phrase.role is None:
        return False
    person = told.actors[own[0]].kind is ActorKind.PERSON
    return person == (phrase.role.kind in {ActorKind.PERSON, ActorKind.OFFICE_HOLDER, ActorKind.POPULATION})


def _possessed(told: Discourse, index: int) -> tuple[str, ...]:
    """Return whose people these are: "its warplanes" are the state's armed forces, "its fighters" the group."""
    phrase, owners = told.found[index], told.owners(index)
    owner = owners[0] if len(owners) == 1 else None
    if owner is None:
        return ()
    if owner.kind is ActorKind.ARMED_GROUP and phrase.role is not None and phrase.role.kind is ActorKind.ARMED_GROUP:
        return (owner.id,)
    if owner.kind is ActorKind.STATE and owner.known and phrase.body is not None:
        return told.add(told.maker.body(owner.known, phrase.body))
    if owner.kind is ActorKind.PERSON and told.root(index).lower_ == "administration":
        return told.add(told.maker.administration(owner.name))
    return ()


def _local(told: Discourse, index: int) -> tuple[str, ...]:
    """Return whose of the only state around: "government troops", "the army", "the opposition", "parliament"."""
    phrase = told.found[index]
    home = _headed(told, index) or (None if _elsewhere(told, index) else told.home(index, back=1))
    if phrase.states or phrase.inside or told.doc[phrase.start].tag_ == "PRP$":
        return ()
    if home is None:
        return _fighting(told, index)
    words = phrase.name.lower()
    if (phrase.definite or phrase.modifies) and words in {"government", "regime"}:
        plain = not (_headed(told, index) or told.home(index, back=0))
        before = [one for one in _same(told, index) if told.actors[one].kind is ActorKind.STATE] if plain else ()
        return tuple(before) or told.add(told.maker.known(told.gazetteer.known[home]))
    plain = words.split()[0] in told.gazetteer.words["at home"] or words in told.gazetteer.bodies
    if phrase.body is None or phrase.body.sector not in _AT_HOME or not plain:
        return ()
    return told.add(told.maker.body(home, phrase.body))


def _fighting(told: Discourse, index: int) -> tuple[str, ...]:
    """Return the forces of the only state whose forces have been told of: "the military" after "Israeli troops"."""
    phrase, bodies = told.found[index], told.gazetteer.bodies
    several = phrase.count is not None or bodies.keys().isdisjoint({phrase.name.lower(), told.root(index).lower_})
    if phrase.body is None or phrase.body.sector not in _FORCES or not phrase.definite or several:
        return ()  # "the two armies", "their militaries"
    before = {told.actors[actor] for _, actor in told.before(index)}
    states = {one.country for one in before if one.kind is ActorKind.BODY and one.sector == phrase.body.sector}
    state = states.pop() if len(states) == 1 else None
    return told.add(told.maker.body(state, phrase.body)) if state else ()


def _elsewhere(told: Discourse, index: int) -> bool:
    """Tell whether who rules is said to do so somewhere: "the government in exile", "the regime of Ann Lee"."""
    root = told.root(index)
    after = root.nbor().lower_ if root.i + 1 < len(root.doc) else ""
    return root.lower_ in told.gazetteer.words["rules"] and after in {"of", "in"}


def _headed(told: Discourse, index: int) -> str | None:
    """Return the state of the person whose it is said to be: "the government of Ann Lee"."""
    after = [word for child in told.root(index).rights if child.lower_ == "of" for word in child.children]
    heads = [told.own[told.at[word.i]] for word in after if word.dep_ == "pobj" and word.i in told.at]
    people = [own[0] for own in heads if own and told.actors[own[0]].kind is ActorKind.PERSON]
    return told.country(people[0]) if people else None


def _allied(told: Discourse, index: int) -> tuple[str, ...]:
    """Return the coalition that was named before whose people these are: "coalition forces", "the coalition"."""
    if "coalition" not in told.found[index].name.lower().split() or told.found[index].inside:
        return ()
    named = (actor for _, actor in told.before(index) if told.actors[actor].name.lower().endswith("coalition"))
    return tuple(dict.fromkeys(named))[:1]


def _namesake(told: Discourse, index: int) -> tuple[str, ...]:
    """Return the body of the same state that the noun names in part: "the Belarusian ministry"."""
    phrase, lemma = told.found[index], told.root(index).lemma_.lower()
    if lemma not in told.gazetteer.words["by name"] or not phrase.states or phrase.body is not None:
        return ()
    bodies = (told.actors[actor] for _, actor in told.before(index) if told.actors[actor].country in phrase.states)
    return tuple(dict.fromkeys(body.id for body in bodies if lemma in body.name.lower()))[:1]


def _same(told: Discourse, index: int) -> tuple[str, ...]:
    """Return who was last described by the same noun: "the official" after "an Indian government official"."""
    phrase = told.found[index]
    if phrase.role is not None and phrase.role.alike and not phrase.plural and told.suspect:
        return (told.suspect,)
    words = set(phrase.name.lower().split()[:-1])
    for before in range(index - 1, -1, -1):
        other = told.found[before]
        if other.form is not Form.DESCRIPTION or not told.meant[before] or not _alike(told, index, before):
            continue
        if (other.plural == phrase.plural or phrase.modifies) and words <= set(fold(other.name).lower().split()):
            return told.meant[before]
    return ()


def _alike(told: Discourse, index: int, before: int) -> bool:
    role = told.found[index].role
    same = told.root(before).lemma_.lower() == told.root(index).lemma_.lower()
    return same or (role is not None and role.alike and told.found[before].role == role)


def _kind(told: Discourse, index: int, *, only: bool) -> tuple[str, ...]:
    """Return the last actor nearby of the kind that the noun names, or the ``only`` one: "the group", "the country"."""
    lemma = told.root(index).lemma_.lower()
    kinds = {kind for kind in ActorKind if lemma in told.gazetteer.words.get(f"points to {kind}", ())}
    kinds -= {ActorKind.ARMED_GROUP} if _convenes(told, index) else set()
    if not kinds or (told.found[index].plural and ActorKind.ARMED_GROUP not in kinds):
        return ()
    if ActorKind.STATE in kinds and told.found[index].name.lower() != lemma:
        return ()  # "the war-torn country" tells of one that need not have been named as an actor
    seen: dict[str, None] = {}
    for before, actor in told.before(index):
        if told.gap(index, before) > _NEAR:
            break
        known = not only or told.actors[actor].known is not None
        named = told.found[before].form is not Form.DEMONYM and not told.place(before)
        if known and named and _may(told, actor, lemma, kinds):
            seen.setdefault(actor)
    return tuple(seen)[:1] if len(seen) == 1 or not only else ()


def _convenes(told: Discourse, index: int) -> bool:
    """Tell whether it is said to meet: "the third meeting of the group" is that of a forum."""
    above = told.root(index).head
    return above.lower_ == "of" and ("event", above.head.lower_) in told.gazetteer.formats


def _may(told: Discourse, actor: str, lemma: str, kinds: set[ActorKind]) -> bool:
    """Tell whether the noun can mean the actor: a "ministry" is one by name, a "newspaper" is a medium."""
    found = told.actors[actor]
    if found.kind not in kinds or (lemma in told.gazetteer.words["by name"] and lemma not in found.name.lower()):
        return False
    return lemma not in told.gazetteer.words["medium"] or found.sector == PRESS


def _counted(told: Discourse, index: int, count: int) -> tuple[str, ...]:
    """Return as many actors as the phrase counts, if the last sentences offer exactly so many: "the two sides"."""
    lemma, words = told.root(index).lemma_.lower(), told.gazetteer.words
    people, states = lemma in words["counted people"], lemma in words["counted states"]
    kinds = {ActorKind.PERSON} if people else {ActorKind.STATE} if states else {ActorKind.STATE, ActorKind.PERSON}
    seen: dict[str, None] = {}
    for before, actor in told.before(index):
        gap = told.gap(index, before)
        if gap > 2 * _NEAR or (gap > _NEAR and len(seen) >= count):
            break
        demonym = told.found[before].form is Form.DEMONYM and not states
        if told.actors[actor].kind in kinds and not told.place(before) and not demonym:
            seen.setdefault(actor)
    if len(seen) > count:
        return _together(told, index, count, kinds)
    first = {actor: number for number, meant in reversed(list(enumerate(told.meant))) for actor in meant}
    return tuple(sorted(seen, key=lambda actor: first[actor])) if len(seen) == count else ()


def _together(told: Discourse, index: int, count: int, kinds: set[ActorKind]) -> tuple[str, ...]:
    """Return the last names joined in one phrase that are just as many: "Trump and Putin"."""
    for before in range(index - 1, -1, -1):
        if told.gap(index, before) > 2 * _NEAR:
            break
        joined = told.joined(before)
        if len(joined) == count and all(told.actors[actor].kind in kinds for actor in joined):
            return joined
    return ()
