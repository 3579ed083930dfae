"""A case that is settled some articles at a time says what it says when it is settled as a whole."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from sqlite3 import connect

import pytest

import tallies
from onrecord.checks import check
from onrecord.model import Event, Judgement
from onrecord.pipeline import SILENCE, Options, read_pages
from onrecord.settling import settle
from onrecord.stages import Stages
from onrecord.store.filter import ALL, Filter
from onrecord.store.listing import Part
from onrecord.store.reader import Reader
from onrecord.store.relating import OFTEN
from onrecord.store.writer import Writer
from onrecord.views.actors import actors, counted
from onrecord.views.commitments import Commitment, commitments
from onrecord.views.concerns import concerns
from onrecord.views.digests import digest
from onrecord.views.disputes import disputes
from onrecord.views.events import events
from onrecord.views.formats import formats, listed
from onrecord.views.news import news, outcomes
from onrecord.views.offices import offices, some
from onrecord.views.record import Record
from onrecord.views.relations import between, others
from onrecord.views.tellings import Digest
from onrecord.web.drawings.bonds import Bond, bonds

PRESS = Path(__file__).parent.parent / "samples" / "press"
AT_ONCE = 5


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("press") / "whole.db"
    read_pages([str(PRESS)], path, Options(jobs=2))
    return path


@pytest.fixture
def pieces(whole: Path, tmp_path: Path) -> Path:
    """The same pages, settled five articles at a time."""
    path = tmp_path / "pieces.db"
    copied(whole, path)
    with Writer(path) as writer:
        settle(writer, Stages(), SILENCE, AT_ONCE)
        assert writer.known.settlings() > 3
    return path


def copied(whole: Path, path: Path, articles: int = 100, without: str = "") -> None:
    """Store the pages of a case in another one, as they were read; without one article, where it is named."""
    with Writer(whole) as given, Writer(path) as writer, Reader(whole) as reader:
        pages = {page.id: page for page in reader.pages()}
        for article in given.known.articles()[:articles]:
            if article.id == without:
                continue
            writer.add(pages[article.page], [article], given.known.findings([article.id]))


def told_together(case: Path) -> Mapping[str, frozenset[str]]:
    """Return for each mention all mentions of its event."""
    with Reader(case) as reader:
        assert check(reader) == ()
        return {mention: frozenset(event.mentions) for event in reader.events() for mention in event.mentions}


def counted_twice(case: Path) -> Event:
    """Return an event that two reports tell of."""
    with Reader(case) as reader:
        return next(event for event in reader.events() if event.reports > 1)


def test_pieces_make_the_reports_of_the_whole_and_nearly_all_of_its_events(whole: Path, pieces: Path) -> None:
    one, other = told_together(whole), told_together(pieces)
    assert one.keys() == other.keys()
    assert sum(one[mention] == other[mention] for mention in one) >= 0.97 * len(one)
    with Reader(whole) as first, Reader(pieces) as second:
        assert first.reports() == second.reports()
        assert {actor.id for actor in first.actors() if actor.known} == {a.id for a in second.actors() if a.known}
        spans = [{span for actor in reader.actors() for span in actor.mentions} for reader in (first, second)]
        assert spans[0] == spans[1]
        stories = [report for story in second.stories() for report in story.reports]
        assert sorted(stories) == [report.id for report in second.reports()], "each report is in one story"


def test_a_page_more_leaves_what_it_does_not_touch_as_it_was(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    copied(whole, path, articles=23)
    with Writer(path) as writer:
        settle(writer, Stages(), SILENCE, AT_ONCE)
    before = rows(path)
    copied(whole, path)
    with Writer(path) as writer:
        goes = writer.known.settlings()
        settle(writer, Stages(), SILENCE, AT_ONCE)
        assert writer.known.settlings() == goes + 1
    after = rows(path)
    assert len(after) > len(before)
    assert len(before & after) > 0.8 * len(before)


def rows(case: Path) -> set[tuple[int, str]]:
    """Return the numbers under which mentions are stored: one that is stored anew gets another."""
    with closing(connect(case)) as connection:
        return set(connection.execute("select number, id from mention"))


def test_it_is_kept_whom_each_found_actor_is_that_a_merge_is_about(pieces: Path) -> None:
    with closing(connect(pieces)) as connection:
        kept = connection.execute("select about, who from concerned where about like 'actor-%'").fetchall()
        found = dict(connection.execute("select key, value from copy, json_each(copy.identity)").fetchall())
    assert len(kept) > 4
    assert dict(kept) == {about: found[about] for about, _ in kept}


def test_a_person_parts_an_event_and_takes_it_back(pieces: Path) -> None:
    event = counted_twice(pieces)
    with Reader(pieces) as reader:
        by_article = {mention.article: mention.id for mention in reader.mentions(event.mentions)}
        report_of = reader.report_of()
    apart = tuple({report_of[article]: id_ for article, id_ in by_article.items()}.values())[:2]
    said = Judgement("judgement-1", apart, "different", "analyst", "two rounds of talks", None, withdrawn=False)
    judged(pieces, said)
    kept, computed = kept_and_computed(pieces, ALL)
    assert kept == computed
    assert_counted(pieces)
    assert_related(pieces)
    together = told_together(pieces)
    assert apart[1] not in together[apart[0]]
    judged(pieces, replace(said, withdrawn=True))
    together = told_together(pieces)
    assert apart[1] in together[apart[0]]
    assert_related(pieces)


def judged(case: Path, judgement: Judgement) -> None:
    with Writer(case) as writer:
        writer.judge(judgement)
        assert not writer.settled(), "what the judgement is about is to be settled again"
        settle(writer, Stages(), SILENCE, AT_ONCE)


def test_a_person_joins_two_actors(pieces: Path) -> None:
    with Reader(pieces) as reader:
        one, other = [actor for actor in reader.actors() if actor.kind == "person" and actor.mentions][:2]
    judged(
        pieces, Judgement("judgement-2", (one.id, other.id), "same", "analyst", "his pen name", None, withdrawn=False)
    )
    with Reader(pieces) as reader:
        assert check(reader) == ()
        bearers = [actor for actor in reader.actors() if {one.mentions[0], other.mentions[0]} & set(actor.mentions)]
        assert len(bearers) == 1
        assert {one.name, other.name} <= {bearers[0].name, *bearers[0].aliases}
    kept, computed = kept_and_computed(pieces, ALL)
    assert kept == computed
    assert_counted(pieces)
    assert_related(pieces)


def assert_counted(case: Path) -> None:
    """Who is named how often, who is bound to whom, and what lines take from many tellings: kept as it is computed."""
    with Reader(case) as reader, Reader(case) as computing:
        computing.related = False
        report_of, every = reader.report_of(), reader.actors()
        named = {actor.id: {span.article for span in actor.mentions} for actor in every}
        ranked = sorted(
            every, key=lambda one: (-len({report_of[a] for a in named[one.id]}), -len(one.mentions), one.id)
        )
        expected = [(one.id, len({report_of[a] for a in named[one.id]}), len(named[one.id])) for one in ranked]
        assert [(one.id, one.reports, one.articles) for one in actors(reader)] == expected
        found = bonds(Record(reader))
        assert [Bond(*row) for row in reader.bonds()] == [*found]
        often = [event for event in reader.events() if event.articles >= OFTEN]
        assert often
        expected_digests = {event.id: digest(Record(computing), event) for event in often}
        assert reader.digests(Digest, (event.id for event in reader.events())) == expected_digests
        a, b = (
            max(found, key=lambda bond: (bond.events, bond.a)).a,
            max(found, key=lambda bond: (bond.events, bond.a)).b,
        )
        assert between(Record(reader), ALL, a, b) == between(Record(computing), ALL, a, b) != ()
        assert others(Record(reader), ALL, a, 9) == others(Record(computing), ALL, a, 9) != ()


def assert_related(case: Path) -> None:
    with closing(connect(case)) as connection:
        assert tallies.assert_related(connection) > 1
        assert tallies.assert_tallied(connection) > 0
        assert tallies.assert_naming(connection) > 1


VIEWS = (commitments, disputes, concerns)


def kept_and_computed(case: Path, only: Filter) -> tuple[list[Sequence[object]], list[Sequence[object]]]:
    """Return what the views read of what is kept, and what they compute of all that was found."""
    with Reader(case) as kept, Reader(case) as computing:
        assert kept.concluded
        computing.concluded = False
        return [view(kept, only) for view in VIEWS], [view(computing, only) for view in VIEWS]


def most_named(case: Path) -> tuple[str, str]:
    """Return the two actors that are named most."""
    with Reader(case) as reader:
        one, other = sorted(reader.actors(), key=lambda actor: (-len(actor.mentions), actor.id))[:2]
    return one.id, other.id


def test_what_is_kept_is_what_views_compute(whole: Path) -> None:
    one, other = most_named(whole)
    for only in (
        ALL,
        Filter((one,)),
        Filter((one, other)),
        Filter((other,), until="2021-09-08"),
        Filter(since="2021-10"),
    ):
        kept, computed = kept_and_computed(whole, only)
        assert kept == computed, only
        assert all(kept) or only != ALL, "there are some of each"


@pytest.mark.parametrize("only", [ALL, Filter(since="2021-09-09"), Filter(until="2021-09-09")])
def test_news_count_what_the_views_show(whole: Path, only: Filter) -> None:
    with Reader(whole) as reader, Reader(whole) as computing:
        computing.concluded = False
        found = news(reader, only)
        assert found.outcomes == outcomes(computing, only)
        counts = dict(found.counts)
        assert counts["event"] == len(reader.events(only)) >= sum(events for _, events in found.days) > 0
        assert counts["statement"] == len(reader.statements(only))
        assert counts["commitment"] == len(commitments(reader, only))
        assert counts["dispute"] == len(disputes(reader, only))
        assert counts["concern"] == sum(len(one.evidence) for one in concerns(reader, only))


def test_findings_are_read_by_article_and_by_id(whole: Path) -> None:
    with Reader(whole) as reader:
        one, other = [article.id for article in reader.articles()][:2]
        here = tuple(said for said in reader.statements() if said.article in {one, other})
        assert reader.statements_in([other, one]) == reader.said(said.id for said in here) == here
        told = tuple(mention for mention in reader.mentions() if mention.article in {one, other})
        assert reader.mentions_in([one, other]) == told
        assert reader.told_in(mention.id for mention in told) == {mention.id: mention.article for mention in told}
        found = [commitment for commitment in commitments(reader) if {s.article for s in commitment.sentences} & {one}]
        assert [kept.id for kept in reader.concluded_in(Commitment, "commitment", [one])] == [c.id for c in found]


def test_what_is_kept_of_pieces_is_what_views_compute(whole: Path, pieces: Path) -> None:
    kept, computed = kept_and_computed(pieces, ALL)
    assert kept == computed
    for case in (pieces, whole):
        assert_counted(case)
        assert_related(case)


def test_parts_of_a_view_make_the_whole(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, _ = most_named(whole)
    with Reader(whole) as reader:
        record = Record(reader)
        for only in (ALL, Filter((one,)), Filter(since="2021-10")):
            held = offices(reader, only)
            assert held
            assert some(record, only, 0, 2) == (held[:2], len(held))
            assert some(record, only, 2, 3) == (held[2:5], len(held))
            sat = formats(reader, only)
            assert sat or only != ALL
            for start in range(len(sat)):
                assert listed(record, only, start, 2) == (sat[start : start + 2], len(sat))
            told = reader.ranked(only)
            assert [event.id for event in told] == [event.id for event in events(reader, only)]
            assert reader.ranked(only, Part(start=3, limit=4)) == told[3:7]
            for near in (1, 4, 5000):
                monkeypatch.setattr("onrecord.store.reader.NEAR", near)
                assert reader.ranked(only, Part(limit=3)) == told[:3]
            assert reader.counted(only) == len(told)
            first, every = counted(record, only, 1, 2)
            assert [replace(known, mentions=()) for known in actors(reader, only)][1:3] == [*first]
            assert every == len(actors(reader, only))


def test_what_is_asked_to_be_sure_rests_on_a_finding_that_is(whole: Path) -> None:
    with Reader(whole) as reader:
        sure = {one.id: one.confidence for one in reader.mentions()}
        sure = {event.id: max(sure[mention] for mention in event.mentions) for event in reader.events()}
        sure |= {one.id: one.confidence for one in reader.statements()}
        every = commitments(reader)
        assert all(one.confidence <= max(sure[id_] for id_ in one.evidence) for one in every)
        found = {one.id for one in commitments(reader, Filter(confidence=0.5))}
        assert found == {one.id for one in every if one.confidence >= 0.5} < {one.id for one in every}


def test_a_limit_leaves_the_last_printed(whole: Path) -> None:
    with Reader(whole) as reader:
        assert commitments(reader, limit=3) == commitments(reader)[-3:]
        assert disputes(reader, limit=2) == disputes(reader)[-2:]
        assert len(concerns(reader, limit=2)) <= 2


def test_a_case_that_an_older_version_settled_is_concluded_by_the_next_run(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(whole.read_bytes())
    with closing(connect(path)) as old:
        for table in ("concluded", "clue", "conclusion", "bears", "carries", "rests", "deed", "awaits"):
            old.execute(f"delete from {table}")  # noqa: S608 - our own tables
        old.execute("update state set concluded = 0")
        old.commit()
    with Reader(path) as reader:
        before = [view(reader) for view in VIEWS]
    read_pages([], path, Options(at_once=AT_ONCE))
    kept, computed = kept_and_computed(path, ALL)
    assert kept == computed == before


def test_a_copy_joins_a_report_that_an_older_version_settled(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with Reader(whole) as reader:
        reports = reader.reports()
    copied(whole, path, without=next(report.articles[-1] for report in reports if len(report.articles) > 1))
    with Writer(path) as writer:
        settle(writer, Stages(), SILENCE, AT_ONCE)
    migration = files("onrecord.store").joinpath("migrations", "0009_keys.sql").read_text("utf8")
    with closing(connect(path)) as old:
        old.executescript("update shingle set key = -1 - key; drop table unkeyed;")
        old.executescript(migration)
    copied(whole, path)
    with Writer(path) as writer:
        settle(writer, Stages(), SILENCE, AT_ONCE)
        assert writer.known.unkeyed(1) == ()
    with Reader(path) as reader:
        assert reader.reports() == reports


def test_a_case_of_the_first_schema_is_settled_anew(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    first = files("onrecord.store").joinpath("migrations", "0001_record.sql").read_text("utf8")
    with closing(connect(path)) as old:
        old.executescript(first)
        old.executescript("pragma application_id = 1332630117; pragma user_version = 1;")
        with closing(connect(whole)) as given:
            for table in ("page", "article", "finding"):
                columns = ", ".join(row[1] for row in old.execute(f"pragma table_info({table})"))
                found = given.execute(f"select {columns} from {table}").fetchall()  # noqa: S608 - our own tables
                marks = ",".join("?" * len(found[0]))
                old.executemany(f"insert into {table} values ({marks})", found)  # noqa: S608
        old.commit()
    read_pages([], path)
    assert told_together(path) == told_together(whole)
