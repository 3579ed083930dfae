"""Which conclusions a brief tells first."""

import sqlite3

import pytest

from onrecord.store.ranking import by_reports, first_by_reports

TABLE = """
create table conclusion (number integer primary key, kind text not null, facet text not null, place text not null,
    confidence real not null, reports integer not null, document text);
"""


@pytest.mark.parametrize(
    ("query", "values"), [(by_reports("true"), (2,)), (first_by_reports("true"), ("commitment", 2))]
)
def test_a_report_counts_for_as_much_as_what_it_tells_is_sure(query: str, values: tuple[object, ...]) -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLE)
    told = {
        "doubtful, two reports": ("demanded", 0.2, 2),
        "sure, one": ("demanded", 0.9, 1),
        "likely, two": ("demanded", 0.6, 2),
        "of a facet": ("offered", 0.1, 1),
    }
    rows = [("commitment", facet, "", sure, reports, name) for name, (facet, sure, reports) in told.items()]
    insert = "insert into conclusion (kind, facet, place, confidence, reports, document) values (?, ?, ?, ?, ?, ?)"
    connection.executemany(insert, rows)
    found = [name for (name,) in connection.execute(query, values)]
    assert found == ["likely, two", "sure, one", "of a facet"], "two of each facet"
