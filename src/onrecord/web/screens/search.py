"""A desk in, what the words of a search are found in out: passages of the text, and the record with facets."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from onrecord.model import Event
from onrecord.store.fold import folded
from onrecord.views.search import Passage
from onrecord.views.search import search as passages
from onrecord.views.time import written
from onrecord.web.desk import Desk, spans_of
from onrecord.web.lines import lines
from onrecord.web.screen import Screen

_PASSAGES = 30
_EACH = 8  # findings of a kind
_VALUES = 8  # of a facet
_VIEWS = ("events", "statements", "commitments", "disputes", "concerns")
_LONG = 200  # characters of a query

Facet = tuple[str, list[tuple[str, str, int]]]
"""What it tells apart by; its values, each with the address that narrows to it and how many there are."""


def search(desk: Desk) -> Screen:
    """Return what is found for ``q``."""
    query = desk.asked.one("q")[:_LONG]
    if not query:
        return Screen("search", "Search", {"query": "", "passages": [], "actors": [], "sections": [], "facets": []})
    found = passages(desk.record, query, replace(desk.asked.only, confidence=0.0), _PASSAGES)
    outlet = desk.asked.outlet
    printed = desk.printed_by(outlet) if outlet in desk.outlets else None
    shown = [one for one in found if printed is None or one.article in printed]
    articles = {one.article for one in shown}
    named = desk.record.reader.named(query, _EACH)
    record = _record(desk, query, articles)
    values = {
        "query": query,
        "passages": _once(desk, shown),
        "actors": [(one, desk.url(f"/actor/{one.id}")) for one in named],
        "facets": _facets(desk, query, shown, record),
        "sections": [(view, list(lines(desk, view, found[:_EACH])), len(found)) for view, found in record.items()],
    }
    return Screen("search", f"Search: {query}", values)


def _once(desk: Desk, shown: Sequence[Passage]) -> list[tuple[Passage, str, str, list[tuple[str, str]]]]:
    """Return passages with address and day, and beside each the outlets that carry a copy of it, with addresses."""
    first: dict[tuple[str, str], tuple[Passage, str, str, list[tuple[str, str]]]] = {}
    for one in shown:
        key = desk.record.report_of.get(one.article, one.article), " ".join(one.span.text.split())
        if key in first:
            first[key][3].append((one.outlet, desk.at(one.span)))
        else:
            first[key] = one, desk.at(one.span), written(one.published) if one.published else "", []
    return list(first.values())


def _facets(desk: Desk, query: str, shown: Sequence[Passage], record: Mapping[str, Sequence[Any]]) -> list[Facet]:
    """Return what the found can be narrowed to: for each kind its values, most first."""
    events: Sequence[Event] = record.get("events", ())
    who = Counter(party.actor for one in events for party in dict.fromkeys((*one.actors, *one.recipients)))
    who.update(party.actor for one in record.get("statements", ()) for party in one.sources)
    names = {one.id: one.name for one in desk.record.actors(id_ for id_, _ in who.most_common(_VALUES))}
    years = Counter(one.published[:4] for one in shown if one.published)
    facets = (
        ("Outlet", [(name, {"outlet": name}, count) for name, count in _most(one.outlet for one in shown)]),
        ("Year", [(year, {"since": year, "until": year}, years[year]) for year in sorted(years)]),
        ("Actor", [(name, {"about": id_}, who[id_]) for id_, name in names.items()]),
        ("Type", [(kind, {"type": kind}, count) for kind, count in _most(one.type for one in events)]),
        ("Status", [(kind, {"status": kind}, count) for kind, count in _most(one.status for one in events)]),
    )
    return [
        (title, [(label.replace("_", " "), desk.url("/search", q=query, **words), n) for label, words, n in values])
        for title, values in facets
        if len(values) > 1
    ]


def _most(values: Iterable[str]) -> list[tuple[str, int]]:
    return Counter(values).most_common(_VALUES)


def _record(desk: Desk, query: str, articles: set[str]) -> dict[str, list[Any]]:
    """Return the findings that rest on sentences with all the words, by kind."""
    words = [word for word in folded(query).split() if word not in {"or", "and", "not"}]
    known = {one.id: one.text for one in desk.record.articles(articles)}
    if not words or not known:
        return {}
    near = {view: desk.told_in(view, known.keys(), words) for view in _VIEWS}
    here = desk.record.reader.mentions_of((one.id for one in near["events"]), known)
    telling = {mention.id: mention.sentence.text for mention in here}
    sections = {view: [one for one in found if _holds(one, words, telling)] for view, found in near.items()}
    return {view: found for view, found in sections.items() if found}


def _holds(value: Any, words: list[str], telling: Mapping[str, str]) -> bool:  # noqa: ANN401 - a view's value
    """Tell whether the sentences of the finding hold every word; of an event those that tell of it here."""
    event = isinstance(value, Event)
    texts = [telling[id_] for id_ in value.mentions if id_ in telling] if event else [s.text for s in spans_of(value)]
    told = f" {' '.join(texts)}".casefold()
    return all(word in told for word in words)
