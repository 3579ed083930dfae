"""Every screen answers its question without a script, and its links lead somewhere."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.model import Span, Status
from onrecord.pipeline import Options, Silence, read_pages
from onrecord.store.reader import Reader
from onrecord.views.commitments import commitments
from onrecord.views.events import Happening, events
from onrecord.views.record import Record
from onrecord.views.statements import statements
from onrecord.web.asking import Asked
from onrecord.web.desk import Desk
from onrecord.web.screens import finding
from onrecord.web.screens.finding import tellings
from onrecord.web.settings import Settings
from onrecord.web.shelf import Shelf

AHEAD = "The foreign ministers of Norway and Chile met in Oslo on Monday. They will meet again in Lima in March 2022."

SCREENS = [
    ("/", "patrol ships"),
    ("/events", "CONSULT"),
    ("/timeline", "18 March 2021"),
    ("/map", "No event with a place"),
    ("/actors", "Red Sail"),
    ("/pair", "India"),
    ("/network", "Japan"),
    ("/statements", "patrol ships"),
    ("/commitments", "trawler"),
    ("/disputes", "China accused Japan of stoking tension in the strait."),
    ("/concerns", "armed smugglers"),
    ("/formats", "Strait Group"),
    ("/offices", "defence minister"),
    ("/search?q=piracy", "Aiko Tanaka met in Tokyo"),
    ("/brief", "What happened"),
    ("/review", "least sure"),
    ("/map?place=nowhere", "No event asked for is at the place of this address"),
    ("/statements?type=CONSULT", "type CONSULT, events only"),
    ("/actor/JPN", "State; named "),
    ("/actor/JPN", "In print"),
    ("/actors", "Japan"),
    ("/actor/JPN", "What it did"),
    ("/pair?a=India&b=Japan", "By month"),
    ("/article/wire", "widen naval drills"),
    ("/article/cut/beside/wire", "armed smugglers"),
]


class Page(HTMLParser):
    """What a test looks at: ids, links, inline code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.inline: list[str] = []
        self.unlabelled: list[str] = []
        self._labelled = set(re.findall(r'<label[^>]*for="([^"]+)"', html))
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if tag == "a" and "href" in found else []
        self.inline += [name for name in found if name == "style" or name.startswith("on")]
        self.inline += [tag] if tag == "style" or (tag == "script" and "src" not in found) else []
        if (
            tag in {"input", "select"}
            and found.get("type") not in {"hidden", "radio"}
            and found.get("id") not in self._labelled
        ):
            self.unlabelled.append(str(attrs))


def happening(case: Path, trigger: str) -> Happening:
    with Reader(case) as reader:
        return next(one for one in events(reader) if any(telling.trigger.text == trigger for telling in one.mentions))


@pytest.mark.parametrize(("path", "told"), SCREENS)
def test_a_screen_answers_its_question(browser: TestClient, path: str, told: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200
    assert told in unescape(re.sub(r"<[^>]+>", "", answer.text))


@pytest.mark.parametrize("path", [path for path, _ in SCREENS])
def test_a_screen_is_whole(browser: TestClient, path: str) -> None:
    html = browser.get(path).text
    page = Page(html)
    assert page.inline == [], "the policy forbids inline code"
    assert page.unlabelled == []
    assert html.count("<h1") == 1
    assert [id_ for id_ in set(page.ids) if page.ids.count(id_) > 1] == []
    assert 'lang="en"' in html
    assert '<a class="skip" href="#main">' in html
    assert '<main id="main"' in html
    assert html.count("<table") == html.count("<caption")


@pytest.mark.parametrize("path", [path for path, _ in SCREENS])
def test_links_of_a_screen_lead_somewhere(browser: TestClient, path: str) -> None:
    links = {link.partition("#")[0] for link in Page(browser.get(path).text).links if link.startswith("/")}
    assert [link for link in sorted(links) if browser.get(link).status_code != 200] == []


def test_every_note_leads_to_its_place_in_the_article(browser: TestClient) -> None:
    for path in ("/events", "/statements", "/commitments", "/disputes", "/concerns", "/formats", "/offices"):
        places = [link for link in Page(browser.get(path).text).links if link.startswith("/article/")]
        assert places, path
        for place in places:
            address, _, anchor = place.partition("#")
            assert anchor in Page(browser.get(address).text).ids, place


def test_an_article_leads_back_to_its_findings(browser: TestClient, case: Path) -> None:
    links = Page(browser.get("/article/wire").text).links
    with Reader(case) as reader:
        said = next(one for one in statements(reader) if one.act == "accuse")
        pledged = commitments(reader)[0]
    assert f"/event/{happening(case, 'accused').id}" in links
    assert f"/finding/{said.id}" in links
    assert f"/finding/{pledged.id}" in links
    for id_ in (said.id, pledged.id):
        assert browser.get(f"/finding/{id_}").status_code == 200


def test_an_articles_text_is_whole_under_its_marks(browser: TestClient) -> None:
    html = browser.get("/article/wire").text
    read = html[html.index('<div class="text">') : html.index("Copies of this report")]
    words = " ".join(unescape(re.sub(r"<[^>]+>", "", read)).split())
    assert "India and Japan agreed to widen naval drills at a meeting of their ministers in Tokyo on Wednesday" in words


def test_copies_of_a_sentence_are_one_telling(browser: TestClient, case: Path) -> None:
    html = browser.get(f"/event/{happening(case, 'agreed').id}").text
    told = html[html.index('<ul class="tellings">') : html.index("</section>", html.index("Tellings"))]
    assert told.count("<mark>agreed</mark>") == 1
    carried = unescape(re.sub(r"<[^>]+>", "", told))
    assert "2 outlets carry it: Northwire, 3 March 2021; Harbour Ledger" in carried
    assert {link.split("?")[0] for link in Page(told).links if link.startswith("/article/")} == {
        "/article/wire",
        "/article/cut",
    }


def test_a_sentence_with_two_words_for_one_event_is_shown_once(case: Path) -> None:
    with Reader(case) as reader:
        [met] = [one for one in reader.mentions_in(("wire",)) if one.trigger.text == "agreed"]
        start = met.sentence.text.index("meeting") + met.sentence.start
        again = replace(met, id="again", trigger=Span("wire", start, start + 7, "meeting"), status=Status.PLANNED)
        desk = Desk(Record(reader), Asked(), Shelf(case), None, Settings())
        [told] = tellings(desk, [met, again])
    assert [part.text for part in told["segments"] if part.kinds] == ["agreed", "meeting"]
    assert "".join(part.text for part in told["segments"]) == met.sentence.text
    assert (told["statuses"], len(told["carriers"])) == (["occurred", "planned"], 1)


def test_an_event_of_many_sentences_has_pages(browser: TestClient, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_TOLD", 1)
    path = f"/event/{happening(case, 'met').id}"
    told = [browser.get(f"{path}?page={page}").text for page in (1, 2)]
    assert ["1–1 of 2 sentences" in told[0], 'rel="next"' in told[0]] == [True, True]
    assert ["2–2 of 2 sentences" in told[1], 'rel="next"' in told[1]] == [True, False]
    assert [page.count("Read it in the article") for page in told] == [1, 2]
    assert browser.get(f"{path}?page=3").status_code == 404


def test_of_many_judgements_of_rules_the_first_are_listed(
    opened: Callable[..., TestClient], press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Reader(press) as reader:
        ruled, event = max((len(reader.judged((one.id, *one.mentions))), one.id) for one in reader.events())
    assert ruled
    assert "more by rules" not in opened(press).get(f"/event/{event}").text
    monkeypatch.setattr(finding, "_RULED", 0)
    assert f"and {ruled} more by rules" in opened(press).get(f"/event/{event}").text


def test_an_event_tells_every_telling(browser: TestClient, case: Path) -> None:
    html = browser.get(f"/event/{happening(case, 'met').id}").text
    assert html.count("Read it in the article") == 3
    assert "<mark>met</mark>" in html


def test_copies_stand_side_by_side_with_what_each_changed(browser: TestClient) -> None:
    html = browser.get("/article/cut/beside/wire").text
    assert '<ins class="mark added">The yen rose.</ins>' in html
    assert '<del class="mark removed">India fears that armed smugglers' in html


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("about=China", "stoking", "patrol ships"),
        ("since=2021-03-10", "18 March 2021", "harbour of Port Blair"),
        ("type=coerce", "Port Blair", "stoking"),
        ("status=planned", "Strait Group", "stoking"),
        ("outlet=Delta+Post", "Port Blair", "stoking"),
    ],
)
def test_the_filter_narrows_events(browser: TestClient, query: str, there: str, gone: str) -> None:
    html = browser.get(f"/events?{query}").text
    main = html[html.index('<ul class="lines">') :]
    assert there in main
    assert gone not in main


def test_links_carry_the_filter(browser: TestClient) -> None:
    html = browser.get("/events?about=Japan&since=2021").text
    side = html[html.index("<nav id") : html.index("</nav>")]
    hrefs = re.findall(r'href="([^"]+)"', side)
    assert hrefs
    assert all(unescape(href).endswith("?about=Japan&since=2021") for href in hrefs)


def test_a_long_list_is_paged(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web import screen

    monkeypatch.setattr(screen.leaf, "__defaults__", (2,))
    first = browser.get("/statements").text
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following
    second = browser.get(unescape(following.group(1))).text
    assert 'rel="prev"' in second
    assert browser.get("/statements?page=99").status_code == 404


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/events?about=Japn", 404, "Japan"),
        ("/actor/Indai", 404, "India"),
        ("/events?since=soon", 400, "2021-09-08"),
        ("/events?since=2022&until=2021", 400, "is after"),
        ("/events?min_confidence=nan", 400, "from 0 to 1"),
        ("/events?status=maybe", 400, "occurred"),
        ("/events?page=0", 400, "no number of a page"),
        ("/events?page=1e9", 400, "no number of a page"),
        ("/map?area=1,2", 400, "four numbers"),
        ("/event/event-none", 404, "No event"),
        ("/finding/commitment-none", 404, "No commitment"),
        ("/finding/nothing", 404, "Nothing of this case"),
        ("/article/none", 404, "No article"),
        ("/article/own/beside/wire", 404, "not copies"),
        ("/nowhere", 404, "no page at this address"),
    ],
)
def test_a_mistake_is_a_page_that_helps(browser: TestClient, path: str, status: int, told: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert told in answer.text


@pytest.mark.parametrize(
    ("path", "starts"),
    [
        ("/brief.html?about=Japan", "<!doctype html>"),
        ("/brief.md", "# "),
        ("/brief.pdf?about=Japan", "%PDF-"),
        ("/timeline.svg", "<?xml"),
        ("/pairs.svg", "<?xml"),
        ("/map.svg", "<?xml"),
        ("/network.svg", "<?xml"),
        ("/months.svg?about=India&about=Japan", "<?xml"),
        ("/timeline.csv", "date,type"),
        ("/months.csv", "a,b,month"),
    ],
)
def test_files_can_be_taken_away(browser: TestClient, path: str, starts: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200
    assert answer.text.startswith(starts)
    assert answer.headers["content-disposition"].startswith("attachment")


def test_a_case_that_is_gone_is_told(opened: Callable[..., TestClient], tmp_path: Path) -> None:
    answer = opened(tmp_path / "none.db").get("/")
    assert answer.status_code == 503
    assert "no such case file" in answer.text
    assert Page(answer.text).links == ["/"], "nothing else can be opened either"


def test_a_passage_that_copies_carry_is_found_once(opened: Callable[..., TestClient], press: Path) -> None:
    html = opened(press).get("/search?q=keenly").text
    found = html[html.index("In the text") : html.index("</section>", html.index("In the text"))]
    assert found.count('<li class="line">') == 1
    assert "also in" in found


def test_a_search_is_narrowed_by_what_it_found(browser: TestClient) -> None:
    html = browser.get("/search?q=strait").text
    narrowed = html[html.index('<dl class="narrow">') : html.index("</dl>")]
    hrefs = [unescape(href) for href in re.findall(r'href="([^"]+)"', narrowed)]
    assert {re.sub(r".*[?&](outlet|about|type|status)=.*", r"\1", href) for href in hrefs} >= {
        "outlet",
        "about",
        "type",
    }
    assert all(href.startswith("/search?") and "q=strait" in href for href in hrefs)
    assert [href for href in hrefs if browser.get(href).status_code != 200] == []


@pytest.mark.parametrize(
    ("path", "kept"), [("/search?q=strait&about=JPN&since=2021", "q=strait"), ("/pair?a=IND&b=JPN&since=2021", "a=IND")]
)
def test_what_is_taken_off_the_filter_leaves_the_pages_own_words(browser: TestClient, path: str, kept: str) -> None:
    html = browser.get(path).text
    chips = html[html.index('<ul class="chips"') :]
    hrefs = [unescape(href) for href in re.findall(r'href="([^"]+)"', chips[: chips.index("</ul>")])]
    assert [href for href in hrefs if kept not in href] == []
    assert not any(word in hrefs[-1] for word in ("about=", "since="))


def test_what_is_dated_after_the_last_page_is_still_to_come(opened: Callable[..., TestClient], tmp_path: Path) -> None:
    page = f'<meta property="article:published_time" content="2021-11-12"><article><p>{AHEAD}</p></article>'
    (tmp_path / "page.html").write_text(page, "utf8")
    read_pages((str(tmp_path / "page.html"),), tmp_path / "case.db", Options(jobs=1), Silence())
    browser = opened(tmp_path / "case.db")
    told = browser.get("/?since=2021").text
    ahead = told[told.index("Still to come") :]
    assert '<h3 class="when">March 2022</h3>' in ahead[: ahead.index("</section>")]
    assert "Still to come" not in browser.get("/?since=2021&until=2021-11").text


def test_today_tells_what_became_of_earlier_commitments(browser: TestClient) -> None:
    html = browser.get("/?since=2021-03-10").text
    changed = html[html.index("Commitments kept or broken since") :]
    assert "patrol ships" in changed[: changed.index("</section>")]
    assert "Commitments kept or broken since" not in browser.get("/?since=2021&until=2021-03-05").text
