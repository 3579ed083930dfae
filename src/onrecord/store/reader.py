"""A case file in, values of the model out: the record as of the last settling, one consistent snapshot of it."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from onrecord.model import Actor, Article, Event, Judgement, Mention, Page, Problem, Report, Span, Statement, Story, Tie
from onrecord.store.codec import decode, encode
from onrecord.store.concluded import Concluded
from onrecord.store.days import Imprint
from onrecord.store.filter import ALL, Filter
from onrecord.store.fold import folded
from onrecord.store.holding import holding
from onrecord.store.kept import Wanted
from onrecord.store.key import APART
from onrecord.store.listing import (
    BONDS,
    BOUND,
    BOUND_FIRST,
    FIRST,
    HELD,
    MONTHS,
    MOST_REPORTED,
    NEAR,
    OTHERS,
    OTHERS_IN_ALL,
    POSTS,
    POSTS_IN_ALL,
    RELATED,
    TALLIED,
    TITLES,
    WHOLE,
    Part,
)  # fmt: skip
from onrecord.store.naming import counted, most
from onrecord.store.opened import PARTS
from onrecord.store.search import Hit, search
from onrecord.store.sides import STATES

T = TypeVar("T")

_TABLES = (
    "page",
    "article",
    "report",
    "actor",
    "statement",
    "event",
    "mention",
    "tie",
    "story",
    "judgement",
    "problem",
)


class Reader(Concluded):
    """A case file, open for reading: what is on record in it.

    Articles that were read but not settled yet are not shown. Everything comes in a fixed order.
    """

    def pages(self, ids: Iterable[str] | None = None) -> tuple[Page, ...]:
        """Return the pages that were read, all or those of ``ids``, by id."""
        return self._chosen(Page, "page where true", ids)

    def articles(self, ids: Iterable[str] | None = None) -> tuple[Article, ...]:
        """Return the articles, all or those of ``ids``, by id."""
        return self._chosen(
            Article, "article where exists (select 1 from copy indexed by copy_article where article = article.id)", ids
        )

    def most_named(
        self, only: Filter = ALL, limit: int | None = None, start: int = 0
    ) -> tuple[tuple[tuple[str, int, int], ...], int]:
        """Return the actors named in the articles that pass, each with the reports and articles, most reports first.

        Of equals comes first who is named more often in the whole case. With it comes how many there are in all.
        """
        if only.whole:
            query = """
                select id, reports, articles from actor where reports > 0
                order by reports desc, mentions desc, id limit ? offset ?"""
            every = self._connection.execute(TALLIED, ("actor",)).fetchone()[0]
            return tuple(self._connection.execute(query, (-1 if limit is None else limit, start))), every
        passing, values = self._those(only)
        query = f"""
            with asked (id) as ({passing})
            select report, actors from asked cross join naming on naming.article = asked.id"""  # noqa: S608 - our own words
        reports, articles = counted(self._connection.execute(query, values).fetchall())
        every, end = int((reports > 0).sum()), None if limit is None else start + limit
        query = "select number, id, mentions from actor where number in (select value from json_each(?))"
        rows = self._connection.execute(query, (encode(most(reports, end)),))
        first = sorted((-int(reports[number]), -times, id_, int(articles[number])) for number, id_, times in rows)
        return tuple((id_, -told, printed) for told, _, id_, printed in first[start:end]), every

    def told_of(self, actors: Iterable[str]) -> Mapping[str, tuple[int, int]]:
        """Return in how many reports and in how many articles each of these actors is named, where any names it."""
        query = """
            select id, reports, articles from actor
            where reports > 0 and id in (select value from json_each(?)) order by id"""
        rows = self._connection.execute(query, (encode(sorted(set(actors))),))
        return {id_: (reports, articles) for id_, reports, articles in rows}

    def times(self, actor: str) -> tuple[int, int]:
        """Return how often an actor is named, and in how many articles."""
        query = "select mentions, articles from actor where id = ?"
        times, articles = self._connection.execute(query, (actor,)).fetchone() or (0, 0)
        return times, articles

    def actors_in(self, articles: Iterable[str]) -> frozenset[str]:
        """Return the ids of the actors who are named in any of these articles."""
        query = "select distinct actor from named where article in (select value from json_each(?))"
        return frozenset(row[0] for row in self._connection.execute(query, (encode(sorted(set(articles))),)))

    def reports(self, ids: Iterable[str] | None = None) -> tuple[Report, ...]:
        """Return the pieces of reporting, all or those of ``ids``, by id."""
        return self._chosen(Report, "report where true", ids)

    def copied(self) -> tuple[Report, ...]:
        """Return the pieces of reporting that more than one article carries, by id."""
        return self._chosen(
            Report, "report where id in (select report from copy group by report having count(*) > 1)", None
        )

    def report_of(self, articles: Iterable[str] | None = None) -> Mapping[str, str]:
        """Return the report of each article, of all or of these: article id → report id."""
        query = "select article, report from copy indexed by copy_article"
        if articles is None:
            return dict(self._connection.execute(f"{query} order by article"))
        query += " where article in (select value from json_each(?)) order by article"
        return dict(self._connection.execute(query, (encode(sorted(set(articles))),)))

    def actors(self, ids: Iterable[str] | None = None) -> tuple[Actor, ...]:
        """Return the resolved actors, all or those of ``ids``, by id, with the words that name them."""
        return self._with_spans(self._chosen(Actor, "actor where true", ids))

    def bare(self, ids: Iterable[str] | None = None) -> tuple[Actor, ...]:
        """Return the resolved actors, all or those of ``ids``, by id, without the words that name them."""
        return self._chosen(Actor, "actor where true", ids)

    def names(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Return the names of these actors: id → name."""
        query = """
            select id, json_extract(document, '$.name') from actor where id in (select value from json_each(?))"""
        return dict(self._connection.execute(query, (encode(sorted(set(ids))),)))

    def printed(self, actor: str, articles: int) -> tuple[Span, ...]:
        """Return the words that name an actor in so many articles, the first by id."""
        query = "select spans from named where actor = ? order by article limit ?"
        rows = self._connection.execute(query, (actor, articles))
        return tuple(span for (document,) in rows for span in decode(list[Span], document))

    def named(self, text: str, limit: int = -1) -> tuple[Actor, ...]:
        """Return the actors of that id, name or alias, whatever the case and accents, without the words that name them.

        First those that match exactly, then those with a name that starts so, then those with such a word in a name;
        the most mentioned first, all or the first ``limit``.
        """
        sought = folded(text)
        if not sought:
            return ()
        matching = """
            select document from actor join (
                select actor, min(rank) as rank from (
                    select actor, folded <> :text as rank from name where folded >= :text and folded < :end
                    union all select actor, 2 from tail where words >= :text and words < :end)
                group by actor
            ) on actor = id order by rank, mentions desc, id limit :most"""
        by_id = self._values(Actor, "select document from actor where id = ?", (text.strip(),))
        asked: dict[str, str | int] = {"text": sought, "end": f"{sought}{_LAST}", "most": limit}
        return by_id or self._values(Actor, matching, asked)

    def states(self) -> Mapping[str, str]:
        """Return the state of each country: ISO 3166-1 alpha-3 code → actor id."""
        return dict(self._connection.execute(STATES))

    def naming(self, actors: Iterable[str], only: Filter, articles: int) -> tuple[tuple[str, tuple[Span, ...]], ...]:
        """Return the words that name these actors in the first so many articles that pass, by actor and article."""
        every = only.whole
        passing = "true" if every else "+first.article in (select value from json_each(?))"
        query = f"""
            select actor, spans from json_each(?) as asked cross join named on actor = asked.value
            where article in (
                select first.article from named as first where first.actor = asked.value and {passing}
                order by first.article limit ?)
            order by asked.key, article"""  # noqa: S608 - our own words
        values = [encode(sorted(set(actors))), *([] if every else [encode(self.passing(only))]), articles]
        rows = self._connection.execute(query, values)
        return tuple((actor, decode(tuple[Span, ...], spans)) for actor, spans in rows)

    def named_in(self, articles: Iterable[str]) -> tuple[tuple[str, tuple[Span, ...]], ...]:
        """Return who is named in these articles, with the words that name them, by article and actor id."""
        query = """
            select actor, spans from named where article in (select value from json_each(?)) order by article, actor"""
        rows = self._connection.execute(query, (encode(sorted(set(articles))),))
        return tuple((actor, decode(tuple[Span, ...], spans)) for actor, spans in rows)

    def forums(self, ids: Iterable[str] | None = None) -> tuple[Actor, ...]:
        """Return the actors that are formats, all or those of ``ids``, by id, with the words that name them."""
        return self._with_spans(self._chosen(Actor, "actor where json_extract(document, '$.kind') = 'format'", ids))

    def forum_ids(self) -> tuple[str, ...]:
        """Return the ids of the actors that are formats, sorted."""
        query = "select id from actor where json_extract(document, '$.kind') = 'format' order by id"
        return tuple(row[0] for row in self._connection.execute(query))

    def seats(self) -> tuple[tuple[str, str], ...]:
        """Return who is told to sit in which format, each once: format id, actor id."""
        query = "select distinct body, actor from tie where kind = 'member' and body is not null order by body, actor"
        return tuple(self._connection.execute(query))

    def sitting(self, only: Filter) -> frozenset[str]:
        """Return the formats in which any of those asked for sits, and those of them that are such themselves."""
        where, values = self._holding(only)
        query = f"select distinct body from tie where kind = 'member' and body is not null and {where}"  # noqa: S608
        return frozenset(only.about).union(row[0] for row in self._connection.execute(query, values))

    def like(self, text: str) -> Mapping[str, str]:
        """Return names that begin with the same letter as ``text``, folded, and the names of those who bear them."""
        query = """
            select folded, json_extract(document, '$.name') from name join actor on actor.id = name.actor
            where substr(folded, 1, 1) = ? order by mentions, folded"""
        return dict(self._connection.execute(query, (folded(text)[:1],)))

    def _with_spans(self, actors: Sequence[Actor]) -> tuple[Actor, ...]:
        spans: dict[str, list[Span]] = {actor.id: [] for actor in actors}
        query = "select actor, spans from named where actor in (select value from json_each(?)) order by actor, article"
        for actor, document in self._connection.execute(query, (encode(list(spans)),)):
            spans[actor] += decode(list[Span], document)
        return tuple(replace(actor, mentions=tuple(spans[actor.id])) for actor in actors)

    def statements(self, only: Filter = ALL, limit: int | None = None) -> tuple[Statement, ...]:
        """Return the statements that pass the filter, by article and place in it; actor ids are resolved.

        With a ``limit``, those that were printed last.
        """
        order = "article, number" if limit is None else "since desc, article, number"
        return self._filtered(Statement, "statement", only, order, limit)

    def events(self, only: Filter = ALL, limit: int | None = None) -> tuple[Event, ...]:
        """Return the events that pass the filter, by id; the ``limit`` that most reports tell of come in that order."""
        order = "id" if limit is None else "reports desc, articles desc, id"
        return self._filtered(Event, "event", only, order, limit)

    def mentions(self, ids: Iterable[str] | None = None) -> tuple[Mention, ...]:
        """Return the tellings of events, all or those of ``ids``, by article and place; actor ids are resolved."""
        return self._chosen(Mention, "mention where true", ids, order="article, number")

    def statements_in(self, articles: Iterable[str]) -> tuple[Statement, ...]:
        """Return the statements of these articles, by article and place in it; actor ids are resolved."""
        query = (
            "select document from statement where article in (select value from json_each(?)) order by article, number"
        )
        return self._values(Statement, query, (encode(sorted(set(articles))),))

    def alike(self, only: Filter, articles: Iterable[str], words: Sequence[str] = ()) -> tuple[Statement, ...]:
        """Return the statements that pass, of these articles and their copies, and others in the same words.

        With ``words``, without those that cannot hold them all, with those in the same words or of the same report.
        """
        where, values = self._passing("statement", only)
        query = f"""
            with asked (article) as (select value from json_each(?))
            select document, coalesce(alike, (select report from copy where article = statement.article))
            from statement where {where} and (
                article in (select article from copy where report in (
                    select report from copy where article in asked))
                or alike in (select alike from statement where alike is not null and article in asked))
            order by article, number"""  # noqa: S608 - our own words
        return self._values(Statement, query, [encode(sorted(set(articles))), *values], words)

    def told_with(self, articles: Iterable[str], words: Sequence[str]) -> tuple[str, ...]:
        """Return the events whose tellings in these articles can hold all these words, by id."""
        query = """
            select document, event from mention
            where article in (select value from json_each(?)) and event is not null"""
        return tuple(sorted(holding(self._connection.execute(query, (encode(sorted(set(articles))),)), words)))

    def mentions_in(self, articles: Iterable[str]) -> tuple[Mention, ...]:
        """Return the tellings of events in these articles, by article and place in it; actor ids are resolved."""
        query = (
            "select document from mention where article in (select value from json_each(?)) order by article, number"
        )
        return self._values(Mention, query, (encode(sorted(set(articles))),))

    def said(self, ids: Iterable[str]) -> tuple[Statement, ...]:
        """Return the statements of these ids, by article and place in it; actor ids are resolved."""
        return self._chosen(Statement, "statement where true", ids, order="article, number")

    def happened(self, ids: Iterable[str]) -> tuple[Event, ...]:
        """Return the events of these ids, by id."""
        return self._chosen(Event, "event where true", ids)

    def number(self, noun: str, only: Filter = ALL) -> int:
        """Return how many pass the filter: of "statement", "event", "commitment", "dispute" or "concern".

        Statements and concerns are counted as told, each telling by itself.
        """
        if noun not in PARTS:
            return self.number_kept(noun, Wanted(only=only))
        return int(self._connection.execute(*self._rows(noun, only).counted()).fetchone()[0])

    def by_day(self, only: Filter = ALL) -> tuple[tuple[str, int], ...]:
        """Return how many of the events that pass the filter were on each day, as far as one is known, by day."""
        where, values = self._passing("event", only)
        query = f"select since, count(*) from event where {where} and since = until group by since order by since"  # noqa: S608
        return tuple(self._connection.execute(query, values))

    def days(self) -> tuple[str, ...]:
        """Return the days on which articles were published, as far as they are known, sorted."""
        query = """
            with recursive day (first) as (
                select min(since) from article
                union all select (select min(since) from article where since > day.first) from day
                where day.first is not null)
            select first from day where exists (select 1 from article where since = day.first and until = day.first)
            order by first"""  # from day to day, however many articles each has
        return tuple(row[0] for row in self._connection.execute(query))

    def outlets(self) -> Mapping[str, int]:
        """Return the outlets, or else agencies, that settled articles name, and how many each has printed."""
        query = "select facet, many from tally where noun = 'outlet' and facet > '' and many > 0 order by facet"
        return dict(self._connection.execute(query).fetchall())

    def printed_by(self, outlet: str | None) -> tuple[str, ...]:
        """Return the ids of the settled articles of an outlet, or those that name none, sorted."""
        query = """
            select id from article indexed by article_outlet
            where outlet is ? and id in (select article from copy) order by id"""
        return tuple(row[0] for row in self._connection.execute(query, (outlet,)))

    def imprints(self, articles: Iterable[str] | None = None) -> Mapping[str, Imprint]:
        """Return when and by whom each article was printed, of all or of these, as far as they are settled."""
        query = """
            select id, day, outlet, page from article indexed by article_imprint
            where exists (select 1 from copy indexed by copy_article where article = id)"""
        if articles is None:
            rows = self._connection.execute(query)
        else:
            query += " and id in (select value from json_each(?))"
            rows = self._connection.execute(query, (encode(sorted(set(articles))),))
        return {id_: Imprint(day, outlet, page) for id_, day, outlet, page in rows}

    def called(self, actor: str) -> Iterator[tuple[list[str], str | None]]:
        """Yield the words with which each article names an actor, and the day on which it was printed, by article."""
        query = """
            select words, day from named
            cross join article indexed by article_imprint on article.id = named.article
            where actor = ? order by named.article"""
        for words, day in self._connection.execute(query, (actor,)):
            yield words.split(APART), day

    def ranked(self, only: Filter, part: Part = WHOLE, among: int | None = None) -> tuple[Event, ...]:
        """Return part of the events that pass the filter, those first that most reports tell of, then by date.

        ``among`` is how many pass, where it is known; else the first are looked for among those most reported.
        """
        if among is None and only.about and part.limit > 0 == part.start:
            query, values = self._rows("event", only, part).near(MOST_REPORTED, NEAR)
            order = f"order by +{MOST_REPORTED} limit ?"
            found = self._values(Event, f"select event.document {query} {order}", [*values, part.limit])
            if len(found) == part.limit:
                return found
        return self._values(Event, *self._part("event.document", only, part, among))

    def counted(self, only: Filter, part: Part = WHOLE) -> int:
        """Return how many events pass the filter, of the type and status of a part and of those it is of."""
        return int(self._connection.execute(*self._rows("event", only, part).counted()).fetchone()[0])

    def dated(
        self, only: Filter, part: Part = WHOLE, among: int | None = None
    ) -> tuple[tuple[str, str, int, int], ...]:
        """Return the ids of those of these events that have a date, with it, and how many reports and articles.

        They come in the same order; ``among`` is how many events pass, with a date or without, where it is known.
        """
        columns = "event.id, coalesce(dated, '9999'), reports, articles"
        return tuple(self._connection.execute(*self._part(columns, only, replace(part, dated=True), among)))

    def digests(self, kind: type[T], events: Iterable[str]) -> Mapping[str, T]:
        """Return what is kept of the tellings of these events, as far as they are told often."""
        query = "select id, digest from event where id in (select value from json_each(?)) and digest is not null"
        rows = self._connection.execute(query, (encode(sorted(set(events))),))
        return {id_: decode(kind, digest) for id_, digest in rows}

    def bonds(self, only: Filter = ALL) -> tuple[tuple[str, str, int, int, int, int], ...]:
        """Return by pair of actors, smaller id first, in how many reports they stand together, apart and either.

        And in how many events. Only those that are sides among others; see `onrecord.store.sides.is_side`.
        """
        if only == ALL:
            return tuple(self._connection.execute(BOUND))
        where, values = self._passing("event", only)
        return tuple(self._connection.execute(BONDS.format(where), values))

    def standing(self, limit: int) -> tuple[str, ...]:
        """Return so many actors whom most reports bind to others in the whole case; of equals the first by id."""
        query = "select actor from standing where reports > 0 order by reports desc, actor limit ?"
        return tuple(row[0] for row in self._connection.execute(query, (limit,)))

    def bonds_among(self, actors: Sequence[str]) -> tuple[tuple[str, str, int, int, int, int], ...]:
        """Return as ``bonds`` the pairs of the whole case among these actors."""
        query = f"""
            {BOUND_FIRST} from json_each(?1) as one cross join json_each(?1) as other
            cross join bound on a = one.value and b = other.value where sides order by a, b"""
        return tuple(self._connection.execute(query, (encode(actors),)))

    def most_bound(self, limit: int) -> tuple[tuple[str, str, int, int, int, int], ...]:
        """Return likewise so many pairs of the whole case with most reports, of equals those with most events."""
        query = f"{BOUND_FIRST} from bound where sides order by reports desc, events desc, a, b limit ?"
        return tuple(self._connection.execute(query, (limit,)))

    def pairs(self) -> int:
        """Return how many pairs of sides there are in the whole case."""
        return int(self._connection.execute(TALLIED, ("pair",)).fetchone()[0])

    def others(self, actor: str, only: Filter, limit: int) -> tuple[tuple[str, int, int], ...]:
        """Return with whom an actor has most events, how many that are no conflict, and how many that are."""
        where, values = self._passing("event", replace(only, about=()))
        query = OTHERS_IN_ALL if where == "true" else OTHERS.format(where)
        return tuple(self._connection.execute(query, [actor, actor, actor, *values, limit]))

    def months(self, a: str, b: str, only: Filter) -> tuple[tuple[str, str, float, int, str, str], ...]:
        """Return the events of a pair, smaller id first, once for each article that tells of them.

        Each with month, quad class, intensity, number, report and article, by month and quad class.
        """
        where, values = self._passing("event", only)
        return tuple(self._connection.execute(MONTHS.format(where), [*values, a, b]))

    def relation(self, a: str, b: str) -> tuple[tuple[str, str, int, int, int, float], ...]:
        """Return how a pair, smaller id first, stands in the whole case, by month and quad class.

        Each with its events, their reports and articles, and their mean intensity.
        """
        return tuple(self._connection.execute(RELATED, (a, b)))

    def relations(self) -> Iterator[tuple[str, str, str, str, int, int, int, float]]:
        """Yield how each pair, smaller id first, stands in the whole case by month and quad class; as ``relation``."""
        query = """
            select a, b, month, quad, events, reports, articles, intensity from relation
            order by a, b, month, quad"""
        yield from self._connection.execute(query)

    def posts(self, only: Filter, most: int | None) -> tuple[tuple[str, str | None, str, int, int], ...]:
        """Return who holds which post of whom, in how many places that is printed, and how many posts there are.

        With ``most``, those in the most places: so many, and all in as many as the last of them.
        """
        where, values = self._holding(only)
        last = sys.maxsize if most is None else most - 1
        query = POSTS_IN_ALL if where == "true" else POSTS.format("+" if only.since and only.until else "", where)
        return tuple(self._connection.execute(query, [*values, last]))

    def titles(
        self, posts: Iterable[tuple[str, str | None, str]], only: Filter
    ) -> Iterator[tuple[str, str | None, str, str, int, str | None, str | None]]:
        """Yield the titles of these posts, each a person, a body and words: how often, the first and the last day."""
        where, values = self._holding(replace(only, about=()))  # whose posts they are says who is asked for
        yield from self._connection.execute(TITLES.format(where), [encode(list(posts)), *values])

    def first_held(
        self, post: tuple[str, str | None, str], titles: Iterable[str], day: str, only: Filter
    ) -> tuple[Tie, ...]:
        """Return who says on one day that somebody holds a post, and the same in copies of these reports.

        ``titles`` are those under which they say so.
        """
        where, values = self._holding(replace(only, about=()))
        return self._values(Tie, FIRST.format(where), [encode(list(titles)), *post, day, *post, *values])

    def held(self, posts: Iterable[tuple[str, str | None, str]], only: Filter) -> tuple[Tie, ...]:
        """Return who says that somebody holds these posts, each a person, a body and words, by article and place."""
        where, values = self._holding(only)
        return self._values(Tie, HELD.format(where), [encode(list(posts)), *values])

    def told_in(self, mentions: Iterable[str] | None = None) -> Mapping[str, str]:
        """Return the article of each mention, of all or of these: mention id → article id."""
        if mentions is None:
            return dict(self._connection.execute("select id, article from mention order by number"))
        query = "select id, article from mention where id in (select value from json_each(?)) order by number"
        return dict(self._connection.execute(query, (encode(sorted(set(mentions))),)))

    def event_of(self, mentions: Iterable[str] | None = None) -> Mapping[str, str]:
        """Return the event that each mention tells of, of all or of these: mention id → event id."""
        query = "select id, event from mention where event is not null"
        if mentions is None:
            return dict(self._connection.execute(f"{query} order by id"))
        query += " and id in (select value from json_each(?)) order by id"
        return dict(self._connection.execute(query, (encode(sorted(set(mentions))),)))

    def article_of(self, mentions: Iterable[str]) -> Mapping[str, str]:
        """Return in which article each of these mentions stands: mention id → article id."""
        query = "select id, article from mention where id in (select value from json_each(?)) order by id"
        return dict(self._connection.execute(query, (encode(sorted(set(mentions))),)))

    def ties(self, only: Filter = ALL, kind: str = "", bodies: Iterable[str] | None = None) -> tuple[Tie, ...]:
        """Return who holds which post and sits in which format, in articles of the period, or those of one kind.

        With ``bodies``, those whose post or format it is. Actor ids are resolved. They come by article and place in it.
        """
        where, values = self._holding(replace(only, about=()))
        if kind:
            where += " and kind = ?"
            values = [*values, kind]
        if bodies is not None:
            where += " and body in (select value from json_each(?))"
            values = [*values, encode(sorted(set(bodies)))]
        query = f"select document from tie where {where} order by +article, number"  # noqa: S608 - as above
        return self._values(Tie, query, values)

    def stories(self, articles: Iterable[str] | None = None) -> tuple[Story, ...]:
        """Return the stories, all or those in which one of these articles tells, by id."""
        if articles is None:
            return self._chosen(Story, "story where true", None)
        return self._values(
            Story,
            """select document from story where id in (select story from tells join copy on copy.report = tells.report
               where copy.article in (select value from json_each(?))) order by id""",
            (encode(sorted(set(articles))),),
        )

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements of rules and persons, by id."""
        return self._values(Judgement, "select document from judgement order by id")

    def decisions(self) -> tuple[Judgement, ...]:
        """Return the judgements of persons, by id."""
        return self._values(Judgement, "select document from judgement where standing = 1 order by id")

    def merges(self, limit: int) -> tuple[Judgement, ...]:
        """Return judgements of rules that no person has judged, those with the fewest reasons first."""
        query = """
            select document from judgement where standing = 0 and id not in (
                select value from judgement as made, json_each(made.document, '$.about') where made.standing = 1
                and not json_extract(made.document, '$.withdrawn'))
            order by reasons, commas, id limit ?"""
        return self._values(Judgement, query, (limit,))

    def doubtful(self, kind: type[T], table: str, limit: int) -> tuple[T, ...]:
        """Return the statements or events of less than .5 confidence, the least sure first."""
        if table not in PARTS:
            raise ValueError(f"no confidence in {table}")
        sure = "confidence < 0.75 and confidence < 0.5"  # as the index has it, which is not used else
        query = f"select document from {table} where {sure} order by confidence, id limit ?"  # noqa: S608 - as above
        return self._values(kind, query, (limit,))

    def judged(self, about: Iterable[str]) -> tuple[Judgement, ...]:
        """Return the judgements about any of these ids, by id."""
        ids = "select judgement from concerned where about in (select value from json_each(?))"
        query = f"select document from judgement where id in ({ids}) order by id"  # noqa: S608 - our own tables
        return self._values(Judgement, query, (encode(sorted(set(about))),))

    def judged_of(self, actor: str) -> tuple[Judgement, ...]:
        """Return the judgements about an actor, or what was found to be it, by id."""
        ids = "select judgement from concerned where about = ? union select judgement from concerned where who = ?"
        query = f"select document from judgement where id in ({ids}) order by id"  # noqa: S608 - our own tables
        return self._values(Judgement, query, (actor, actor))

    def found_as(self, actor: str) -> tuple[str, ...]:
        """Return the ids under which an actor was found in articles: what its merges are about."""
        return tuple(sorted(found for found, _ in self.sightings(actor)))

    def sightings(self, actor: str) -> tuple[tuple[str, str], ...]:
        """Return the ids under which an actor was found, each with its article, by article."""
        query = """
            select key, copy.article from named join copy on copy.article = named.article, json_each(copy.identity)
            where named.actor = ? and value = named.actor order by copy.article, key"""
        return tuple(self._connection.execute(query, (actor,)))

    def who(self, found: Iterable[str]) -> Mapping[str, str]:
        """Return which actor each of these found actors is, by the ids under which they were found."""
        asked = set(found)
        known = "select about, who from concerned where who is not null and about in (select value from json_each(?))"
        who = dict(self._connection.execute(known, (encode(sorted(asked)),)).fetchall())
        if rest := sorted(id_ for id_ in asked.difference(who) if not id_.startswith(_FINDINGS)):
            query = """
                select found.key, found.value from json_each(?) as asked
                cross join copy on instr(identity, asked.value)
                cross join json_each(identity) as found on found.key = asked.value limit ?"""
            who |= dict(self._connection.execute(query, (encode(rest), len(rest))).fetchall())
        return who

    def aside(self, ids: Iterable[str]) -> tuple[Mention | Statement, ...]:
        """Return what persons have called wrong, of these ids, as it was found; actor ids are resolved."""
        query = "select document from aside where kind = ? and id in (select value from json_each(?)) order by id"
        kinds: tuple[type[Mention | Statement], ...] = (Mention, Statement)
        asked = encode(sorted(set(ids)))
        return tuple(one for kind in kinds for one in self._values(kind, query, (kind.__name__.lower(), asked)))

    def problems(self) -> tuple[Problem, ...]:
        """Return what could not be read or understood, by id."""
        return self._values(Problem, "select document from problem order by id")

    def beginning(self, kind: type[T], table: str, prefix: str) -> tuple[T, ...]:
        """Return the values of one table whose ids begin so, by id."""
        if table not in _TABLES:
            raise ValueError(f"no table {table}")
        query = f"select document from {table} where id >= ? and id < ? order by id"  # noqa: S608 - one of our own tables
        return self._values(kind, query, (prefix, f"{prefix}{_LAST}"))

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return the articles that match a full-text query (SQLite FTS5; bad syntax is taken as words), best first."""
        return search(self._connection, query, limit)

    def counts(self) -> Mapping[str, int]:
        """Return how many there are of each noun."""
        count = {table: f"select count(*) from {table}" for table in _TABLES} | {"article": "select count(*) from copy"}  # noqa: S608 - our own tables
        return {table: self._connection.execute(query).fetchone()[0] for table, query in count.items()}


_LAST = "\U0010ffff"  # sorts after whatever goes on
_FINDINGS = ("mention-", "event-", "statement-")  # ids that are no actor's
