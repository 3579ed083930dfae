"""What the finders of attribution hand on: the words of a source, a cue and a content, before anyone is named."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.lexicon.cues import Cue

Extent = tuple[int, int]
"""Characters: start, end exclusive."""


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution as words: the cue's head and extent, the sources' heads, the content's extents, in order.

    ``channel`` heads the phrase of who relayed it. ``refused``: "declined to comment", with no content.
    """

    head: Token
    cue: Extent
    sources: tuple[Token, ...]
    content: tuple[Extent, ...]
    row: Cue
    channel: Token | None = None
    refused: bool = False
