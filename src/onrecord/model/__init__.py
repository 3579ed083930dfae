"""The nouns of the record: frozen values that know no verb and import nothing of ours."""

from onrecord.model.actor import PRESS, Actor, ActorKind, Party, Tie, TieKind
from onrecord.model.event import Detail, Event, Mention, Stage, Status, Variant
from onrecord.model.findings import Findings, Resolution
from onrecord.model.ids import content_id
from onrecord.model.judgement import BY_RULE, Aspect, Correction, Judgement, Problem, Verdict
from onrecord.model.page import Article, Change, Dateline, Origin, Page, Published, Report, Story
from onrecord.model.span import Part, Place, Role, Span, When
from onrecord.model.statement import Act, Manner, Statement

__all__ = [
    "BY_RULE",
    "PRESS",
    "Act",
    "Actor",
    "ActorKind",
    "Article",
    "Aspect",
    "Change",
    "Correction",
    "Dateline",
    "Detail",
    "Event",
    "Findings",
    "Judgement",
    "Manner",
    "Mention",
    "Origin",
    "Page",
    "Part",
    "Party",
    "Place",
    "Problem",
    "Published",
    "Report",
    "Resolution",
    "Role",
    "Span",
    "Stage",
    "Statement",
    "Status",
    "Story",
    "Tie",
    "TieKind",
    "Variant",
    "Verdict",
    "When",
    "content_id",
]
