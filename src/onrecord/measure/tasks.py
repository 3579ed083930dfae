"""What can be measured: each task with the schemas of its gold, the scorer of each, and who is scored beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from onrecord.measure import (
    articles,
    attribution,
    commitment,
    copies,
    coref,
    dispute,
    extraction,
    names,
    records,
    relation,
    status,
    stories,
    tagged,
    times,
)
from onrecord.measure.annotated import Annotated
from onrecord.measure.beside import (
    ANNOTATORS,
    COFENET,
    COPIES,
    COREFERENCE,
    PAIRS,
    RELATION,
    STORIES,
    TEXTACY,
    WCXB,
    Other,
)
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
    "articles": (Form(Annotated, articles.measure, ("articles/dev.jsonl",), ANNOTATORS),),
    "attribution": (
        Form(attribution.Attributed, attribution.measure, ("attribution/dev.jsonl",), TEXTACY),
        Form(tagged.Tagged, tagged.measure, ("attribution/cofenet_valid.jsonl",), COFENET),
    ),
    "commitment": (Form(commitment.Uttered, commitment.measure, ("commitment/speechacts.jsonl",)),),
    "copies": (
        Form(copies.Document, copies.measure, ("copies/documents.jsonl",), COPIES, {"containment .40": copies.linked}),
        Form(copies.Pair, copies.judged, ("copies/pairs.jsonl",), PAIRS, {"containment .40": copies.containment}),
    ),
    "coref": (Form(coref.Event, coref.measure, ("coref/newswcl50.jsonl",), COREFERENCE),),
    "dispute": (Form(dispute.Stance, dispute.measure, ("dispute/fnc1.jsonl.gz",)),),
    "extraction": (
        Form(
            extraction.Page,
            extraction.measure,
            ("extraction/gold.jsonl",),
            WCXB,
            {"trafilatura": extraction.trafilatura},
        ),
    ),
    "names": (
        Form(
            names.Mentions,
            names.measure,
            ("names/re3d.jsonl", "names/crossner_politics_dev.jsonl"),
            peers={"the rules alone": names.ruled, "spaCy": names.tagged},
        ),
    ),
    "records": (Form(records.Coded, records.measure, ("records/plover_gsr.jsonl",)),),
    "relation": (Form(relation.Dyad, relation.measure, ("relation/plv_train.jsonl",), RELATION),),
    "status": (
        Form(status.Graded, status.graded, ("status/uw_dev.jsonl",)),
        Form(status.Judged, status.measure, ("status/meantime.jsonl",)),
    ),
    "stories": (
        Form(
            stories.Told,
            stories.measure,
            ("stories/giveme5w1h.jsonl", "stories/ecbplus.jsonl", "stories/newswcl50.jsonl"),
            STORIES,
            {"TF-IDF clusters": stories.clustered},
        ),
    ),
    "times": (Form(times.Timed, times.measure, ("times/aquaint.jsonl", "times/timebank_wsj.jsonl")),),
}
