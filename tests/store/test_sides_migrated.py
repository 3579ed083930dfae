"""A case that an older OnRecord settled, brought up to date: it keeps what a new one keeps."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection, connect

import pytest

import scene
from onrecord.store.writer import Writer
from onrecord.views.conclusions import Concluder

KEPT = (
    "takes_part", "speaks", "holds", "bears", "named", "concerned", "statement", "bound", "relation", "bond",
    "tally", "held", "tie", "event", "tail", "standing", "deed",
    "actor", "naming", "awaits", "conclusion",
)  # fmt: skip

ACTING = """
    exists (select 1 from {table} as own join actor on id = own.actor where own.{part} = {table}.{part} and {role}
    and {table}.actor = '@' || json_extract(document, '$.country')
    and json_extract(document, '$.kind') not in ('state', 'armed group', 'population group', 'format'))"""


def _rows(case: Path) -> dict[str, list[object]]:
    with closing(connect(case)) as known:
        return {table: sorted(known.execute(f"select * from {table}"), key=repr) for table in KEPT}  # noqa: S608


def _as_in_fourteen(old: Connection) -> None:
    """Take back what the migrations to the fifteenth schema and later ones do."""
    old.executescript("""
        drop index conclusion_facet; drop index mention_event; drop index event_elsewhere;
        drop index statement_speakers;
        alter table conclusion drop column reports;
        create index conclusion_facet on conclusion (kind, facet);
        create index mention_event on mention (event);
        create index statement_speakers on statement (speakers, article) where speakers is not null;
        drop table naming; drop index statement_long; drop index article_long; alter table awaits drop column day;
        create table elder (
            id text primary key, mentions integer not null, behalf text, document text not null,
            reports integer not null default 0, articles integer not null default 0, side integer not null default 0);
        insert into elder (rowid, id, mentions, behalf, document, reports, articles, side)
            select number, id, mentions, behalf, document, reports, articles, side from actor;
        drop table actor; alter table elder rename to actor;
        create index actor_kind on actor (json_extract(document, '$.kind'), id);
        create index actor_most on actor (reports desc, mentions desc, id);
        create index actor_side on actor (id) where side;
        create trigger actor_sided after update of side on actor begin select new.side; end;
        create trigger actor_made after insert on actor begin select new.side; end;""")
    old.execute("alter table deed drop column day")
    counted = [
        row[0] for row in old.execute("select name from sqlite_master where type = 'trigger' and sql like '%tally%'")
    ]
    for name in (*counted, "tie_made", "tie_gone"):
        old.execute(f"drop trigger {name}")
    old.executescript("""
        drop table tally; drop table held; drop table tail; drop table standing;
        drop index tie_post; drop index bound_most; drop index actor_kind; drop index event_long;
        alter table tie drop column day;
        create index tie_post on tie (kind, actor, body, post, title, article, evidence);
        create index actor_kind on actor (json_extract(document, '$.kind'));
        pragma user_version = 14;""")


def _as_in_eleven(old: Connection) -> None:
    """Take back what the migration to the twelfth schema does."""
    old.executescript("""
        drop index copy_article; drop trigger article_made; drop trigger actor_made; drop index article_length;
        create table stale (article text primary key) without rowid; drop table unsettled;
        create table loose (a text not null, b text not null, primary key (a, b)) without rowid;
        alter table relation drop column total; alter table relation drop column rest;
        pragma user_version = 11;""")


def _as_in_ten(old: Connection) -> None:
    """Take back what the migration to the eleventh schema does."""
    for table, part, role in (
        ("takes_part", "event", "doing"),
        ("bears", "conclusion", "owing"),
        ("speaks", "statement", ""),
        ("holds", "tie", ""),
    ):
        here = ACTING.format(table=table, part=part, role="true")
        old.execute(f"delete from {table} where actor like '@%' and not {here}")  # noqa: S608
        if role:
            does = ACTING.format(table=table, part=part, role=f"own.{role}")
            old.execute(f"update {table} set {role} = {does} where actor like '@%'")  # noqa: S608
    old.executescript("""
        drop trigger actor_sided; drop table relation; drop index bound_sides; drop index concerned_who;
        drop index statement_speakers; drop index statement_last; drop index statement_until; drop index event_until;
        drop index conclusion_until; drop index article_outlet;
        alter table takes_part drop column accusing; alter table bears drop column kind;
        alter table named drop column words; alter table concerned drop column who;
        alter table statement drop column speakers; alter table bound drop column sides;
        pragma user_version = 10;""")


def _old(case: Path, *back: Callable[[Connection], None]) -> Path:
    scene.make(case)
    with closing(connect(case)) as connection:
        for step in back:
            step(connection)
        connection.commit()
    return case


@pytest.mark.parametrize(
    "back", [(_as_in_fourteen,), (_as_in_fourteen, _as_in_eleven), (_as_in_fourteen, _as_in_eleven, _as_in_ten)]
)
def test_an_older_case_keeps_what_a_new_one_keeps(back: Sequence[Callable[[Connection], None]], tmp_path: Path) -> None:
    old = _old(tmp_path / "old.db", *back)
    with Writer(old) as writer:
        assert back == (_as_in_fourteen,) or not writer.known.related()  # how two stand is counted by the next run
        writer.relate(Concluder())
        assert writer.known.related()
        assert writer.settled()
    new = _rows(scene.make(tmp_path / "new.db"))
    assert [table for table in KEPT if not new[table]] == ["concerned"]
    assert _rows(old) == new


def test_what_an_older_case_was_to_settle_is_still_to_be_settled(tmp_path: Path) -> None:
    old = _old(tmp_path / "old.db", _as_in_fourteen, _as_in_eleven)
    with closing(connect(old)) as known:
        [new], [judged] = known.execute("select id from article order by number desc limit 2").fetchall()
        known.execute("delete from copy where article = ?", (new,))
        known.execute("insert into stale values (?)", (judged,))
        known.commit()
    with Writer(old) as writer:
        assert [article.id for article in writer.known.unsettled(9)] == [judged, new]


@pytest.mark.parametrize(
    "change",
    [
        "update actor set side = 0 where id = :id;",
        """
        create temp table gone as select * from actor where id = :id; delete from actor where id = :id;
        update gone set side = 0; insert into actor select * from gone;""",
    ],
    ids=["another", "gone and come again"],
)
def test_a_pair_is_none_of_sides_where_one_is_no_side_any_more(change: str, tmp_path: Path) -> None:
    case = scene.make(tmp_path / "record.db")
    with closing(connect(case)) as known:
        [[actor]] = known.execute("select a from bound where sides limit 1")
        for statement in filter(None, map(str.strip, change.split(";"))):
            known.execute(statement, {"id": actor})
        found = known.execute("select sum(sides), count(*) > 0 from bound where ? in (a, b)", (actor,))
        assert found.fetchone() == (0, 1)
