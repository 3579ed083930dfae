"""What is listed in, the queries that read a part of it, or count it, out: events, who is named, who holds what."""

import sqlite3
from dataclasses import dataclass
from math import isqrt

Query = tuple[str, list[str | float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which events of a list: ``limit`` of them from the ``start``-th on (0 is the first), of a type and a status.

    ``of`` asks for those that somebody does, or else for others, given by the side (see `onrecord.store.sides`); of
    them for those that accuse somebody or do not, where it is said. ``printed`` asks for those told in some articles,
    as a JSON list of ids, ``chosen`` for some events, likewise, ``dated`` for those that have a date.
    """

    limit: int = -1
    start: int = 0
    type: str = ""
    status: str = ""
    of: str = ""
    doing: bool = True
    accusing: bool | None = None
    printed: str = ""
    chosen: str = ""
    dated: bool = False

    def taking_part(self) -> tuple[list[str], list[str | float]]:
        """Return the conditions on the part that the side ``of`` takes in an event, and their values."""
        told = [("doing = ?", self.doing)] + ([] if self.accusing is None else [("accusing = ?", self.accusing)])
        return [words for words, _ in told], [value for _, value in told]

    def passing(self) -> tuple[list[str], list[str | float]]:
        """Return the conditions on an event itself, and their values."""
        told = (("type = ?", self.type), ("status = ?", self.status))
        conditions = [words for words, value in told if value]
        values: list[str | float] = [value for _, value in told if value]
        if self.printed:
            conditions.append(
                "event.id in (select event from mention where article in (select value from json_each(?)))"
            )
            values.append(self.printed)
        if self.chosen:
            conditions.append("event.id in (select value from json_each(?))")
            values.append(self.chosen)
        if self.dated:
            conditions.append("coalesce(dated, '9999') < '9999'")  # as the index of the order has it
        return conditions, values


WHOLE = Part()


MOST_REPORTED = "reports desc, articles desc, coalesce(dated, '9999'), event.id"
"""The order of events in a list: that of an index."""


NEAR = 5000
"""Events among which the first of some are looked for before they are counted: some 10 ms."""


@dataclass(frozen=True, slots=True)
class Taking:
    """Who is to take part: a side, and conditions on its row in the table of those who do, with their values."""

    side: str
    conditions: tuple[str, ...] = ()
    values: tuple[str | float, ...] = ()

    def where(self, row: str) -> str:
        """Return the condition on a row."""
        return " and ".join(f"{row}.{words}" for words in ("actor = ?", *self.conditions))

    @property
    def asked(self) -> list[str | float]:
        """What that condition asks for."""
        return [self.side, *self.values]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a ``table`` that are asked for: those in which all who are ``taking`` part do, by the table ``by``.

    ``narrow`` tells that fewer rows are of the period asked for than the first of them takes part in.
    """

    table: str
    by: str
    taking: tuple[Taking, ...]
    conditions: tuple[str, ...]
    values: tuple[str | float, ...]
    narrow: bool = False

    def counted(self, most: int = -1) -> Query:
        """Return the query that counts them, or so many at most."""
        if not self.conditions and not self.taking:
            return TALLIED, [self.table]
        rows, values = self.few()
        if not self.conditions:
            where, values = self._taking("part", self.taking[0].where("part"))
            rows = f"from {self.by} as part where {where}"
        if most < 0:
            return f"select count(*) {rows}", values
        return f"select count(*) from (select 1 {rows} limit ?)", [*values, most]  # noqa: S608 - our own words, as below

    def few(self) -> Query:
        """Return from where to read them where they are few: those in which the first takes part, or of the period."""
        if self.narrow or not self.taking:
            return self.many()
        where, values = self._taking("part", self.taking[0].where("part"))
        joined = f"from {self.by} as part cross join {self.table} on number = part.{self.table}"
        return f"{joined} where {' and '.join((where, *self.conditions))}", [*values, *self.values]

    def many(self) -> Query:
        """Return from where to read them where they are many: in the order of the table, asking of each who does."""
        where, values = self._asking()
        return f"from {self.table} where {where}", values

    def near(self, order: str, most: int) -> Query:
        """Return from where to read those of them that are among the first so many of all."""
        where, values = self._asking()
        first = f"select number as place from {self.table} order by {order} limit ?"  # noqa: S608
        return f"from ({first}) cross join {self.table} on number = place where {where}", [most, *values]

    def _asking(self) -> Query:
        """Return the condition on a row that asks of it who takes part, and its values."""
        told = [
            f"exists (select 1 from {self.by} as part where {one.where('part')} and part.{self.table} = number)"  # noqa: S608
            for one in self.taking
        ]
        values = [value for one in self.taking for value in one.asked]
        return " and ".join((*told, *self.conditions)) or "true", [*values, *self.values]

    def _taking(self, row: str, first: str) -> Query:
        others = [
            f"exists (select 1 from {self.by} as other where {one.where('other')} and other.{self.table} = {row}.{self.table})"  # noqa: S608, E501
            for one in self.taking[1:]
        ]
        return " and ".join((first, *others)), [value for one in self.taking for value in one.asked]


TALLIED = "select coalesce(sum(many), 0) from tally where noun = ?"
"""How many there are in all of a noun: "event", "statement", "actor" in print, "commitment", "dispute", "concern"."""


def walked(limit: int, every: int) -> int:
    """Return from how many rows on their first are found sooner among all, in order, than by sorting those rows."""
    return isqrt(limit * every) + 1


def related(connection: sqlite3.Connection) -> bool:
    """Tell whether it is kept whom all events relate, and how."""
    return connection.execute("select 1 from unrelated limit 1").fetchone() is None


BONDS = """
    select bond.a, bond.b, count(distinct case when quad like '%cooperation' then report end),
        count(distinct case when quad like '%conflict' then report end), count(distinct report),
        count(distinct told.number)
    from (select id, number from event where {}) as told cross join bond on bond.event = told.number
    cross join mention on mention.event = told.id
    cross join copy indexed by copy_article on copy.article = mention.article
    where exists (select 1 from actor where id = bond.a and side)
    and exists (select 1 from actor where id = bond.b and side)
    group by bond.a, bond.b order by bond.a, bond.b"""
"""Who stands together and apart in the events that meet a condition: in how many reports, and how many events."""

BOUND_FIRST = "select a, b, cooperation, conflict, reports, events"
BOUND = f"{BOUND_FIRST} from bound where sides order by a, b"
"""The same of the whole case."""

OTHERS = """
    select case when a = ? then b else a end as other, sum(quad not like '%conflict'), sum(quad like '%conflict')
    from (select * from bond where a = ? union all select * from bond where b = ?) join event on number = event
    where {} group by other order by count(*) desc, other limit ?"""
"""With whom an actor has most to do, and in how many events of cooperation or neither, and of conflict."""

OTHERS_IN_ALL = """
    select case when a = ? then b else a end as other, sum(iif(quad like '%conflict', 0, events)),
        sum(iif(quad like '%conflict', events, 0))
    from (select * from relation where a = ? union all select * from relation where b = ?)
    group by other order by sum(events) desc, other limit ?"""
"""The same of the whole case."""

MONTHS = """
    select month, quad, intensity, told.number, report, copy.article
    from bond join (select id, number from event where {}) as told on told.number = bond.event
    cross join mention on mention.event = told.id
    cross join copy indexed by copy_article on copy.article = mention.article
    where bond.a = ? and bond.b = ? order by month, quad"""
"""The events of a pair by month and quad class, once for each article that tells of them."""

RELATED = """
    select month, quad, events, reports, articles, intensity from relation where a = ? and b = ? order by month, quad"""
"""How a pair stands by month and quad class in the whole case."""

POSTS = """
    with counted as materialized (
        select actor, body, post, count(distinct tie.article || ' ' || evidence) as places from tie
        where {}kind = 'office' and post is not null and {} group by actor, body, post)
    select actor, body, post, places, (select count(*) from counted) from counted
    where places >= coalesce((select places from counted order by places desc limit 1 offset ?), 0)"""
"""Who holds which post of whom, in how many places that is printed: the first that many, and all with as many as the
last of them; and how many posts there are. A "+" first: found by other conditions than that they are offices."""

POSTS_IN_ALL = """
    select actor, nullif(body, ''), post, places, (select count(*) from held) from held
    where places >= coalesce((select places from held order by places desc limit 1 offset ?), 0)"""
"""Likewise in the whole case."""

TITLES = """
    select actor, body, post, title, count(*), min(day), max(day) from json_each(?) as asked
    cross join tie on actor = asked.value ->> 0 and body is asked.value ->> 1 and post = asked.value ->> 2
    where tie.kind = 'office' and {} group by actor, body, post, title order by actor, body, post, title"""
"""Under which titles somebody is told to hold posts, how often, on which first and last day."""

FIRST = """
    with early (report) as materialized (
        select distinct report from json_each(?) as asked
        cross join tie indexed by tie_post on title = asked.value
        cross join copy indexed by copy_article on copy.article = tie.article
        where tie.kind = 'office' and actor = ? and body is ? and post = ? and day = ?)
    select tie.document from early cross join copy indexed by copy_report on copy.report = early.report
    cross join tie indexed by tie_article on tie.article = copy.article
    where tie.kind = 'office' and actor = ? and body is ? and post = ? and {}
    order by tie.article, tie.number"""
"""The ties of a post that were printed on one day, and those in copies of the same reports."""

HELD = """
    select tie.document from tie join json_each(?) as asked on actor = asked.value ->> 0
    and body is asked.value ->> 1 and post = asked.value ->> 2
    where kind = 'office' and {} order by tie.article, number"""
"""The ties of some persons, bodies and posts."""
