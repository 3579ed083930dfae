"""Values of the model in, a case file out: each page, then all that is concluded, in one transaction."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path

from onrecord.model import Article, Findings, Judgement, Page, Problem
from onrecord.store.case import Closing, explained, to_write
from onrecord.store.codec import decode, encode, pack
from onrecord.store.conclusion import Concluder, Concluding
from onrecord.store.counting import Counting
from onrecord.store.days import imprint, published
from onrecord.store.relating import Relating
from onrecord.store.settle import Conclusions, keep, settle
from onrecord.store.settled import Settled
from onrecord.store.sides import Sides

PATIENCE = 10.0  # seconds to wait for another program's write: hundreds of pages long, yet no endless silence

_STALE = """
    with asked (id) as (select value from json_each(:about)),
        about (id) as (select id from asked union select about from concerned where judgement in asked)
    insert or ignore into unsettled select number from article where id in (
        select article from mention where id in about or event in asked
        union select article from statement where id in about
        union select article from aside where id in about
        union select article from named where actor in asked
        union select article from mention where event in (
            select id from event where number in (select event from takes_part where actor in asked))
        union select article from copy, json_each(identity) where key in about)"""
"""The articles that tell of a mention, an event, a statement, an actor or what a rule's judgement is about."""

_WHO = """
    update concerned set who = (select value from copy, json_each(copy.identity) where key = concerned.about)
    where judgement = ? and about not like 'mention-%' and about not like 'event-%' and about not like 'statement-%'"""

_ARTICLE = """
    insert or ignore into article (id, page, since, until, day, outlet, document) values (?, ?, ?, ?, ?, ?, ?)"""


class Writer(Closing):
    """A case file, open for writing; made or brought up to date where need be. Use as a context manager.

    Every method raises CaseError where the file can't be written (disk full, locked, damaged); nothing of the
    transaction is then stored, everything before it is.
    """

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        """Open ``path``. Raises CaseError where it is no case file, or made by a newer OnRecord."""
        self.path = path
        self._connection = to_write(path, patience)

    def has(self, page: str) -> bool:
        """Tell whether the page of that id is stored and was read whole; one that failed is to be read again."""
        return bool(self._rows("select 1 from page where id = ? and not failed", (page,)))

    def add(
        self,
        page: Page,
        articles: Iterable[Article],
        findings: Iterable[Findings],
        problems: Iterable[Problem] = (),
        *,
        failed: bool = False,
    ) -> None:
        """Store a page and what was found on it. A page stored before changes nothing, unless it had ``failed``."""
        with self._transaction() as connection:
            if self.has(page.id):
                return
            connection.execute("insert or replace into page values (?, ?, ?)", (page.id, failed, encode(page)))
            connection.execute(
                "delete from problem where page = ? or page is null and source = ?", (page.id, page.source)
            )
            for article in articles:
                row = (article.id, article.page, *published(article), *imprint(article), encode(article))
                connection.execute(_ARTICLE, row)
            for found in findings:
                connection.execute("insert or ignore into finding values (?, ?)", (found.article, pack(found)))
                self._note(found.problems)
            self._note(problems)

    def note(self, problems: Iterable[Problem]) -> None:
        """Store problems that belong to no page that was read; they go when a page of their source is added."""
        with self._transaction():
            self._note(problems)

    def _note(self, problems: Iterable[Problem]) -> None:
        rows = ((problem.id, problem.page, problem.source, encode(problem)) for problem in problems)
        self._connection.executemany("insert or replace into problem values (?, ?, ?, ?)", rows)

    def judge(self, judgement: Judgement) -> None:
        """Store a person's judgement, which outlives every settling; what it speaks of is to be settled again."""
        with self._transaction() as connection:
            insert = "insert or replace into judgement (id, standing, document) values (?, 1, ?)"
            connection.execute(insert, (judgement.id, encode(judgement)))
            connection.execute(_STALE, {"about": encode(judgement.about)})
            rows = [(about, judgement.id) for about in judgement.about]
            connection.executemany("insert or ignore into concerned (about, judgement) values (?, ?)", rows)
            connection.execute(_WHO, (judgement.id,))

    @property
    def known(self) -> Settled:
        """What the case holds."""
        return Settled(self._connection)

    def settled(self) -> bool:
        """Tell whether all stored articles are settled."""
        return not self.known.unsettled(1)

    def standing(self) -> tuple[Judgement, ...]:
        """Return persons' judgements, by id."""
        rows = self._rows("select document from judgement where standing order by id")
        return tuple(decode(Judgement, row[0]) for row in rows)

    def settle(self, found: Conclusions) -> bool:
        """Store conclusions in place of those on the same articles before, and return true; persons' judgements stay.

        Return false and change nothing where another writer was faster: it has settled an article that ``found``, being
        all there is, does not know, or has settled anything since ``found.after`` was asked, or a person has judged.
        """
        with self._transaction() as connection:
            if found.after is not None and Settled(connection).settlings() != found.after:
                return False
            if found.standing is not None and found.standing != self.standing():
                return False
            covered = found.articles
            if found.after is None and any(
                one not in covered for (one,) in connection.execute("select article from copy")
            ):
                return False
            settle(connection, found)
            return True

    def key(self, shingles: Mapping[str, Sequence[int]]) -> None:
        """Store what copies of articles that an older OnRecord settled are found by."""
        with self._transaction() as connection:
            keep(connection, "shingle", shingles)
            done = "delete from unkeyed where article = (select number from article where id = ?)"
            connection.executemany(done, [(article,) for article in shingles])

    def conclude(self, articles: AbstractSet[str], by: Concluder) -> None:
        """Store what views conclude from articles that an older OnRecord settled."""
        with self._transaction() as connection:
            if articles:
                Concluding(connection, by, Sides(connection), Counting(connection)).conclude(articles)
            if not self.known.unconcluded(1):
                connection.execute("update state set concluded = 1")

    def relate(self, by: Concluder) -> None:
        """Store whom the events relate that an older OnRecord settled, and how."""
        with self._transaction() as connection:
            Relating(connection, by, Counting(connection)).relate()

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[str, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            self._connection.execute("begin immediate")
            try:
                yield self._connection
                self._connection.execute("commit")
            except BaseException:
                if self._connection.in_transaction:  # SQLite itself rolls back when the disk is full
                    self._connection.execute("rollback")
                raise
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
