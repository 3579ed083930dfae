"""Words in, articles out: full text over the case, each hit with the passage that holds most of the words."""

import re
import sqlite3
from dataclasses import dataclass

from onrecord.model import Article, Span
from onrecord.store.codec import decode

_OPEN, _CLOSE = (
    "\ue000",
    "\ue001",
)  # private-use characters around each match; an article that holds one has its own way
_PASSAGE = 240  # characters: two sentences or so, what a list of hits shows
_HITS = """
    select document, highlight(words, 1, ?, ?), bm25(words, 3.0, 1.0) as score
    from words join article on number = words.rowid join copy on article = id
    where words match ? order by score, id limit ?"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that matches, its best passage, and a score (higher is better: BM25, a word in the title thrice)."""

    article: Article
    span: Span
    score: float


def search(connection: sqlite3.Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """Return at most ``limit`` hits, best first; a query that is not FTS5 syntax is taken as words, all required."""
    try:
        rows = connection.execute(_HITS, (_OPEN, _CLOSE, query, limit)).fetchall()
    except sqlite3.OperationalError:
        words = re.findall(r"\w+", query)
        if not words:
            return ()
        rows = connection.execute(_HITS, (_OPEN, _CLOSE, " ".join(f'"{word}"' for word in words), limit)).fetchall()
    return tuple(_hit(decode(Article, document), marked, -score) for document, marked, score in rows)


def _hit(article: Article, marked: str | None, score: float) -> Hit:
    matches = _matches(marked or "") if (marked or "").count(_OPEN) and _OPEN not in article.text else []
    start, end = _passage(article.text, matches)
    return Hit(article, Span(article.id, start, end, article.text[start:end]), score)


def _matches(marked: str) -> list[tuple[int, int]]:
    """Return the matches' offsets in the unmarked text: each marker before an offset moved it by one."""
    opens = [place for place, char in enumerate(marked) if char == _OPEN]
    closes = [place for place, char in enumerate(marked) if char == _CLOSE]
    return [(o - 2 * n, c - 2 * n - 1) for n, (o, c) in enumerate(zip(opens, closes, strict=True))]


def _passage(text: str, matches: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the offsets of the passage, at most ``_PASSAGE`` long and inside one paragraph, that holds most words."""
    best, most = 0, -1
    for start, _ in matches:
        inside = {text[s:e].casefold() for s, e in matches if start <= s and e <= start + _PASSAGE}
        if len(inside) > most:
            best, most = start, len(inside)
    from_paragraph = text.rfind("\n", 0, best) + 1
    sentence = max(from_paragraph, *(text.rfind(mark, from_paragraph, best) + 2 for mark in (". ", "? ", "! ")), 0)
    start = sentence if best - sentence < _PASSAGE // 2 else best
    stop = text.find("\n", best)
    stop = len(text) if stop < 0 else stop
    end = min(stop, start + _PASSAGE)
    return start, end if end == stop else max(text.rfind(" ", best, end), best + 1)
