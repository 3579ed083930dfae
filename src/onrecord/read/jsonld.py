"""A page's JSON-LD in, the description of its article out, however the JSON is broken."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"Article|Report|Posting|LiveBlog", re.IGNORECASE)
_COMMENT = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*;?\s*$|;\s*$")
_COMMA = re.compile(r",(\s*[}\]])")
_FIELD = r'"{}"\s*:\s*"((?:[^"\\]|\\.)*)"'
_DEEPEST = 40  # levels; a description nests five or six


@dataclass(frozen=True, slots=True)
class Description:
    """What JSON-LD says of an article; ``byline`` are people's names, ``bodies`` the organisations given as authors."""

    headline: str | None = None
    byline: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None


def description(tree: HtmlElement) -> Description:
    """Return the description of the page's article: of the first article that has a headline, if there are several."""
    scripts = [script.text or "" for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    nodes = [node for script in scripts for node in _nodes(_loaded(script))]
    articles = [node for node in nodes if _ARTICLE.search(" ".join(_words(node.get("@type"))))]
    if not articles:
        return _scavenged(" ".join(scripts))
    found = next((node for node in articles if _text(node.get("headline"))), articles[0])
    known = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    authors = [_named(author, known) for author in _listed(found.get("author") or found.get("creator"))]
    publisher = next(iter(_listed(found.get("publisher"))), None)
    return Description(
        headline=_text(found.get("headline")) or _text(found.get("name")),
        byline=tuple(name for name, kind in authors if name and "Organization" not in kind),
        bodies=tuple(name for name, kind in authors if name and "Organization" in kind),
        publisher=_named(publisher, known)[0],
        published=_text(found.get("datePublished")) or _text(found.get("dateCreated")),
        modified=_text(found.get("dateModified")),
    )


def _loaded(script: str) -> Any:  # noqa: ANN401 - JSON holds anything
    content = _COMMENT.sub("", script.strip())
    for text in (content, _COMMA.sub(r"\1", content)):
        try:
            return json.loads(text, strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue
    return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """Yield every object in ``value``, the outer ones first."""
    level = [value]
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                yield item
                inner.extend(item.values())
            elif isinstance(item, list):
                inner.extend(item)
        level = inner


def _named(value: Any, known: dict[str, dict[str, Any]]) -> tuple[str | None, str]:  # noqa: ANN401
    """Return a name and its type; a reference (``{"@id": …}``) is looked up."""
    if isinstance(value, dict):
        value = known.get(str(value.get("@id")), value) if "name" not in value else value
        name = next(iter(_listed(value.get("name"))), None)
        return _text(name), " ".join(_words(value.get("@type")))
    return _text(value), ""


def _scavenged(scripts: str) -> Description:
    """Return what can be picked out of JSON that is beyond repair."""

    def field(name: str) -> str | None:
        found = re.search(_FIELD.format(name), scripts)
        return _text(found[1].replace('\\"', '"').replace("\\/", "/")) if found else None

    return Description(headline=field("headline"), published=field("datePublished"))


def _listed(value: Any) -> list[Any]:  # noqa: ANN401
    return value if isinstance(value, list) else [] if value is None else [value]


def _words(value: Any) -> list[str]:  # noqa: ANN401
    return [word for word in _listed(value) if isinstance(word, str)]


def _text(value: Any) -> str | None:  # noqa: ANN401
    return (" ".join(unescape(unescape(value)).split()) or None) if isinstance(value, str) else None
