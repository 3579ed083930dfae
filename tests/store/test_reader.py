from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from sqlite3 import connect

import pytest

import scene
import toy
from onrecord.model import (
    Actor,
    ActorKind,
    Article,
    Event,
    Findings,
    Mention,
    Origin,
    Page,
    Party,
    Published,
    Report,
    Resolution,
    Span,
    Status,
    When,
)
from onrecord.pipeline import Options, read_pages
from onrecord.store.filter import ALL, Filter
from onrecord.store.listing import Part
from onrecord.store.reader import Reader
from onrecord.store.settle import whole
from onrecord.store.writer import Writer


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("toy")
    toy.write_pages(folder / "pages", 12)
    read_pages((str(folder / "pages"),), folder / "case.db", Options(jobs=1, stages=toy.Toy))
    return folder / "case.db"


@pytest.fixture
def reader(case: Path) -> Iterator[Reader]:
    with Reader(case) as reader:
        yield reader


def test_the_whole_record_comes_back_in_a_fixed_order(reader: Reader) -> None:
    assert reader.counts() == {
        "page": 12, "article": 12, "report": 8, "actor": 4, "statement": 12, "event": 16, "mention": 24, "tie": 0,
        "story": 1, "judgement": 1, "problem": 0,
    }  # fmt: skip
    for values in (reader.pages(), reader.articles(), reader.reports(), reader.actors(), reader.stories()):
        ids = [value.id for value in values]
        assert ids
        assert ids == sorted(ids)
    assert [statement.article for statement in reader.statements()] == sorted(reader.report_of())


def test_every_found_actor_is_resolved(reader: Reader) -> None:
    known = {actor.id for actor in reader.actors()}
    told = [party.actor for statement in reader.statements() for party in statement.sources]
    told += [party.actor for mention in reader.mentions() for party in mention.actors]
    assert len(told) == 12 + 24 + 24, "a speaker each, two who met, and two in the sentence about meeting again"
    assert set(told) == known


def test_those_of_some_ids(reader: Reader) -> None:
    some = reader.articles()[2:4]
    assert reader.articles(article.id for article in reversed(some)) == some
    assert reader.articles(("unknown",)) == reader.articles(()) == ()
    [event, *_] = reader.events()
    assert {mention.id for mention in reader.mentions(event.mentions)} == set(event.mentions)


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("Arden", ["Arden"], "a name"),
        ("aRDEN ", ["Arden"], "in any case, spaces aside"),
        ("republic of borland", ["Borland"], "an alias"),
        ("cor", ["Corvia"], "a beginning"),
        ("republic", ["Arden", "Borland", "Corvia", "Delmar"], "all, the most mentioned first"),
        ("of del", ["Delmar"], "words inside an alias"),
        ("ardenia", [], "a longer word"),
        ("rden", [], "the inside of a word"),
        ("%", [], "no pattern language"),
        ("", [], "nothing asked"),
    ],
)
def test_actors_by_name(reader: Reader, text: str, found: list[str], why: str) -> None:
    actors = reader.named(text)
    assert sorted(actor.name for actor in actors) == found, why
    assert [len(actor.mentions) for actor in actors] == sorted((len(a.mentions) for a in actors), reverse=True)


def test_an_actor_by_id(reader: Reader) -> None:
    for actor in reader.actors():
        assert reader.named(actor.id) == (replace(actor, mentions=()),)


def _dated(tmp_path: Path) -> Reader:
    """Four events on India, Russia and Iran, one article each, and the tellings' publication days."""
    days = {"a": "2021-09-08", "b": "2021-09", "c": None, "d": "2021-11-02T08:00:00Z"}
    whens = {"a": None, "b": "2021-08-15", "c": None, "d": "1996/2001"}
    parties = {"a": ("IND", "RUS"), "b": ("IND",), "c": ("RUS", "IND"), "d": ("RUS", "IRN")}
    path = tmp_path / "dated.db"
    with Writer(path) as writer:
        for name, day in days.items():
            published = Published(day, "day", "meta") if day else None
            article = Article(name, f"p{name}", None, None, (), None, None, None, published, "en", "They met.")
            mention = _mention(name, parties[name], whens[name])
            page = Page(f"p{name}", f"{name}.txt", "text/plain", "0", None)
            writer.add(page, (article,), (Findings(name, (), (), (), (mention,)),))
        sure = {"a": 0.6, "b": 0.8, "c": 1.0, "d": 0.2}
        events = tuple(replace(_event(name, parties[name], whens[name]), confidence=sure[name]) for name in days)
        actors = tuple(Actor(id_, id_, ActorKind.STATE, (), id_, None, None, ()) for id_ in ("IND", "IRN", "RUS"))
        reports = [Report(f"r{name}", (name,), Origin(None, name, "alone"), ()) for name in days]
        writer.settle(whole(reports, Resolution(actors, (), events, (), ())))
    return Reader(path)


def _when(value: str | None) -> When | None:
    return When(value, "day", "explicit", None) if value else None


def _mention(article: str, actors: tuple[str, ...], when: str | None) -> Mention:
    span = Span(article, 5, 8, "met")
    parties = tuple(Party(actor, span) for actor in actors)
    return Mention(
        f"m{article}", article, "CONSULT", None, (), Status.OCCURRED, span, span, parties, (), _when(when), None, None
    )


def _event(name: str, actors: tuple[str, ...], when: str | None) -> Event:
    told = _mention(name, actors, when)
    return Event(
        name, "CONSULT", None, (), "VC", 1.0, told.status, told.actors[:1], told.actors[1:], told.when, None,
        (told.id,), 1, 1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("only", "passing", "why"),
    [
        (ALL, "abcd", "everything, the undated too"),
        (Filter(about=("IND",)), "abc", "takes part, as actor or recipient"),
        (Filter(about=("RUS", "IND")), "ac", "both take part"),
        (Filter(about=("RUS", "IND", "IRN")), "", "all three never do"),
        (Filter(about=("Atlantis",)), "", "nobody of that id"),
        (Filter(since="2021-09-08", until="2021-09-08"), "a", "bounds are inclusive; told in an undated article: out"),
        (Filter(since="2021-08-15"), "ab", "when it happened goes before when it was told"),
        (Filter(until="1999-12-31"), "d", "a range that overlaps"),
        (Filter(since="2001-12-31", until="2001-12-31"), "d", "the last day of a range"),
        (Filter(since="2021-09-09"), "", "d was told later, but happened before"),
        (Filter(about=("RUS",), until="2021-12-31"), "ad", "both conditions"),
        (Filter(confidence=0.8), "bc", "as sure as asked passes"),
        (Filter(confidence=1.0), "c", "only the certain"),
        (Filter(about=("IND",), confidence=0.7), "bc", "surely, and takes part"),
    ],
)
def test_events_by_party_and_day(tmp_path: Path, only: Filter, passing: str, why: str) -> None:
    with _dated(tmp_path) as reader:
        assert "".join(event.id for event in reader.events(only)) == passing, why


@pytest.mark.parametrize(
    ("only", "passing", "why"),
    [
        (Filter(since="2021-09-02", until="2021-09-02"), 1, "the day its article was published"),
        (Filter(since="2021-09-11"), 2, "from a day on"),
        (Filter(until="2021-08-31"), 0, "before all"),
        (Filter(about=("Arden",)), 3, "by a speaker"),
        (Filter(about=("Arden", "Borland")), 0, "one speaks at a time"),
    ],
)
def test_statements_by_speaker_and_day(reader: Reader, only: Filter, passing: int, why: str) -> None:
    only = replace(only, about=tuple(reader.named(name)[0].id for name in only.about))
    assert len(reader.statements(only)) == passing, why


def test_search_finds_the_passage(reader: Reader) -> None:
    [hit, *others] = reader.search('"round 3" talks')
    assert hit.span.text == "Delmar and Arden met for round 3 of talks."
    assert hit.article.text[hit.span.start : hit.span.end] == hit.span.text
    assert not others
    assert len(reader.search("talking", limit=5)) == 5, "by the stem of a word, in the title or text"


LONG = (
    "It rained in the U.S. all day. Mr. Li said so on Monday, at length. The talks on grain go on. " + "And on. " * 50
)


@pytest.mark.parametrize(
    ("text", "query", "passage", "why"),
    [
        ("One.\n\nTwo grain talks. Three.\n\nFour grain.", "grain talks", "Two grain talks. Three.", "most words"),
        (LONG, "monday grain", LONG[LONG.index("Mr. Li") : LONG.index("And on")][:-1], "starts with a sentence"),
        ("No stop at the end about grain", "grain", "No stop at the end about grain", "a line is a sentence"),
        ("Über Ägypten: 😀 grain in Ägypten.", "agypten", "Über Ägypten: 😀 grain in Ägypten.", "code points"),
        (
            "Marks \ue000 of our own grain.",
            "grain",
            "Marks \ue000 of our own grain.",
            "the marks' characters in a text",
        ),
    ],
)
def test_passages(tmp_path: Path, text: str, query: str, passage: str, why: str) -> None:
    article = Article("a", "p", None, None, (), None, None, None, None, "en", text)
    with Writer(tmp_path / "case.db") as writer:
        writer.add(Page("p", "p.txt", "text/plain", "0", None), (article,), ())
        writer.settle(whole([Report("r", ("a",), Origin(None, "a", "alone"), ())], Resolution((), (), (), (), ())))
    with Reader(tmp_path / "case.db") as reader:
        [hit] = reader.search(query)
        assert hit.span.text.startswith(passage), why
        assert hit.span == Span("a", hit.span.start, hit.span.end, text[hit.span.start : hit.span.end])


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("meet AND again", 12),
        ("arden NOT corvia", 3),
        ("Arden's", 0),
        ("arden-based", 0),
        ('"round 3', 1),
        ("text:met", 12),
        ("outlet:met", 0),
        ("(((", 0),
        ("", 0),
        ("*", 0),
        ("AND", 12),
        ("officials AND", 12),
        ("NOT zebra", 0),
    ],
)
def test_a_query_of_any_form_is_answered(reader: Reader, query: str, hits: int) -> None:
    assert len(reader.search(query)) == hits


def test_a_reader_sees_one_moment_while_a_writer_writes(tmp_path: Path) -> None:
    pages, path = str(toy.write_pages(tmp_path / "pages", 3)), tmp_path / "case.db"
    options = Options(jobs=1, stages=toy.Toy)
    read_pages((pages,), path, options)
    with Reader(path) as before:
        assert before.counts()["article"] == 3
        toy.write_pages(tmp_path / "pages", 9)
        read_pages((pages,), path, options)
        assert before.counts()["article"] == len(before.articles()) == 3
        with Reader(path) as after:
            assert after.counts()["article"] == 9


def test_what_is_not_settled_yet_is_not_shown(tmp_path: Path) -> None:
    pages, path = str(toy.write_pages(tmp_path / "pages", 3)), tmp_path / "case.db"
    read_pages((pages,), path, Options(jobs=1, stages=toy.Toy))
    stages = toy.Toy()
    [*_, new] = stages.raw_pages((str(toy.write_pages(tmp_path / "pages", 4)),))
    with Writer(path) as writer:
        articles, _ = stages.articles(new)
        writer.add(new.page, articles, (stages.find(articles[0]),))
        with Reader(path) as reader:
            assert len(reader.articles()) == reader.counts()["article"] == 3
            assert articles[0].id not in reader.report_of()
            assert not reader.search('"round 3"')


def test_a_case_on_a_disk_that_cannot_be_written_is_read(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    copy = folder / "case.db"
    copy.write_bytes(case.read_bytes())
    copy.chmod(0o444)
    folder.chmod(0o555)
    try:
        with Reader(copy) as reader:
            assert reader.counts()["article"] == 12
    finally:
        folder.chmod(0o755)


def test_the_most_reported_and_the_last_printed_come_first_where_there_is_a_limit(tmp_path: Path) -> None:
    with _dated(tmp_path) as reader:
        every = reader.events()
        most = sorted(every, key=lambda event: (-event.reports, -event.articles, event.id))
        assert list(reader.events(limit=3)) == most[:3]
        russian = reader.events(Filter(("RUS",)))
        assert len(reader.events(Filter(("RUS",)), limit=2)) == 2 < len(russian)


@pytest.mark.parametrize("only", [ALL, Filter(("arden",)), Filter(since="2021-09-03", until="2021-09-08")])
def test_who_is_named_in_how_many_reports(only: Filter, reader: Reader) -> None:
    asked = replace(only, about=tuple(one.id for name in only.about for one in reader.named(name)))
    report_of, passing = reader.report_of(), reader.passing(asked)
    named = [(actor, spans[0].article) for actor, spans in reader.named_in(passing)]
    found, every = reader.most_named(asked)
    assert every == len(found) == len({actor for actor, _ in named}) > 1
    for id_, reports, articles in found:
        where = {article for actor, article in named if actor == id_}
        assert (reports, articles) == (len({report_of[article] for article in where}), len(where))
    assert [-reports for _, reports, _ in found] == sorted(-reports for _, reports, _ in found)
    assert reader.most_named(asked, 1, 1)[0] == found[1:2]


def test_how_much_of_a_case_is_settled(tmp_path: Path) -> None:
    case = scene.make(tmp_path / "case.db")
    counted = """
        select count(distinct page), count(distinct report), min(nullif(day, '')), max(nullif(day, ''))
        from copy join article on article.id = copy.article"""
    with closing(connect(case)) as known:
        articles = known.execute("select id, number from article order by day").fetchall()
        for article, number in articles:
            with Reader(case) as reader:
                assert reader.extent(ALL) == known.execute(counted).fetchone()
            known.execute("delete from copy where article = ?", (article,))
            known.execute("delete from report where id not in (select report from copy)")
            known.execute("insert into unsettled values (?)", (number,))
            known.commit()
    with Reader(case) as reader:
        assert reader.extent(ALL) == (0, 0, None, None)


def test_how_often_somebody_is_named(reader: Reader) -> None:
    [(who, _, articles), *_], _ = reader.most_named()
    assert reader.times(who) == (sum(len(words) for words, _ in reader.called(who)), articles)
    assert reader.times("nobody") == (0, 0)


def test_who_speaks_most_in_all_and_in_a_period_that_holds_all(reader: Reader) -> None:
    every = reader.speakers(ALL, 9)
    assert every == reader.speakers(Filter(since="2000", until="2100"), 9)
    assert [-reports for _, reports, *_ in every] == sorted(-reports for _, reports, *_ in every)
    assert sum(times for *_, times, _ in every) == every[0][3] == len(reader.statements())
    assert reader.speakers(Filter(since="2021-09-02", until="2021-09-02"), 9)[0][1:] == (1, 1, 1)


def test_the_words_of_the_first_articles(reader: Reader) -> None:
    [(who, reports, articles), *_], _ = reader.most_named()
    assert reports < articles
    told = {span.article for id_, spans in reader.naming((who,), ALL, 2) for span in spans if id_ == who}
    every = {span.article for _, spans in reader.naming((who,), Filter((who,)), 99) for span in spans}
    assert sorted(told) == sorted(every)[:2]
    assert len(every) == articles
    assert reader.actors_in(told) >= {who}
    assert reader.told_of((who, "nobody")) == {who: (reports, articles)}


@pytest.mark.parametrize(
    ("only", "found"),
    [
        (ALL, "db"),
        (Filter(("IND",)), "b"),
        (Filter(("RUS",)), "d"),
        (Filter(since="2021-09-08"), ""),
        (Filter((), "2021-08-01"), "b"),
    ],
)
def test_events_with_a_date(tmp_path: Path, only: Filter, found: str) -> None:
    dates = {"b": "2021-08-15", "d": "1996/2001"}
    with _dated(tmp_path) as reader:
        assert list(reader.dated(only)) == [(one, dates[one], 1, 1) for one in found]
        assert "".join(one for one, *_ in reader.dated(only, Part(limit=1), 1)) == found[:1]


def test_who_acts_for_a_state_counts_for_it_also_when_that_is_learned_later(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    span = Span("a", 0, 4, "They")
    article = Article("a", "p", None, None, (), None, None, None, None, "en", "They met.")
    mention = replace(_mention("a", ("lavrov",), None), actors=(Party("lavrov", span),))
    event = replace(_event("a", ("lavrov",), None), actors=(Party("lavrov", span),))
    lavrov = Actor("lavrov", "Lavrov", ActorKind.PERSON, (), None, None, None, (span,))
    russia = Actor("RUS", "Russia", ActorKind.STATE, (), "RUS", None, None, ())
    report = Report("r", ("a",), Origin(None, "a", "alone"), ())
    found = whole([report], Resolution((lavrov, russia), (("lavrov", "lavrov"),), (event,), (), ()))
    with Writer(path) as writer:
        writer.add(Page("p", "p.txt", "text/plain", "0", None), (article,), (Findings("a", (), (), (), (mention,)),))
        writer.settle(found)
        with Reader(path) as reader:
            assert reader.events(Filter(("RUS",))) == ()
        known = replace(lavrov, country="RUS")
        later = replace(found, reports=(), actors=(known,), events=(), after=writer.known.settlings())
        assert writer.settle(later)
    with Reader(path) as reader:
        assert [one.id for one in reader.events(Filter(("RUS",)))] == [event.id]
        assert reader.passing(Filter(("RUS",))) == ("a",)


def test_first_is_told_what_is_sure_and_takes_two(tmp_path: Path) -> None:
    with _dated(tmp_path) as reader:
        assert [id_ for id_, *_ in reader.told_first(ALL, {"CONSULT": 4}, 3)[0]] == ["c", "a", "b"]
