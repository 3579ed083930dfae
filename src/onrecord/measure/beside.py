"""What others score on the same data: numbers they published, and numbers we measured with theirs."""

from dataclasses import dataclass

_TEST = "published, on their test part"
_SAME = "measured, threshold read off the same data"


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody's value of a measure, and how it is known; ``file`` where it was taken on that gold file alone."""

    measure: str
    by: str
    value: float
    said: str
    file: str | None = None


_ARTICLES = {
    "statements": 0.95,
    "events: trigger": 0.84,
    "events: type": 0.81,
    "events: type with parties": 0.69,
    "events: status": 0.89,
    "commitments": 0.80,
}
ANNOTATORS = tuple(
    Other(measure, "two annotators", value, "measured, four articles read twice")
    for measure, value in _ARTICLES.items()
)

_ROLES: dict[str, dict[str, tuple[float | None, ...]]] = {
    "exact": {
        "rules": (0.107, 0.228, 0.056),
        "CRF": (0.506, 0.534, 0.286),
        "BiLSTM-CRF": (0.696, 0.667, 0.590),
        "BERT": (0.811, 0.740, 0.689),
        "BERT-CRF": (0.822, 0.749, 0.710),
        "BERT+CofeNet": (0.832, 0.753, 0.729),
    },
    "begin": {
        "rules": (0.130, 0.253, 0.105),
        "CoreNLP": (0.213, None, 0.187),
        "BERT+CofeNet": (0.871, 0.823, 0.796),
    },
    "Jaccard": {"BERT+CofeNet": (0.764, 0.694, 0.732)},
}
COFENET = tuple(
    Other(f"{role}, {measure}", by, value, _TEST)
    for measure, systems in _ROLES.items()
    for by, values in systems.items()
    for role, value in zip(("source", "cue", "content"), values, strict=True)
    if value is not None
)

_QUOTATIONS = {
    "source, exact": 0.232,
    "cue, exact": 0.271,
    "content, words": 0.444,
    "whole": 0.246,
    "whole, direct": 0.709,
}
TEXTACY = tuple(
    Other(measure, "textacy 0.13", value, "measured, its direct quotations alone, on this file", "dev.jsonl")
    for measure, value in _QUOTATIONS.items()
)

WCXB = tuple(
    Other("wcxb: words", by, value, "published, on all article pages of their dev part")
    for by, value in (("rs-trafilatura", 0.932), ("MinerU-HTML", 0.928), ("Trafilatura", 0.926), ("Readability", 0.825))
)

COPIES = (Other("reports, B-cubed", "containment .40", 0.977, _SAME, "documents.jsonl"),)
PAIRS = (
    Other("pairs", "containment .30", 0.991, _SAME, "pairs.jsonl"),
    Other("pairs, partial counted", "containment .40", 0.912, _SAME, "pairs.jsonl"),
)

STORIES = tuple(
    Other("stories, B-cubed", "TF-IDF clusters", value, _SAME, file)
    for file, value in (("giveme5w1h.jsonl", 0.91), ("ecbplus.jsonl", 0.88), ("newswcl50.jsonl", 0.98))
)

RELATION = (
    Other("type, macro-F1", "ZSP tree query", 0.821, _TEST.replace("published", "measured")),
    Other("type, macro-F1", "ZSP, first level", 0.781, _TEST.replace("published", "measured")),
    Other("quad, macro-F1", "ZSP tree query", 0.892, _TEST.replace("published", "measured")),
    Other("type, macro-F1", "ZSP tree query", 0.743, "measured, on this file", "plv_train.jsonl"),
    Other("quad, macro-F1", "ZSP tree query", 0.867, "measured, on this file", "plv_train.jsonl"),
)

COREFERENCE = (Other("given mentions, CoNLL", "same lemma", 0.468, "published, all chains of the set"),)
