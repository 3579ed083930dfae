"""A user's folder in, everything the stages know out."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.lexicon.codebook import Codebook, load_codebook
from onrecord.lexicon.cues import Cues
from onrecord.lexicon.cues import cues as load_cues
from onrecord.lexicon.gazetteer import Gazetteer, load_gazetteer
from onrecord.lexicon.press import Press, load_press


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names, cue words, event types and the press's conventions."""

    gazetteer: Gazetteer
    cues: Cues
    codebook: Codebook
    press: Press


@cache
def load(extra: Path | None = None) -> Lexicon:
    """Return the packaged knowledge with the rows of the folder ``extra`` added, read once a process.

    Raises LexiconError for a bad file.
    """
    return Lexicon(load_gazetteer(extra), load_cues(extra), load_codebook(extra), load_press(extra))
