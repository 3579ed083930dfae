"""What a stage hands on: findings in one article, and what is concluded over all of them."""

from dataclasses import dataclass

from onrecord.model.actor import Actor, Tie
from onrecord.model.event import Event, Mention
from onrecord.model.judgement import Judgement, Problem
from onrecord.model.page import Story
from onrecord.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one article; ids in it are local until they are resolved."""

    article: str
    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was concluded over all findings.

    ``identity`` pairs each found actor's id with the id of the actor it is; ``actors`` and ``events`` speak of
    resolved ids only. ``behalf`` pairs an actor with the state or organisation it acts for. ``corrected`` are findings
    that persons read otherwise, as they would have them.
    """

    actors: tuple[Actor, ...]
    identity: tuple[tuple[str, str], ...]
    events: tuple[Event, ...]
    stories: tuple[Story, ...]
    judgements: tuple[Judgement, ...]
    behalf: tuple[tuple[str, str], ...] = ()
    corrected: tuple[Findings, ...] = ()
