"""Decisions that can be taken back, and what could not be read."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a person can say: of two things, of what is one so far, of a rule's merge, of a finding."""

    SAME = "same"
    DIFFERENT = "different"
    SPLIT = "split"  # some of what is taken for one is another
    RIGHT = "right"
    WRONG = "wrong"
    CORRECT = "correct"  # it is a finding, but reads otherwise


class Aspect(StrEnum):
    """What of a finding a person can put otherwise, and what is split off."""

    TYPE = "type"
    STATUS = "status"
    ACTORS = "actors"
    RECIPIENTS = "recipients"
    WHEN = "when"
    ACT = "act"
    SOURCES = "sources"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person puts in the place of what was found.

    ``to`` is one value of a type, status or act; one time in ISO 8601, or none where it is not said; the ids under
    which parties were found; or the ids that are split off.
    """

    what: Aspect
    to: tuple[str, ...]


BY_RULE = "rule:"
"""What ``by`` of a rule's judgement begins with, before the rule's name."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision about findings: that they are the same, right or wrong, or to be read otherwise.

    ``about`` are ids; ``verdict`` is one of `Verdict`; ``by`` is a rule's name or a person's; ``when`` is ISO 8601;
    ``corrects`` says what a correction or a split changes. A rule's judgement is dated by the newest page it rests on,
    so that a second run gives the same bytes.
    """

    id: str
    about: tuple[str, ...]
    verdict: str
    by: str
    why: str
    when: str | None
    withdrawn: bool
    corrects: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read or understood: the source, the stage that says so, and a message that says what to do."""

    id: str
    page: str | None
    article: str | None
    source: str
    stage: str
    message: str
