"""Sentences as tokens with tags of source, cue and content in, scores of the three roles out."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.find.roled import roled
from onrecord.measure import program
from onrecord.measure.gold import Gold
from onrecord.measure.outcome import Outcome, Score, Track, f1
from onrecord.measure.roles import ROLES
from onrecord.measure.tally import Tally, common

Run = tuple[int, int]
"""Tokens: first, last exclusive."""

_SIGNS = {"``": "“", "''": "”", "`": "‘", "-LSB-": "[", "-RSB-": "]", "-LRB-": "(", "-RRB-": ")"}  # Penn Treebank's
_CLOSING = frozenset({",", ".", ";", ":", "?", "!", "%", ")", "]", "”", "...", "n't"})
_OPENING = frozenset({"(", "[", "“", "‘", "$"})


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence's tokens and as many tags: ``O``, or ``B-`` or ``I-`` and a role."""

    id: str
    tokens: list[str]
    tags: list[str]


def measure(gold: Gold, track: Track) -> Outcome:
    """Score the runs of tokens tagged as source, cue and content, as CofeNet does (Wang and others, COLING 2022).

    - exact: F1 of runs that are the gold's, first to last token
    - begin: F1 of runs that begin where the gold's do
    - Jaccard: mean over the gold's runs of the best Jaccard index of their tokens with one of ours, and 0 for each run
      of ours that touches none of the gold's

    Tokens are joined as a page would print them; a token belongs to a run of ours where they share a character.
    """
    exact, begin = dict.fromkeys(ROLES, Tally()), dict.fromkeys(ROLES, Tally())
    likeness: dict[str, list[float]] = {role: [] for role in ROLES}
    errors: list[str] = []
    for record in track(gold.records):
        wanted, ours = runs(record["tags"]), spotted(record["tokens"])
        for role in ROLES:
            exact[role] += common(wanted[role], ours[role])
            begin[role] += common({run[0] for run in wanted[role]}, {run[0] for run in ours[role]})
            likeness[role] += jaccard(wanted[role], ours[role])
            errors += _differing(role, record["tokens"], set(wanted[role]), set(ours[role]))
    scores = [f1(f"{role}, exact", exact[role]) for role in ROLES]
    scores += [f1(f"{role}, begin", begin[role]) for role in ROLES]
    scores += [
        Score(f"{role}, Jaccard", sum(values) / len(values) if values else 1.0, exact[role].wanted)
        for role, values in likeness.items()
    ]
    return Outcome(tuple(scores), tuple(errors))


def runs(tags: Sequence[str]) -> dict[str, list[Run]]:
    """Return the runs of each role; one ends at the next ``B-``, at ``O``, and where the role changes."""
    found: dict[str, list[Run]] = {role: [] for role in ROLES}
    start, open_ = 0, None
    for place, tag in enumerate((*tags, "O")):
        if open_ is not None and tag != f"I-{open_}":
            found[open_].append((start, place))
            open_ = None
        if tag.startswith("B-"):
            start, open_ = place, tag[2:]
    return found


def spotted(tokens: Sequence[str]) -> dict[str, list[Run]]:
    """Return the runs of each role that the program finds in a sentence."""
    text, offsets = joined(tokens)
    ours: dict[str, set[Run]] = {role: set() for role in ROLES}
    for role, start, end in roled(program.reading(program.article("sentence", text)), program.lexicon().cues):
        ours[role].add(_run((start, end), offsets))
    return {role: sorted(every) for role, every in ours.items()}


def joined(tokens: Sequence[str]) -> tuple[str, list[int]]:
    """Return the tokens as text, and where each begins in it."""
    text, offsets, opens = "", [], True
    for token in tokens:
        sign = _SIGNS.get(token, token)
        glued = opens or sign in _CLOSING or (sign.startswith(("'", "’")) and len(sign) > 1)
        text += "" if glued else " "
        offsets.append(len(text))
        text += sign
        opens = sign in _OPENING
    return text, offsets


def jaccard(wanted: Sequence[Run], ours: Sequence[Run]) -> list[float]:
    """Return the values whose mean is the measure: one for each wanted run, 0 for each of ours that touches none."""
    best = [max((_index(run, other) for other in ours), default=0.0) for run in wanted]
    return best + [0.0 for other in ours if not any(_index(run, other) for run in wanted)]


def _index(a: Run, b: Run) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def _run(extent: tuple[int, int], offsets: Sequence[int]) -> Run:
    return bisect_right(offsets, extent[0]) - 1, bisect_right(offsets, extent[1] - 1)


def _differing(role: str, tokens: Sequence[str], wanted: set[Run], ours: set[Run]) -> Iterable[str]:
    for told, every in ((f"missed {role}", wanted - ours), (f"wrong {role}", ours - wanted)):
        yield from (f"{told}: {' '.join(tokens[start:end])}" for start, end in sorted(every))
