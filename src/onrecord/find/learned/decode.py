"""Scores of BIO labels in, the best path's spans out, with how sure they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.find.learned.model import Scores


@dataclass(frozen=True, slots=True)
class Found:
    """A labelled run of words, first to last, both inside."""

    role: str
    first: int
    last: int


def spans(rows: Sequence[Scores], steps: Scores, labels: Sequence[str]) -> list[tuple[Found, ...]]:
    """Return the spans of the best path (Viterbi, 1967) over each of ``rows``, (words, labels); all go side by side."""
    total, back = _padded(rows, len(labels)).astype(np.float64), []
    total[:, :1] += np.array([-1e4 if label[0] == "I" else 0.0 for label in labels])
    for place in range(1, total.shape[1]):
        ways = total[:, place - 1, :, None] + steps
        back.append(ways.argmax(1))
        total[:, place] += ways.max(1)
    came = np.stack(back).tolist() if back else []
    paths = (_path(total[index, : len(row)], came, index) for index, row in enumerate(rows))
    return [tuple(_spans(path, labels)) for path in paths]


def _path(total: NDArray[np.float64], back: Sequence[Sequence[Sequence[int]]], index: int) -> list[int]:
    """Return the way back from the last word's best label; ``back`` tells from which label each word's came."""
    path = [int(total[-1].argmax())] if len(total) else []
    for place in range(len(total) - 2, -1, -1):
        path.append(back[place][index][path[-1]])
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


def marginals(rows: Sequence[Scores], steps: Scores) -> list[Scores]:
    """Return the probability of each label at each word of ``rows``, (words, labels), by forward-backward."""
    return [softmax(ahead + row + behind) for row, ahead, behind in zip(rows, *_around(rows, steps), strict=True)]


def likely(
    rows: Sequence[Scores], steps: Scores, labels: Sequence[str], least: float
) -> list[list[tuple[Found, float]]]:
    """Return the spans of each of ``rows``, (words, labels), whose chance is ``least`` or more, and that chance."""
    first = np.array([-1e4 if label[0] == "I" else 0.0 for label in labels], dtype=np.float32)
    begun = [np.concatenate([row[:1] + first, row[1:]]) for row in rows]
    found: list[list[tuple[Found, float]]] = [[] for _ in rows]
    for index, (row, ahead, behind) in enumerate(zip(begun, *_around(begun, steps), strict=True)):
        for begin, label in enumerate(labels):
            if label[0] == "B":
                chances = _chances(row, ahead, behind, (steps, begin))
                for start, end in np.argwhere(chances >= least).tolist():
                    found[index].append((Found(label[2:], start, end), float(chances[start, end])))
    return found


def _chances(row: Scores, ahead: Scores, behind: Scores, told: tuple[Scores, int]) -> Scores:
    """Return how likely a span goes from one word to another, (words, words); an inside's label follows its begin's."""
    steps, begin = told
    inside = begin + 1
    over = np.delete(row + behind, inside, 1)[1:, None] + np.delete(steps, inside, 1)[None]  # the next word is without
    ends = np.concatenate([_sum(over, 2), np.zeros((1, len(steps)), dtype=np.float32)])
    starts = ahead[:, begin] + row[:, begin] - _sum(ahead + row, 1)[-1]
    depth = np.cumsum(row[:, inside] + steps[inside, inside])
    found = (starts - depth + steps[begin, inside] - steps[inside, inside])[:, None] + (depth + ends[:, inside])[None]
    found[np.tri(len(row), dtype=bool)] = -np.inf
    np.fill_diagonal(found, starts + ends[:, begin])
    chances: Scores = np.exp(found)
    return chances


def _around(rows: Sequence[Scores], steps: Scores) -> tuple[list[Scores], list[Scores]]:
    """Return for each row the scores of all that comes before, and of all that comes behind, each word's labels."""
    both = _before([*rows, *(row[::-1] for row in rows)], np.repeat([steps, steps.T], len(rows), axis=0))
    ahead = [one[: len(row)] for row, one in zip(rows, both, strict=False)]
    behind = [one[: len(row)][::-1] for row, one in zip(rows, both[len(rows) :], strict=True)]
    return ahead, behind


def _before(rows: Sequence[Scores], steps: Scores) -> Scores:
    """Return the score of all that comes before each word, by its label; ``steps`` are each row's own."""
    scores = _padded(rows, steps.shape[1])
    found = np.zeros_like(scores)
    for place in range(1, scores.shape[1]):
        found[:, place] = _sum((found[:, place - 1] + scores[:, place - 1])[:, :, None] + steps, 1)
    return found


def _padded(rows: Sequence[Scores], width: int) -> Scores:
    """Return rows of different lengths as one array, (rows, words, ``width``), zeros behind their ends."""
    found = np.zeros((len(rows), max(map(len, rows), default=0), width), dtype=np.float32)
    for index, row in enumerate(rows):
        found[index, : len(row)] = row
    return found


def softmax(scores: Scores) -> Scores:
    """Return probabilities over the last axis."""
    found: Scores = np.exp(scores - _sum(scores, -1)[..., None])
    return found


def _sum(values: Scores, axis: int) -> Scores:
    top = values.max(axis, keepdims=True)
    found: Scores = np.log(np.exp(values - top).sum(axis)) + top.squeeze(axis)
    return found
