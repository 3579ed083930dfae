"""A case in, how each two stand in it and how much there is out, counted from all, beside what is kept of it."""

from collections import defaultdict
from collections.abc import Sequence
from sqlite3 import Connection
from statistics import fmean
from struct import unpack

_TELLING = """
    select a, b, month, quad, bond.event, intensity, report, copy.article from bond
    join event on event.number = bond.event join mention on mention.event = event.id
    join copy on copy.article = mention.article"""

Telling = tuple[str, int, float, str, str]


def assert_related(case: Connection) -> int:
    """How each two stand, in each month and at all, is kept as it is counted; return how many pairs there are."""
    months, pairs = defaultdict[tuple[str, ...], list[Telling]](list), defaultdict[tuple[str, ...], list[Telling]](list)
    for a, b, month, quad, *telling in case.execute(_TELLING):
        months[a, b, month, quad].append((quad, *telling))
        pairs[a, b].append((quad, *telling))
    columns = "a, b, month, quad, events, reports, articles, intensity"
    kept = case.execute(f"select {columns} from relation order by a, b, month, quad").fetchall()  # noqa: S608
    assert kept == [(*key, *_in_month(told)) for key, told in sorted(months.items())]
    stands = case.execute("select a, b, cooperation, conflict, reports, events from bound order by a, b")
    assert stands.fetchall() == [(*pair, *_in_all(told)) for pair, told in sorted(pairs.items())]
    return len(pairs)


_MANY = """
    select 'event', '', count(*) from event union all select 'statement', '', count(*) from statement
    union all select 'actor', '', count(*) from actor where reports > 0
    union all select 'pair', '', count(*) from bound where sides
    union all select kind, iif(kind = 'commitment', facet, ''), count(*) from conclusion group by 1, 2
    union all select 'speakers', speakers, count(*) from statement where speakers is not null group by speakers
    union all select 'spoken', '', count(*) from statement where speakers is not null
    union all select 'outlet', coalesce(outlet, ''), count(*) from article join copy on article = id group by 2"""
_HELD = """
    select actor, coalesce(body, ''), post, count(distinct article || ' ' || evidence) from tie
    where kind = 'office' and post is not null group by 1, 2, 3"""

_REPORTED = """
    select conclusion.number, count(distinct copy.report) from conclusion join carries on conclusion = conclusion.number
    join copy on copy.article = carries.article group by conclusion.number"""
_STANDING = """
    select actor, sum(reports) as many from (
        select a as actor, reports from bound where sides union all select b, reports from bound where sides)
    group by actor having many <> 0"""


def assert_tallied(case: Connection) -> int:
    """How many there are, where each post is told of, and how names go on is kept; return how many posts there are."""
    many = {row for row in case.execute(_MANY) if row[-1]}
    assert set(case.execute("select * from tally where many <> 0")) == many
    held = set(case.execute(_HELD))
    assert set(case.execute("select * from held")) == held
    assert set(case.execute("select number, reports from conclusion")) == set(case.execute(_REPORTED))
    stands = set(case.execute(_STANDING))
    assert set(case.execute("select actor, reports from standing where reports <> 0")) == stands
    names = case.execute("select folded, actor from name").fetchall()
    tails = {(name[at + 1 :], actor) for name, actor in names for at, sign in enumerate(name) if sign == " "}
    assert set(case.execute("select * from tail")) == tails
    return len(held)


_NAMED = """
    select copy.article, report, actor.number from copy left join named on named.article = copy.article
    left join actor on actor.id = named.actor order by copy.article, actor.number"""


def assert_naming(case: Connection) -> int:
    """Whom each article names is kept as it is stored; return how many there are with somebody."""
    named = defaultdict[tuple[str, str], list[int]](list)
    for article, report, number in case.execute(_NAMED):
        named[article, report] += [] if number is None else [number]
    kept = case.execute("select article, report, actors from naming").fetchall()
    assert {(article, report): [*unpack(f"<{len(told) // 4}I", told)] for article, report, told in kept} == named
    return sum(map(bool, named.values()))


def _in_month(told: Sequence[Telling]) -> tuple[int, int, int, float]:
    events = {event: intensity for _, event, intensity, _, _ in told}
    reports, articles = (len({one[place] for one in told}) for place in (3, 4))
    return len(events), reports, articles, round(fmean(events.values()), 2)


def _in_all(told: Sequence[Telling]) -> tuple[int, int, int, int]:
    together, apart, either = (
        len({report for quad, _, _, report, _ in told if quad.endswith(ending)})
        for ending in ("cooperation", "conflict", "")
    )
    return together, apart, either, len({event for _, event, *_ in told})
