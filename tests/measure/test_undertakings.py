from collections.abc import Callable

import pytest

from golds import words
from onrecord.measure import held, program, undertakings
from onrecord.measure.gold import Record as Gold
from onrecord.measure.scores import Scores
from onrecord.measure.tally import Tally
from onrecord.model import Actor, ActorKind, Findings, Span
from onrecord.views.commitments import Commitment
from onrecord.views.concerns import Concern
from onrecord.views.disputes import Dispute, Side
from onrecord.views.formats import Format
from onrecord.views.offices import Office
from onrecord.views.record import Record

TEXT = "Ruritania pledged to cut tariffs. Graustark denied the raid. President Weiss fears the floods in the south."
NAMES = ("Ruritania", "Graustark", "Anna Weiss", "Strait Group")
EMPTY: Gold = {"commitments": [], "concerns": [], "disputes": [], "offices": [], "formats": []}


def span(part: str) -> Span:
    found = words(TEXT, part)
    return Span("a", found["start"], found["end"], part)


@pytest.fixture
def record() -> Record:
    actors = tuple(Actor(name, name, ActorKind.STATE, (), None, None, None, (span(TEXT),)) for name in NAMES)
    return held.record((program.article("a", TEXT), Findings("a", actors, (), (), ())))


@pytest.fixture
def scored(record: Record, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Scores]:
    """Score what a view is said to return, as a function of the ids of actors by name."""

    def score(view: str, gold: list[Gold], *ours: object) -> Scores:
        monkeypatch.setattr(undertakings, view, lambda _: ours)
        scores = Scores()
        undertakings.score(EMPTY | {view: gold}, record, scores)
        return scores

    return score


@pytest.fixture
def ids(record: Record) -> dict[str, str]:
    return {actor.name: actor.id for actor in record.reader.actors()}


def promise(by: str, what: str, state: str = "offered") -> Commitment:
    return Commitment("c", (by,), (), span(what), None, None, state, ())


def test_a_commitment_is_found_by_its_words(scored: Callable[..., Scores], ids: dict[str, str]) -> None:
    gold = {"by": ["Ruritania"], "what": words(TEXT, "cut tariffs"), "state": "offered"}
    rows = [
        (promise(ids["Ruritania"], "cut tariffs"), 1, 1, "the same"),
        (promise(ids["Ruritania"], "pledged to cut tariffs"), 1, 1, "2 of 2 and 4 words: Dice 4 / 6"),
        (promise(ids["Graustark"], "cut tariffs"), 1, 0, "another doer"),
        (promise(ids["Ruritania"], "the raid"), 0, 0, "other words"),
    ]
    for ours, right, by, why in rows:
        scores = scored("commitments", [gold], ours)
        assert scores.tallies["commitments"] == Tally(right, 1, 1), why
        assert scores.tallies["commitments: same doer"] == Tally(by, 1, 1), why
    assert scored("commitments", [gold], promise("", "cut tariffs", "agreed")).states == [("offered", "agreed")]


def test_what_is_missed_and_wrong_is_told(scored: Callable[..., Scores]) -> None:
    gold = {"by": ["Ruritania"], "what": words(TEXT, "cut tariffs"), "state": "offered"}
    assert scored("commitments", [gold]).errors == ["missed commitment: Ruritania | cut tariffs | offered"]
    assert scored("commitments", [], promise("", "the raid")).errors == ["wrong commitment: offered | the raid"]
    assert {tally.f1 for tally in scored("commitments", []).tallies.values()} == {1.0}, "nothing wanted or found"


def test_a_concern_needs_its_holder(scored: Callable[..., Scores], ids: dict[str, str]) -> None:
    gold = {"held_by": ["Weiss"], "source": words(TEXT, "the floods in the south")}
    for holder, right in (("Anna Weiss", 1), ("Graustark", 0)):
        ours = Concern("c", (ids[holder],), span("the floods"), None, ())
        assert scored("concerns", [gold], ours).tallies["concerns"] == Tally(right, 1, 1)


def test_a_dispute_is_found_by_its_denial(scored: Callable[..., Scores]) -> None:
    gold = {"claim": words(TEXT, "cut tariffs"), "denial": words(TEXT, "denied the raid")}
    here, there = (Side((), (), "", (span(part),)) for part in ("Graustark denied the raid.", "cut tariffs"))
    for claim, denial, right, both in ((there, here, 1, 1), (here, here, 1, 0), (there, there, 0, 0)):
        scores = scored("disputes", [gold], Dispute("d", "", claim, denial))
        assert scores.tallies["disputes"] == Tally(right, 1, 1)
        assert scores.tallies["disputes: both sides"] == Tally(both, 1, 1)


def test_an_office_needs_person_title_and_whose_it_is(scored: Callable[..., Scores], ids: dict[str, str]) -> None:
    gold = {"person": "Weiss", "title": words(TEXT, "President"), "of": "Ruritania"}
    rows = [
        (("Anna Weiss", "president", "Ruritania"), 1),
        (("Anna Weiss", "Vice President", "Ruritania"), 1),  # loosely: all words of one are in the other
        (("Anna Weiss", "minister", "Ruritania"), 0),
        (("Anna Weiss", "president", "Graustark"), 0),
        (("Anna Weiss", "president", None), 0),
        (("Graustark", "president", "Ruritania"), 0),
    ]
    for (person, title, of), right in rows:
        ours = Office("o", ids[person], title, ids[of] if of else None, (), ())
        assert scored("offices", [gold], ours).tallies["offices"] == Tally(right, 1, 1), (person, title, of)


def test_members_count_in_formats_that_are_found(scored: Callable[..., Scores], ids: dict[str, str]) -> None:
    gold = {"name": {"text": "the Strait Group talks"}, "members": ["Ruritania", "Graustark"]}
    ours = Format(ids["Strait Group"], "Strait Group", None, (ids["Graustark"], ids["Anna Weiss"]), None, (), ())
    scores = scored("formats", [gold], ours)
    assert scores.tallies["formats"] == Tally(1, 1, 1)
    assert scores.tallies["formats: members"] == Tally(1, 2, 2)
    assert "formats: members" not in scored("formats", [gold]).tallies
