"""What the finders of attribution hand on: the words of a source, a cue and a content, before anyone is named."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.lexicon.cues import Cue
from onrecord.model import Act

Extent = tuple[int, int]
"""Characters: start, end exclusive."""


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution: its head word, the cue's tokens (first, last), the sources' heads, the content's tokens.

    ``content`` are its extents once quotations are given out. ``channel`` heads the phrase of who relayed it.
    ``refused``: "declined to comment", with no content. ``sure``: the chance, 0 to 1, that it is one.
    ``act``: what is done by it, where that is known without the cue's row.
    """

    head: Token
    row: Cue
    cue: tuple[int, int]
    sources: tuple[Token, ...]
    held: tuple[int, ...]
    content: tuple[Extent, ...] = ()
    channel: Token | None = None
    refused: bool = False
    sure: float = 1.0
    act: Act | None = None

    @property
    def speech(self) -> bool:
        """Whether the cue can introduce a quotation."""
        return (self.row.kind == "verb" or self.row.cue == ":") and not {"clause", "quote"}.isdisjoint(self.row.frames)

    @property
    def extent(self) -> Extent:
        """The cue's characters."""
        doc = self.head.doc
        return doc[self.cue[0]].idx, doc[self.cue[1]].idx + len(doc[self.cue[1]])

    @property
    def clause(self) -> Extent:
        """The characters of the cue and its sources: "officials said"."""
        doc = self.head.doc
        tokens = [*self.cue, *(i for source in self.sources for i in (source.left_edge.i, source.right_edge.i))]
        tokens = [i for i in tokens if i not in self.held]
        return doc[min(tokens)].idx, doc[max(tokens)].idx + len(doc[max(tokens)])
