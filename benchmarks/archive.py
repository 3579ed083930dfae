"""A case of some hundred pages in, one of 100,000 out; and what reading, settling and asking cost as it grows.

Run it as ``python benchmarks/archive.py BASE CASE [SIZE]``: BASE is a case of real pages (``onrecord read PAGES --case
BASE``), CASE the large one, which is made or grown up to SIZE articles (100,000). What was found on each page is found
again on edited ones: rounds of the same pages, thirteen days later each, in which six words in ten have other letters
(names too, the same ones throughout a round) and every tenth page is run by a second outlet as well. They are settled a
thousand at a time, as a desk's archive would be. Stopped, it goes on where it was.
"""

import asyncio
import gc
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import date, timedelta
from functools import lru_cache, partial
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import Any

import orjson

from onrecord.model import Article, Findings, Page
from onrecord.settling import AT_ONCE, settle
from onrecord.stages import Stages
from onrecord.store.codec import decode
from onrecord.store.filter import Filter
from onrecord.store.reader import Reader
from onrecord.store.writer import Writer

VIEWS = ("timeline", "events", "statements", "commitments", "disputes", "concerns", "formats", "offices", "actors")
LIMITED = ("timeline", "events", "statements", "commitments", "disputes", "concerns", "actors")
_ID = re.compile(r"\b([a-z]+-)([0-9a-f]{16})\b")
_WORD = re.compile(r"[^\W\d_]{4,}")
_DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d")
_WORDS = {"text", "title", "name", "aliases"}  # fields whose words are edited; an office's title is a span
_SPAN = {"article", "start", "end", "text"}
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_CHANGED = 154  # of 256: six words in ten, so that no two rounds share a shingle in a hundred
_STEP = 13  # days between two rounds
_COPIED = 10  # every tenth page has a copy
_ROWS = "{:>9} {:>8} {:>12} {:>12} {:>10} {:>10}"

Json = Any


class Round:
    """The pages of a case once more, edited; the same round makes the same pages."""

    def __init__(self, number: int) -> None:
        """Take the round's number; round 0 leaves everything as it is."""
        self.number = number
        self.word = lru_cache(maxsize=1 << 16)(self._word)
        self.told = lru_cache(maxsize=1 << 10)(self._told)

    def edited(self, article: Json, findings: Json) -> tuple[Json, Json]:
        """Return the article and its findings with other words, ids and days; every span quotes the new text."""
        text = self._text(article["text"])
        return self._values(article, text), self._values(findings, text)

    def _values(self, value: Json, text: str, key: str = "") -> Json:
        if isinstance(value, str):
            return self._text(value) if key in _WORDS else self.told(value)
        if isinstance(value, list):
            return [self._values(one, text, key) for one in value]
        if isinstance(value, dict):
            if value.keys() == _SPAN:
                quoted = text[value["start"] : value["end"]]
                return value | {"article": self.told(value["article"]), "text": quoted}
            return {name: self._values(one, text, name) for name, one in value.items()}
        return value

    def _told(self, value: str) -> str:
        """Return ids and days as this round has them."""
        return _ID.sub(self._id, _DAY.sub(self._day, value))

    def _text(self, text: str) -> str:
        return _WORD.sub(lambda word: self.word(word.group()), text)

    def _id(self, id_: re.Match[str]) -> str:
        return f"{id_[1]}{id_[2][4:]}{self.number:04x}"

    def _day(self, day: re.Match[str]) -> str:
        return str(date.fromisoformat(day.group()) + timedelta(days=_STEP * self.number))

    def _word(self, word: str) -> str:
        """Return a word of the same length: six in ten get other letters, vowels for vowels."""
        digest = blake2b(f"{self.number} {word.lower()}".encode(), digest_size=4).digest()
        if not self.number or digest[0] >= _CHANGED or not word.isascii():
            return word
        return "".join(_turned(sign, digest[1]) for sign in word)


def _turned(sign: str, by: int) -> str:
    for letters in (_VOWELS, _CONSONANTS):
        if sign.lower() in letters:
            turned = letters[(letters.index(sign.lower()) + by) % len(letters)]
            return turned.upper() if sign.isupper() else turned
    return sign


def pages(base: Path, known: Callable[[str], bool]) -> Iterator[tuple[Page, Article, Findings]]:
    """Yield pages without end, round after round of those of the case ``base``, but for those that are ``known``."""
    with Writer(base) as writer, Reader(base) as reader:
        sources = {page.id: asdict(page) for page in reader.pages()}
        articles = [orjson.loads(orjson.dumps(article)) for article in writer.known.articles()]
        found = {
            one.article: orjson.loads(orjson.dumps(one)) for one in writer.known.findings(a["id"] for a in articles)
        }
    number = 0
    while True:
        edit, copy = Round(number), Copy(number)
        for place, article in enumerate(articles):
            page = edit.told(article["page"])
            ids = [page, copy.told(page)] if place % _COPIED == 0 else [page]
            if all(map(known, ids)):
                continue
            text, findings = edit.edited(article, found[article["id"]])
            source = sources[article["page"]] | {"id": page}
            made = [(source, text, findings), copy.of(source, text, findings)]
            yield from (_values(*one) for one in made[: len(ids)] if not known(one[0]["id"]))
        number += 1


class Copy(Round):
    """A page as a second outlet runs it: other ids, the same words."""

    def of(self, page: Json, article: Json, findings: Json) -> tuple[Json, Json, Json]:
        """Return all three with ids of their own."""
        text, other = article["text"], article | {"outlet": "The Other"}
        return self._values(page, text), self._values(other, text), self._values(findings, text)

    def _text(self, text: str) -> str:
        return text

    def _day(self, day: re.Match[str]) -> str:
        return day.group()

    def _id(self, id_: re.Match[str]) -> str:
        return f"{id_[1]}{id_[2][::-1]}"


def _values(page: Json, article: Json, findings: Json) -> tuple[Page, Article, Findings]:
    return (
        decode(Page, orjson.dumps(page)),
        decode(Article, orjson.dumps(article)),
        decode(Findings, orjson.dumps(findings)),
    )


class Clock:
    """Who watches a settling, and takes the processor time of its stages."""

    def __init__(self) -> None:
        """Start."""
        self.begun: list[tuple[str, float]] = [("", time.process_time())]

    def stage(self, name: str) -> None:
        """Take the time at which a stage begins."""
        self.begun.append((name, time.process_time()))

    def resolved_and_stored(self) -> tuple[float, float]:
        """Return the seconds until now that storing with concluding did not take, and those that it took."""
        ends = [moment for _, moment in self.begun[1:]] + [time.process_time()]
        spent = [(name, end - start) for (name, start), end in zip(self.begun, ends, strict=True)]
        stored = sum(seconds for name, seconds in spent if name == "storing")
        return sum(seconds for _, seconds in spent) - stored, stored


def grow(base: Path, case: Path, size: int) -> None:
    """Add pages to ``case`` and settle them, a thousand at a time; print what an article cost, in processor time."""
    print(_ROWS.format("articles", "add ms", "resolve ms", "conclude ms", "case MiB", "peak MiB"))
    stages = Stages()
    _ = stages.lexicon
    with Writer(case) as writer:
        more = pages(base, writer.has)
        while writer.known.size() < size:
            spent = 0.0
            for _new in range(AT_ONCE):
                page, article, findings = next(more)
                started = time.process_time()
                writer.add(page, [article], [findings])
                spent += time.process_time() - started
            clock = Clock()
            settle(writer, stages, clock)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kilobytes on Linux
            each = [f"{seconds / AT_ONCE * 1000:.1f}" for seconds in (spent, *clock.resolved_and_stored())]
            row = (*each, f"{case.stat().st_size >> 20:,}", f"{peak:.0f}")
            print(_ROWS.format(f"{writer.known.size():,}", *row), flush=True)


def asked(case: Path) -> None:
    """Print how long each view takes on the case, for all and about one actor, and a search."""
    from onrecord.views.brief import brief
    from onrecord.views.news import news
    from onrecord.views.search import search

    with Reader(case) as reader:
        [state] = reader.named("Russia")[:1]
        month = Filter(since="2017-01-01", until="2017-01-31")
        within = ("in a month", month), ("about Russia in a month", replace(month, about=(state.id,)))
        for name in VIEWS:
            view = getattr(import_module(f"onrecord.views.{name}"), name)
            for told, only in within:
                _timed(f"{name} {told}", partial(view, reader, only))
        for name in LIMITED:
            view = getattr(import_module(f"onrecord.views.{name}"), name)
            for told, only in (("of all", Filter()), ("in a month", month), ("about Russia", Filter((state.id,)))):
                _timed(f"{name}, the first 500 {told}", partial(view, reader, only, 500))
        for told, only in (("of all", Filter()), ("about Russia", Filter((state.id,))), *within):
            _timed(f"brief {told}", partial(brief, reader, only))
        _timed("news of a week", partial(news, reader, Filter(since="2017-01-25", until="2017-01-31")))
        _timed("search", partial(search, reader, "nuclear agreement", Filter(), 20))


SCREENS = (
    *("", "timeline", "events", "statements", "disputes", "commitments", "concerns", "formats", "offices", "actors"),
    *("pair", "network", "map", "search", "search?q=nuclear+agreement", "review", "review?show=findings"),
    *("brief?since=2017-01&until=2017-01", "brief"),
)


def painted(base: Path, case: Path) -> None:
    """Print what the first paint of each screen costs, and all of it; templates and lists of words are read by then."""
    for screen in SCREENS:
        asyncio.run(_page(base, screen))
    with Reader(case) as reader:
        one, other = (reader.named(name)[0].id for name in ("Russia", "United States"))
        [event] = reader.events(limit=1)
        [mention] = reader.mentions(event.mentions[:1])
    found = (
        f"actor/{one}",
        f"actor/{other}",
        f"pair?a={one}&b={other}",
        f"article/{mention.article}",
        f"event/{event.id}",
    )
    for screen in (*SCREENS, *found):
        gc.collect()
        began, whole = asyncio.run(_page(case, screen))
        print(f"/{screen:39} {began * 1000:8.0f} ms {whole * 1000:8.0f} ms", flush=True)


async def _page(case: Path, screen: str) -> tuple[float, float]:
    """Ask for a page, and return the processor time until its first part was sent, and until its last was."""
    from onrecord.web.app import application
    from onrecord.web.settings import Settings

    room, (path, _, query), sent = application(case, Settings()), f"/{screen}".partition("?"), []
    head = {"type": "http", "method": "GET", "scheme": "http", "http_version": "1.1", "asgi": {"spec_version": "2.4"}}
    asked = {"path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": ""}
    named = {"headers": [(b"host", b"127.0.0.1:8500")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8500)}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:  # noqa: ANN401 - of the server's interface
        if message["type"] == "http.response.body":
            sent.append(time.process_time())

    started = time.process_time()
    await room({**head, **asked, **named}, receive, send)
    return sent[0] - started, sent[-1] - started


def _timed(told: str, ask: Callable[[], object]) -> None:
    gc.collect()
    started = time.process_time()
    ask()
    print(f"{told:40} {(time.process_time() - started) * 1000:8.0f} ms", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 3:  # noqa: PLR2004 - two paths
        sys.exit(__doc__)
    grow(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 100_000)  # noqa: PLR2004
    asked(Path(sys.argv[2]))
    painted(Path(sys.argv[1]), Path(sys.argv[2]))
