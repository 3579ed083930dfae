"""Values of the model in, a case file out: each page, then all that is concluded, in one transaction."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.model import Article, Findings, Judgement, Page, Problem, Report, Resolution
from onrecord.store.case import explained, to_write
from onrecord.store.codec import decode, encode, pack, unpack
from onrecord.store.days import published
from onrecord.store.settle import settle

PATIENCE = 10.0  # seconds to wait for another program's write: hundreds of pages long, yet no endless silence


class Writer:
    """A case file, open for writing; made or brought up to date where need be. Use as a context manager.

    Every method raises CaseError where the file can't be written (disk full, locked, damaged); nothing of the
    transaction is then stored, everything before it is.
    """

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        """Open ``path``. Raises CaseError where it is no case file, or made by a newer OnRecord."""
        self.path = path
        self._connection = to_write(path, patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

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
                row = (article.id, article.page, *published(article), encode(article))
                connection.execute(
                    "insert or ignore into article (id, page, since, until, document) values (?, ?, ?, ?, ?)", row
                )
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
        """Store a person's judgement, which outlives every settling."""
        with self._transaction() as connection:
            connection.execute("insert or replace into judgement values (?, 1, ?)", (judgement.id, encode(judgement)))

    def articles(self) -> tuple[Article, ...]:
        """Return all articles, settled or not, by id."""
        return tuple(decode(Article, row[0]) for row in self._rows("select document from article order by id"))

    def findings(self) -> Iterator[Findings]:
        """Yield what was found, as found, by article id."""
        for row in self._connection.execute("select document from finding order by article"):
            yield unpack(Findings, row[0])

    def standing(self) -> tuple[Judgement, ...]:
        """Return persons' judgements, by id."""
        rows = self._rows("select document from judgement where standing order by id")
        return tuple(decode(Judgement, row[0]) for row in rows)

    def settled(self) -> bool:
        """Tell whether all stored articles are settled."""
        return not self._rows("select 1 from article where id not in (select article from copy) limit 1")

    def settle(self, reports: Iterable[Report], resolution: Resolution) -> bool:
        """Replace all that was concluded before, but for persons' judgements, and return true.

        Return false and change nothing where an article is settled that no report holds: another writer was faster.
        """
        reports = tuple(reports)
        covered = {article for report in reports for article in report.articles}
        with self._transaction() as connection:
            if any(article not in covered for (article,) in connection.execute("select article from copy")):
                return False
            settle(connection, reports, resolution)
            return True

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
