"""Cue words from ``cues.yaml`` in; an index by lemma out: how each attributes, and what its source does by it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.lexicon.load import STRICT, rows
from onrecord.model import Act

Kind = Literal[
    "verb",
    "noun",
    "adjective",
    "adverb",
    "preposition",
    "mark",
    "light",
    "shade",
    "relay",
    "silence",
    "medium",
    "voice",
]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes: its lemma, kind, frames of its content, act (the data file's head explains each).

    ``whom``: its own object is who it is said to, not what is said.
    """

    __pydantic_config__ = STRICT

    cue: str
    kind: Kind
    frames: tuple[str, ...] = ()
    act: Act = Act.ASSERT
    whom: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, by kind and lemma, in the order of their rows."""

    by_word: Mapping[tuple[str, str], tuple[Cue, ...]]

    def of(self, kind: Kind, lemma: str) -> tuple[Cue, ...]:
        """Return the rows of a lemma, or none."""
        return self.by_word.get((kind, lemma.lower()), ())


def cues(extra: Path | None = None) -> Cues:
    """Return the packaged cues and, after them, those of ``cues.yaml`` in the folder ``extra``.

    Raises LexiconError when a file is not well-formed or a row breaks the schema.
    """
    by_word: dict[tuple[str, str], list[Cue]] = defaultdict(list)
    for cue in rows("cues.yaml", Cue, extra):
        by_word[cue.kind, cue.cue].append(cue)
    return Cues({key: tuple(listed) for key, listed in by_word.items()})
