"""Contenders for the roles of events in, the scorer that tells who fills them out.

It weighs all contenders of an event against each other (self-attention without places: Lee et al., 2019). It sees no
state of the encoder, which has read the same articles and would be surer of them than of any other: only the grammar,
the kinds, the rules' answers and the vectors of four words.
"""

# mypy: allow-subclassing-any
# torch is not installed where types are checked: its Module is Any there.

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, gelu, log_softmax, scaled_dot_product_attention

from onrecord.find.learned.contenders import COLUMNS, WORDS
from onrecord.find.learned.model import Scores
from onrecord.learn.casts import ELSEWHERE, Cast
from onrecord.learn.descent import Learner, descend
from onrecord.learn.pages import WIDE
from onrecord.learn.stages import Report, Stage
from onrecord.learn.tensors import padded
from onrecord.learn.vectors import SIZE

_EPOCHS, _BATCH, _RATE, _SEED = 7, 32, 1e-3, 0
_PULL = 0.02
_ROLES = 8.0  # the weight of each contender's own role beside that of the one who is meant
_FIRST = 2  # how often an event of the gold counts for one of the second annotation
_NEVER = -1e4
INNER = 128
Viewed = tuple[Tensor, Tensor]


class Layer(nn.Module):
    """One layer of self-attention over the contenders of an event, normalised before."""

    def __init__(self, inner: int, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.looks, self.output = nn.Linear(inner, 3 * inner), nn.Linear(inner, inner)
        self.wide, self.narrow = nn.Linear(inner, 2 * inner), nn.Linear(2 * inner, inner)
        self.before, self.between, self.drop = nn.LayerNorm(inner), nn.LayerNorm(inner), nn.Dropout(0.2)

    def forward(self, states: Tensor, barred: Tensor) -> Tensor:
        """Return the states after this layer; ``states`` (events, contenders, inner)."""
        query, key, value = (
            one.unflatten(2, (self.heads, -1)).transpose(1, 2)
            for one in self.looks(self.before(states)).chunk(3, dim=2)
        )
        seen = scaled_dot_product_attention(query, key, value, attn_mask=barred)
        states = states + self.drop(self.output(seen.transpose(1, 2).flatten(2)))
        out: Tensor = states + self.drop(self.narrow(self.drop(gelu(self.wide(self.between(states))))))
        return out


class View(nn.Module):
    """What states of the encoder add to what a scorer is told of nobody and of each contender."""

    def __init__(self, states: int, inner: int = INNER) -> None:
        super().__init__()
        self.nobody, self.trigger, self.head = (nn.Linear(states, inner, bias=False) for _ in range(3))

    def forward(self, triggers: Tensor, heads: Tensor) -> Viewed:
        """Return what is added to nobody (events, 1, inner) and to the contenders (events, contenders, inner).

        ``triggers`` (events, states) and ``heads`` (events, contenders, states) are the states of their words.
        """
        return self.nobody(triggers)[:, None], self.head(heads) + self.trigger(triggers)[:, None]


class Scorer(nn.Module):
    """Scores each contender as no party, actor or recipient, and as the one who is meant as either."""

    def __init__(self, inner: int = INNER) -> None:
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(count, inner) for count in COLUMNS)
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.1)
        self.words = nn.Linear(SIZE * WORDS, inner)
        self.nobody, self.second = nn.Parameter(torch.randn(inner) * 0.1), nn.Parameter(torch.zeros(2, inner))
        self.layers, self.norm = nn.ModuleList(Layer(inner) for _ in range(2)), nn.LayerNorm(inner)
        self.roles, self.meant, self.drop = nn.Linear(inner, 3), nn.Linear(inner, 2), nn.Dropout(0.2)

    def forward(
        self, numbers: Tensor, vectors: Tensor, there: Tensor, second: Tensor | None = None, view: Viewed | None = None
    ) -> tuple[Tensor, Tensor]:
        """Return the scores of roles (events, contenders, 3) and of who is meant (events, 1 + contenders, 2).

        ``there`` is false where an event has no more contenders; ``second`` is 1 for events of the second annotation;
        ``view`` is what a ``View`` adds.
        """
        seen = torch.stack([table(numbers[:, :, column]) for column, table in enumerate(self.tables)]).sum(0)
        seen = seen + self.words(self.drop(vectors))
        nobody = self.nobody + torch.zeros_like(seen[:, :1])
        if view is not None:
            nobody, seen = nobody + view[0], seen + view[1]
        if second is not None:
            nobody, seen = nobody + second * self.second[0], seen + second * self.second[1]
        there = torch.cat([torch.ones_like(there[:, :1]), there], 1)
        barred = (1.0 - there.float()) * _NEVER
        states = torch.cat([nobody, self.drop(seen)], 1)
        for layer in self.layers:
            states = layer(states, barred[:, None, None])
        states = self.norm(states)
        return self.roles(states[:, 1:]), self.meant(states) + barred[:, :, None]


def train(found: Iterable[Cast], report: Report, saved: Path | None = None) -> Scorer:
    """Return a scorer trained on the casts (a quarter of an hour for five hundred articles on one core)."""
    torch.manual_seed(_SEED)
    order = random.Random(_SEED)  # noqa: S311 (no secret: an order that can be had again)
    kept = [one for one in found if len(one.labels) < WIDE]
    kept += [one for one in kept if not one.second for _ in range(_FIRST - 1)]
    scorer = Scorer()
    stage = Stage("parties", [batch for _ in range(_EPOCHS) for batch in _shuffled(kept, order)], (_RATE,))
    weights = list(scorer.parameters())
    descend(Learner(scorer, (weights,), lambda batch: {"parties": loss(scorer, batch)}, _PULL), (stage,), report, saved)
    scorer.eval()
    return scorer


def _shuffled(found: Sequence[Cast], order: random.Random) -> list[list[Cast]]:
    """Return batches of events with about as many contenders, in any order."""
    near = sorted(found, key=lambda one: len(one.labels) + 12 * order.random())
    batches = [near[start : start + _BATCH] for start in range(0, len(near), _BATCH)]
    order.shuffle(batches)
    return batches


def loss(scorer: Scorer, batch: Sequence[Cast], view: Viewed | None = None) -> Tensor:
    """Return how unlikely the right roles are, and whoever is meant; any of those who may be told as it will do."""
    labels = padded([one.labels for one in batch], ELSEWHERE)
    right = nn.utils.rnn.pad_sequence([torch.from_numpy(one.meant) for one in batch], batch_first=True)
    roles, meant, _ = scored(scorer, batch, view)
    found = _ROLES * cross_entropy(roles.flatten(0, 1), labels.flatten(), ignore_index=ELSEWHERE)
    missed = torch.logsumexp(meant, 1) - torch.logsumexp(meant.masked_fill(~right, _NEVER), 1)
    known = right.any(1)
    out: Tensor = found + ((missed * known).sum(0) / known.sum(0).clamp(min=1)).sum()
    return out


def apart(scorer: Scorer, batch: Sequence[Cast], view: Viewed, held: Iterable[Sequence[Scores]]) -> Tensor:
    """Return how far the scores are from the roles, and from who is meant, that another holds likely, in logarithms."""
    roles, meant, there = scored(scorer, batch, view)
    theirs, wanted = (
        nn.utils.rnn.pad_sequence([torch.from_numpy(row) for row in rows], batch_first=True, padding_value=_NEVER)
        for rows in held
    )
    each = (away(log_softmax(roles, 2), theirs, 2) * there).sum() / there.sum()
    out: Tensor = _ROLES * each + away(log_softmax(meant, 1), wanted, 1).mean(0).sum()
    return out


def away(ours: Tensor, theirs: Tensor, axis: int) -> Tensor:
    """Return how far chances are from those of another (Kullback and Leibler, 1951), both in logarithms."""
    return (theirs.exp() * (theirs - ours)).sum(axis)


def scored(scorer: Scorer, batch: Sequence[Cast], view: Viewed | None) -> tuple[Tensor, Tensor, Tensor]:
    """Return the scores of roles and of who is meant, and which contenders there are (events, contenders)."""
    there = padded([[1] * len(one.labels) for one in batch]).bool()
    vectors = nn.utils.rnn.pad_sequence([torch.from_numpy(one.vectors) for one in batch], batch_first=True)
    numbers = nn.utils.rnn.pad_sequence([torch.from_numpy(one.numbers) for one in batch], batch_first=True)
    second = torch.tensor([float(one.second) for one in batch])[:, None, None]
    return *scorer(numbers, vectors, there, second, view), there
