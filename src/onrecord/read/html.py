"""An HTML page in, its article's lines and what it states of itself out."""

from dataclasses import replace

from onrecord.lexicon.press import Press
from onrecord.read.blocks import letters
from onrecord.read.body import Body, body
from onrecord.read.lines import PressLines, press_lines
from onrecord.read.markup import tree
from onrecord.read.metadata import Metadata, metadata
from onrecord.read.saved import without_toolbar

_CAPTION = 4  # words: "Bebeto Matthews / AP" is a credit, "hide caption" a button


def html_lines(text: str, url: str | None, press: Press) -> PressLines | None:
    """Return the article on a page with its metadata; ``None`` for a page without any markup to read.

    ``url`` is the page's address, where that is known.
    """
    root = tree(text)
    if root is None:
        return None
    root = without_toolbar(root)
    stated = metadata(root, url, press)
    found = body(root, stated.title)
    inside, above = press_lines(_unsigned(found, stated), press), press_lines(found.above, press)
    return replace(
        inside,
        title=stated.title,
        byline=stated.byline or above.byline or inside.byline,
        agency=inside.agency or stated.agency or (None if stated.byline or above.byline else above.agency),
        outlet=stated.outlet,
        published=stated.published or above.published or inside.published,
        captions=tuple(dict.fromkeys(line for line in (*found.captions, *inside.captions) if _says(line, press))),
        stripped=_stripped(found, stated, inside),
    )


def _unsigned(found: Body, stated: Metadata) -> list[str]:
    """Return the paragraphs without those that are nothing but a writer's or the outlet's name."""
    names = {letters(name) for name in (*stated.byline, stated.outlet or "")}
    return [paragraph for paragraph in found.paragraphs if letters(paragraph) not in names]


def _says(caption: str, press: Press) -> bool:
    """Return whether a caption has words besides a photographer's or a button's."""
    return len(caption.split()) >= _CAPTION and not press.is_furniture(caption)


def _stripped(found: Body, stated: Metadata, inside: PressLines) -> tuple[str, ...]:
    title = letters(stated.title or "")
    return tuple(dict.fromkeys(line for line in (*found.rest, *inside.stripped) if letters(line) != title))
