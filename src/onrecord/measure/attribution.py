"""Articles with their attributions in, scores of sources, cues and contents out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.measure import program
from onrecord.measure.alike import tokens
from onrecord.measure.gold import Gold, Record, Words
from onrecord.measure.outcome import Outcome, Track, f1, share
from onrecord.measure.roles import ROLES, Extents, found, joint, starts, wanted
from onrecord.measure.scores import Scores
from onrecord.measure.tally import Tally, common, paired
from onrecord.model import Statement

HALF = 0.5  # as for whole articles: half of a content's words

Roles = dict[str, Extents]


@dataclass(frozen=True, slots=True)
class _Attribution:
    source: list[Words]
    cue: list[Words]
    content: list[Words]
    manner: str


@dataclass(frozen=True, slots=True)
class Attributed:
    """An article and what it attributes to whom; a role has several spans where its words are not contiguous."""

    id: str
    published: str | None
    text: str
    attributions: list[_Attribution]


def measure(gold: Gold, track: Track) -> Outcome:
    """Score attributions, micro-averaged. They are read under the set's own rules (PolNeAR's), as its sentences are.

    - exact: all spans of the role are the gold's, to the character; sources that speak as one are one span
    - begin: the first characters are
    - words: F1 of the words that stand in the role in any attribution of the article
    - whole: contents share half of their words (Dice), and the sources overlap or are both missing; one to one
    - whole, by manner and without a source: the share found of the gold's attributions of that kind
    """
    scores = Scores()
    for record in track(gold.records):
        article = program.article(record["id"], record["text"], published=record["published"])
        score(record, program.findings(article, "polnear").statements, scores)
    kinds = [name for name in scores.tallies if name.startswith("whole, ")]
    told = [f1(name, tally) for name, tally in scores.tallies.items() if name not in kinds]
    told += [share(name, scores.tallies[name].right, scores.tallies[name].wanted) for name in sorted(kinds)]
    return Outcome(tuple(told), tuple(scores.errors))


def score(gold: Record, statements: Sequence[Statement], scores: Scores) -> None:
    """Add the attributions found in one article to ``scores``."""
    theirs, ours = [wanted(one) for one in gold["attributions"]], [found(one) for one in statements]
    for role in ROLES:
        a, b = {one[role] for one in theirs if one[role]}, {one[role] for one in ours if one[role]}
        scores.add(f"{role}, exact", common(a, b))
        scores.add(f"{role}, begin", common(starts(a), starts(b)))
        scores.add(f"{role}, words", common(_words(a, gold["text"]), _words(b, gold["text"])))
    _whole(gold, theirs, ours, scores)


def _whole(gold: Record, theirs: Sequence[Roles], ours: Sequence[Roles], scores: Scores) -> None:
    text = gold["text"]
    mine = [(one, _words([one["content"]], text)) for one in ours]
    yours = [(one, _words([one["content"]], text), row) for one, row in zip(theirs, gold["attributions"], strict=True)]
    pairs = paired(yours, mine, lambda a, b: _alike(a[0], b[0], common(a[1], b[1]).f1))
    scores.add("whole", Tally(len(pairs), len(ours), len(theirs)))
    matched, right = [id(a[0]) for a, _ in pairs], [id(b[0]) for _, b in pairs]
    for one, _, row in yours:
        got = id(one) in matched
        for kind in (row["manner"], *(() if row["source"] else ("no source",))):
            scores.add(f"whole, {kind}", Tally(got, got, 1))
    scores.errors += [f"missed attribution: {_told(one, text)}" for one in theirs if id(one) not in matched]
    scores.errors += [f"wrong attribution: {_told(one, text)}" for one in ours if id(one) not in right]


def _alike(a: Roles, b: Roles, content: float) -> float:
    if content < HALF or bool(a["source"]) != bool(b["source"]):
        return 0.0
    return content if not a["source"] or joint(a["source"], b["source"]) else 0.0


def _words(every: Iterable[Extents], text: str) -> set[tuple[int, str]]:
    return {word for extents in every for start, end in extents for word in tokens(text[start:end], start)}


def _told(one: Roles, text: str) -> str:
    return " | ".join(" … ".join(text[start:end] for start, end in one[role]) or "nothing" for role in ROLES)
