"""Annotations that name articles of the gold by their hash in, the same articles with what was annotated out."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.lexicon.lexicon import load
from onrecord.measure.gold import records
from onrecord.model import Problem
from onrecord.read.article import articles
from onrecord.read.inputs import raw_pages

Gold = dict[str, Any]
PAGES = "pages/index.jsonl"


def annotated(path: Path, gold: Path) -> Iterator[Gold]:
    """Yield the articles of an annotation file whose text is found in the folder ``gold``, as its articles are.

    What is not there, or is read otherwise now, is passed over. Raises GoldError.
    """
    for line in path.read_text(encoding="utf8").splitlines():
        marked = json.loads(line)
        for article in _named(gold, marked["file"], marked["id"]):
            if hashlib.sha256(article["text"].encode()).hexdigest() == marked["sha256"]:
                yield article | _found(marked, article["text"])
                break


def _found(marked: Gold, text: str) -> Gold:
    """Return all that was annotated, as the gold has it; nothing of what the file is not about."""
    told = {kind: _told(marked.get(kind, []), text) for kind in ("statements", "commitments", "concerns", "disputes")}
    return told | {"events": [_event(one, text) for one in marked.get("events", [])]}


def _told(value: Any, text: str) -> Any:  # noqa: ANN401 - of JSON
    """Return a value with a span in place of every pair of offsets."""
    if isinstance(value, dict):
        return {name: _told(one, text) for name, one in value.items()}
    if not isinstance(value, list):
        return value
    return _span(text, *value) if [*map(type, value)] == [int, int] else [_told(one, text) for one in value]


def _named(gold: Path, file: str, name: str) -> Iterable[Gold]:
    if file == PAGES:
        return _page(gold / "pages" / "html" / name)
    found = _records(gold / file).get(name)
    return () if found is None else (found,)


@cache
def _records(path: Path) -> dict[str, Gold]:
    return {one["id"]: one for one in map(plain, records(path))}


def plain(one: Gold) -> Gold:
    """Return a record of any of the gold's files of articles with the fields of an article alone."""
    return {
        "id": one.get("id", one.get("file")),
        "text": one.get("text") or one.get("body") or "",
        "title": one.get("title"),
        "published": (one.get("published") or "")[:10] or None,
        "outlet": one.get("outlet") or one.get("publisher"),
    }


def _page(path: Path) -> Iterator[Gold]:
    for raw in raw_pages([str(path)], None):
        for one in () if isinstance(raw, Problem) else articles(raw, load().press)[0]:
            published = one.published.value[:10] if one.published else None
            yield {
                "id": path.name, "text": one.text, "title": one.title, "published": published, "outlet": one.outlet,
            }  # fmt: skip


def _event(one: Gold, text: str) -> Gold:
    roles = {role: [_party(text, *party) for party in one[role]] for role in ("actors", "recipients")}
    when = {"text": None, "value": one["when"]}
    return one | roles | {"trigger": _span(text, *one["trigger"]), "when": when, "place": None, "told_by": None}


def _party(text: str, start: int, end: int, name: str) -> Gold:
    return {"span": _span(text, start, end), "name": name}


def _span(text: str, start: int, end: int) -> Gold:
    return {"start": start, "end": end, "text": text[start:end]}
