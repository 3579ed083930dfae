"""Decisions that can be taken back, and what could not be read."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a person can say: two things are the same or not; a rule's merge, or a finding, is right or wrong."""

    SAME = "same"
    DIFFERENT = "different"
    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision about findings: that they are the same, or right or wrong.

    ``about`` are ids; ``verdict`` is ``same``, ``different``, ``right`` or ``wrong``; ``by`` is a rule's name or a
    person's; ``when`` is ISO 8601. A rule's judgement is dated by the newest page it rests on, so that a second run
    gives the same bytes.
    """

    id: str
    about: tuple[str, ...]
    verdict: str
    by: str
    why: str
    when: str | None
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read or understood: the source, the stage that says so, and a message that says what to do."""

    id: str
    page: str | None
    article: str | None
    source: str
    stage: str
    message: str
