"""Annotated articles in; the head that tells an event's status from what the encoder, corrected for acts, sees, out.

It is a second opinion beside the linear scorer of ``status``, and sees none of that one's signs but the rules' status.
"""

# mypy: allow-subclassing-any
# torch is not installed where types are checked: its Module is Any there.

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from onrecord.find.finder import read
from onrecord.find.learned.acting import acting
from onrecord.find.learned.model import Scores
from onrecord.find.learned.status import STATUSES, tellings
from onrecord.find.status import status_of
from onrecord.learn.descent import Learner, descend
from onrecord.learn.examples import Gold
from onrecord.learn.network import SIZE, head
from onrecord.learn.stages import Report, Stage
from onrecord.learn.status import EVENLY, matched
from onrecord.learn.status import head as root
from onrecord.lexicon.lexicon import Lexicon
from onrecord.measure.articles import article
from onrecord.model import Status

_PASSES, _BATCH, _RATE, _PULL, _SEED = 6, 64, 1e-3, 0.05, 20


@dataclass(frozen=True, slots=True)
class Stood:
    """An event: the state of its word, (size,), and the places in ``STATUSES`` of the rules' status and its own."""

    state: Scores
    ruled: int
    status: int


def events(articles: Iterable[Gold], lexicon: Lexicon) -> Iterator[Stood]:
    """Yield the events of annotated articles, found by the rules or not, as the shipped encoder reads them."""
    for gold in articles:
        page = read(article(gold), lexicon)
        rules = page.acts.mentions()
        states, told = acting(page.seen, page.named, rules).states, tellings(page.reading, rules)
        ours = matched(gold["events"], rules)
        for number, event in enumerate(gold["events"]):
            token = told[ours[number]].token if number in ours else root(page.reading.doc, event["trigger"])
            ruled = told[ours[number]].status if number in ours else status_of(token, lexicon.codebook)
            yield Stood(states[token.i], STATUSES.index(ruled), STATUSES.index(Status(event["status"])))


class Standing(nn.Module):
    """Scores the statuses of events."""

    def __init__(self) -> None:
        super().__init__()
        self.ruled, self.norm, self.drop = nn.Embedding(len(STATUSES), SIZE), nn.LayerNorm(SIZE), nn.Dropout(0.2)
        self.status = head(len(STATUSES), inner=128)
        nn.init.normal_(self.ruled.weight, std=0.1)

    def forward(self, states: Tensor, ruled: Tensor) -> Tensor:
        """Return scores (events, statuses); ``states`` (events, size), ``ruled`` (events,)."""
        out: Tensor = self.status(self.drop(self.norm(states + self.ruled(ruled))))
        return out


def train(found: Sequence[Stood], report: Report, saved: Path | None = None) -> Standing:
    """Return the head trained on these events, rare statuses weighing more (half a minute on one core)."""
    torch.manual_seed(_SEED)
    order = random.Random(_SEED)  # noqa: S311 (no secret: an order that can be had again)
    standing, counts = Standing(), Counter(one.status for one in found)
    weights = torch.tensor([counts[place] ** -EVENLY if counts[place] else 0.0 for place in range(len(STATUSES))])

    def losses(batch: Sequence[Stood]) -> dict[str, Tensor]:
        states = torch.from_numpy(np.stack([one.state for one in batch]))
        ruled, right = torch.tensor([(one.ruled, one.status) for one in batch]).unbind(1)
        return {"status": cross_entropy(standing(states, ruled), right, weights)}

    told = [batch for _ in range(_PASSES) for batch in _batches(found, order)]
    learner = Learner(standing, (list(standing.parameters()),), losses, _PULL)
    descend(learner, (Stage("standing", told, (_RATE,)),), report, saved)
    standing.eval()
    return standing


def _batches(found: Sequence[Stood], order: random.Random) -> list[Sequence[Stood]]:
    shuffled = order.sample(found, len(found))
    return [shuffled[start : start + _BATCH] for start in range(0, len(shuffled), _BATCH)]
