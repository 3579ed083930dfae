"""A page's tree in, out what its <meta> elements say, found under any of the names in use for a fact."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lxml.html import HtmlElement

from onrecord.lexicon.load import STRICT, rows


@dataclass(frozen=True, slots=True)
class TagRow:
    """A row of ``metatags.yaml``: a fact and the names it goes by."""

    __pydantic_config__ = STRICT
    kind: str
    names: tuple[str, ...]


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {row.kind: row.names for row in rows("metatags.yaml", TagRow)}


def metatags(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    """Return every name in lower case and its contents, in page order; itemprops of any element count as names."""
    found: dict[str, list[str]] = {}
    for element in tree.xpath("//meta[@content] | //*[@itemprop and (@content or @datetime)]"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = " ".join((element.get("content") or element.get("datetime") or "").split())
        if name and content:
            found.setdefault(name, []).append(content)
    return {name: tuple(dict.fromkeys(contents)) for name, contents in found.items()}


def told(tags: Mapping[str, tuple[str, ...]], kind: str) -> tuple[str, ...]:
    """Return all that is said of ``kind`` (published, title, outlet, author), the surest name's contents first."""
    return tuple(content for name in _names()[kind] for content in tags.get(name, ()))
