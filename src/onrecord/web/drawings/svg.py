"""Words and numbers in, well-formed SVG out: everything escaped, text measured before it is placed."""

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from xml.sax.saxutils import escape, quoteattr

LETTERS = 11.0  # px: nothing is written smaller
_WIDTHS = (  # of a letter in a wide face without serifs, in shares of its size: boxes are rather too wide
    ("ijl.,:;'|!I·’‘", 0.3),
    ('frt()[]-/ "“”*', 0.4),
    ("mwMW@%—…", 1.0),
    ("bdghnopqu0123456789", 0.64),
    ("ABCDEFGHJKLNOPQRSTUVXYZ&", 0.73),
    ("+<>=−", 0.84),
)
_WIDTH_OF = {letter: share for letters, share in _WIDTHS for letter in letters}
BOLD = 1.15  # bold letters are wider
_OTHER, _FULL = 0.62, 1.05  # lower case; Chinese, Japanese and Korean signs
_ESCAPED = re.compile('[&<>"]')  # most text has none of them
_SKIPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, marks that turn the direction of writing, no characters at all


def clean(text: str) -> str:
    """Return the text without what XML forbids and without marks that would turn the text around it."""
    spaced = " ".join(text.split())
    if spaced.isprintable():
        return spaced
    return "".join(sign for sign in spaced if unicodedata.category(sign) not in _SKIPPED)


def number(value: float) -> str:
    """Return a length in px, to a tenth: ``12``, ``12.5``."""
    return f"{round(value, 1) + 0.0:g}" if abs(value) < 1e5 else f"{value:.0f}"  # noqa: PLR2004 - where g turns to e


def tag(name: str, *inside: str, **attributes: str | float | None) -> str:
    """Return an element with these children; in names ``_`` is ``-``, save at the end; ``None`` is left out."""
    written = "".join([f" {_named(key)}={_quoted(value)}" for key, value in attributes.items() if value is not None])
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


@cache
def _named(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _quoted(value: str | float) -> str:
    told = clean(value) if isinstance(value, str) else number(value)
    return quoteattr(told) if _ESCAPED.search(told) else f'"{told}"'


def words(text: str) -> str:
    """Return text as the content of an element."""
    told = clean(text)
    return escape(told) if _ESCAPED.search(told) else told


def label(
    text: str, at: tuple[float, float], *, class_: str | None = None, anchor: str = "start", size: float = LETTERS
) -> str:
    """Return a line of text whose baseline starts (or ends, or has its middle) at a point."""
    return tag("text", words(text), class_=class_, x=at[0], y=at[1], text_anchor=anchor, font_size=size)


def reach(at: tuple[float, float], size: tuple[float, float]) -> str:
    """Return what nobody sees and what can be touched, from its top left corner: the area of a small mark."""
    return tag("rect", class_="reach", x=at[0], y=at[1], width=size[0], height=size[1])


def link(href: str, title: str, *inside: str, class_: str | None = None) -> str:
    """Return a mark that leads somewhere, and names itself when it is pointed at or read aloud."""
    return tag("a", tag("title", words(title)), *inside, href=href, class_=class_)


def group(*inside: str, class_: str | None = None, transform: str | None = None) -> str:
    """Return some elements as one; nothing where there are none."""
    return tag("g", *inside, class_=class_, transform=transform) if inside else ""


def document(title: str, desc: str, size: tuple[float, float], *inside: str, **data: str) -> str:
    """Return the whole drawing; ``size`` is its width and height in px, ``data`` go to attributes.

    It is a group to those who read by ear, not an image: the links within an image would be hidden from them.
    """
    width, height = size
    return tag(
        "svg",
        tag("title", words(title)),
        tag("desc", words(desc)),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        class_="drawing",
        role="group",
        aria_label=title,
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        **data,
    )


def empty(title: str, note: str, width: float) -> str:
    """Return the drawing of nothing, which says so."""
    inside, height = paragraph(note, (12, 14), width - 12, 13)
    return document(title, note, (width, height + 28), inside)


def paragraph(text: str, at: tuple[float, float], right: float, size: float = LETTERS) -> tuple[str, float]:
    """Return quiet text from a point at its top left to ``right``, in as many lines as it takes, and its height."""
    lines = broken(text, right - at[0], size)
    high = round(size * 1.35)
    drawn = [label(line, (at[0], at[1] + high * row + size), size=size) for row, line in enumerate(lines)]
    return group(*drawn, class_="quiet"), high * len(lines)


def broken(text: str, width: float, size: float = LETTERS, most: int | None = None) -> list[str]:
    """Return the text in lines no wider than ``width`` px, broken between words, ``most`` of them.

    A word alone may lose its end, and so may the last line.
    """
    lines: list[str] = []
    for word in clean(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(fitted(word, width, size))
    if most and len(lines) > most:
        lines[most - 1 :] = [fitted(" ".join(lines[most - 1 :]), width, size)]
    return lines


def width_of(text: str, size: float = LETTERS) -> float:
    """Return about how wide a line of text is, in px, rather too wide than too narrow."""
    return size * sum(map(_share, clean(text)))


@cache
def _share(sign: str) -> float:
    if sign in _WIDTH_OF:
        return _WIDTH_OF[sign]
    if unicodedata.east_asian_width(sign) in "WF":
        return _FULL
    return 0.0 if unicodedata.combining(sign) else _OTHER


@lru_cache(maxsize=1 << 13)
def fitted(text: str, width: float, size: float = LETTERS) -> str:
    """Return the text, cut with an ellipsis where it is wider than ``width`` px."""
    text = clean(text)
    if width_of(text, size) <= width:
        return text
    kept = bisect_right(list(accumulate(map(_share, text))), width / size - _share("…"))
    return text[:kept].rstrip() + "…"


@cache
def style() -> str:
    """Return the rules that colour the drawings, for light and dark."""
    return files("onrecord.web.drawings").joinpath("drawings.css").read_text("utf8")


def standalone(drawing: str) -> str:
    """Return a drawing as a file of its own, with its colours inside: those of the light page."""
    head, mark, rest = drawing.partition("</desc>")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{mark}<style>{escape(style())}</style>{rest}\n'
