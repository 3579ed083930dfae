"""What is listed in, the queries that read a part of it, or count it, out: events, who is named, who holds what."""

from dataclasses import dataclass

from onrecord.store.filter import acting_for

Query = tuple[str, list[str | float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which events of a list: ``limit`` of them from the ``start``-th on (0 is the first), of a type and a status.

    ``of`` asks for those that an actor does, given by its id and the country it is (or nothing), or else for others;
    ``printed`` for those told in some articles, as a JSON list of ids.
    """

    limit: int = -1
    start: int = 0
    type: str = ""
    status: str = ""
    of: tuple[str, str] | None = None
    doing: bool = True
    without: str = ""
    printed: str = ""

    def passing(self) -> tuple[list[str], list[str | float]]:
        """Return the conditions on an event, and their values."""
        told = (("type = ?", self.type), ("status = ?", self.status), ("type <> ?", self.without))
        conditions = [words for words, value in told if value]
        values: list[str | float] = [value for _, value in told if value]
        if self.of:
            which = "in" if self.doing else "not in"
            conditions.append(f"number {which} (select event from takes_part where actor in (?, ?) and doing)")  # noqa: S608
            values += [self.of[0], acting_for(self.of[1])]
        if self.printed:
            conditions.append(
                "event.id in (select event from mention where article in (select value from json_each(?)))"
            )
            values.append(self.printed)
        return conditions, values


WHOLE = Part()


def most_reported(among: int | None) -> str:
    """Return the order of events in a list: that of an index, which is walked where those asked for are many.

    ``among`` is how many they are; nothing stands for all.
    """
    few = among is not None and among < _MANY
    return f"{'+' if few else ''}reports desc, articles desc, coalesce(dated, '9999'), event.id"


_MANY = 5000


BONDS = """
    select bond.a, bond.b, count(distinct case when quad like '%cooperation' then report end),
        count(distinct case when quad like '%conflict' then report end), count(distinct report),
        count(distinct told.number)
    from (select id, number from event where {}) as told cross join bond on bond.event = told.number
    cross join mention on mention.event = told.id cross join copy on copy.article = mention.article
    where exists (select 1 from actor where id = bond.a and side)
    and exists (select 1 from actor where id = bond.b and side)
    group by bond.a, bond.b order by bond.a, bond.b"""
"""Who stands together and apart in the events that meet a condition: in how many reports, and how many events."""

BOUND = """
    select a, b, cooperation, conflict, reports, events from bound
    where exists (select 1 from actor where id = a and side) and exists (select 1 from actor where id = b and side)
    order by a, b"""
"""The same of the whole case."""

OTHERS = """
    select case when a = ? then b else a end as other, sum(quad not like '%conflict'), sum(quad like '%conflict')
    from (select * from bond where a = ? union all select * from bond where b = ?) join event on number = event
    where {} group by other order by count(*) desc, other limit ?"""
"""With whom an actor has most to do, and in how many events of cooperation or neither, and of conflict."""

MONTHS = """
    select month, quad, intensity, told.number, report, copy.article
    from bond join (select id, number from event where {}) as told on told.number = bond.event
    cross join mention on mention.event = told.id cross join copy on copy.article = mention.article
    where bond.a = ? and bond.b = ? order by month, quad"""
"""The events of a pair by month and quad class, once for each article that tells of them."""

POSTS = """
    select actor, body, post, count(distinct tie.article || ' ' || evidence), json_group_array(title) from tie
    where kind = 'office' and post is not null and {} group by actor, body, post"""
"""Who holds which post of whom, in how many places that is printed, and under which titles each time."""

HELD = """
    select tie.document from tie join json_each(?) as asked on actor = asked.value ->> 0
    and body is asked.value ->> 1 and post = asked.value ->> 2
    where kind = 'office' and {} order by tie.article, number"""
"""The ties of some persons, bodies and posts."""
