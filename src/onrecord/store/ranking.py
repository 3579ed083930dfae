"""A case file in, what a brief tells first out: events, commitments, speakers and pairs, ranked by what is kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from onrecord.model import Mention, Statement
from onrecord.store.codec import encode
from onrecord.store.filter import ALL, Filter, within
from onrecord.store.listing import Query, Rows
from onrecord.store.opened import Opened
from onrecord.store.sides import country_of

_ELSEWHERE = "status in ('called_for', 'conditional')"  # commitments tell of these


def _told_first(rows: Rows, weights: Mapping[str, int], limit: int, *, many: bool) -> Query:
    """Return the query for the events that a reader should know first: by reports, then the sure and weighty.

    Of ``many`` events only those are weighed that as many reports tell of as of the last of so many.
    """
    query, values = rows.many() if many else rows.few()
    last = f"select reports {query} and not {_ELSEWHERE} order by reports desc, articles desc limit 1 offset ?"
    weight = " ".join("when ? then ?" for _ in weights)
    weighed: list[str | float] = [part for pair in weights.items() for part in pair]
    parties = "(select count(*) from takes_part where takes_part.event = number and takes_part.actor not like '@%')"
    worth = f"confidence * min({parties}, 2) * case type {weight} else 1 end"
    enough = f"and reports >= coalesce(({last}), 0)" if many else ""
    order = f"+reports desc, {worth} desc, articles desc, event.id"
    found = f"select event.id, dated, status {query} and not {_ELSEWHERE} {enough} order by {order} limit ?"
    return found, [*values, *([*values, limit - 1] if many else []), *weighed, limit]


_TOLD_SURELY = "reports * confidence desc, place, number"  # as an index has it


def by_reports(where: str) -> str:
    """Return the query for the conclusions of each facet that most reports tell of, each for as much as it is sure.

    ``where`` is the condition on them.
    """
    return f"""
        with ranked as (
            select number, row_number() over (
                partition by facet order by {_TOLD_SURELY}) as rank
            from conclusion where {where})
        select document from ranked join conclusion on conclusion.number = ranked.number where rank <= ?
        order by facet, rank"""  # noqa: S608 - our own words


def first_by_reports(where: str) -> str:
    """Return the query for the same of all conclusions of a kind, ``?1``: ``?2`` of each facet, by its index."""
    return f"""
        with recursive each (facet) as (
            select min(facet) from conclusion where kind = ?1 union all
            select (select min(facet) from conclusion where kind = ?1 and facet > each.facet) from each
            where each.facet is not null)
        select document from each cross join conclusion on conclusion.number in (
            select number from conclusion where kind = ?1 and conclusion.facet = each.facet and {where}
            order by {_TOLD_SURELY} limit ?2)
        order by conclusion.facet, {_TOLD_SURELY}"""  # noqa: S608 - our own words


_SIDED = "exists (select 1 from actor where id = a and side) and exists (select 1 from actor where id = b and side)"
_PAIRED = """
    select a, b, (select many from tally where noun = 'pair' and facet = '')
    from bound indexed by bound_most where sides order by events desc, a, b"""
"""The pairs of sides, those first that most events relate, and how many pairs there are."""


_PAIRED_WITH = """
    select a, b, count(*) over () from (
        select * from bound where a = ?1 and sides union all select * from bound where b = ?1 and sides)
    order by events desc, a, b"""
"""Those of one of them."""


def _paired(where: str, about: Iterable[str]) -> str:
    """Return the query for these pairs, by the events that meet a condition, and of anyone asked for."""
    asked = ", ".join("?" for _ in about)
    among = f"and (bond.a in ({asked}) or bond.b in ({asked}))" if asked else ""
    return f"""
        with told (a, b, events) as materialized (
            select bond.a, bond.b, count(*) from (select number from event where {where}) as told
            cross join bond on bond.event = told.number where true {among} group by bond.a, bond.b)
        select a, b, count(*) over () from told where {_SIDED} order by events desc, a, b"""  # noqa: S608 - our own words


_BETWEEN = """
    select event.id, quad from bond cross join event on event.number = bond.event
    where bond.a = ? and bond.b = ? and {}"""
"""The events of a pair that meet a condition, and the quad class of each."""

_SPEAKERS = """
    with most (speakers, times) as materialized (
        select facet, many from tally where noun = 'speakers' and many > 0 order by many desc, facet limit ?),
    told (speakers, times, article) as materialized (
        select distinct most.speakers, times, article from most
        cross join statement indexed by statement_speakers on statement.speakers = most.speakers)
    select speakers, count(distinct report), times, (select many from tally where noun = 'spoken' and facet = '')
    from told cross join copy indexed by copy_article on copy.article = told.article
    group by speakers order by 2 desc, 3 desc, 1"""
"""Who speaks most often, in how many reports, and how often; and how often anybody does."""

_SPEAKERS_IN = """
    with told (speakers, article) as materialized (
        select speakers, article from statement where speakers is not null and {}),
    often (speakers, times) as materialized (select speakers, count(*) from told group by speakers),
    most (speakers, times) as materialized (select * from often order by times desc, speakers limit ?),
    printed (speakers, times, article) as materialized (
        select distinct most.speakers, times, article from told cross join most on most.speakers = told.speakers)
    select speakers, count(distinct report), times, (select count(*) from told) from printed
    cross join copy indexed by copy_article on copy.article = printed.article
    group by speakers order by 2 desc, 3 desc, 1"""
"""The same of the statements that meet a condition, which are read once."""

_SPOKEN = """
    with said as (
        select number as place, since as day, alike as words, iif(alike is null, 1, count(*) over (partition by alike))
            as times
        from statement indexed by statement_speakers where speakers = ? and {}),
    first as materialized (select * from said order by times desc, day desc, words, place limit ?)
    select document from first cross join statement on number = place order by times desc, day desc, words, place"""
"""What somebody says, that first which most articles have in the same words, then the latest."""


_SETTLED = "exists (select 1 from copy indexed by copy_article where copy.article = article.id)"
_DAY = f"""
    select {{0}}(day) from article where {_SETTLED} and since = (
        select since from article where since is not null and {_SETTLED} order by since {{1}} limit 1)"""  # noqa: S608
_EXTENT = f"""
    select (select count(*) from (select page from article group by page)) - (
        select count(distinct page) from unsettled cross join article as new on new.number = unsettled.article
        where not exists (select 1 from article where article.page = new.page and {_SETTLED})),
    (select count(*) from report), ({_DAY.format("min", "asc")}), ({_DAY.format("max", "desc")})"""  # noqa: S608 - our own words
"""How many pages and reports there are in the whole case, the first and the last day: by indexes."""

_NAMING = "select article from named where actor = ? union select article from country where code = ?"
"""The articles that name somebody, or those who act for a country."""


class Ranked(Opened):
    """A case file, open for reading: what comes first in it."""

    def passing(self, only: Filter = ALL) -> tuple[str, ...]:
        """Return the ids of the articles of the period that name everyone asked for, or those who act for them."""
        query, values = self._those(only)
        return tuple(row[0] for row in self._connection.execute(f"{query} order by 1", values))

    def _those(self, only: Filter) -> Query:
        """Return the query for the ids of these articles."""
        if not only.about:
            rows, values = self._printed(only)
            return f"select +article.id {rows}", values
        conditions, dated = within(only)  # whoever is named is named in settled articles
        told = [f"select id from article where {' and '.join(conditions)}"] if conditions else []  # noqa: S608
        query = " intersect ".join([*(f"select * from ({_NAMING})" for _ in only.about), *told])  # noqa: S608
        asked = ((actor, country_of(self._connection, actor)) for actor in only.about)
        return query, [*chain.from_iterable(asked), *dated]

    def extent(self, only: Filter) -> tuple[int, int, str | None, str | None]:
        """Return how many pages and reports these articles are, and the first and last day on which any was printed."""
        rows, values = self._printed(only)
        days = "min(nullif(day, '')), max(nullif(day, ''))"
        query = _EXTENT if only.whole else f"select count(distinct page), count(distinct report), {days} {rows}"
        pages, reports, first, last = self._connection.execute(query, values).fetchone()
        return pages, reports, first, last

    def first_reports(self, only: Filter, limit: int) -> tuple[str, ...]:
        """Return the reports of these articles that were printed first: that with the first day, then by article."""
        rows, values = self._printed(only)
        query = f"""
            select report {rows} group by report
            order by min(coalesce(nullif(day, ''), '9999') || ' ' || article.id) limit ?"""
        return tuple(row[0] for row in self._connection.execute(query, [*values, limit]))

    def _printed(self, only: Filter) -> Query:
        """Return from where to read the settled articles of the period that name everyone asked for."""
        conditions, values = within(only)
        told = [f"article.id in (select id from article where {' and '.join(conditions)})"] if conditions else []  # noqa: S608
        for asked in only.about:
            told.append(f"article.id in ({_NAMING})")
            values += [asked, country_of(self._connection, asked)]
        rows = "from copy cross join article indexed by article_imprint on article.id = copy.article"
        return f"{rows} where {' and '.join(told) or 'true'}", values

    def told_first(
        self, only: Filter, weights: Mapping[str, int], limit: int
    ) -> tuple[tuple[tuple[str, str | None, str], ...], int]:
        """Return the events that a reader should know first, and how many there are; ``weights`` are those of types.

        Those with most reports, then those that are sure, have two parties and are of weight; none called for or
        conditional. Each as its id, its date and its status.
        """
        rows = self._rows("event", only)
        query, values = replace(rows, conditions=(*rows.conditions, _ELSEWHERE)).many()
        counts = rows.counted(), (f"select count(*) {query}", values)
        every, elsewhere = (self._connection.execute(*one).fetchone()[0] for one in counts)
        first = _told_first(rows, weights, limit, many=self._many(rows, limit, every))
        return tuple(self._connection.execute(*first)), every - elsewhere

    def last_date(self, only: Filter) -> str:
        """Return the last date of these events, of a range its end; nothing where none has a date."""
        query, values = self._rows("event", only).few()
        last = "max(substr(dated, instr(dated, '/') + 1))"
        return self._connection.execute(f"select {last} {query} and not {_ELSEWHERE}", values).fetchone()[0] or ""

    def first_printed(self, events: Iterable[str]) -> Mapping[str, str]:
        """Return the first day on which any article told of each of these events, as far as one is known."""
        query = """
            select event, min(day) from json_each(?) cross join mention on event = value
            cross join article indexed by article_imprint on article.id = mention.article
            where day > '' group by event"""
        return dict(self._connection.execute(query, (encode(list(events)),)))

    def paired(self, only: Filter) -> Iterator[tuple[str, str, int]]:
        """Yield the pairs of sides, those first that most events relate, and how many pairs there are with each."""
        asked = only.about if len(only.about) > 1 else ()  # whoever is asked for alone is one of the pair
        where, values = self._passing("event", replace(only, about=asked))
        if where == "true":
            yield from self._connection.execute(_PAIRED_WITH if only.about else _PAIRED, only.about)
        else:
            yield from self._connection.execute(_paired(where, only.about), [*values, *only.about, *only.about])

    def between(self, a: str, b: str, only: Filter) -> tuple[tuple[str, str], ...]:
        """Return the events of a pair, smaller id first, each with its quad class."""
        others = tuple(asked for asked in only.about if asked not in {a, b})  # the two take part in all of theirs
        where, values = self._passing("event", replace(only, about=others))
        return tuple(self._connection.execute(_BETWEEN.format(where), [a, b, *values]))

    def telling(self, events: Iterable[str]) -> Mapping[str, int]:
        """Return the articles that tell of these events, and how many mentions each has, by article."""
        query = """
            select article, count(*) from mention where event in (select value from json_each(?))
            group by article order by article"""
        return dict(self._connection.execute(query, (encode(sorted(set(events))),)))

    def mentions_of(self, events: Iterable[str], articles: Iterable[str]) -> tuple[Mention, ...]:
        """Return the tellings of these events in these articles, by article and place; actor ids are resolved."""
        query = """
            select document from mention where article in (select value from json_each(?))
            and event in (select value from json_each(?)) order by article, number"""
        return self._values(Mention, query, (encode(sorted(set(articles))), encode(sorted(set(events)))))

    def speakers(self, only: Filter, limit: int) -> tuple[tuple[str, int, int, int], ...]:
        """Return who speaks most often, as ids of actors with spaces between: in how many reports, and how often.

        Those in most reports come first; with each comes how often anybody speaks.
        """
        where, values = self._passing("statement", only)
        query = _SPEAKERS if where == "true" else _SPEAKERS_IN.format(where)
        return tuple(self._connection.execute(query, [*values, limit]))

    def spoken(self, speakers: str, only: Filter, limit: int) -> tuple[Statement, ...]:
        """Return what they say: that first which most articles have in the same words, then the latest."""
        where, values = self._passing("statement", only)
        return self._values(Statement, _SPOKEN.format(where), [speakers, *values, limit])
