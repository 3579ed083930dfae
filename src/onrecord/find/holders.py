"""What has been said so far and a description in, the one person whose post it is out: "the prime minister"."""

from onrecord.find.discourse import Discourse
from onrecord.model import ActorKind

_TOP = frozenset({"leader", "president", "premier", "chancellor", "king", "emir", "prime"})


def holder(told: Discourse, index: int) -> tuple[str, ...]:
    """Return the one person whose post the description names; none for "a minister", or where two are left."""
    phrase = told.found[index]
    beside = next((office for office in told.held if office.title[0] <= phrase.head < office.title[1]), None)
    if beside is not None:
        return told.own[beside.person]  # "the envoy for Syria, Staffan de Mistura"
    named = phrase.definite or any(told.doc[hit.end].tag_ == "POS" for hit in phrase.inside)
    if phrase.plural or not named or phrase.role is None or phrase.role.kind is not ActorKind.OFFICE_HOLDER:
        return ()
    words = set(phrase.name.lower().replace("-", " ").split()) | {told.root(index).lemma_.lower()}
    states = phrase.states or told.owning(index)
    bodies = [hit.known.id for hit in phrase.inside if hit.known is not None and hit.state is None]
    if "counterpart" in words:
        return tuple(_counterparts(told, index, states))
    people = [actor for actor, posts in told.posts.items() if any(_post(told, words, states, post) for post in posts)]
    if bodies:
        people = [actor for actor in people if _serves(told, actor, bodies)]  # "the NATO spokesman"
    if not people and states and words & _TOP:
        people = _heads(told, index, states)
    return tuple(_nearest(told, index, _at_home(told, people) if not states else people))


def _post(told: Discourse, words: set[str], states: tuple[str, ...], post: tuple[str, str | None]) -> bool:
    title, state = post
    asked = {word for word in words if word in told.gazetteer.titles or word in told.gazetteer.qualifiers}
    return bool(asked) and asked <= set(title.replace("-", " ").split()) and (not states or state in states)


def _serves(told: Discourse, actor: str, bodies: list[str]) -> bool:
    held = (office for office in told.held if actor in told.own[office.person])
    return any(office.of is not None and office.of.known in bodies for office in held)


def _heads(told: Discourse, index: int, states: tuple[str, ...]) -> list[str]:
    """Return the only person of the state named so far who may head it: "the Russian president"."""
    before = dict.fromkeys(actor for _, actor in told.before(index))
    after = dict.fromkeys(actor for own in told.own[index:] for actor in own)
    for named in (before, after):
        of = [one for one in named if told.actors[one].kind is ActorKind.PERSON and told.country(one) in states]
        found = _top(told, index, of)
        if found:
            return found
    return []


def _top(told: Discourse, index: int, of: list[str]) -> list[str]:
    """Return the only one who has a top post, or else the only one without any post; not the one for "elect"."""
    tops = [
        actor
        for actor in of
        if any(set(title.replace("-", " ").split()) & _TOP for title, _ in told.posts.get(actor, ()))
    ]
    free = [actor for actor in of if actor not in told.posts and told.actors[actor].known]
    if "elect" in told.found[index].name.lower():
        tops = [one for one in tops if any("elect" in title for title, _ in told.posts[one])]
    return tops if len(tops) == 1 else free if len(free) == 1 and not tops else []


def _counterparts(told: Discourse, index: int, states: tuple[str, ...]) -> list[str]:
    """Return the only person of the state with a post of the same name: "his Turkish counterpart"."""
    own = {title.split()[-1] for owner in told.owners(index) for title, _ in told.posts.get(owner.id, ())}
    people = [actor for actor in told.posts if told.country(actor) in states]
    same = [actor for actor in people if own & {title.split()[-1] for title, _ in told.posts[actor]}]
    return same if len(same) == 1 else []


def _at_home(told: Discourse, people: list[str]) -> list[str]:
    """Return the one whose post is named without a state, if there is one: "the president" in his own country."""
    home = [actor for actor in people if any(state is None for _, state in told.posts[actor])]
    return home if len(home) == 1 else people


def _nearest(told: Discourse, index: int, people: list[str]) -> list[str]:
    return (
        people
        if len(people) == 1
        else list(dict.fromkeys(actor for _, actor in told.before(index) if actor in people))[:1]
    )
