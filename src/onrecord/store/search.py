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
_PASSAGE = 240  # characters: two sentences or so, what a list of hits shows; a single longer one is shown whole
_SENTENCE = re.compile(
    r"\S[^\n]*?(?:(?<!\b[A-Z])(?<!\b[A-Z][a-z])[.!?]+[\"”’)]*(?=\s|$)|(?=\n|$))"
)  # "Mr. Li" is no end
_HITS = """
    with best (number, score) as materialized (
        select number, bm25(words, 3.0, 1.0) as score
        from words join article on number = words.rowid join copy indexed by copy_article on article = id
        where words match ?1 order by score, id limit ?2)
    select document, highlight(words, 1, ?3, ?4), score from best cross join article on article.number = best.number
    cross join words on words.rowid = best.number where words match ?1 order by score, id"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that matches, its best passage, and a score (higher is better: BM25, a word in the title thrice)."""

    article: Article
    span: Span
    score: float


def search(connection: sqlite3.Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """Return at most ``limit`` hits, best first; a query that is not FTS5 syntax is taken as words, all required."""
    try:
        rows = connection.execute(_HITS, (query, limit, _OPEN, _CLOSE)).fetchall()
    except sqlite3.OperationalError:
        words = re.findall(r"\w+", query)
        if not words:
            return ()
        quoted = " ".join(f'"{word}"' for word in words)
        rows = connection.execute(_HITS, (quoted, limit, _OPEN, _CLOSE)).fetchall()
    return tuple(_hit(decode(Article, document), marked, -score) for document, marked, score in rows)


def _hit(article: Article, marked: str | None, score: float) -> Hit:
    matches = _matches(marked or "") if (marked or "").count(_OPEN) and _OPEN not in article.text else []
    start, end = _passage(article.text, matches)
    return Hit(article, Span(article.id, start, end, article.text[start:end]), score)


def _matches(marked: str) -> list[tuple[int, int]]:
    """Return the matches' offsets in the unmarked text: each marker before an offset moved it by one."""
    opens, closes = ([found.start() for found in re.finditer(sign, marked)] for sign in (_OPEN, _CLOSE))
    return [(o - 2 * n, c - 2 * n - 1) for n, (o, c) in enumerate(zip(opens, closes, strict=True))]


def _passage(text: str, matches: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the offsets of the sentences, one or more of one paragraph, that hold most of the words."""
    sentences = [found.span() for found in _SENTENCE.finditer(text)]
    best, most = (sentences[0] if sentences else (0, 0)), 0
    for place, (start, stop) in enumerate(sentences):
        if not any(start <= s < stop for s, _ in matches):
            continue
        paragraph = text.find("\n", start, start + _PASSAGE)
        limit = paragraph if paragraph >= 0 else start + _PASSAGE
        end = max((end for _, end in sentences[place : place + 9] if end <= limit), default=stop)
        words = {text[s:e].casefold() for s, e in matches if start <= s and e <= end}
        if len(words) > most:
            best, most = (start, end), len(words)
    return best
