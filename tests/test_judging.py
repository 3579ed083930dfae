"""A person's word over the program's, by the command line: it holds, it is shown, it is taken back."""

from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest
from typer.testing import CliRunner

from onrecord.checks import check
from onrecord.cli.app import app
from onrecord.judging import Decision, JudgementError, correction, judge, withdraw
from onrecord.model import Aspect, Verdict
from onrecord.pipeline import SILENCE, Options, read_pages
from onrecord.settling import settle
from onrecord.stages import Stages
from onrecord.store.reader import Reader
from onrecord.store.writer import Writer
from onrecord.views.actors import actors
from onrecord.views.events import Happening, events
from onrecord.views.record import Record
from onrecord.views.statements import statements

PRESS = Path(__file__).parent.parent / "samples" / "press"
PAGES = ("capital-courier-delhi-talks.html",)

RUN = CliRunner()


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judging") / "case.db"
    read_pages([str(PRESS / name) for name in PAGES], path, Options(jobs=1))
    return path


@pytest.fixture
def case(read: Path, tmp_path: Path) -> Path:
    return Path(copy(read, tmp_path / "case.db"))


def decision(verdict: Verdict, *about: str) -> Decision:
    return Decision(about=about, verdict=verdict, by="analyst", why="read both", when="2021-09-10")


@pytest.mark.parametrize(
    ("verdict", "about"),
    [(Verdict.SAME, ("a",)), (Verdict.DIFFERENT, ("a", "a")), (Verdict.WRONG, ()), (Verdict.CORRECT, ("a",))],
    ids=["one", "twice the same", "nothing", "corrected to nothing"],
)
def test_a_decision_says_how_many_it_is_about(verdict: Verdict, about: tuple[str, ...]) -> None:
    with pytest.raises(JudgementError, match="is said"):
        decision(verdict, *about).judgement()


def meetings(case: Path) -> list[Happening]:
    with Reader(case) as reader:
        return [event for event in events(reader) if event.type == "CONSULT"]


def test_a_judgement_is_kept_shown_and_taken_back(case: Path) -> None:
    one = meetings(case)[0]
    made = judge(case, decision(Verdict.RIGHT, one.id))
    shown = RUN.invoke(app, ["show", one.id, "--case", str(case)])
    assert "judged right: read both (analyst" in " ".join(shown.output.split())
    withdraw(case, made.id)
    with Reader(case) as reader:
        assert [(j.id, j.withdrawn) for j in reader.judgements() if j.by == "analyst"] == [(made.id, True)]


def test_nobodys_judgement_cannot_be_taken_back(case: Path) -> None:
    with pytest.raises(JudgementError, match="nobody has judged yet"):
        withdraw(case, "judgement-none")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["wrong", "nothing-such"], "is nothing on record"),
        (["perhaps", "article-"], "is none of same"),
        (["wrong", "event-"], "may be event-"),
        (["same", "event-"], "needs more than that"),
        (["correct", "EVENT", "status", "maybe"], "maybe is no status"),
        (["correct", "EVENT", "type", "dance"], "DANCE is no type of event"),
        (["correct", "EVENT", "when", "soon"], "soon is no day"),
        (["correct", "EVENT", "when", "2021-09-05/2021-09-01"], "is no day"),
        (["correct", "EVENT", "act", "deny"], "act of event can't be corrected"),
        (["correct", "EVENT", "colour", "red"], "none of type"),
        (["correct", "EVENT", "actors", "Atlantis"], "nobody of the record is named"),
        (["split", "EVENT", "EVENT"], "some must stay"),
        (["undo", "judgement-none"], "nobody has judged yet"),
    ],
)
def test_what_cannot_be_judged_is_told(case: Path, words: list[str], said: str) -> None:
    event = meetings(case)[0].id
    found = RUN.invoke(app, ["judge", *(event if word == "EVENT" else word for word in words), "--case", str(case)])
    assert found.exit_code == 2
    assert said in " ".join(found.output.replace("│", " ").split())


def judged(case: Path, *words: str) -> str:
    found = RUN.invoke(app, ["judge", *words, "--by", "Ada", "--case", str(case)])
    assert found.exit_code == 0, found.output
    return str(found.output)


def event_of(case: Path, mention: str) -> Happening | None:
    with Reader(case) as reader:
        assert check(reader) == (), "the record holds together"
        return next((one for one in events(reader) if any(told.id == mention for told in one.mentions)), None)


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        (("status", "planned"), lambda one: one.status == "planned"),
        (("type", "reject"), lambda one: one.type == "REJECT" and one.quad == "verbal conflict"),
        (("when", "2021-09"), lambda one: (one.when.value, one.when.precision) == ("2021-09", "month")),
        (("when", ""), lambda one: one.when is None),
        (("actors", "Russia"), lambda one: [party.actor for party in one.actors] == ["RUS"]),
        (("recipients", ""), lambda one: one.recipients == ()),
    ],
    ids=["status", "type", "month", "no time", "actors", "no recipients"],
)
def test_a_correction_holds_and_is_taken_back(
    case: Path, words: tuple[str, ...], holds: Callable[[Happening], bool]
) -> None:
    before = meetings(case)[0]
    told = before.mentions[0].id
    made = judged(case, "correct", before.id, *words, "--why", "read it").split(":")[0]
    after = event_of(case, told)
    assert after is not None
    assert holds(after)
    assert after.id == before.id
    judged(case, "undo", made)
    assert event_of(case, told) == before


def test_a_correction_outlives_reading(case: Path) -> None:
    told = meetings(case)[0]
    judged(case, "correct", told.id, "status", "denied")
    read_pages([str(PRESS / "harbour-ledger-delhi-talks.html")], case, Options(jobs=1))
    after = event_of(case, told.mentions[0].id)
    assert after is not None
    mine = {one.id for one in told.mentions}
    assert {one.status for one in after.mentions if one.id in mine} == {"denied"}


def test_what_is_wrong_is_off_the_record_until_it_is_taken_back(case: Path) -> None:
    one = meetings(case)[0]
    made = judged(case, "wrong", one.id, "--why", "a rally").split(":")[0]
    assert event_of(case, one.mentions[0].id) is None
    with Reader(case) as reader:
        assert [kept.id for kept in reader.aside([one.mentions[0].id])] == [one.mentions[0].id]
    judged(case, "undo", made)
    assert event_of(case, one.mentions[0].id) == one


def test_a_statement_is_corrected_or_wrong(case: Path) -> None:
    with Reader(case) as reader:
        first = statements(reader)[0]
    judged(case, "correct", first.id, "act", "threaten")
    judged(case, "correct", first.id, "sources", "India", "Russia")
    with Reader(case) as reader:
        assert check(reader) == ()
        after = next(one for one in statements(reader) if one.id == first.id)
        assert (after.act, {party.actor for party in after.sources}) == ("threaten", {"IND", "RUS"})
    judged(case, "wrong", first.id)
    with Reader(case) as reader:
        assert check(reader) == ()
        assert first.id not in {one.id for one in statements(reader)}


def test_in_a_large_case_a_correction_can_name_who_was_found_elsewhere(case: Path) -> None:
    read_pages([str(PRESS / "capital-courier-eu-sanctions.html")], case, Options(jobs=1))
    with Reader(case) as reader:
        one = min(meetings(case), key=lambda one: one.articles)
        mine = {told.sentence.article for told in one.mentions}
        away = next(one for one in actors(reader) if not mine & {place for _, place in reader.sightings(one.id)})
        change = correction(Record(reader), one.id, Aspect.ACTORS, [away.id])
    made = Decision(about=(one.mentions[0].id,), verdict=Verdict.CORRECT, by="Ada", why="", corrects=(change,))
    with Writer(case) as writer:
        writer.judge(made.judgement())
        settle(writer, Stages(), SILENCE, at_once=1)
    after = event_of(case, one.mentions[0].id)
    assert after is not None
    assert [party.actor for party in after.actors] == [away.id]


def test_an_actor_is_split_by_articles(case: Path) -> None:
    read_pages(
        [str(PRESS / "harbour-ledger-delhi-talks.html"), str(PRESS / "capital-courier-eu-sanctions.html")],
        case,
        Options(jobs=1),
    )
    with Reader(case) as reader:
        places = {article: found for found, article in reader.sightings("RUS")}
    away = min(places)
    made = judged(case, "split", "RUS", away).split(":")[0]
    with Reader(case) as reader:
        assert check(reader) == ()
        assert away not in {article for _, article in reader.sightings("RUS")}
    judged(case, "undo", made)
    with Reader(case) as reader:
        assert {article for _, article in reader.sightings("RUS")} == set(places)
