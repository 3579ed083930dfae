"""A page's tree in; its article's title, outlet, writers and date out, each from the surest place that states it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from onrecord.lexicon.press import Press
from onrecord.model import Published
from onrecord.read.headline import headline
from onrecord.read.jsonld import description
from onrecord.read.metatags import metatags, told
from onrecord.read.published import published
from onrecord.read.writers import writers

_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+(?:[a-z]+_)?/")
_LONGEST_NAME = 60  # characters: an outlet's name; a site's slogan is longer
_SLOGAN = re.compile(r"\s+[|–—-]\s+|\s*[|•]\s*")
_EDGE = re.compile(r"^\s*[|–—\-·•»«:]\s+|\s*[|–—\-·•»«:]\s*$")  # parts an outlet's name from a headline
_LABEL = 3  # letters of a part of a host that can be an outlet's name: "npr", not "co"
_HOST = re.compile(r"^(?:www\d?|m|mobile|amp|edition|en)\.")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states of its article."""

    title: str | None
    outlet: str | None
    byline: tuple[str, ...]
    agency: str | None
    published: Published | None


def metadata(tree: HtmlElement, url: str | None, press: Press) -> Metadata:
    """Return what ``tree`` states; ``url`` is the address it was read from, where that is known."""
    tags, said = metatags(tree), description(tree)
    url = next(
        (_ARCHIVED.sub("", address) for address in (url, *_addresses(tree)) if address and "//" in address), None
    )
    outlets = [said.publisher or "", *told(tags, "outlet"), host(url) or ""]
    names, agency = writers([(*said.byline, *said.bodies), told(tags, "author")], tree, outlets, press)
    shown = [" ".join(heading.text_content().split()) for heading in (*tree.iter("h1"), *tree.iter("h2"))]
    titles = [said.headline or "", *told(tags, "title"), tree.findtext(".//title") or ""]
    title = headline(shown, titles, [*outlets, *_labels(url)])
    outlet = next((tidy for name in outlets if (tidy := _outlet(name))), None)
    return Metadata(
        title=title,
        outlet=outlet or beside(title, titles[-1]),
        byline=names,
        agency=agency,
        published=published(tree, said, tags, url, press),
    )


def beside(headline: str | None, title: str) -> str | None:
    """Return what the window's title says beside the headline: "Notes from Kars" in "Notes from Kars: Talks resume"."""
    before, found, after = " ".join(title.split()).partition(headline or "\n")
    rest = before or after
    if not found or (before and after) or not _EDGE.search(rest):
        return None
    return _outlet(_EDGE.sub("", rest))


def host(url: str | None) -> str | None:
    """Return the host of an address without its ``www.``: ``npr.org``; ``None`` where there is no host."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return _HOST.sub("", name) if name else None


def _addresses(tree: HtmlElement) -> Iterator[str]:
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        yield from (str(address).strip() for address in tree.xpath(path))


def _labels(url: str | None) -> list[str]:
    return [label for label in (host(url) or "").split(".")[:-1] if len(label) >= _LABEL]


def _outlet(name: str) -> str | None:
    """Return an outlet's name without its slogan; ``None`` for an address, or for what is too long to be a name."""
    name = _SLOGAN.split(name.strip().lstrip("@"))[0]
    return name if name and len(name) <= _LONGEST_NAME and "//" not in name and any(map(str.isalpha, name)) else None
