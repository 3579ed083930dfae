"""Whole articles annotated under the contract in; what each trained part of the program adds to the rules, out.

``python -m onrecord.measure.ablation FILE`` prints the table, and under it how well confidences hold.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from onrecord.find.attributions import sayings
from onrecord.find.events import mentions
from onrecord.find.finder import believed, read
from onrecord.find.learned import hints
from onrecord.find.learned.acting import acting
from onrecord.find.learned.model import encoded
from onrecord.find.learned.sayings import resaid
from onrecord.find.learned.statements import told
from onrecord.find.names import names
from onrecord.find.reading import Reading
from onrecord.find.statements import stated
from onrecord.find.strangers import joined
from onrecord.find.times import times
from onrecord.measure.articles import article, score
from onrecord.measure.confidence import KINDS, reliability, weighed
from onrecord.measure.gold import Record, records
from onrecord.measure.program import findings, lexicon, reading
from onrecord.measure.scores import Scores
from onrecord.model import Findings

_MEASURES = ("statements", "events: type", "events: type with parties", "events: type with all parties")
Finder = Callable[[Reading], Findings]


def rules(page: Reading) -> Findings:
    """Return what the rules find alone."""
    return _read(page, learned=False, strangers=False, acts=False)


def _read(page: Reading, *, learned: bool, strangers: bool, acts: bool) -> Findings:
    known, doc, named, timed = lexicon(), page.doc, names(page, lexicon().gazetteer), times(page)
    said = sayings(page, known.cues)
    if learned:
        said = resaid(told(encoded(doc), hints.said(doc, said), page.style), said, doc, known.cues)
        said = said if acts else tuple(replace(one, act=None) for one in said)
    everyone = joined(page, named, (source for one in said for source in one.sources)) if strangers else named
    statements = stated(said, page, everyone, timed, known.cues)
    done = mentions(page, named, timed, statements, known.codebook)
    return Findings(page.article.id, everyone.actors, everyone.ties, statements, done)


def _judged(page: Reading) -> Findings:
    known = lexicon()
    seen = read(page.article, known)
    found = seen.acts.mentions()
    done = believed(seen, found, acting(seen.seen, seen.named, found))
    return Findings(page.article.id, seen.known.actors, seen.known.ties, seen.statements, done)


FINDERS: dict[str, Finder] = {
    "rules alone": rules,
    "with trained statements": lambda page: _read(page, learned=True, strangers=False, acts=False),
    "and sources without a name": lambda page: _read(page, learned=True, strangers=True, acts=False),
    "and trained acts": lambda page: _read(page, learned=True, strangers=True, acts=True),
    "and words judged to be acts": _judged,
    "and parties chosen: the program": lambda page: findings(page.article),
}


def table(gold: Iterable[Record]) -> Iterator[str]:
    """Yield the rows of a Markdown table: a finder each, its F1 by measure and the share of acts that are right."""
    pages = [(record, reading(article(record))) for record in gold]
    yield f"| Parts | {' | '.join(_MEASURES)} | act |"
    yield f"|---|{'---|' * (len(_MEASURES) + 1)}"
    for name, find in FINDERS.items():
        scores = Scores()
        for record, page in pages:
            score(record, find(page), scores)
        values = [scores.tallies[measure].f1 for measure in _MEASURES]
        values.append(sum(gold == ours for gold, ours in scores.acts) / max(1, len(scores.acts)))
        yield f"| {name} | {' | '.join(f'{value:.3f}' for value in values)} |"


def confidences(gold: Iterable[Record]) -> Iterator[str]:
    """Yield the rows of a Markdown table: fifths of the findings by confidence, and the share of each that is right."""
    found = list(weighed(gold))
    yield "| Finding | Mean confidence | Right | Of |"
    yield "|---|---|---|---|"
    for kind in KINDS:
        for mean, right, count in reliability([one for one in found if one.kind == kind]):
            yield f"| {kind} | {mean:.2f} | {right:.2f} | {count} |"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(
        prog="python -m onrecord.measure.ablation", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("gold", type=Path, help="a file of annotated articles")
    gold = list(records(parser.parse_args().gold))
    print(*table(gold), "", *confidences(gold), sep="\n")  # noqa: T201 - a command's output


if __name__ == "__main__":
    main()
