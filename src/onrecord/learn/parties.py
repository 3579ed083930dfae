"""Contenders for the roles of events in, the scorer that tells who fills them out.

It sees no state of the encoder, which has read the same articles and would be surer of them than of any other: only the
grammar, the kinds, the rules' answers and the vectors of four words.
"""

# mypy: allow-subclassing-any
# torch is not installed where types are checked: its Module is Any there.

from collections.abc import Iterable

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from onrecord.find.learned.contenders import COLUMNS, WORDS
from onrecord.learn.casts import Rows
from onrecord.learn.vectors import SIZE

_EPOCHS, _BATCH, _RATE, _SEED = 7, 512, 3e-3, 0
_SHARE = 0.25  # of those who take no part: the rest would say the same again, each counts for four


class Scorer(nn.Module):
    """Scores a contender as no party, actor or recipient."""

    def __init__(self, inner: int = 96) -> None:
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(count, inner) for count in COLUMNS)
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.1)
        self.words, self.middle, self.out = nn.Linear(SIZE * WORDS, inner), nn.Linear(inner, inner), nn.Linear(inner, 3)
        self.drop = nn.Dropout(0.3)

    def forward(self, numbers: Tensor, vectors: Tensor) -> Tensor:
        """Return (rows, 3) scores."""
        seen = torch.stack([table(numbers[:, column]) for column, table in enumerate(self.tables)]).sum(0)
        seen = torch.relu(seen + self.words(self.drop(vectors)))
        out: Tensor = self.out(self.drop(torch.relu(self.middle(self.drop(seen)))))
        return out


def train(found: Iterable[Rows]) -> Scorer:
    """Return a scorer trained on the rows (about half a minute for a hundred articles on one core)."""
    torch.manual_seed(_SEED)
    kept = list(found)
    numbers, seen, labels = (
        torch.from_numpy(np.concatenate([getattr(one, name) for one in kept]))
        for name in ("numbers", "vectors", "labels")
    )
    drawn = (labels > 0) | ((labels == 0) & (torch.rand(len(labels)) < _SHARE))
    numbers, seen, labels = numbers[drawn], seen[drawn], labels[drawn]
    weight = torch.tensor([1 / _SHARE, 1.0, 1.0])
    scorer = Scorer()
    descent = torch.optim.AdamW(scorer.parameters(), lr=_RATE, weight_decay=0.05)
    decay = torch.optim.lr_scheduler.LinearLR(descent, 1.0, 0.01, _EPOCHS * (len(labels) // _BATCH + 1))
    for _ in range(_EPOCHS):
        for part in torch.randperm(len(labels)).split(_BATCH):
            loss = cross_entropy(scorer(numbers[part], seen[part]), labels[part], weight=weight)
            descent.zero_grad()
            loss.backward()
            descent.step()
            decay.step()
    scorer.eval()
    return scorer
