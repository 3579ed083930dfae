"""What a page declares and shows of its writers in, their names out, and the agency among them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lxml.html import HtmlElement

from onrecord.lexicon.press import Press
from onrecord.read.blocks import letters
from onrecord.read.byline import Byline, byline
from onrecord.read.marks import is_beside

_SHOWN = (
    "//*[@rel='author']",
    "//*[contains(@itemprop, 'author')]",
    "//*[contains(@class, 'byline') or contains(@class, 'author-name') or contains(@class, 'author__name')]",
    "//*[contains(@class, 'author')]",
)
_MOST = 10  # elements of a kind; a page that shows more lists its other articles
_LONGEST = 120  # characters of a line that names writers
_NOBODY = frozenset(("none", "null", "undefined", "unknown"))
_BY = re.compile(r"^(?:by|von|par|por)\b[\s:]*", re.IGNORECASE)


def writers(
    declared: Iterable[Sequence[str]], tree: HtmlElement, outlets: Iterable[str], press: Press
) -> tuple[tuple[str, ...], str | None]:
    """Return the names in the first of ``declared``, or else of the places on the page, that holds any, and the agency.

    An outlet's own name is no writer. A single word is a name only where it is declared as one.
    """
    own = [letters(outlet) for outlet in outlets if outlet]
    agency: str | None = None
    for lines, words in (*((lines, 1) for lines in declared), *((lines, 2) for lines in _shown(tree))):
        signed = [found for line in lines if (found := _signed(line, press))]
        agency = agency or next((found.agency for found in signed if found.agency), None)
        names = _tidy(name for found in signed for name in found.names if len(name.split()) >= words)
        people = tuple(name for name in names if not _is_own(name, own))
        if people:
            return people, agency
    return (), agency


def _is_own(name: str, own: Iterable[str]) -> bool:
    key = letters(name)
    return any(key == outlet or (" " not in name and key in outlet) for outlet in own)


def _signed(line: str, press: Press) -> Byline | None:
    if "//" in line or len(line) > _LONGEST or line.strip().casefold() in _NOBODY:
        return None
    return byline(f"By {_BY.sub('', line.strip())}", press)


def _shown(tree: HtmlElement) -> Iterator[list[str]]:
    """Yield the lines of elements that stand together and look alike, those beside the article left out."""
    for path in _SHOWN:
        found = [element for element in tree.xpath(path)[:_MOST] if not is_beside(element)]
        for _, alike in groupby(found, key=lambda element: (element.tag, element.get("class"))):
            yield [" ".join(element.text_content().split()) for element in alike]


def _tidy(names: Iterable[str]) -> list[str]:
    """Return the names once each, in their own case where one place prints them in capitals."""
    found: dict[str, str] = {}
    for name in names:
        key = name.casefold()
        found[key] = name if key not in found or found[key].upper() == found[key] else found[key]
    return [name.title() if name.isupper() else name for name in found.values()]
