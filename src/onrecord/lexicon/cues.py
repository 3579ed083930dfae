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
    "press",
    "condition",
    "standpoint",
]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes: its lemma, kind, frames of its content, act (the data file's head explains each).

    ``whom``: its own object is who it is said to, not what is said. ``worry``: what is said is called a danger.
    ``without``: lemmas of objects that make it no cue.
    """

    __pydantic_config__ = STRICT

    cue: str
    kind: Kind
    frames: tuple[str, ...] = ()
    act: Act = Act.ASSERT
    whom: bool = False
    worry: bool = False
    without: frozenset[str] = frozenset()

    @property
    def opens(self) -> bool:
        """Whether the cue leaves it to its content what is done by it: "said", "according to"."""
        return self.act is Act.ASSERT and (
            self.kind == "preposition" or "clause" in self.frames or "quote" in self.frames
        )


@dataclass(frozen=True, slots=True)
class Tone:
    """A word that gives an open cue its act: "said it was a provocation" accuses."""

    __pydantic_config__ = STRICT

    word: str
    act: Act


@dataclass(frozen=True, slots=True)
class Danger:
    """A word of danger and its kind (see the head of ``dangers.yaml``)."""

    __pydantic_config__ = STRICT

    word: str
    kind: Literal[
        "threat",
        "worry",
        "worried",
        "warn",
        "pose",
        "stir",
        "harm",
        "spread",
        "guard",
        "counter",
        "evil",
        "ill",
        "grave",
        "obstacle",
    ]


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, by kind and lemma, in the order of their rows; the words that turn an open cue; the words of danger."""

    by_word: Mapping[tuple[str, str], tuple[Cue, ...]]
    tones: Mapping[str, Act]
    dangers: Mapping[str, str]

    def danger(self, lemma: str) -> str | None:
        """Return the kind of a word of danger."""
        return self.dangers.get(lemma.lower())

    def tone(self, lemma: str) -> Act | None:
        """Return the act that a word of the content points to."""
        return self.tones.get(lemma.lower())

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
    tones = {tone.word: tone.act for tone in rows("tones.yaml", Tone, extra)}
    dangers = {danger.word: danger.kind for danger in rows("dangers.yaml", Danger, extra)}
    return Cues({key: tuple(listed) for key, listed in by_word.items()}, tones, dangers)
