"""The sample press, read once from end to end: what an analyst must find in its record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.checks import check
from onrecord.pipeline import Options, read_pages
from onrecord.store.reader import Reader
from onrecord.views.commitments import commitments
from onrecord.views.disputes import disputes
from onrecord.views.formats import formats
from onrecord.views.offices import offices

PRESS = Path(__file__).parent.parent / "samples" / "press"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("press") / "record.db"
    read_pages([str(PRESS)], path, Options(jobs=2))
    return path


@pytest.fixture
def reader(case: Path) -> Iterator[Reader]:
    with Reader(case) as opened:
        yield opened


def file_of(reader: Reader) -> dict[str, str]:
    """Return each article's file name in the sample press."""
    pages = {page.id: page.source.split("/")[-1] for page in reader.pages()}
    return {article.id: pages[article.page] for article in reader.articles()}


def test_every_page_is_read(reader: Reader) -> None:
    assert (len(reader.pages()), len(reader.articles())) == (24, 24)


def test_the_wire_story_and_its_three_copies_are_one_report_and_nothing_else_is_joined(reader: Reader) -> None:
    files = file_of(reader)
    copied = [
        sorted(files[article] for article in report.articles) for report in reader.reports() if len(report.articles) > 1
    ]
    assert copied == [
        [
            "capital-courier-delhi-talks.html",
            "harbour-ledger-delhi-talks.html",
            "northgate-post-delhi-talks.html",
            "notes-from-the-pamirs-delhi.html",
        ]
    ]


def test_a_page_in_another_language_is_kept_and_said_to_be_unread(reader: Reader) -> None:
    files = file_of(reader)
    (german,) = [article for article in reader.articles() if article.language == "de"]
    assert files[german.id] == "grenzblatt-delhi.html"
    assert [problem.message for problem in reader.problems() if problem.page == german.page]


def test_litter_is_no_text(reader: Reader) -> None:
    litter = [
        "cookie",
        "newsletter",
        "Related",
        "Leave a",
        "bloggers like",
        "Great reporting",
        "Subscribe",
        "(file picture)",
    ]
    texts = [article.text for article in reader.articles()]
    assert [(word, text) for word in litter for text in texts if word in text] == []


def test_the_record_holds_together(reader: Reader) -> None:
    assert check(reader) == ()


def test_an_undated_weekday_is_dated_by_another_report(reader: Reader) -> None:
    files = file_of(reader)
    undated = {a for a, name in files.items() if name == "saved-delhi-common-text.txt"}
    talks = [event for event in reader.events() if any(m.article in undated for m in reader.mentions(event.mentions))]
    assert "2021-11-10" in {event.when.value for event in talks if event.when and event.reports > 1}


def test_an_accusation_stands_beside_its_denial(reader: Reader) -> None:
    country = {actor.id: actor.country for actor in reader.actors()}
    pairs = [({country[a] for a in d.claim.by}, {country[a] for a in d.denial.by}) for d in disputes(reader)]
    assert ({"POL"}, {"BLR"}) in pairs
    assert ({"TJK"}, {"KGZ"}) in pairs
    assert any("IRN" in claim and "USA" in denial for claim, denial in pairs)


def test_a_threat_keeps_its_condition(reader: Reader) -> None:
    threats = [c for c in commitments(reader) if c.state == "threatened" and c.condition]
    assert any("sanctions" in c.condition.text for c in threats if c.condition)


def test_a_format_names_its_members(reader: Reader) -> None:
    names = {actor.id: actor.known for actor in reader.actors()}
    members = {format_.name: {names[m] for m in format_.members} for format_ in formats(reader)}
    (troika,) = [found for name, found in members.items() if "extended troika" in name.lower()]
    assert troika >= {"PAK", "CHN", "RUS", "USA"}


def test_who_is_who(reader: Reader) -> None:
    names = {actor.id: actor.name for actor in reader.actors()}
    held = {names[office.person] for office in offices(reader)}
    assert held >= {"Ajit Doval", "Nikolai Patrushev", "Moeed Yusuf", "Sergey Lavrov", "Alexander Lukashenko"}
