"""The API as one table: each route with what it answers and takes; routes and description come from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.model import Status

MOST = 500
"""Items of one page at most."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A word of the address: its name, what it means, its JSON schema, where it stands."""

    name: str
    told: str
    schema: Mapping[str, Any]
    place: str = "query"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A route: its path, what it answers, the view it lists (nothing: one thing), its parameters."""

    path: str
    told: str
    view: str
    parameters: tuple[Parameter, ...]


_DAY = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "example": "2021-09"}
FILTER = (
    Parameter(
        "about",
        "Only what this actor takes part in: a name or an id; repeat it, and all must.",
        {"type": "array", "items": {"type": "string", "maxLength": 200}},
    ),
    Parameter("since", "From this day, month or year on.", _DAY),
    Parameter("until", "Up to and with it.", _DAY),
    Parameter(
        "min_confidence", "Only statements and events at least as sure.", {"type": "number", "minimum": 0, "maximum": 1}
    ),
    Parameter("outlet", "Only what this outlet prints.", {"type": "string", "maxLength": 200}),
)
_KINDS = (
    Parameter("type", "Only events of this type.", {"type": "string", "maxLength": 40, "example": "CONSULT"}),
    Parameter("status", "Only events of this status.", {"type": "string", "enum": [str(one) for one in Status]}),
)
_PAGES = (
    Parameter("page", "Which page of the list.", {"type": "integer", "minimum": 1, "maximum": 999_999}),
    Parameter("limit", "How many items a page holds (50).", {"type": "integer", "minimum": 1, "maximum": MOST}),
)
_ID = Parameter("id", "The id, whole.", {"type": "string"}, "path", required=True)

_LISTS = (
    ("events", "Who did what, with or to whom; most reports first."),
    ("timeline", "Dated events, in order."),
    ("statements", "Who said what, by publication."),
    ("commitments", "What was offered, agreed, demanded or threatened."),
    ("disputes", "What one side says and another denies."),
    ("concerns", "Who sees a danger in what."),
    ("formats", "Forums for talks, and who sits in them."),
    ("offices", "Who holds which post."),
    ("actors", "Everyone on record; most reports first."),
    ("relations", "How pairs of actors stand, by month and quad class."),
    ("copies", "What each outlet made of a shared report."),
    ("stories", "Reports that tell of the same events."),
)

CALLS = (
    *(
        Call(f"/api/{view}", told, view, (*FILTER, *(_KINDS if view in {"events", "timeline"} else ()), *_PAGES))
        for view, told in _LISTS
    ),
    Call(
        "/api/search",
        "Passages with the words, best first.",
        "search",
        (
            Parameter("q", "The words.", {"type": "string", "minLength": 1, "maxLength": 200}, required=True),
            *FILTER,
            *_PAGES,
        ),
    ),
    Call("/api/findings/{id}", "One finding, with the sentences it rests on and the judgements about it.", "", (_ID,)),
    Call("/api/articles/{id}", "One article as it was read.", "", (_ID,)),
)
