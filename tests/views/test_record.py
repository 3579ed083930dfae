"""Who counts for whom, what is fetched once, and what order things come in."""

import pytest

from onrecord.store.filter import Filter
from onrecord.views.record import Record


@pytest.mark.parametrize(
    ("actor", "states"),
    [
        ("tanaka", {"tanaka", "JPN"}),  # a minister is her state
        ("JPN", {"JPN"}),
        ("redsail", {"redsail"}),  # an armed group is itself
        ("officials", {"officials"}),  # of no country
        ("nobody", {"nobody"}),
    ],
)
def test_who_an_actor_stands_for(record: Record, actor: str, states: set[str]) -> None:
    assert record.standing_for(actor) == states


def test_everyone_asked_for_must_be_there(record: Record) -> None:
    assert record.involves(Filter(("JPN", "CHN")), ("tanaka", "CHN"))
    assert not record.involves(Filter(("JPN", "CHN")), ("tanaka", "IND"))
    assert record.involves(Filter(), ())


def test_articles_come_by_publication(record: Record) -> None:
    assert [one.id for one in record.articles(record.reader.passing())] == ["wire", "cut", "own", "later"]


def test_an_article_without_an_outlet_goes_by_its_file(record: Record) -> None:
    assert record.outlet(record.article("later")) == "later.html"


def test_a_period_passes_what_was_printed_in_it(record: Record) -> None:
    assert record.within(Filter(since="2021-03-04", until="2021-03-04"), "cut")
    assert not record.within(Filter(since="2021-03-04"), "wire")
