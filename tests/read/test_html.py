import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pagemaker
from onrecord.lexicon.press import load_press
from onrecord.model import Published
from onrecord.read.blocks import Zone, blocks
from onrecord.read.html import html_lines
from onrecord.read.lines import PressLines
from onrecord.read.markup import tree
from onrecord.read.metadata import beside
from onrecord.read.saved import Saved, saved

PRESS = load_press()


def read(inside: str = "", head: str = "", url: str | None = None) -> PressLines:
    lines = html_lines(pagemaker.html(inside, head), url, PRESS)
    assert lines is not None
    assert lines.paragraphs == pagemaker.PARAGRAPHS
    return lines


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("inside", "head", "url", "expected", "why"),
    [
        ("", ld(datePublished="2021-09-06T10:00:00Z"), None, "2021-09-06T10:00+00:00 json-ld", "JSON-LD"),
        ("", ld(datePublished="2021-09-06T00:00:00Z"), None, "2021-09-06 json-ld", "midnight is a day"),
        (
            "",
            ld(datePublished="garbled") + meta("article:published_time", "2021-09-06"),
            None,
            "2021-09-06 meta",
            "next",
        ),
        ("", meta("date", "September 6, 2021"), None, "2021-09-06 meta", "in words"),
        ("", meta("article:modified_time", "2021-09-07"), None, None, "a revision is no publication"),
        ("<time datetime=2021-09-06>Monday</time>", "", None, "2021-09-06 time element", "a time element"),
        ("<aside><time datetime=2021-01-02>x</time></aside>", "", None, None, "another story's time"),
        ("", "", "https://x.example/2021/09/06/accord", "2021-09-06 url", "the address"),
        ("", "", "https://x.example/2021/09/accord", "2021-09 url", "a month is no day"),
        ("<div>Published: 6 September 2021</div>", "", None, "2021-09-06 text", "in the lines under the headline"),
        ("", meta("date", "2023-05-01"), "https://x.example/2021/sep/06/accord", "2021-09-06 url", "set anew in 2023"),
        (
            "",
            meta("date", "2021-09-07"),
            "https://x.example/2021/09/06/accord",
            "2021-09-07 meta",
            "a day apart: a zone",
        ),
        ("", "", None, None, "none is stated, none is guessed"),
    ],
)
def test_the_surest_date_with_its_basis(
    inside: str, head: str, url: str | None, expected: str | None, why: str
) -> None:
    found = read(inside, head, url).published
    assert (f"{found.value} {found.basis}" if found else None) == expected, why


@pytest.mark.parametrize(
    ("first", "changed", "revised", "why"),
    [
        ("2012-05-10", "2021-09-06T10:00:00Z", "2021-09-06", "years later"),
        ("2021-07-08", "2021-09-06", None, "sixty days later"),
        ("2021-09-06", "2012-05-10", None, "before: a slip"),
        ("2012-05", "2021-09-06", None, "the day of publication is not known"),
    ],
)
def test_a_revision_long_after_publication_is_told(first: str, changed: str, revised: str | None, why: str) -> None:
    found = read("", ld(datePublished=first, dateModified=changed)).published
    assert found is not None
    assert (found.value, found.revised) == (first, revised), why


@pytest.mark.parametrize(
    ("inside", "head", "expected", "why"),
    [
        ("", ld(author={"@type": "Person", "name": "Kari Lund"}), ("Kari Lund",), "JSON-LD"),
        ("", ld(author=["Kari Lund", "KARI LUND", "Pedro Soto"]), ("Kari Lund", "Pedro Soto"), "once each"),
        ("", meta("author", "By Kari Lund and Pedro Soto"), ("Kari Lund", "Pedro Soto"), "names only"),
        ("", meta("article:author", "https://facebook.example/kari"), (), "an address is no name"),
        ("", meta("author", "Fjord Times") + meta("og:site_name", "Fjord Times"), (), "the outlet is no writer"),
        ("", meta("author", "None"), (), "a template's blank"),
        ("<a rel=author href=/kari>Kari Lund</a>", "", ("Kari Lund",), "a link to the writer"),
        ("<div class=author-box><span class=author>Kari Lund</span></div>", "", ("Kari Lund",), "a box of its own"),
        ("<aside><span class=author>Jon Vik</span></aside>", "", (), "another story's writer"),
        ("<div class='c-relatedLinks'><a rel=author>Jon Vik</a></div>", "", (), "another story's, by the box's class"),
        ("<div class=byline>By KARI LUND</div>", "", ("Kari Lund",), "in capitals"),
        ("<div>By Kari Lund, Political Correspondent</div>", "", ("Kari Lund",), "a line under the headline"),
    ],
)
def test_writers_are_people(inside: str, head: str, expected: tuple[str, ...], why: str) -> None:
    assert read(inside, head).byline == expected, why


@pytest.mark.parametrize(
    ("head", "url", "expected", "why"),
    [
        (ld(publisher={"@type": "Organization", "name": "Fjord Times"}), None, "Fjord Times", "JSON-LD"),
        (meta("og:site_name", "Fjord Times | News from the coast"), None, "Fjord Times", "without its slogan"),
        (meta("publisher", "https://facebook.example/ft"), "https://www.ft.example/a", "ft.example", "no address"),
        ("", None, "Fjord Times", "the window's title says it beside the headline"),
    ],
)
def test_outlet(head: str, url: str | None, expected: str | None, why: str) -> None:
    assert read(head=head, url=url).outlet == expected, why


@pytest.mark.parametrize(
    ("title", "expected", "why"),
    [
        ("Notes from Kars: Talks resume", "Notes from Kars", "a blog's name before the headline"),
        ("Talks resume - Fjord Times", "Fjord Times", "an outlet's after it"),
        ("Talks resume", None, "the headline alone"),
        ("Talks resume in Kars", None, "a longer headline"),
        ("World | Talks resume | Fjord Times", None, "two names: which is the outlet's stays open"),
        ("Something else - Fjord Times", None, "another headline"),
    ],
)
def test_an_outlet_beside_the_headline(title: str, expected: str | None, why: str) -> None:
    assert beside("Talks resume", title) == expected, why


@pytest.mark.parametrize(
    ("page", "expected", "why"),
    [
        (
            "<title>Talks open in Oslo - Fjord Times</title><meta property=og:site_name content='Fjord Times'>",
            "Talks open in Oslo",
            "tail",
        ),
        ("<title>Talks open in Oslo | News</title>", "Talks open in Oslo", "a section behind a bar"),
        (
            "<title>Oslo talks - a first step</title><h1>Oslo talks - a first step</h1>",
            "Oslo talks - a first step",
            "a dash of its own",
        ),
        (
            "<title>Pamir Notes: Talks open in Oslo today</title><h1>Pamir Notes</h1><h2>Talks open in Oslo today</h2>",
            "Talks open in Oslo today",
            "the blog's name is no headline",
        ),
        ("<h1>Talks open in Oslo</h1>", "Talks open in Oslo", "a heading alone"),
        (ld(headline="Talks &amp;amp; more"), "Talks & more", "escaped twice"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks open",}</script>',
            "Talks open",
            "a comma too many",
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks open", "a": {</script>',
            "Talks open",
            "JSON cut off",
        ),
        ("<p>no title anywhere</p>", None, "none"),
    ],
)
def test_title(page: str, expected: str | None, why: str) -> None:
    lines = html_lines(f"<html><body>{page}{pagemaker.body()}</body></html>", None, PRESS)
    assert lines is not None
    assert lines.title == expected, why


@pytest.mark.parametrize(
    ("litter", "why"),
    [
        ("<p class=wp-caption-text>The ministers shake hands in Oslo</p>", "a caption by its class"),
        ("<figure><figcaption>The ministers shake hands in Oslo</figcaption></figure>", "a caption by its element"),
        (
            "<blockquote class=twitter-tweet><p>Proud to announce our krill accord!</p></blockquote>",
            "an embedded post",
        ),
        (
            "<p><a href=/x>Read more about the long history of krill fishing in the southern seas</a></p>",
            "a link to another story",
        ),
        (f"<h2>{pagemaker.TITLE}</h2>", "the headline again"),
        (f"<p>{pagemaker.PARAGRAPHS[3]}</p>", "a paragraph again, for another screen"),
    ],
)
def test_litter_inside_the_article_is_no_text(litter: str, why: str) -> None:
    page = pagemaker.html().replace(f"<p>{pagemaker.PARAGRAPHS[4]}", f"{litter}<p>{pagemaker.PARAGRAPHS[4]}")
    lines = html_lines(page, None, PRESS)
    assert lines is not None
    assert lines.paragraphs == pagemaker.PARAGRAPHS, why


def test_a_paragraph_that_the_extractor_leaves_out_is_taken_back_in() -> None:
    chunk = "<div class='body inner'>{}</div><div class=ad-slot><p>Advertisement</p></div>"
    parts = "".join(chunk.format(f"<p class=par>{paragraph}</p>") for paragraph in pagemaker.PARAGRAPHS)
    lines = html_lines(f"<html><body><h1>{pagemaker.TITLE}</h1><article>{parts}</article></body></html>", None, PRESS)
    assert lines is not None
    assert lines.paragraphs == pagemaker.PARAGRAPHS


def test_text_between_line_breaks_is_paragraphs() -> None:
    body = "<br><br>".join(pagemaker.PARAGRAPHS)
    lines = html_lines(f"<html><body><h1>{pagemaker.TITLE}</h1><div>{body}</div></body></html>", None, PRESS)
    assert lines is not None
    assert lines.paragraphs == pagemaker.PARAGRAPHS


def test_blocks_say_where_they_stand() -> None:
    root = tree(
        "<body><h1>A</h1><p>B <b>c</b><br>d</p><table><tr><td>1<td>2</table><nav><p>N</p></nav>"
        "<p>e<script>x</script> f</p></body>"
    )
    assert root is not None
    assert [(block.text, block.zone) for block in blocks(root)] == [
        ("A", Zone.HEADLINE),
        ("B c d", Zone.BODY),
        ("1 | 2", Zone.BODY),
        ("N", Zone.MARGIN),
        ("e f", Zone.BODY),
    ]


def test_a_margin_around_everything_is_none() -> None:
    root = tree(f"<body class=newsletter><form>{pagemaker.body()}</form></body>")
    assert root is not None
    assert {block.zone for block in blocks(root)} == {Zone.BODY}


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="<>/abpdivh1 \n&;=\"'!-", max_size=200))
def test_any_markup_is_read_without_a_crash(markup: str) -> None:
    root = tree(markup)
    assert root is None or all(block.text.strip() == block.text for block in blocks(root))


WAYBACK = (
    '<script>archive_analytics.values.service="wb";</script>'
    '<link rel="canonical" href="http://web.archive.org/web/20161105093000/http://fjordtimes.example/2016/11/04/accord">'
)


@pytest.mark.parametrize(
    ("head", "fetched", "url", "why"),
    [
        (WAYBACK, "2016-11-05T09:30:00Z", "http://fjordtimes.example/2016/11/04/accord", "the Internet Archive"),
        (
            WAYBACK + "<!-- FILE ARCHIVED ON 09:31:02 Nov 05, 2016 AND -->",
            "2016-11-05T09:31:02Z",
            "http://fjordtimes.example/2016/11/04/accord",
            "to the second",
        ),
        (
            "<a href=https://web.archive.org/web/20161105093000/http://x.example/>",
            None,
            None,
            "a link to the archive is no archive",
        ),
        (
            "<!-- saved from url=(0023)https://fjordtimes.example/a -->",
            None,
            "https://fjordtimes.example/a",
            "a browser",
        ),
        (
            (
                "<!--\n Page saved with SingleFile \n url: https://fjordtimes.example/a"
                " \n saved date: Wed Sep 08 2021 12:00:00 GMT+0200 (CEST)\n-->"
            ),
            "2021-09-08T10:00:00Z",
            "https://fjordtimes.example/a",
            "SingleFile",
        ),
    ],
)
def test_who_saved_a_page_says_when_and_from_where(head: str, fetched: str | None, url: str | None, why: str) -> None:
    assert saved(pagemaker.html(head=head).encode()) == Saved(fetched, url), why


def test_an_archives_toolbar_and_date_leave_no_trace_in_the_article() -> None:
    bar = "<div id=wm-ipp-base><p>The Wayback Machine has saved this page 12 times between 2016 and 2020.</p></div>"
    lines = read(bar, WAYBACK)
    assert not any("Wayback" in line for line in lines.stripped)
    assert lines.published == Published("2016-11-04", "day", "url")
    assert lines.outlet == "fjordtimes.example"
