"""A reading in, its attributions with one role a word, as token-tag files have them, out."""

from onrecord.find.attributions import sayings
from onrecord.find.learned import hints
from onrecord.find.learned.model import encoded
from onrecord.find.learned.statements import flat
from onrecord.find.reading import Reading
from onrecord.lexicon.cues import Cues

_WIDE = 450  # subwords: such a file's paragraphs are read whole


def roled(reading: Reading, cues: Cues) -> tuple[tuple[str, int, int], ...]:
    """Return ``source``, ``cue`` and ``content`` with their characters, start and end (exclusive), never overlapping.

    Statements may share words and stand inside one another; here every word has one role, PolNeAR's outermost.
    """
    doc = reading.doc
    found = flat(encoded(doc, _WIDE), hints.said(doc, sayings(reading, cues)))
    return tuple((role, doc[first].idx, doc[last].idx + len(doc[last])) for role, first, last in found)
