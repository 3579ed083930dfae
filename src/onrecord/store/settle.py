"""What is concluded of some articles in, the derived rows of the case out: found actors are renamed to who they are."""

import re
import sqlite3
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from onrecord.model import Actor, Event, Findings, Judgement, Report, Resolution, Span, Story, Verdict
from onrecord.store.codec import encode, pack, unpacked
from onrecord.store.conclusion import Concluder, Concluding, forget
from onrecord.store.counting import Counting
from onrecord.store.days import days
from onrecord.store.filter import ACCUSING, acting_for
from onrecord.store.fold import folded, tails, worded
from onrecord.store.key import alike, printed, speakers
from onrecord.store.naming import packed
from onrecord.store.settled import Settled
from onrecord.store.sides import FOR_NONE, FOR_THEMSELVES, Sides, Standing, changed, is_side, standing

_DERIVED = (
    "report", "copy", "actor", "name", "tail", "named", "naming", "statement", "mention", "event", "tie", "story",
    "tells", "speaks", "takes_part", "holds", "held", "bond", "bound", "standing", "relation", "unrelated",
    "country", "concerned", "aside", "concluded", "clue", "conclusion", "bears", "carries", "rests", "deed", "awaits",
)  # fmt: skip
_ACTOR_FIELD = re.compile(rb'("(?:actor|of|channel)":")([^"\\]+)"')

_Row = tuple[str | int | None, ...]
_Part = tuple[str, int]
Rebuild = Callable[[Settled, Sequence[str]], Event]
"""What makes the event of these mentions, from what is settled."""


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What is concluded of the articles of ``reports``, in place of all that was concluded of them before.

    ``identity`` is of the actors found in them; ``parts`` are the mentions of events yet to be made, by ``rebuild``;
    ``events_gone`` and ``stories_gone`` are to go. ``corrected`` are the findings of an article as persons read them.
    ``concluder`` says what views conclude. ``after`` is how often the case had been settled when this was concluded;
    ``None``: these are all reports there are, and nothing of what was concluded before stays. ``standing`` are the
    persons' judgements it was concluded by, where they were asked.
    """

    reports: tuple[Report, ...]
    actors: tuple[Actor, ...]
    identity: Mapping[str, str]
    events: tuple[Event, ...]
    stories: tuple[Story, ...]
    judgements: tuple[Judgement, ...]
    behalf: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[tuple[str, ...], ...] = ()
    rebuild: Rebuild | None = None
    concluder: Concluder | None = None
    events_gone: frozenset[str] = frozenset()
    stories_gone: frozenset[str] = frozenset()
    landmarks: Mapping[str, Sequence[int]] = field(default_factory=dict)
    shingles: Mapping[str, Sequence[int]] = field(default_factory=dict)
    corrected: Mapping[str, Findings] = field(default_factory=dict)
    standing: tuple[Judgement, ...] | None = None
    after: int | None = None

    @property
    def articles(self) -> frozenset[str]:
        """The articles these are about."""
        return frozenset(article for report in self.reports for article in report.articles)


def whole(reports: Iterable[Report], resolution: Resolution) -> Conclusions:
    """Return the conclusions of all reports there are."""
    return Conclusions(
        tuple(reports),
        resolution.actors,
        dict(resolution.identity),
        resolution.events,
        resolution.stories,
        resolution.judgements,
        dict(resolution.behalf),
    )


def settle(connection: sqlite3.Connection, found: Conclusions) -> None:
    """Store conclusions, inside the caller's transaction; only articles of reports are shown."""
    ids = [actor.id for actor in found.actors]
    before, counting = standing(connection, ids), Counting(connection)
    _clear(connection, found, counting)
    _reports(connection, found)
    _actors(connection, found, before)
    sides = Sides(connection, found.actors)
    placed = _findings(connection, found, sides)
    _judgements(connection, found)
    _stories(connection, found)
    keep(connection, "shingle", found.shingles)
    keep(connection, "landmark", found.landmarks)
    _events(connection, found.events, sides, placed)
    if found.rebuild is not None:
        settled = Settled(connection)
        _events(connection, [found.rebuild(settled, mentions) for mentions in found.parts], sides)
    if found.concluder is None:
        counting.count({})
    else:
        anew = changed(connection, before, standing(connection, ids)) if found.after is not None else frozenset()
        concluding = Concluding(connection, found.concluder, sides, counting)
        concluding.conclude(found.articles | anew, found.events_gone)
    whole = found.after is None
    connection.execute(_SETTLED, (encode(sorted(found.articles)),))
    state = "update state set settlings = settlings + 1, concluded = ? and (? or concluded)"
    connection.execute(state, (found.concluder is not None, whole))


def _clear(connection: sqlite3.Connection, found: Conclusions, counting: Counting) -> None:
    """Delete what was concluded before of what is concluded now; what that changes of counts is noted."""
    if found.after is None:
        for table in _DERIVED:
            connection.execute(f"delete from {table}")  # noqa: S608 - our own tables
        connection.execute("delete from judgement where not standing")
    else:
        gone = "select number from event where id in (select value from json_each(?))"
        counting.note(row[0] for row in connection.execute(gone, (encode(sorted(found.events_gone)),)))
        _forget(connection, found)


_SETTLED = """
    delete from unsettled
    where article in (select number from article where id in (select value from json_each(?)))"""
_FORGET = (
    "delete from tells where report in (select report from copy where article in hand)",
    "delete from report where id in (select report from copy where article in hand)",
    "delete from deed where mention in (select number from mention where article in hand)",
    "delete from speaks where statement in (select number from statement where article in hand)",
    "delete from holds where tie in (select number from tie where article in hand)",
    """create temp table gone as select id from judgement where not standing and id in (
        select judgement from concerned where about in (select id from mention where article in hand)
        union select judgement from concerned where about in
            (select key from copy, json_each(copy.identity) where article in hand))""",
    "delete from concerned where judgement in gone",
    "delete from judgement where id in gone",
    "drop table temp.gone",
    """update actor set mentions = mentions -
        (select sum(times) from named where named.actor = actor.id and article in hand),
        articles = articles - (select count(*) from named where named.actor = actor.id and article in hand),
        reports = reports - (select count(distinct report) from named join copy on copy.article = named.article
            where named.actor = actor.id and named.article in hand)
        where id in (select actor from named where article in hand)""",
    "create temp table unsure as select distinct actor from named where article in hand",
    *(
        f"delete from {table} where article in hand"  # noqa: S608 - our own tables
        for table in ("named", "naming", "country", "copy", "statement", "mention", "tie", "aside")
    ),
    """create temp table lost as
        select folded, actor from name where actor in unsure and actor not in (select actor from named)""",
    "delete from name where (folded, actor) in lost",
    """delete from tail where (words, actor) in (
        with recursive rest (words, actor) as (
            select substr(folded, instr(folded, ' ') + 1), actor from lost where instr(folded, ' ')
            union all select substr(words, instr(words, ' ') + 1), actor from rest where instr(words, ' '))
        select words, actor from rest)""",
    "drop table temp.lost",
    "delete from actor where id in unsure and id not in (select actor from named)",
    "drop table temp.unsure",
)
"""What was concluded of the articles in hand, deleted; an actor that nobody names any more goes too."""


def _forget(connection: sqlite3.Connection, found: Conclusions) -> None:
    connection.execute("create temp table hand (article text primary key) without rowid")
    connection.executemany("insert into hand values (?)", [(article,) for article in sorted(found.articles)])
    forget(connection, {row[0] for row in connection.execute("select report from copy where article in hand")})
    for statement in _FORGET:
        connection.execute(statement)
    connection.execute("drop table temp.hand")
    for event in sorted(found.events_gone):
        connection.execute("delete from takes_part where event = (select number from event where id = ?)", (event,))
        connection.execute("delete from event where id = ?", (event,))
    connection.executemany("delete from story where id = ?", [(story,) for story in sorted(found.stories_gone)])


def _reports(connection: sqlite3.Connection, found: Conclusions) -> None:
    for report in sorted(found.reports, key=lambda report: report.id):
        connection.execute("insert into report values (?, ?)", (report.id, encode(report)))
        rows = [(article, report.id, "{}") for article in report.articles]
        connection.executemany("insert into copy values (?, ?, ?)", rows)


def _actors(connection: sqlite3.Connection, found: Conclusions, before: Standing) -> None:
    """Store the actors, and the words that name each of them in the articles these conclusions are about."""
    report_of = {article: report.id for report in found.reports for article in report.articles}
    spans = {actor.id: _spans(actor.mentions, report_of) for actor in found.actors}
    rows = (_actor(actor, spans[actor.id], report_of, found.behalf.get(actor.id)) for actor in found.actors)
    connection.executemany(_ACTOR, rows)
    names = {(folded(name), actor.id) for actor in found.actors for name in (actor.name, *actor.aliases)}
    connection.executemany("insert or ignore into name values (?, ?)", sorted(names))
    rest = {(words, actor) for name, actor in names for words in tails(name)}
    connection.executemany("insert or ignore into tail values (?, ?)", sorted(rest))
    named = (
        (actor.id, article, pack(here), len(here), printed(span.text for span in here))
        for actor in found.actors
        for article, here in sorted(spans[actor.id].items())
    )
    connection.executemany("insert into named values (?, ?, ?, ?, ?)", sorted(named))
    _naming(connection, report_of, spans)
    for actor in found.actors:
        _acting(connection, actor, spans[actor.id], before.get(("actor", actor.id)))


def _naming(connection: sqlite3.Connection, report_of: Mapping[str, str], spans: Mapping[str, Iterable[str]]) -> None:
    """Store whom each article names, as numbers of actors."""
    numbered = "select id, number from actor where id in (select value from json_each(?))"
    numbers = dict(connection.execute(numbered, (encode(sorted(spans)),)))
    here: dict[str, list[int]] = {article: [] for article in report_of}
    for actor, articles in spans.items():
        for article in articles:
            here[article].append(numbers[actor])
    rows = [(article, report_of[article], packed(actors)) for article, actors in sorted(here.items())]
    connection.executemany("insert into naming values (?, ?, ?)", rows)


def _spans(spans: Iterable[Span], articles: Container[str]) -> dict[str, list[Span]]:
    """Return the spans in each of these articles."""
    found: dict[str, list[Span]] = {}
    for span in spans:
        if span.article in articles:
            found.setdefault(span.article, []).append(span)
    return found


def _actor(actor: Actor, spans: Mapping[str, Sequence[Span]], reports: Mapping[str, str], behalf: str | None) -> _Row:
    told = (sum(map(len, spans.values())), len({reports[article] for article in spans}), len(spans))
    return (actor.id, *told, is_side(actor.kind, actor.name), behalf, encode(replace(actor, mentions=())))


_ACTOR = """
    insert into actor (id, mentions, reports, articles, side, behalf, document) values (?, ?, ?, ?, ?, ?, ?)
    on conflict (id) do update set document = excluded.document, side = excluded.side,
        mentions = mentions + excluded.mentions, reports = reports + excluded.reports,
        articles = articles + excluded.articles, behalf = iif(behalf is null or behalf = id, excluded.behalf, behalf)"""


def _acting(connection: sqlite3.Connection, actor: Actor, articles: Iterable[str], before: object) -> None:
    """Note for which country an actor acts: in these articles and, where it was another ``before``, in all others."""
    if actor.country is None or actor.kind in FOR_NONE:
        return
    if actor.kind not in FOR_THEMSELVES:
        rows = [(actor.country, article) for article in articles]
        connection.executemany("insert or ignore into country values (?, ?)", rows)
    if before == (actor.kind, actor.country):
        return
    if actor.kind not in FOR_THEMSELVES:
        naming = "insert or ignore into country select ?, article from named where actor = ?"
        connection.execute(naming, (actor.country, actor.id))
    code = acting_for(actor.country)
    for table, part in (("speaks", "statement"), ("holds", "tie")):
        insert = f"insert or ignore into {table} select ?, {part} from {table} where actor = ?"  # noqa: S608 - our own tables
        connection.execute(insert, (code, actor.id))
    for table, part, role, rest in _ROLES:
        insert = f"""
            insert into {table} (actor, {part}, {role}, {rest})
                select ?, {part}, {role}, {rest} from {table} where actor = ?
            on conflict (actor, {part}) do update set {role} = {role} or excluded.{role}"""  # noqa: S608 - as above
        connection.execute(insert, (code, actor.id))


_ROLES = (("takes_part", "event", "doing", "accusing"), ("bears", "conclusion", "owing", "kind"))


def _judgements(connection: sqlite3.Connection, hand: Conclusions) -> None:
    for judgement in hand.judgements:
        row = (judgement.id, judgement.why.count(";"), judgement.why.count(","), encode(judgement))
        connection.execute(_JUDGEMENT, row)
        rows = [(about, judgement.id) for about in judgement.about]
        connection.executemany("insert or ignore into concerned (about, judgement) values (?, ?)", rows)
    connection.execute("""
        insert or ignore into concerned (about, judgement)
        select value, judgement.id from judgement, json_each(document, '$.about') where standing = 1""")
    found = "update concerned set who = ? where about = ? and who is not ?"
    connection.executemany(found, [(who, id_, who) for id_, who in sorted(hand.identity.items())])
    merges = [(judgement.id,) for judgement in hand.judgements if judgement.verdict == Verdict.SAME]
    connection.executemany(_MERGED, merges)


_MERGED = """
    update concerned set who = (
        select other.who from concerned as other
        where other.judgement = concerned.judgement and other.who is not null order by other.about limit 1)
    where judgement = ? and who is null and about glob 'actor-*'"""
"""One of two who are the same may be of an article that is not in hand: it is whoever the other is."""
_JUDGEMENT = """
    insert or ignore into judgement (id, standing, reasons, commas, document) values (?, 0, ?, ?, ?)"""


def _stories(connection: sqlite3.Connection, found: Conclusions) -> None:
    for story in found.stories:
        connection.execute("insert into story values (?, ?)", (story.id, encode(story)))
        connection.executemany("insert or replace into tells values (?, ?)", [(one, story.id) for one in story.reports])


def keep(connection: sqlite3.Connection, table: str, keys: Mapping[str, Sequence[int]]) -> None:
    """Store what articles are found by, in the order of the keys, which is that of the table."""
    numbers = {article: connection.execute("select number from article where id = ?", (article,)).fetchone()[0] for article in keys}  # fmt: skip # noqa: E501
    rows = sorted({(key, numbers[article]) for article, found in keys.items() for key in found})
    connection.executemany(f"insert or ignore into {table} values (?, ?)", rows)  # noqa: S608 - our own tables


def _findings(connection: sqlite3.Connection, hand: Conclusions, sides: Sides) -> set[str]:
    """Store what was found; return the mentions, each of which is stored with its event where that is known."""
    event_of = {mention: event.id for event in hand.events for mention in event.mentions}
    placed, speaks, holds = set[str](), list[_Part](), list[_Part]()
    found = """
        select article.id, since, until, finding.document from finding
        join article on article.id = finding.article where article.id = ?"""
    for article in sorted(hand.articles):
        for id_, since, until, document in connection.execute(found, (article,)).fetchall():
            findings = _renamed(unpacked(document), hand.identity)
            if id_ in hand.corrected:
                _aside(connection, findings, hand.corrected[id_])
                findings = _renamed(encode(hand.corrected[id_]).encode(), hand.identity)
            own = {one["id"]: hand.identity[one["id"]] for one in findings["actors"] if one["id"] in hand.identity}
            connection.execute("update copy set identity = ? where article = ?", (encode(own), id_))
            for statement in findings["statements"]:
                speaks += _statement(connection, (id_, since, until), statement, sides)
            told = [(one["id"], id_, event_of.get(one["id"]), pack(one)) for one in findings["mentions"]]
            connection.executemany("insert into mention (id, article, event, document) values (?, ?, ?, ?)", told)
            placed.update(row[0] for row in told)
            for tie in findings["ties"]:
                holds += _tie(connection, id_, tie, sides)
    connection.executemany("insert into speaks values (?, ?)", sorted(speaks))
    connection.executemany("insert into holds values (?, ?)", sorted(holds))
    return placed


def _aside(connection: sqlite3.Connection, found: Any, kept: Findings) -> None:  # noqa: ANN401 - JSON
    """Keep aside what was found in an article, and a person has called wrong."""
    ids = {one.id for one in kept.mentions} | {one.id for one in kept.statements}
    for kind in ("mention", "statement"):
        rows = ((one["id"], kept.article, kind, encode(one)) for one in found[f"{kind}s"] if one["id"] not in ids)
        connection.executemany("insert or replace into aside values (?, ?, ?, ?)", rows)


def _renamed(document: bytes, identity: Mapping[str, str]) -> Any:  # noqa: ANN401 - JSON is of any type
    """Return the JSON values of findings with each found actor's id replaced by the id of the actor it is.

    Done on the bytes, five times as fast as on the values; inside a text every quotation mark has a backslash, so that
    no text reads like a field.
    """

    def resolved(field: re.Match[bytes]) -> bytes:
        known = identity.get(field[2].decode())
        return field[0] if known is None else field[1] + known.encode() + b'"'

    return orjson.loads(_ACTOR_FIELD.sub(resolved, document))


def _statement(
    connection: sqlite3.Connection,
    placed: tuple[str, str | None, str | None],
    statement: Any,  # noqa: ANN401 - JSON
    sides: Sides,
) -> list[_Part]:
    """Store a statement; return who takes part in it."""
    told = (statement.get("confidence", 1.0), alike(statement), speakers(statement))
    row = (statement["id"], *placed, *told, pack(statement))
    number = connection.execute(_STATEMENT, row).lastrowid or 0
    return [(actor, number) for actor in sides.of(one["actor"] for one in statement["sources"] + statement["parts"])]


_STATEMENT = """
    insert into statement (id, article, since, until, confidence, alike, speakers, document)
    values (?, ?, ?, ?, ?, ?, ?, ?)"""


def _tie(connection: sqlite3.Connection, article: str, tie: Any, sides: Sides) -> list[_Part]:  # noqa: ANN401 - JSON
    """Store a tie; return who takes part in it."""
    title, evidence = tie["title"] and tie["title"]["text"], tie["evidence"]
    row = (
        *(tie["id"], article, tie["kind"], tie["actor"], tie["of"], title, title and worded(title)),
        *(f"{evidence['start']}-{evidence['end']}", article, pack(tie)),
    )
    number = connection.execute(_TIE, row).lastrowid or 0
    return [(actor, number) for actor in sides.of(one for one in (tie["actor"], tie["of"]) if one)]


_TIE = """
    insert into tie (id, article, kind, actor, body, title, post, evidence, day, document)
    values (?, ?, ?, ?, ?, ?, ?, ?, (select day from article indexed by article_imprint where id = ?), ?)"""


def _events(connection: sqlite3.Connection, events: Iterable[Event], sides: Sides, placed: Container[str] = ()) -> None:
    """Store events; the mentions that are ``placed`` are stored with theirs already."""
    ordered, parts = sorted(events, key=lambda event: event.id), list[tuple[str, int, bool, bool]]()
    told_on = _told(connection, (event for event in ordered if not (event.when and event.when.value)))
    for event in ordered:
        since, until = days(event.when.value) if event.when and event.when.value else told_on.get(event.id, _NO_DAYS)
        told = (event.reports, event.articles, event.confidence, event.when and event.when.value)
        row = (event.id, since, until, *told, event.type, event.status, pack(event))
        number = connection.execute(_EVENT, row).lastrowid or 0
        parties = sides.of(party.actor for party in event.actors + event.recipients)
        doing = set(sides.of(party.actor for party in event.actors))
        parts += ((actor, number, actor in doing, event.type == ACCUSING) for actor in parties)
        mentions = [(event.id, mention) for mention in event.mentions if mention not in placed]
        connection.executemany("update mention set event = ? where id = ?", mentions)
    connection.executemany("insert into takes_part values (?, ?, ?, ?)", sorted(parts))


_EVENT = """
    insert into event (id, since, until, reports, articles, confidence, dated, type, status, document)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


_NO_DAYS = None, None


def _told(connection: sqlite3.Connection, events: Iterable[Event]) -> dict[str, tuple[str, str]]:
    """Return the first and last day of the earliest publication that tells of each of these events."""
    event_of = {mention: event.id for event in events for mention in event.mentions}
    published = """
        select mention.id, since, until from mention join article on article.id = mention.article
        where since is not null and mention.id in (select value from json_each(?))"""
    found: dict[str, tuple[str, str]] = {}
    for mention, since, until in connection.execute(published, (encode(sorted(event_of)),)):
        event = event_of[mention]
        found[event] = min(found.get(event, (since, until)), (since, until))
    return found
