import json
import time

import pytest

import pagemaker
from onrecord.lexicon.press import load_press
from onrecord.model import Article, Problem, Published, content_id
from onrecord.read.article import articles
from onrecord.read.raw import Hints, Origin, raw_page

PRESS = load_press()
URL = "https://www.fjordtimes.example/news/accord"
GERMAN = (
    "Die Außenminister von Norwegen und Chile haben am Montag in Oslo ein Abkommen über Fischereirechte unterzeichnet.",
    "Chile werde seine Häfen für norwegische Forschungsschiffe öffnen, teilte das Ministerium mit.",
)


def read(
    content: str | bytes, media_type: str = "text/html", hints: Hints | None = None, fetched: str | None = None
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    data = content.encode() if isinstance(content, str) else content
    return articles(raw_page(data, Origin("a.html", "a.html", media_type, fetched), hints or Hints()), PRESS)


def one(content: str | bytes, media_type: str = "text/html", hints: Hints | None = None) -> Article:
    (article,), problems = read(content, media_type, hints)
    assert not problems
    return article


def test_an_article_holds_its_text_alone_and_what_was_taken_away_apart() -> None:
    article = one(
        pagemaker.html("<figure><img src=x><figcaption>The ministers in Oslo (file picture)</figcaption></figure>")
    )
    assert article.text == pagemaker.TEXT
    assert article.title == pagemaker.TITLE
    assert article.language == "en"
    assert article.captions == ("The ministers in Oslo (file picture)",)
    assert article.id == content_id("article", article.page)
    assert article.stripped[:2] == ("Home", "World")
    assert "Harbour tolls to rise in the new year, council says" in article.stripped
    assert not set(article.stripped) & {*pagemaker.PARAGRAPHS, *article.captions, pagemaker.TITLE}


def test_the_same_bytes_give_the_same_article() -> None:
    assert one(pagemaker.html()) == one(pagemaker.html())


def test_the_dateline_is_cut_from_the_text_and_kept_as_such() -> None:
    paragraphs = ("OSLO (Reuters) – " + pagemaker.PARAGRAPHS[0], *pagemaker.PARAGRAPHS[1:])
    article = one(pagemaker.html(paragraphs=paragraphs))
    assert article.text == pagemaker.TEXT
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency, article.agency) == ("OSLO", "Reuters", "Reuters")


@pytest.mark.parametrize(
    ("hints", "field", "expected", "why"),
    [
        (Hints(title="Accord on krill"), "title", "Accord on krill", "the container named the article"),
        (Hints(outlet="Wire"), "outlet", "Wire", "the container named the outlet"),
        (Hints(url=URL), "outlet", "fjordtimes.example", "no better name than the host"),
        (Hints(byline=("Kari Lund", "Reuters")), "byline", ("Kari Lund",), "an agency is no writer"),
        (Hints(byline=("Kari Lund", "Reuters")), "agency", "Reuters", "but the agency"),
        (Hints(outlet="TASS"), "agency", "TASS", "an agency's own page"),
        (
            Hints(url=URL + "/2021/09/06/x"),
            "published",
            Published("2021-09-06", "day", "url"),
            "the day in the address",
        ),
        (
            Hints(published=Published("2021-09-07", "day", "record")),
            "published",
            Published("2021-09-07", "day", "record"),
            "the record's date where the page has none",
        ),
    ],
)
def test_what_the_container_knew_fills_in(hints: Hints, field: str, expected: object, why: str) -> None:
    assert getattr(one(pagemaker.html(), hints=hints), field) == expected, why


def test_text_and_records_and_pdf_are_read_as_plain_text() -> None:
    lines = f"{pagemaker.TITLE}\n\n{pagemaker.TEXT}\n\nRelated Posts\n\nFerry tolls to rise\n"
    assert one(lines, "text/plain").text == pagemaker.TEXT
    assert one("{}", "text/plain", Hints(text=pagemaker.TEXT, title="T")).text == pagemaker.TEXT


@pytest.mark.parametrize(
    ("media_type", "content", "said"),
    [
        ("text/html", "<html><body><nav><a href=/>Home</a></nav></body></html>", "no article found"),
        ("text/html", "<!-- nothing -->", "no article found"),
        ("text/plain", "Home\nWorld\nSport\n", "no article found"),
        ("application/pdf", b"%PDF-1.4 and then nothing", "the PDF is damaged"),
        ("application/pdf", pagemaker.pdf([[""]]), "holds no text, only pictures"),
    ],
)
def test_a_page_without_an_article_is_a_problem_that_says_so(media_type: str, content: str | bytes, said: str) -> None:
    found, (problem,) = read(content, media_type)
    assert not found
    assert said in problem.message
    assert (problem.stage, problem.source, problem.page is None) == ("read", "a.html", False)


def test_a_page_in_another_language_is_stored_and_said_to_be_unread() -> None:
    (article,), (problem,) = read(pagemaker.html(paragraphs=GERMAN * 2))
    assert article.language == "de"
    assert "not in English" in problem.message


def test_a_wrong_encoding_is_read_as_well_as_can_be_and_said() -> None:
    page = pagemaker.html(head="<meta charset=utf-8>", paragraphs=GERMAN).encode("cp1252")
    (article,), problems = read(page)
    assert "Außenminister" in article.text
    assert any("does not fit its bytes" in problem.message for problem in problems)


@pytest.mark.parametrize(
    "opening", ["<div>", "<span>", "<ul><li>", "<b>", "<x-y>", "<article>", "<table><tr><td>", "<h2>"]
)
def test_deep_nesting_neither_crashes_nor_hides_the_article(opening: str) -> None:
    start = time.monotonic()
    (article,), _ = read(f"<html><body>{opening * 10_000}{pagemaker.body()}</body></html>")
    assert article.text == pagemaker.TEXT
    assert time.monotonic() - start < 20


def test_a_script_past_the_parsers_limit_does_not_hide_the_article() -> None:
    (article,), problems = read(pagemaker.html(head=f"<script>{'x = 1; ' * 1_600_000}</script>"))
    assert (article.text, problems) == (pagemaker.TEXT, ())


def test_a_crash_in_a_reader_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("onrecord.read.article.html_lines", crash)
    found, (problem,) = read(pagemaker.html())
    assert not found
    assert "RecursionError: too deep" in problem.message


def test_a_date_after_fetching_or_of_its_very_minute_is_none_of_publication() -> None:
    page = pagemaker.html(head="<meta property=article:published_time content=2021-09-06T10:00:00+02:00>")
    for fetched, expected in (
        (None, "2021-09-06T10:00+02:00"),
        ("2021-09-08T00:00:00Z", "2021-09-06T10:00+02:00"),
        ("2021-09-06T08:01:00Z", None),
        ("2021-09-01T00:00:00Z", None),
    ):
        ((article,), _) = read(page, fetched=fetched)
        assert (article.published and article.published.value) == expected, fetched


def test_json_ld_names_the_writers_and_the_agency() -> None:
    said = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "Fjord Times Online"},
            {
                "@type": ["NewsArticle"],
                "headline": pagemaker.TITLE,
                "author": [{"@type": "Person", "name": "Kari Lund"}, {"@type": "Organization", "name": "Reuters"}],
                "publisher": {"@id": "#site"},
                "datePublished": "2021-09-06T10:00:00+02:00",
            },
        ],
    }
    article = one(pagemaker.html(head=f'<script type="application/ld+json">{json.dumps(said)}</script>'))
    assert (article.byline, article.agency, article.outlet) == (("Kari Lund",), "Reuters", "Fjord Times Online")
    assert article.published == Published("2021-09-06T10:00+02:00", "minute", "json-ld")
