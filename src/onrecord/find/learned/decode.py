"""Scores of BIO labels in, the best path's spans out, with how sure they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.find.learned.model import Scores


@dataclass(frozen=True, slots=True)
class Found:
    """A labelled run of words, first to last, both inside."""

    role: str
    first: int
    last: int


def spans(scores: Scores, steps: Scores, labels: Sequence[str]) -> tuple[Found, ...]:
    """Return the spans of the best path (Viterbi, 1967) over ``scores`` (words, labels)."""
    return tuple(_spans(_path(scores, steps, labels), labels)) if len(scores) else ()


def _path(scores: Scores, steps: Scores, labels: Sequence[str]) -> list[int]:
    total = scores[0] + np.array([-1e4 if label[0] == "I" else 0.0 for label in labels])
    back = []
    for row in scores[1:]:
        ways = total[:, None] + steps
        back.append(ways.argmax(0))
        total = ways.max(0) + row
    path = [int(total.argmax())]
    for row in reversed(back):
        path.append(int(row[path[-1]]))
    return path[::-1]


def _spans(path: Sequence[int], labels: Sequence[str]) -> list[Found]:
    found: list[Found] = []
    for place, index in enumerate(path):
        mark, _, role = labels[index].partition("-")
        if mark == "B":
            found.append(Found(role, place, place))
        elif mark == "I":
            found[-1] = Found(role, found[-1].first, place)
    return found


def marginals(scores: Scores, steps: Scores) -> Scores:
    """Return the probability of each label at each word, (words, labels), by the forward-backward algorithm."""
    ahead, behind = [scores[0]], [np.zeros_like(scores[0])]
    for row in scores[1:]:
        ahead.append(_sum(ahead[-1][:, None] + steps, 0) + row)
    for row in scores[:0:-1]:
        behind.append(_sum(steps + (row + behind[-1])[None], 1))
    joined = np.stack(ahead) + np.stack(behind[::-1])
    found: Scores = np.exp(joined - _sum(joined, 1)[:, None])
    return found


def softmax(scores: Scores) -> Scores:
    """Return probabilities over the last axis."""
    found: Scores = np.exp(scores - _sum(scores, -1)[..., None])
    return found


def _sum(values: Scores, axis: int) -> Scores:
    top = values.max(axis, keepdims=True)
    found: Scores = np.log(np.exp(values - top).sum(axis)) + top.squeeze(axis)
    return found
