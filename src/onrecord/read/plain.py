"""Plain text saved from a page in, its article's lines out, with no markup to lean on."""

from dataclasses import replace

from onrecord.lexicon.press import Press
from onrecord.read.lines import PressLines, press_lines


def body(text: str, press: Press) -> PressLines:
    """Return the article in ``text`` and what stood around it; no paragraphs where all of it is litter."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return replace(press_lines(lines[1:], press), title=lines[0] if lines else None)
