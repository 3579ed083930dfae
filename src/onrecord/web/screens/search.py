"""A desk in, what the words of a search are found in out: passages of the text, and the record with facets."""

from dataclasses import replace
from typing import Any

from onrecord.model import Event
from onrecord.store.fold import folded
from onrecord.views.search import search as passages
from onrecord.views.time import written
from onrecord.web.desk import Desk, spans_of
from onrecord.web.lines import lines
from onrecord.web.screen import Screen

_PASSAGES = 30
_EACH = 8  # findings of a kind
_VIEWS = ("events", "statements", "commitments", "disputes", "concerns")
_LONG = 200  # characters of a query


def search(desk: Desk) -> Screen:
    """Return what is found for ``q``."""
    query = desk.asked.one("q")[:_LONG]
    if not query:
        return Screen("search", "Search", {"query": "", "passages": [], "actors": [], "sections": [], "outlets": []})
    found = passages(desk.record, query, replace(desk.asked.only, confidence=0.0), _PASSAGES)
    printed = desk.outlets.get(desk.asked.outlet)
    shown = [one for one in found if printed is None or one.article in printed]
    articles = {one.article for one in shown}
    named = desk.record.reader.named(query)[:_EACH]
    counts: dict[str, int] = {}
    for one in shown:
        counts[one.outlet] = counts.get(one.outlet, 0) + 1
    values = {
        "query": query,
        "passages": [(one, desk.at(one.span), written(one.published) if one.published else "") for one in shown],
        "actors": [(one, desk.url(f"/actor/{one.id}")) for one in named],
        "outlets": [(name, desk.url("/search", q=query, outlet=name), counts[name]) for name in sorted(counts)],
        "sections": _record(desk, query, articles),
    }
    return Screen("search", f"Search: {query}", values)


def _record(desk: Desk, query: str, articles: set[str]) -> list[tuple[str, list[Any], int]]:
    """Return the findings that rest on sentences with all the words, by kind."""
    words = [word for word in folded(query).split() if word not in {"or", "and", "not"}]
    known = {one.id: one.text for one in desk.record.articles(articles)}
    if not words or not known:
        return []
    sections = []
    for view in _VIEWS:
        near = [one for one in desk.found(view) if not known.keys().isdisjoint(desk.articles_of(one))]
        if view == "events":
            desk.record.mentions(near)  # all at once
        found = [one for one in near if _holds(desk, one, words)]
        if found:
            sections.append((view, list(lines(desk, view, found[:_EACH])), len(found)))
    return sections


def _holds(desk: Desk, value: Any, words: list[str]) -> bool:  # noqa: ANN401 - a view's value
    """Tell whether the sentences of the finding hold every word."""
    told = f" {' '.join(_texts(desk, value))}".casefold()
    return all(word in told for word in words)


def _texts(desk: Desk, value: Any) -> list[str]:  # noqa: ANN401 - a view's value
    if isinstance(value, Event):
        return [mention.sentence.text for mention in desk.record.mentions((value,)).values()]
    return [span.text for span in spans_of(value)]
