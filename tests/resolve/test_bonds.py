"""Persons' judgements bind every rule."""

from desk import Page, judgement, resolved
from onrecord.model import ActorKind, Judgement
from onrecord.resolve.bonds import Bonds, Clusters, Ground, bonds, judgement_id

NAMES: dict[str, list[int]] = {"a": [0], "b": [1], "c": [2]}


def test_the_same_is_joined_at_once() -> None:
    clusters = Clusters(3, Bonds(same=(("a", "c"),)), lambda: NAMES)
    assert clusters.groups() == [[0, 2], [1]]


def test_what_was_told_apart_stays_apart_through_others() -> None:
    """a is not c; once b is a, b is not c either."""
    clusters = Clusters(3, Bonds(different=(("a", "c"),)), lambda: NAMES)
    assert clusters.join(0, 1)
    assert not clusters.join(1, 2)
    assert clusters.groups() == [[0, 1], [2]]


def test_a_judgement_called_wrong_is_not_made_again() -> None:
    ground = Ground(("a", "b"), "spelling", "alike")
    clusters = Clusters(3, Bonds(wrong=frozenset({judgement_id(ground)})), lambda: NAMES)
    assert not clusters.join(0, 1, ground)
    assert clusters.join(0, 1, Ground(("a", "b"), "same name", "alike")), "another rule may still think so"


def test_ids_that_mean_nobody_bind_nothing() -> None:
    clusters = Clusters(2, Bonds(same=(("x", "y"),), different=(("a", "z"),)), lambda: {"a": [0], "b": [1]})
    assert clusters.join(0, 1)


def test_only_joins_with_a_ground_are_told_of() -> None:
    clusters = Clusters(3, Bonds(), lambda: NAMES)
    ground = Ground(("b", "c"), "spelling", "alike")
    clusters.join(0, 1)
    clusters.join(1, 2, ground)
    assert clusters.grounds() == [ground]


def test_withdrawn_judgements_bind_nothing() -> None:
    assert bonds([judgement("same", "a", "b", withdrawn=True)]) == Bonds()


def test_every_pair_of_a_judgement_is_different() -> None:
    assert bonds([judgement("different", "a", "b", "c")]).different == (("a", "b"), ("a", "c"), ("b", "c"))


def _two(first: str = "Ajit Doval", second: str = "Ajit Doval") -> tuple[Page, Page]:
    pages = Page(f"{first} met India.", name="one"), Page(f"{second} met India today.", name="two")
    for page, name in zip(pages, (first, second), strict=True):
        page.actor(name, ActorKind.PERSON, "RUS")
        page.event("CONSULT", "met", name, "India", when=None)
    return pages


def _found(page: Page) -> str:
    return page.findings().actors[0].id


def _count(*pages: Page, standing: list[Judgement]) -> tuple[int, int]:
    resolution = resolved(*pages, standing=standing)
    assert set(standing) <= set(resolution.judgements), "persons' judgements are passed on"
    people = [actor for actor in resolution.actors if actor.kind is ActorKind.PERSON]
    return len(people), len(resolution.events)


def test_a_person_joins_what_no_rule_would() -> None:
    one, other = _two("Ajit Doval", "Ajay Dovahl")
    assert _count(one, other, standing=[])[0] == 2
    assert _count(one, other, standing=[judgement("same", _found(one), _found(other))])[0] == 1


def test_a_person_parts_what_a_rule_joined() -> None:
    one, other = _two()
    assert _count(one, other, standing=[])[0] == 1
    assert _count(one, other, standing=[judgement("different", _found(one), _found(other))])[0] == 2


def test_a_person_calls_a_merge_wrong() -> None:
    one, other = _two()
    [made] = [said for said in resolved(one, other).judgements if said.by == "rule:same name"]
    assert _count(one, other, standing=[judgement("wrong", made.id)])[0] == 2


def test_results_can_be_judged_by_their_ids() -> None:
    """Two actors of an earlier result, by the ids they had then."""
    one, other = _two("Ajit Doval", "Ajay Dovahl")
    ids = [actor.id for actor in resolved(one, other).actors if actor.kind is ActorKind.PERSON]
    assert _count(one, other, standing=[judgement("same", *ids)])[0] == 1


def test_events_can_be_judged_by_their_ids() -> None:
    one, other = _two("Ajit Doval", "Ivan Petrov")
    before = resolved(one, other)
    assert len(before.events) == 2
    joined = judgement("same", *(event.id for event in before.events))
    assert _count(one, other, standing=[joined])[1] == 1
