"""Text in, the text that the bundled face can draw out: Latin letters of all of Europe and Vietnam, and Cyrillic."""

import re
import unicodedata
from functools import cache
from importlib.resources import as_file, files

from reportlab.pdfbase.pdfmetrics import getFont, registerFont, registerFontFamily  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

PLAIN, BOLD, ITALIC = "IBMPlexSerif-Regular", "IBMPlexSerif-Bold", "IBMPlexSerif-Italic"
UNDRAWN = "◊"
"""Stands for letters that the face lacks: Greek, Hebrew, Arabic, Chinese."""


@cache
def family() -> frozenset[int]:
    """Make the face known to the PDF library, and return the code points that it can draw."""
    for name in (PLAIN, BOLD, ITALIC):
        with as_file(files("onrecord.exports").joinpath("fonts", f"{name}.ttf")) as path:
            registerFont(TTFont(name, path))
    registerFontFamily(PLAIN, PLAIN, BOLD, ITALIC, BOLD)
    return frozenset(getFont(PLAIN).face.charToGlyph)


def drawable(text: str) -> str:
    """Return the text with each character that the face lacks as its plain form, or else as ``UNDRAWN``.

    "ḳ" becomes "k"; a run of letters without a plain form becomes one mark, and so does what turns the order of words.
    """
    return re.sub(f"{UNDRAWN}+", UNDRAWN, "".join(map(_drawn, text)))


def _drawn(character: str) -> str:
    known = family()
    if ord(character) in known or character.isspace():
        return character
    plain = "".join(one for one in unicodedata.normalize("NFKD", character) if not unicodedata.combining(one))
    return plain if plain and known.issuperset(map(ord, plain)) else UNDRAWN
