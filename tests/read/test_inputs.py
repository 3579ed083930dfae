import gzip
import io
import json
import os
import threading
from pathlib import Path

import pytest

import pagemaker
from onrecord.model import Problem, Published
from onrecord.read import raw
from onrecord.read.inputs import RawPage, count, raw_pages

HTML = pagemaker.html().encode()
URL = "https://fjordtimes.example/2021/09/06/accord"
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Fjord Times</title>
<item><title>Accord signed</title><link>{URL}</link><pubDate>Mon, 06 Sep 2021 09:00:00 +0200</pubDate>
<description>&lt;p&gt;Norway and Chile signed an accord.&lt;/p&gt;
&lt;p&gt;Both sides praised it.&lt;/p&gt;</description></item>
<item><title>Only a link</title><link>https://fjordtimes.example/2</link></item></channel></rss>"""
MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: "
    + URL.encode()
    + b"\r\nDate: Wed, 8 Sep 2021 10:00:00 -0000\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: binary\r\n\r\n" + HTML + b"\r\n--b--\r\n"
)


def pages(*paths: Path | str, stdin: bytes | None = None) -> list[RawPage]:
    found = list(raw_pages([str(path) for path in paths], io.BytesIO(stdin) if stdin is not None else None))
    assert not [item for item in found if isinstance(item, Problem)]
    return [item for item in found if isinstance(item, RawPage)]


def problems(*paths: Path | str) -> list[Problem]:
    return [item for item in raw_pages([str(path) for path in paths]) if isinstance(item, Problem)]


def put(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "media_type", "why"),
    [
        ("a.html", HTML, "text/html", "a page"),
        ("a.html.gz", gzip.compress(HTML), "text/html", "a page, zipped"),
        ("saved.txt", HTML, "text/html", "a page whose name says text"),
        ("a.html", "A line.\n\nAnother line of text.", "text/plain", "text whose name says HTML"),
        ("a", "<p>x</p><p>y</p><div><a href=/>z</a></div>", "text/html", "a fragment of a page, without a name"),
        ("a.txt", 'The "<p>" element opens a paragraph.', "text/plain", "text that speaks of markup"),
        ("a.txt", "Text in UTF-16.".encode("utf-16"), "text/plain", "text with a byte order mark, full of zeros"),
        ("note.bin", pagemaker.pdf([["A line."]]), "application/pdf", "a PDF by any name"),
        ("a.mhtml", MHTML, "text/html", "a page saved as one file"),
    ],
)
def test_a_file_is_what_its_bytes_say(
    tmp_path: Path, name: str, content: bytes | str, media_type: str, why: str
) -> None:
    (page,) = pages(put(tmp_path / name, content))
    assert page.page.media_type == media_type, why
    assert page.page.source == (tmp_path / name).as_posix()
    assert page.page.fetched == ("2021-09-08T10:00:00Z" if name == "a.mhtml" else None)


def test_a_page_is_the_same_page_by_whatever_path_and_zipped_or_not(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (one,) = pages(put(tmp_path / "a.html", HTML))
    (two,) = pages(put(tmp_path / "inner" / "a.html.gz", gzip.compress(HTML)))
    (other,) = pages(put(tmp_path / "b.html", HTML))
    assert one.page.id == two.page.id != other.page.id
    assert one.page.source != two.page.source


def test_a_web_archive_gives_its_pages_and_passes_over_the_rest(tmp_path: Path) -> None:
    records = [
        pagemaker.warc(URL, HTML),
        pagemaker.warc("https://fjordtimes.example/logo.png", b"\x89PNG....", "image/png"),
        pagemaker.warc("https://fjordtimes.example/gone", HTML, status="404 Not Found"),
        pagemaker.warc("https://fjordtimes.example/de", "Größe".encode("latin-1"), "text/plain; charset=iso-8859-1"),
    ]
    first, second = pages(put(tmp_path / "a.warc.gz", b"".join(records)))
    assert (first.page.source, first.hints.url) == (f"{(tmp_path / 'a.warc.gz').as_posix()}#{URL}", URL)
    assert (first.page.fetched, first.data) == ("2021-09-09T10:11:12Z", HTML)
    assert (second.page.media_type, second.hints.charset) == ("text/plain", "iso-8859-1")
    (plain,) = pages(put(tmp_path / "a.warc", gzip.decompress(records[0])))
    assert plain.page.id == first.page.id


def test_a_feed_gives_its_entries_and_says_which_hold_nothing(tmp_path: Path) -> None:
    page, problem = raw_pages([str(put(tmp_path / "news", FEED))])
    assert isinstance(page, RawPage)
    assert page.page.source.endswith(f"/news#{URL}")
    assert (page.hints.title, page.hints.outlet) == ("Accord signed", "Fjord Times")
    assert page.hints.text == "Norway and Chile signed an accord.\n\nBoth sides praised it."
    assert page.hints.published == Published("2021-09-06T09:00+02:00", "minute", "feed")
    assert isinstance(problem, Problem)
    assert "1 of 2 entries" in problem.message


def test_json_lines_give_a_page_each_and_a_broken_line_is_named(tmp_path: Path) -> None:
    record = {"url": URL, "title": "T", "text": "Words.", "published": "2021-09-06", "outlet": "Fjord Times"}
    lines = [json.dumps(record), '{"title": "cut', "", json.dumps({"html": "<p>x</p>"}), "[1]", '{"title": "no text"}']
    found = list(raw_pages([str(put(tmp_path / "docs.jsonl", "\n".join(lines)))]))
    told = [item.message if isinstance(item, Problem) else item.page.source.split("#")[1] for item in found]
    assert told[0] == URL
    assert told[1].startswith("line 2 is not JSON")
    assert told[2] == "4"
    assert told[3].startswith("line 5 is not an object")
    assert told[4].startswith("line 6 has neither text nor html")
    (first, html) = (item for item in found if isinstance(item, RawPage))
    assert first.hints.published == Published("2021-09-06", "day", "record")
    assert (html.page.media_type, html.data, html.hints.text) == ("text/html", b"<p>x</p>", None)


def test_a_folder_is_read_sorted_without_what_browsers_save_beside_a_page(tmp_path: Path) -> None:
    for name in ("b.html", "a.html", ".hidden.html", "c/d.html", "a_files/script.js", "other_files/e.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        put(tmp_path / name, HTML)
    found = [page.page.source.removeprefix(tmp_path.as_posix()) for page in pages(tmp_path)]
    assert found == ["/a.html", "/b.html", "/c/d.html", "/other_files/e.html"]


def test_a_link_that_leads_back_ends_in_a_problem(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    put(tmp_path / "inner" / "a.html", HTML)
    (tmp_path / "inner" / "loop").symlink_to(tmp_path)
    (tmp_path / "broken.html").symlink_to(tmp_path / "nowhere")
    found = list(raw_pages([str(tmp_path)]))
    assert [type(item) for item in found] == [Problem, RawPage, Problem]
    assert [problem.message[:20] for problem in problems(tmp_path)] == ["can't be read (No su", "a link to a folder t"]


def test_standard_input_and_pipes_are_read(tmp_path: Path) -> None:
    (page,) = pages("-", stdin=HTML)
    assert (page.page.source, page.data) == ("-", HTML)
    assert len(pages("-", stdin=pagemaker.warc(URL, HTML) * 2)) == 2
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(HTML,))
    writer.start()
    (piped,) = pages(pipe)
    writer.join()
    assert piped.data == HTML
    assert "standard input is not there" in problems("-")[0].message


def test_pages_come_one_at_a_time(tmp_path: Path) -> None:
    stream = raw_pages([str(put(tmp_path / "a.html", HTML)), str(tmp_path / "missing")])
    assert isinstance(next(stream), RawPage)


@pytest.mark.parametrize(
    ("names", "expected", "why"),
    [
        (["a.html", "b.txt"], 2, "files"),
        (["a.html", "c.warc.gz"], None, "an archive holds who knows how many"),
        ([], 0, "an empty folder"),
    ],
)
def test_count(tmp_path: Path, names: list[str], expected: int | None, why: str) -> None:
    for name in names:
        put(tmp_path / name, HTML)
    assert count([str(tmp_path)]) == expected, why
    assert count(["-"]) is None


CUT = gzip.compress(os.urandom(40_000).hex().encode())[:20_000]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.html", b"", "empty"),
        ("blank.html", b" \n \n", "empty"),
        ("a.docx", b"PK\x03\x04" + bytes(100), "an Office document, not a page"),
        ("a.html", bytes(range(256)) * 20, "binary data, not a page"),
        ("a.json", b'[{"url": "x", "text": "y"}]', "one JSON array"),
        ("not.gz", b"\x1f\x8b\x08garbage that is not gzip at all", "ends early or is damaged"),
        (
            "a.mhtml",
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--\n",
            "without an HTML page",
        ),
        ("a.rss", b"<rss version='2.0'><channel><title>x</title>", "a feed without entries"),
        ("a.warc", b"WARC/1.0\r\nthis is no archive", "none of its 0 records is a page"),
    ],
)
def test_what_is_no_page_is_a_problem_that_says_so(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (problem,) = problems(put(tmp_path / name, content))
    assert said in problem.message
    assert (problem.stage, problem.source, problem.page) == ("read", (tmp_path / name).as_posix(), None)


def test_a_missing_and_an_unreadable_file_do_not_stop_the_run(tmp_path: Path) -> None:
    locked, good = put(tmp_path / "locked.html", HTML), put(tmp_path / "z.html", HTML)
    locked.chmod(0)
    found = list(raw_pages([str(tmp_path / "missing.html"), str(locked), str(good)]))
    assert isinstance(found[0], Problem)
    assert "No such file" in found[0].message
    assert isinstance(found[-1], RawPage)
    if os.geteuid():  # the superuser may read anything
        assert isinstance(found[1], Problem)
        assert "Permission denied" in found[1].message


def test_a_cut_page_is_kept_and_said_to_be_cut(tmp_path: Path) -> None:
    problem, page = raw_pages([str(put(tmp_path / "a.txt.gz", CUT))])
    assert isinstance(problem, Problem)
    assert "ends early" in problem.message
    assert isinstance(page, RawPage)
    assert len(page.data) > 1000


def test_records_before_a_cut_are_kept(tmp_path: Path) -> None:
    one = pagemaker.warc(URL, HTML)
    whole = one + pagemaker.warc(URL + "2", HTML + os.urandom(3000).hex().encode())
    found = list(raw_pages([str(put(tmp_path / "a.warc.gz", whole[:-1000]))]))
    assert [item.data == HTML for item in found if isinstance(item, RawPage)] == [True, False]
    assert ["cut off after" in item.message for item in found if isinstance(item, Problem)] == [True]
    damaged = gzip.decompress(one) + b"no header\r\n" * 50
    kept, problem = raw_pages([str(put(tmp_path / "b.warc", damaged))])
    assert isinstance(kept, RawPage)
    assert isinstance(problem, Problem)
    assert "damaged after" in problem.message
    lines = "".join(json.dumps({"text": os.urandom(200).hex()}) + "\n" for _ in range(50)).encode()
    cut = list(raw_pages([str(put(tmp_path / "c.jsonl.gz", gzip.compress(lines)[:8000]))]))
    assert len(cut) > 10
    assert isinstance(cut[-1], Problem)


def test_a_page_past_the_limit_is_refused_wherever_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("raw", "inputs", "warc", "records"):
        monkeypatch.setattr(f"onrecord.read.{module}.LIMIT", 10_000)
    big = pagemaker.html("<p>word</p>" * 2000).encode()
    long_line = json.dumps({"text": "word " * 4000}) + "\n" + json.dumps({"text": "short"}) + "\n"
    assert len(big) > raw.LIMIT
    for name, content in (
        ("a.html", big),
        ("b.html.gz", gzip.compress(big)),
        ("c.warc.gz", pagemaker.warc(URL, big)),
        ("d.jsonl", long_line.encode()),
    ):
        found = list(raw_pages([str(put(tmp_path / name, content))]))
        assert isinstance(found[0], Problem), name
        assert "is over" in found[0].message
        assert len(found) == (2 if name == "d.jsonl" else 1)
