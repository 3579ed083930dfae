"""Who is in no list gets the kind that all their mentions by name have."""

import pytest

from onrecord.find.kinds import rekinded
from onrecord.find.learned.naming import Read
from onrecord.find.names import names
from onrecord.find.reading import Form, Names
from onrecord.measure import program
from onrecord.model import ActorKind


@pytest.fixture(scope="module")
def known() -> Names:
    text = "Carl Blom met Anna Weiss in Norway. Later Carl Blom left."
    return names(program.reading(program.article("a", text)), program.lexicon().gazetteer)


def read(known: Names, name: str, *told: tuple[str, float]) -> list[Read]:
    """Return a mention, of a kind and with a chance each, for every naming by name of an actor."""
    ids = {actor.id for actor in known.actors if actor.name == name}
    at = [one for one in known.namings if ids & set(one.actors) and one.form is Form.NAME]
    return [Read(one.start, one.end - 1, *each) for one, each in zip(at, told, strict=True)]


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ((("organisation", 0.9), ("organisation", 0.5)), ActorKind.ORGANISATION),
        ((("person", 0.9), ("person", 0.9)), ActorKind.PERSON),
        ((("organisation", 0.9), ("person", 0.9)), ActorKind.PERSON),  # told both ways
        ((("organisation", 0.5), ("organisation", 0.5)), ActorKind.PERSON),  # unsure
        ((("place", 0.9), ("place", 0.9)), ActorKind.PERSON),  # no kind of actor
    ],
)
def test_an_unlisted_actor(known: Names, told: tuple[tuple[str, float], ...], kind: ActorKind) -> None:
    found = {actor.name: actor.kind for actor in rekinded(known, read(known, "Carl Blom", *told)).actors}
    assert found["Carl Blom"] is kind
    assert found["Anna Weiss"] is ActorKind.PERSON, "nobody mentions her"


def test_a_listed_actor_stays(known: Names) -> None:
    (norway,) = [one for one in known.actors if one.known is not None]
    found = rekinded(known, read(known, norway.name, ("person", 0.99)))
    assert norway in found.actors
