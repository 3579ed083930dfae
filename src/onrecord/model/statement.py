"""Somebody is the source of a proposition."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.actor import Party
from onrecord.model.span import Part, Span, When


class Manner(StrEnum):
    """By form: content wholly inside quotation marks, partly, or not at all."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """What the source does by saying it."""

    ASSERT = "assert"
    DENY = "deny"
    ACCUSE = "accuse"
    PROMISE = "promise"
    DEMAND = "demand"
    THREATEN = "threaten"
    PROPOSE = "propose"
    EXPECT = "expect"
    BELIEVE = "believe"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Statement:
    """A source, a cue, a content.

    ``sources`` is empty where nobody is named ("it was reported") and holds several where several speak as one
    ("the two sides agreed"). ``channel`` is the outlet that relayed it. ``sentence`` spans the sentence of the cue.
    ``confidence`` is the chance, 0 to 1, that a careful reader would write the same.
    """

    id: str
    article: str
    sources: tuple[Party, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: Manner
    act: Act
    channel: str | None
    when: When | None
    sentence: Span
    parts: tuple[Part, ...] = ()
    confidence: float = 1.0
