"""Annotated articles in; the encoder's corrections for acts, and the heads on them, out.

The encoder stays as it reads statements: each map of its layers gains a narrow correction (LoRA: Hu et al., 2021),
which only the second reading, for acts, takes. It learns what names an act, how it stands, and who takes part, at once:
from annotated articles, and then from what a larger reader holds likely in others too (``teaching``).
"""

# mypy: allow-subclassing-any
# torch is not installed where types are checked: its Module is Any there.

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, log_softmax

from onrecord.find.learned import labels
from onrecord.learn.casts import Cast
from onrecord.learn.descent import Learner, descend
from onrecord.learn.network import SIZE, Marks, Network, head
from onrecord.learn.pages import Opinion, Page
from onrecord.learn.parties import Scorer, View, Viewed, apart, away, loss
from onrecord.learn.stages import Report, Stage
from onrecord.learn.tensors import padded

_PASSES, _RATE = 3, 1e-3  # over annotated articles
_AGAIN, _LOWER = 3, 8e-4  # over these and those with opinions
_AT_ONCE, _SEED = 3, 20
_PULL = 0.02
_FIRST = 2  # how often an article of the gold counts for one of the second annotation
_STATUS = 0.5  # the weight of the status beside that of the type
_FEWEST = 4  # events, by which the loss of all words of a batch is shared out; times, by which that of dates is
_LIKELY = 0.2  # the chance of any act from which an opinion of its status is learned
_NARROW = 64  # what is left of a state to tell an act's time
_JITTER = 400  # words by which lengths are mistaken, so that batches differ from pass to pass


class Dating(nn.Module):
    """Scores a time told in the sentence of an act as that of the act: the log-odds, (pairs,)."""

    def __init__(self) -> None:
        super().__init__()
        self.act, self.time, self.own = nn.Linear(SIZE, _NARROW), nn.Linear(SIZE, _NARROW), head(1, 3 * _NARROW, 32)

    def forward(self, acts: Tensor, times: Tensor) -> Tensor:
        """Return the log-odds; ``acts`` and ``times`` (pairs, size) are the states of their words."""
        act, time = self.act(acts), self.time(times)
        out: Tensor = self.own(torch.cat([act, time, act * time], 1))[:, 0]
        return out


class Acting(nn.Module):
    """The heads for acts, their times and their parties, over the states of words that are read for acts.

    That for their status makes the corrections know it; alone it reads status no better than the signs beside it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.marks = Marks(
            len(labels.POS), len(labels.DEPS), 2, len(labels.ENTITIES), len(labels.KINDS) + 1, len(labels.TYPES) + 1
        )
        self.ruled, self.second = nn.Embedding(len(labels.STATUSES) + 1, SIZE), nn.Parameter(torch.zeros(SIZE))
        nn.init.normal_(self.ruled.weight, std=0.1)
        self.norm, self.drop = nn.LayerNorm(SIZE), nn.Dropout(0.1)
        self.types, self.statuses = head(len(labels.TYPES) + 1, inner=256), head(len(labels.STATUSES))
        self.view, self.scorer, self.dating = View(SIZE), Scorer(), Dating()

    def forward(self, words: Tensor, told: Tensor, second: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Return states and scores of types; ``words`` (words, size), ``told`` (words, 6).

        ``second`` (words,) is 1 for words of the second annotation.
        """
        seen = words + self.marks(told)
        states = self.drop(self.norm(seen if second is None else seen + second[:, None] * self.second))
        return states, self.types(states)


def train(network: Network, found: Sequence[Page], report: Report, saved: Path | None = None) -> Acting:
    """Give the network's encoder its corrections and return the heads on them, from ``saved`` on if it is there.

    Pages with opinions are learned in a second stage, with all others once more.
    """
    torch.manual_seed(_SEED)
    network.encoder.correct()
    heads = Acting()
    for name, weight in network.named_parameters():
        weight.requires_grad_(".corrections." in name)
    learning = [one for one in (*network.parameters(), *heads.parameters()) if one.requires_grad]
    order = random.Random(_SEED)  # noqa: S311 (no secret: an order that can be had again)
    marked, told = ([page for page in found if (page.opinion is None) is own] for own in (True, False))
    stages = [Stage("acting", passes(marked, _PASSES, order), (_RATE,))]
    if told:
        mixed = passes(marked, _AGAIN, order) + passes(told, _AGAIN, order)
        order.shuffle(mixed)
        stages.append(Stage("taught", mixed, (_LOWER,)))
    both = nn.ModuleList([network, heads])
    descend(Learner(both, (learning,), lambda batch: losses(network, heads, batch), _PULL), stages, report, saved)
    both.eval()
    return heads


def passes(found: Sequence[Page], number: int, order: random.Random) -> list[list[Page]]:
    """Return so many passes over the pages in batches, those of about one length together, in any order."""
    told = [*found, *(page for page in found if not (page.second or page.opinion) for _ in range(_FIRST - 1))]
    every = []
    for _ in range(number):
        near = sorted(told, key=lambda page: len(page.types) + _JITTER * order.random())
        batches = [near[start : start + _AT_ONCE] for start in range(0, len(near), _AT_ONCE)]
        order.shuffle(batches)
        every += batches
    return every


@dataclass(frozen=True, slots=True)
class Seen:
    """A batch as it is read: (tokens, …), and of its casts which they are and the view of their words.

    ``dated`` are the log-odds that a time is the act's, for each pair of the batch's dates, ``own`` whether it is.
    """

    states: Tensor
    types: Tensor
    statuses: Tensor
    casts: list[Cast]
    view: Viewed | None
    dated: Tensor
    own: Tensor


def seen(network: nn.Module, heads: Acting, batch: Sequence[Page]) -> Seen:
    """Return how the network and the heads on it read a batch of pages; no mark tells pages with opinions apart."""
    words, starts = _words(network, batch)
    told, ruled = (torch.from_numpy(np.concatenate([getattr(page, name) for page in batch])) for name in _GIVEN)
    second = torch.cat([torch.full((len(page.types),), float(page.second)) for page in batch])
    states, types = heads(words, told, second)
    statuses = heads.statuses(states + heads.ruled(ruled))
    found = [(start, cast) for start, page in zip(starts, batch, strict=True) for cast in page.casts]
    view = None
    if found:
        triggers = torch.tensor([start + cast.trigger for start, cast in found])
        view = heads.view(states[triggers], states[padded([start + cast.heads for start, cast in found])])
    dates = [
        (start + act, start + time, own)
        for start, page in zip(starts, batch, strict=True)
        for act, time, own in page.dates
    ]
    acts, times, own = torch.tensor(dates, dtype=torch.long).reshape(-1, 3).unbind(1)
    dated = heads.dating(states[acts], states[times])
    return Seen(states, types, statuses, [cast for _, cast in found], view, dated, own.float())


_GIVEN = "numbers", "ruled"


def losses(network: nn.Module, heads: Acting, batch: Sequence[Page]) -> dict[str, Tensor]:
    """Return how unlikely the right types, statuses and parties are; of pages with opinions, how far off these are.

    A batch has pages of one of these two kinds.
    """
    found = seen(network, heads, batch)
    kinds, stand = (
        torch.from_numpy(np.concatenate([getattr(page, name) for page in batch])) for name in ("types", "statuses")
    )
    opinions = [page.opinion for page in batch if page.opinion]
    wrong = binary_cross_entropy_with_logits(found.dated, found.own, reduction="sum")
    lost = {"date": wrong / max(_FEWEST, len(found.own))}
    if opinions:
        return lost | _apart(heads, found, kinds >= 0, opinions)
    events = int((stand >= 0).sum())
    lost["type"] = cross_entropy(found.types, kinds, ignore_index=-1, reduction="sum") / max(_FEWEST, events)
    if events:
        lost["status"] = _STATUS * cross_entropy(found.statuses, stand, ignore_index=-1)
    if found.view:
        lost["parties"] = loss(heads.scorer, found.casts, found.view)
    return lost


def _apart(heads: Acting, found: Seen, words: Tensor, opinions: Sequence[Opinion]) -> dict[str, Tensor]:
    """Return how far what is held likely is from opinions; ``words`` (tokens,) are those that are no white space."""
    types, statuses = (
        torch.from_numpy(np.concatenate([getattr(one, name) for one in opinions])) for name in ("types", "statuses")
    )
    acts = (1 - types[:, 0].exp()) * words
    lost = {"type": (away(log_softmax(found.types, 1), types, 1) * words).sum() / acts.sum().clamp(min=_FEWEST)}
    likely = acts * (acts > _LIKELY)
    if likely.any():
        off = away(log_softmax(found.statuses, 1), statuses, 1)
        lost["status"] = _STATUS * (off * likely).sum() / likely.sum()
    if found.view:
        roles, meant = ([row for one in opinions for row in getattr(one, name)] for name in ("roles", "meant"))
        lost["parties"] = apart(heads.scorer, found.casts, found.view, (roles, meant))
    return lost


def _words(network: nn.Module, batch: Sequence[Page]) -> tuple[Tensor, list[int]]:
    """Return the states of all tokens of the batch, zeros for white space, and where each article's begin."""
    windows = [window for page in batch for window in page.windows]
    ids, mask = padded([one.ids for one in windows]), padded([[1] * len(one.ids) for one in windows])
    read = network.words(ids, mask, padded([one.first for one in windows]), torch.ones(1))
    starts = np.cumsum([0, *(len(page.types) for page in batch)]).tolist()
    begins = [start for start, page in zip(starts, batch, strict=False) for _ in page.windows]
    states = torch.zeros(starts[-1], SIZE)
    for start, window, row in zip(begins, windows, read, strict=True):
        states[torch.tensor(window.tokens) + start] = row[: len(window.tokens)]
    return states, starts[:-1]
