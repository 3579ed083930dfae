"""Scores of labels in; the loss of the right labels out, under the constraint that an inside follows its beginning."""

# mypy: allow-subclassing-any
# torch is not installed where types are checked: its Module is Any there.

from collections.abc import Sequence

import torch
from torch import Tensor, nn


class Chain(nn.Module):
    """A linear-chain conditional random field over BIO labels (Lafferty et al., 2001)."""

    barred: Tensor
    barred_first: Tensor

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        count = len(labels)
        self.steps = nn.Parameter(torch.zeros(count, count))
        barred = [[b[0] == "I" and b[2:] != a[2:] for b in labels] for a in labels]
        self.register_buffer("barred", torch.tensor(barred) * -1e4)
        self.register_buffer("barred_first", torch.tensor([label[0] == "I" for label in labels]) * -1e4)

    def forward(self, scores: Tensor, labels: Tensor) -> Tensor:
        """Return the mean loss a word; ``scores`` (rows, words, labels), ``labels`` (rows, words), -1 past a row."""
        mask, steps = labels >= 0, self.steps + self.barred
        right = labels.clamp(min=0)
        path = scores.gather(2, right[..., None])[..., 0] * mask
        moves = steps[right[:, :-1], right[:, 1:]] * mask[:, 1:]
        total = scores[:, 0] + self.barred_first
        for place in range(1, scores.shape[1]):
            ahead = torch.logsumexp(total[:, :, None] + steps[None], 1) + scores[:, place]
            total = torch.where(mask[:, place, None], ahead, total)
        return (torch.logsumexp(total, 1) - path.sum(1) - moves.sum(1)).sum() / mask.sum()
