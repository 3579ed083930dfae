"""The smaller views: what each shows of the case made by hand."""

import pytest

from onrecord.store.filter import ALL, Filter
from onrecord.views.actors import Known, actors, worded
from onrecord.views.concerns import concerns
from onrecord.views.copies import copies
from onrecord.views.dossier import dossier
from onrecord.views.events import Happening, events
from onrecord.views.finding import findings
from onrecord.views.formats import formats
from onrecord.views.offices import offices
from onrecord.views.plain import plain
from onrecord.views.record import Record
from onrecord.views.relations import relations
from onrecord.views.search import search
from onrecord.views.statements import statements
from onrecord.views.stories import stories
from onrecord.views.timeline import timeline


def test_a_concern_has_holder_danger_and_endangered(record: Record) -> None:
    (one,) = concerns(record)
    assert (one.held_by, one.source.text) == (("IND",), "armed smugglers")
    assert one.against is not None
    assert one.against.text == "the islands"
    assert not concerns(record, Filter(("CHN",)))


def test_a_format_has_the_members_that_were_named(record: Record) -> None:
    (one,) = formats(record)
    assert (one.name, one.format_kind, one.members) == ("Strait Group", "group", ("IND", "JPN"))
    assert (one.since, one.seen) == ("2021-03-03", ("2021-03-03", "2021-03-04"))
    assert not formats(record, Filter(("CHN",)))


def test_an_office_is_one_over_copies(record: Record) -> None:
    (one,) = offices(record)
    assert (one.person, one.title, one.of) == ("tanaka", "defence minister", "JPN")
    assert one.seen == ("2021-03-03", "2021-03-04")


def test_a_state_is_related_through_its_people(record: Record) -> None:
    found = {(one.a, one.b, one.quad): one for one in relations(record)}
    states = found["IND", "JPN", "verbal cooperation"]
    assert (states.month, states.events, states.reports, states.articles) == ("2021-03", 3, 2, 3)
    assert found["menon", "tanaka", "verbal cooperation"].events == 1
    assert not [pair for pair in found if pair[0] == pair[1]]
    assert ("IND", "tanaka", "verbal cooperation") not in found, "a state is no pair with a person"


def test_relations_are_those_of_whom_is_asked_for(record: Record) -> None:
    pairs = {(one.a, one.b) for one in relations(record, Filter(("CHN",)))}
    assert pairs == {("CHN", "JPN")}


def test_one_statement_over_copies(record: Record) -> None:
    found = statements(record)
    assert len(found) == 7
    crews = next(one for one in found if one.content[0].text.startswith("We are"))
    assert (crews.article, crews.articles) == ("wire", ("wire", "cut"))
    fears = next(one for one in found if one.cue[0].text == "fears")
    assert fears.articles == ("wire",)


def test_events_told_in_most_reports_come_first(record: Record) -> None:
    found = events(record)
    assert (found[0].type, found[0].reports, found[0].articles) == ("CONSULT", 2, 3)
    assert {telling.sentence.article for telling in found[0].mentions} == {"wire", "cut", "own"}


def test_a_list_has_the_first_tellings_of_an_event_a_finding_all(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.views.events.TOLD", 2)
    listed = events(record)[0]
    (found,) = findings(record, listed.id)
    assert isinstance(found.value, Happening)
    assert listed.mentions == found.value.mentions[:2]
    assert len(found.value.mentions) == found.value.tellings == listed.tellings == 3


def test_the_timeline_is_dated_and_in_order(record: Record) -> None:
    found = timeline(record)
    assert [entry.when for entry in found] == ["1998", "2021-03-03", "2021-03-03", "2021-03-18"]
    assert found[1].sentence is not None
    assert found[1].sentence.text.startswith("Ravi Menon and Aiko Tanaka met")


@pytest.mark.parametrize(
    ("only", "number"),
    [
        (Filter(("IND", "JPN")), 3),  # the two ministers are the two states
        (Filter(("CHN",)), 1),
        (Filter(since="2021-03-10"), 2),  # sent; trained, undated, told then
        (Filter(("CHN",), since="2021-03-10"), 0),
    ],
)
def test_events_of_those_asked_for(record: Record, only: Filter, number: int) -> None:
    assert len(events(record, only)) == number


def test_what_a_copy_changed(record: Record) -> None:
    (one,) = copies(record)
    (copy,) = one.copies
    assert (one.outlet, copy.outlet, copy.title) == ("Northwire", "Harbour Ledger", "Drills in the strait")
    assert [span.text for span in copy.added] == ["The yen rose."]
    assert [span.article for span in copy.removed] == ["wire"]


def test_relations_that_are_kept_are_those_that_events_show(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    assert record.reader.related
    kept = relations(record)
    monkeypatch.setattr(record.reader, "related", False)
    assert kept == relations(record)
    assert len(kept) > 1


def test_a_story_and_its_articles(record: Record) -> None:
    (one,) = stories(record)
    assert (one.label, len(one.reports), one.articles) == ("drills, strait", 2, 3)
    assert plain(one)["from"] == "2021-03-03"
    assert not stories(record, Filter(since="2021-04"))


def test_a_search_finds_the_passage(record: Record) -> None:
    found = search(record, "trawler")
    assert {one.article for one in found} == {"wire", "cut"}
    assert all("trawler" in one.span.text for one in found)
    assert [one.article for one in search(record, "patrol", Filter(since="2021-03-10"))] == ["later"]
    assert search(record, "patrol", limit=1)[0].score == search(record, "patrol")[0].score


def test_actors_are_counted_by_report(record: Record) -> None:
    found = {one.id: one for one in actors(record)}
    assert (found["JPN"].reports, found["JPN"].articles) == (3, 4)
    assert actors(record, Filter(("menon",)))[0].id == "JPN"
    assert "CHN" not in {one.id for one in actors(record, Filter(("menon",)))}


def test_a_list_has_the_words_of_an_actors_first_articles_a_finding_all(record: Record) -> None:
    listed = next(one for one in actors(record) if one.id == "JPN")
    (found,) = findings(record, "JPN")
    assert isinstance(found.value, Known)
    assert found.value.mentions == listed.mentions
    (first,) = worded(record, ALL, [listed], 1)
    assert first.mentions == tuple(one for one in listed.mentions if one.article == listed.mentions[0].article)
    assert len(first.mentions) < len(listed.mentions)


def test_a_dossier_has_every_view_of_one_question(record: Record) -> None:
    one = dossier(record, Filter(("CHN",)))
    assert (one.about, len(one.events), len(one.disputes), len(one.commitments)) == (("CHN",), 1, 1, 0)


def test_an_id_or_its_beginning_shows_a_finding(record: Record) -> None:
    (event,) = (one for one in events(record) if one.type == "COERCE")
    (found,) = findings(record, event.id[:14])
    assert (found.kind, found.value) == ("event", event)
    assert [quotation.span.text for quotation in found.quotations] == [
        "In 1998 Japan blocked the harbour of Port Blair."
    ]
    assert found.quotations[0].outlet == "Delta Post"
    assert {one.kind for one in findings(record, "statement-")} == {"statement"}
    assert findings(record, "nothing") == ()


def test_every_view_is_the_same_twice_and_has_ids_of_its_own(record: Record) -> None:
    for view in (events, statements, concerns, formats, offices, stories, actors):
        once, again = view(record), view(Record(record.reader))
        assert once == again
        ids = [one.id for one in once]
        assert len(set(ids)) == len(ids)
