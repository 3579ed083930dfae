"""A person's word over the program's, in the browser: it is taken, shown, counted and taken back."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from shutil import copy

import pytest
from starlette.testclient import TestClient

from onrecord.model import Event, Judgement
from onrecord.store.reader import Reader
from onrecord.views.statements import statements
from onrecord.web import deciding
from onrecord.web.screens.review import agreements

Opened = Callable[..., TestClient]


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "PATIENCE", 60.0)


@pytest.fixture
def own(case: Path, tmp_path: Path) -> Path:
    with Reader(case):  # its -wal file is folded in
        return Path(copy(case, tmp_path / "own.db"))


def standing(case: Path) -> list[Judgement]:
    with Reader(case) as reader:
        return [one for one in reader.judgements() if not one.by.startswith("rule:")]


def an_event(case: Path) -> str:
    with Reader(case) as reader:
        return reader.events()[0].id


def judgement(id_: str, verdict: str, about: str, by: str, why: str = "") -> Judgement:
    return Judgement(id_, (about,), verdict, by, why, "2021-09-01", withdrawn=False)


def test_a_decision_is_taken_shown_and_undone(own: Path, opened: Opened) -> None:
    browser = opened(own, known=True)
    id_ = an_event(own)
    answer = browser.post(
        "/judge",
        data={"about": id_, "verdict": "right", "why": "read it", "by": "Ada", "back": f"/event/{id_}"},
        follow_redirects=False,
    )
    assert answer.status_code == 303
    made = standing(own)
    assert answer.headers["location"] == f"/event/{id_}?told=done&made={made[0].id}"
    assert [(one.verdict, one.by, one.why, one.about[0]) for one in made] == [("right", "Ada", "read it", id_)]
    html = browser.get("/review?show=decided").text
    assert "read it" in html
    assert "100%" in html
    undone = browser.post("/judge/withdraw", data={"id": made[0].id, "back": "/review?show=decided"})
    assert "taken back" in undone.text
    assert [one.withdrawn for one in standing(own)] == [True]


def test_a_merge_tells_its_chance(press: Path, opened: Opened) -> None:
    html = opened(press).get("/review").text
    merges = html.count('<li class="item"')
    assert merges
    assert len(re.findall(r"right: [a-z ]+, \d\d%", html)) == merges


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"about": "event-none", "verdict": "right"}, "Nothing of the record"),
        ({"about": "", "verdict": "right"}, "Nothing of the record"),
        ({"about": "IND", "verdict": "perhaps"}, "no verdict"),
        ({"about": "IND", "verdict": "same"}, "two ids or more"),
        ({"about": "IND", "verdict": "wrong", "by": "rule:mine"}, "does not begin"),
        ({"about": "EVENT", "verdict": "correct", "status": ""}, "is no status"),
        ({"about": "EVENT", "verdict": "correct", "when": "soon"}, "is no day"),
        ({"about": "EVENT", "verdict": "correct", "actors": "Jpan"}, "Do you mean Japan?"),
        ({"about": "EVENT", "verdict": "correct"}, "Nothing is put otherwise"),
        ({"about": "IND", "verdict": "correct", "status": "planned"}, "Events and statements can be corrected"),
        ({"about": "EVENT", "verdict": "split"}, "some must stay"),
        ({"about": "EVENT", "verdict": "same", "other": "event-none"}, "Nothing of the record"),
        ({"about": "IND", "verdict": "same", "other": "Atlantis"}, "Nobody of the record"),
    ],
)
def test_a_wrong_decision_is_told(own: Path, opened: Opened, form: dict[str, str], told: str) -> None:
    words = {name: an_event(own) if value == "EVENT" else value for name, value in form.items()}
    answer = opened(own, known=True).post("/judge", data=words)
    assert answer.status_code == 400
    assert told in unescape(answer.text)
    assert standing(own) == []


def test_nobodys_decision_cannot_be_taken_back(own: Path, opened: Opened) -> None:
    assert opened(own, known=True).post("/judge/withdraw", data={"id": "judgement-none"}).status_code == 400


def test_a_form_has_an_end(own: Path, opened: Opened) -> None:
    assert opened(own, known=True).post("/judge", data={"why": "x" * 70_000}).status_code == 413


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "/\\evil.example", "evil", "/a\r\nb"])
def test_nobody_is_led_elsewhere(own: Path, opened: Opened, back: str) -> None:
    answer = opened(own, known=True).post(
        "/judge", data={"about": an_event(own), "verdict": "right", "back": back}, follow_redirects=False
    )
    assert answer.headers["location"].startswith("/review?told=done&made=judgement-")


def test_agreement_is_counted_by_rule_even_where_the_merge_is_undone() -> None:
    every = [
        judgement("j1", "same", "a", "rule:same name"),
        judgement("j2", "right", "j1", "Ada"),
        judgement("j3", "wrong", "gone", "Ada", "two of one name [same name: both are named Ali]"),
        judgement("j4", "wrong", "event-1", "Ada"),
        judgement("j5", "correct", "event-2", "Ada"),
        replace(judgement("j6", "right", "event-3", "Ada"), withdrawn=True),
    ]
    found = [(one.kind, one.right, one.wrong, one.corrected) for one in agreements(every)]
    assert found == [("event", 0, 1, 1), ("same name", 1, 1, 0)]


def test_the_queue_is_narrowed_by_the_filter(opened: Opened, press: Path) -> None:
    browser = opened(press)

    def items(query: str) -> int:
        return int(browser.get(f"/review?{query}").text.count('<li class="item"'))

    assert items("about=Ajit+Doval") > 0
    assert items("since=1990&until=1991") == items("show=findings&since=1990&until=1991") == 0
    shown = browser.get("/review?show=findings&type=CONSULT").text
    assert set(re.findall(r'<span class="badge">(\w+)</span>', shown)) == {"event"}
    assert "type=CONSULT" in shown[shown.index('name="back"') :][:200], "the next item is of the same queue"


def test_the_queue_has_a_form_for_each_item(opened: Opened, own: Path) -> None:
    html = opened(own, known=True).get("/review?show=findings").text
    items = len(re.findall(r'class="item"', html))
    assert html.count('action="/judge"') == items


@pytest.fixture
def read(press: Path, tmp_path: Path) -> Path:
    return Path(copy(press, tmp_path / "read.db"))


def met(case: Path) -> Event:
    """Return the meeting that most reports tell of."""
    with Reader(case) as reader:
        return max(reader.events(), key=lambda one: (one.reports, one.articles, one.id))


def form_of(browser: TestClient, path: str) -> dict[str, str]:
    """Return what the form of a page would send where nobody changes it."""
    html = browser.get(path).text
    form = html[html.index('<details class="correct">') :]
    form = form[: form.index("</form>")]
    fields = dict(re.findall(r'<input id="[^"]+" name="([^"]+)" value="([^"]*)"', form))
    for name, options in re.findall(r'<select id="[^"]+" name="([^"]+)">(.*?)</select>', form, re.DOTALL):
        fields[name] = re.findall(r'value="([^"]*)" selected', options)[0]
    return {name: unescape(value) for name, value in fields.items()}


def test_a_form_corrects_what_was_changed_in_it_and_nothing_else(read: Path, opened: Opened) -> None:
    browser = opened(read, known=True)
    id_ = met(read).id
    form = form_of(browser, f"/event/{id_}")
    assert set(form) == {"type", "status", "actors", "recipients", "when"}
    words = {"about": id_, "verdict": "correct", "back": f"/event/{id_}", **form, "status": "planned"}
    with Reader(read) as reader:
        other = next(one for one in reader.bare() if one.kind == "state" and one.name not in form["actors"])
    answer = browser.post("/judge", data={**words, "actors": f"{form['actors']}; {other.name}", "why": "read it"})
    assert "status → planned" in re.sub(r"<[^>]+>", "", unescape(answer.text))
    [made] = standing(read)
    assert [change.what for change in made.corrects] == ["status", "actors"]
    with Reader(read) as reader:
        [after] = [one for one in reader.events() if one.id == id_]
        assert after.status == "planned"
        assert other.id in {party.actor for party in after.actors}


def test_what_is_wrong_is_shown_as_gone_with_its_undo(read: Path, opened: Opened) -> None:
    browser = opened(read, known=True)
    id_ = met(read).id
    gone = browser.post("/judge", data={"about": id_, "verdict": "wrong", "back": f"/event/{id_}"})
    assert gone.status_code == 200
    assert "Off the record" in gone.text
    assert 'action="/judge/withdraw"' in gone.text
    assert id_ not in browser.get("/events").text
    [made] = standing(read)
    browser.post("/judge/withdraw", data={"id": made.id, "back": f"/event/{id_}"})
    assert "Read it in the article" in browser.get(f"/event/{id_}").text


def test_a_statement_is_judged_with_its_copies(read: Path, opened: Opened) -> None:
    browser = opened(read, known=True)
    with Reader(read) as reader:
        first = max(statements(reader), key=lambda one: len(one.copies))
    assert len(first.copies) > 1
    browser.post("/judge", data={"about": first.id, "verdict": "wrong"})
    with Reader(read) as reader:
        assert not {copy for one in statements(reader) for copy in one.copies} & set(first.copies)
        assert {one.id for one in reader.aside(first.copies)} == set(first.copies)


def test_tellings_are_split_off_and_joined_again(read: Path, opened: Opened) -> None:
    browser = opened(read, known=True)
    one = met(read)
    told = re.findall(r'name="apart" value="([^"]+)"', browser.get(f"/event/{one.id}").text)
    assert 1 < len(told) < len(one.mentions), "a copy is no telling of its own"
    browser.post("/judge", data={"about": one.id, "verdict": "split", "apart": told[0]})
    with Reader(read) as reader:
        [apart] = [event for event in reader.events() if told[0] in event.mentions]
        [other] = [event for event in reader.events() if told[1] in event.mentions]
    assert set(apart.mentions) | set(other.mentions) == set(one.mentions)
    assert other.id in browser.get(f"/event/{one.id}").text, "it is proposed as the same"
    browser.post("/judge/withdraw", data={"id": standing(read)[0].id})
    assert met(read) == one


def test_actors_are_made_one_by_name_and_parted_by_articles(read: Path, opened: Opened) -> None:
    browser = opened(read, known=True)
    browser.post("/judge", data={"about": "IRN", "verdict": "same", "other": "Kazakhstan"})
    with Reader(read) as reader:
        assert len({one.id for name in ("Iran", "Kazakhstan") for one in reader.named(name)[:1]}) == 1
    browser.post("/judge/withdraw", data={"id": standing(read)[0].id})
    with Reader(read) as reader:
        away = reader.sightings("IRN")[0][1]
    browser.post("/judge", data={"about": "IRN", "verdict": "split", "apart": away})
    with Reader(read) as reader:
        assert away not in {article for _, article in reader.sightings("IRN")}
    assert "split off → <b><bdi>1</bdi></b>" in browser.get("/review?show=decided").text


def test_a_commitment_that_is_wrong_is_no_longer_listed(own: Path, opened: Opened) -> None:
    browser = opened(own, known=True)
    [href, *_] = re.findall(r'href="(/finding/commitment-[0-9a-f]+)"', browser.get("/commitments").text)
    id_ = href.rpartition("/")[2]
    assert "Off the record" in browser.post("/judge", data={"about": id_, "verdict": "wrong", "back": href}).text
    assert id_ not in browser.get("/commitments").text
    browser.post("/judge/withdraw", data={"id": standing(own)[0].id})
    assert id_ in browser.get("/commitments").text
