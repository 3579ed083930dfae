"""A network and texts with marked names in; its head for names, fitted to the encoder as it stands, out."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from onrecord.learn.batches import Batch, spread
from onrecord.learn.descent import Learner, descend
from onrecord.learn.examples import Example
from onrecord.learn.losses import Losses, words
from onrecord.learn.network import Network
from onrecord.learn.stages import SEED, Report, Stage, tellings
from onrecord.learn.tensors import numbers, padded

SUBWORDS = 800
"""A batch's size: the texts are few, so that larger batches leave too few steps."""
_EPOCHS, _RATE = 8, 1e-3


def fit(
    network: Network, texts: tuple[Sequence[Example], Sequence[Example]], report: Report, saved: Path | None = None
) -> None:
    """Train the head for names alone, from ``saved`` on if it is there; the encoder stays, and is run once a window.

    ``texts`` are the windows of those with names and descriptions, and of those with names alone.
    """
    states = _states(network, (one for some in texts for one in some))

    def losses(batch: Batch) -> Losses:
        seen = pad_sequence([states[one.ids] for one in batch], batch_first=True)
        scores = network.naming(seen, numbers([one.said for one in batch]))
        return {"names": network.naming.chain(scores, padded([one.tags["names"] for one in batch], -1))}

    told = spread(tellings(*texts, _EPOCHS), SEED + 4, SUBWORDS)
    weights = list(network.naming.parameters())
    descend(Learner(network, (weights,), losses), [Stage("names", told, (_RATE,))], report, saved)


def _states(network: Network, some: Iterable[Example]) -> dict[tuple[int, ...], Tensor]:
    network.eval()
    with torch.no_grad():
        return {one.ids: words(network, [one])[0] for one in some}
