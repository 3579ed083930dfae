"""What stands once reports that are new were resolved with those beside them."""

from collections.abc import Sequence

from onrecord.model import (
    Actor,
    ActorKind,
    Event,
    Findings,
    Judgement,
    Mention,
    Origin,
    Party,
    Report,
    Resolution,
    Span,
    Status,
    Story,
)
from onrecord.resolve.merging import NOTHING, Hand, Merged, Settled, merged

SPAN = Span("new", 0, 3, "met")
NEW = Hand(
    [Report("r-new", ("new",), Origin(None, "new", "alone"), ())],
    [
        Findings(
            "new",
            (Actor("found-new", "Ivanov", ActorKind.PERSON, (), None, None, None, (SPAN,)),),
            (),
            (),
            (Mention("m-new", "new", "CONSULT", None, (), Status.OCCURRED, SPAN, SPAN, (), (), None, None, None),),
        )
    ],
)


def event(id_: str, mentions: Sequence[str], actor: str = "A") -> Event:
    parties = (Party(actor, SPAN),)
    told = tuple(mentions)
    return Event(id_, "CONSULT", None, (), "VC", 1.0, Status.OCCURRED, parties, (), None, None, told, 1, 1)


def actor(id_: str, name: str = "Ivanov") -> Actor:
    return Actor(id_, name, ActorKind.PERSON, (), None, None, None, (SPAN,))


def found(*events: Event, stories: Sequence[Story] = ()) -> Resolution:
    identity = (("found-beside", "A"), ("found-new", "A"))
    judgements = tuple(
        Judgement(f"j-{one}", (one, "x"), "same", "rule:name", "equal names", None, withdrawn=False)
        for one in ("found-new", "found-beside")
    )
    return Resolution((actor("A", "Igor Ivanov"),), identity, events, tuple(stories), judgements)


def story(id_: str, *reports: str, since: str | None = "2021-09-08", until: str | None = "2021-09-08") -> Story:
    return Story(id_, "talks", reports, since, until, "they are alike")


def beside(event_of: dict[str, str] | None = None, mentions: dict[str, list[str]] | None = None) -> Settled:
    stories = {"s-old": story("s-old", "r-beside")}
    known = {"B": actor("B", "I. Ivanov")}
    return Settled(
        {"found-beside": "B"}, known, event_of or {}, mentions or {}, frozenset(), {"r-beside": "s-old"}, stories
    )


def test_with_nothing_settled_the_resolution_stands() -> None:
    resolution = found(event("e", ["m-new"]), stories=[story("s", "r-new")])
    stands = merged(resolution, NEW, NOTHING)
    assert (stands.events, stands.stories, stands.parts) == (resolution.events, resolution.stories, ())
    assert stands.identity == {"found-new": "A"}
    assert stands.actors == resolution.actors


def test_an_actor_keeps_the_id_and_name_on_record() -> None:
    stands = merged(found(event("e", ["m-new"])), NEW, beside())
    assert stands.identity == {"found-new": "B"}
    [known] = stands.actors
    assert (known.id, known.name, known.aliases) == ("B", "I. Ivanov", ("Igor Ivanov",))
    assert stands.events[0].actors[0].actor == "B"


def joining(event_of: dict[str, str], mentions: dict[str, list[str]], told: Sequence[str]) -> Merged:
    return merged(found(event("e", told)), NEW, beside(event_of, mentions))


def test_a_telling_joins_the_event_on_record_with_all_it_has() -> None:
    stands = joining({"m-beside": "e-old"}, {"e-old": ["m-beside", "m-far"]}, ["m-beside", "m-new"])
    assert (stands.events, stands.parts) == ((), (("m-beside", "m-far", "m-new"),))
    assert stands.events_gone == {"e-old"}


def test_a_telling_joins_two_events_that_were_apart() -> None:
    two = {"m-one": "e-one", "m-two": "e-two"}
    stands = joining(two, {"e-one": ["m-one"], "e-two": ["m-two"]}, ["m-new", "m-one", "m-two"])
    assert [one.mentions for one in stands.events] == [("m-new", "m-one", "m-two")]
    assert stands.events_gone == {"e-one", "e-two"}


def test_what_is_beside_is_left_as_it_is() -> None:
    stands = merged(found(event("e", ["m-beside"])), NEW, beside({"m-beside": "e-old"}, {"e-old": ["m-beside"]}))
    assert (stands.events, stands.parts, stands.events_gone) == ((), (), frozenset())
    assert [one.id for one in stands.judgements] == ["j-found-new"]


def test_an_event_that_loses_a_telling_is_made_of_the_rest_or_goes() -> None:
    rest = {"e-old": ["m-far"], "e-gone": []}
    settled = Settled({}, {}, {}, rest, frozenset(rest), {}, {})
    stands = merged(found(event("e", ["m-new"])), NEW, settled)
    assert stands.parts == (("m-far",),)
    assert stands.events_gone == {"e-old", "e-gone"}


def test_a_story_goes_on_and_keeps_its_id() -> None:
    new = story("s", "r-beside", "r-new", until="2021-09-10")
    stands = merged(found(stories=[new]), NEW, beside())
    assert [(one.id, one.reports, one.until) for one in stands.stories] == [
        ("s-old", ("r-beside", "r-new"), "2021-09-10")
    ]
    assert stands.stories_gone == {"s-old"}
