"""Stages of batches in, a trained network out."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from onrecord.learn.batches import Batch
from onrecord.learn.descent import Learner, descend
from onrecord.learn.losses import losses
from onrecord.learn.network import Network
from onrecord.learn.stages import SEED, Report, Stage

_SHARE = 0.7  # chosen, as ``statements.LIKELY``, by the statements of articles/dev, among 0.5, 0.7 and 1


def begun(encoder: Path) -> Network:
    """Return a network with the published encoder and heads that know nothing yet."""
    torch.manual_seed(SEED)
    network = Network()
    network.encoder.load(encoder)
    return network


def learned(network: Network, stages: Sequence[Stage[Batch]], report: Report, work: Path) -> None:
    """Train the network in place through all stages, from what is saved in ``work`` on.

    The last ends with the mean of its own weights, at ``_SHARE``, and of those it began with, which reads better than
    either (after Wortsman et al., 2022).
    """
    together, alone, named = stages
    train(network, (together, alone), report, work / "network.pt")
    before = {name: weight.clone() for name, weight in network.state_dict().items()}
    train(network, (named,), report, work / "named.pt")
    averaged(network, before)


def averaged(network: Network, before: Mapping[str, Tensor]) -> None:
    """Put every weight back towards what it was ``before``; the head for names, which knew nothing then, stays."""
    for name, weight in network.state_dict().items():
        if weight.is_floating_point() and not name.startswith("naming."):
            weight.copy_(_SHARE * weight + (1 - _SHARE) * before[name])


def train(network: Network, stages: Sequence[Stage[Batch]], report: Report, saved: Path | None = None) -> None:
    """Train the network in place, from ``saved`` on if it is there; word embeddings stay as they are published."""
    network.encoder.word.weight.requires_grad_(False)
    encoder = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    heads = [weight for name, weight in network.named_parameters() if not name.startswith("encoder.")]
    descend(Learner(network, (encoder, heads), lambda batch: losses(network, batch)), stages, report, saved)
