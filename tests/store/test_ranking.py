"""Which conclusions a brief tells first."""

import sqlite3

from onrecord.store.ranking import by_reports

TABLES = """
create table conclusion (
    number integer primary key, facet text not null, place text not null, confidence real not null, document text);
create table carries (article text not null, conclusion integer not null);
create table copy (article text primary key, report text not null);
create index copy_article on copy (article, report);
"""


def test_a_report_counts_for_as_much_as_what_it_tells_is_sure() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    told = {
        "doubtful, two reports": (0.2, "ab"),
        "sure, one": (0.9, "c"),
        "likely, two": (0.6, "cd"),
        "of a facet": (0.1, "a"),
    }
    for number, (name, (confidence, articles)) in enumerate(told.items()):
        facet = "offered" if name == "of a facet" else "demanded"
        connection.execute("insert into conclusion values (?, ?, '', ?, ?)", (number, facet, confidence, name))
        connection.executemany("insert into carries values (?, ?)", [(article, number) for article in articles])
    connection.executemany("insert into copy values (?, ?)", [(one, f"report {one}") for one in "abcd"])
    found = [name for (name,) in connection.execute(by_reports("true"), (2,))]
    assert found == ["likely, two", "sure, one", "of a facet"], "two of each facet"
