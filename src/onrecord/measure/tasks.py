"""What can be measured: each task with the schemas of its gold, the scorer of each, and who is scored beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from onrecord.measure import articles, attribution, names, status, tagged, times
from onrecord.measure.beside import ANNOTATORS, COFENET, Other
from onrecord.measure.gold import Gold
from onrecord.measure.outcome import Outcome, Score, Track

Peer = Callable[[Gold, Track], tuple[Score, ...]]


@dataclass(frozen=True, slots=True)
class Form:
    """One schema of a task's gold. The docstring of ``measure`` defines the measures; ``files`` are the set's own."""

    shape: type
    measure: Callable[[Gold, Track], Outcome]
    files: tuple[str, ...]
    others: tuple[Other, ...] = ()
    peers: Mapping[str, Peer] = field(default_factory=dict)


TASKS: Mapping[str, tuple[Form, ...]] = {
    "articles": (Form(articles.Annotated, articles.measure, ("articles/dev.jsonl",), ANNOTATORS),),
    "attribution": (
        Form(attribution.Attributed, attribution.measure, ("attribution/dev.jsonl",)),
        Form(tagged.Tagged, tagged.measure, ("attribution/cofenet_valid.jsonl",), COFENET),
    ),
    "names": (
        Form(
            names.Mentions,
            names.measure,
            ("names/re3d.jsonl", "names/crossner_politics_dev.jsonl"),
            peers={"spaCy en_core_web_sm": names.tagged},
        ),
    ),
    "times": (Form(times.Timed, times.measure, ("times/aquaint.jsonl", "times/timebank_wsj.jsonl")),),
    "status": (
        Form(status.Graded, status.graded, ("status/uw_dev.jsonl",)),
        Form(status.Judged, status.measure, ("status/meantime.jsonl",)),
    ),
}
