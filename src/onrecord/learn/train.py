"""Stages of batches in, a trained network out; stopped at any moment, it goes on where it last saved."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from onrecord.learn.batches import Batch
from onrecord.learn.losses import losses
from onrecord.learn.network import Network
from onrecord.learn.stages import SEED, Report, Stage

_WARM = 0.06
_SHARE = 0.7  # chosen, as ``statements.LIKELY``, by the statements of articles/dev, among 0.5, 0.7 and 1
_EVERY = 180.0  # seconds between two saves


def begun(encoder: Path) -> Network:
    """Return a network with the published encoder and heads that know nothing yet."""
    torch.manual_seed(SEED)
    network = Network()
    network.encoder.load(encoder)
    return network


def learned(network: Network, stages: Sequence[Stage], report: Report, work: Path) -> None:
    """Train the network in place through all stages, from what is saved in ``work`` on.

    The third ends with the mean of its own weights, at ``_SHARE``, and of those it began with, which reads better than
    either (after Wortsman et al., 2022); the last fits the head for names to that.
    """
    together, alone, named, names = stages
    train(network, (together, alone), report, work / "network.pt")
    before = {name: weight.clone() for name, weight in network.state_dict().items()}
    train(network, (named,), report, work / "named.pt")
    averaged(network, before)
    train(network, (names,), report, work / "names.pt")


def averaged(network: Network, before: Mapping[str, Tensor]) -> None:
    """Put every weight back towards what it was ``before``; the head for names, which knew nothing then, stays."""
    for name, weight in network.state_dict().items():
        if weight.is_floating_point() and not name.startswith("naming."):
            weight.copy_(_SHARE * weight + (1 - _SHARE) * before[name])


def train(network: Network, stages: Sequence[Stage], report: Report, saved: Path | None = None) -> None:
    """Train the network in place, from ``saved`` on if it is there.

    AdamW with a linear warm-up and decay, begun anew in each stage; word embeddings stay as they are published.
    """
    network.encoder.word.weight.requires_grad_(False)
    state: dict[str, Any] = torch.load(saved, weights_only=True) if saved and saved.exists() else {}
    if state:
        network.load_state_dict(state["network"])
    names = [stage.name for stage in stages]
    for stage in stages[names.index(state.get("stage", names[0])) :]:
        _descend(network, stage, report, (saved, state if state.get("stage") == stage.name else {}))


def _descend(network: Network, stage: Stage, report: Report, kept: tuple[Path | None, dict[str, Any]]) -> None:
    saved, state = kept
    descent, step, steps = _descent(network), int(state.get("step", 0)), len(stage.batches)
    if state:
        descent.load_state_dict(state["descent"])
    means: dict[str, float] = {}
    network.train()
    last = time.monotonic()
    while step < steps:
        _rate(descent, stage, step)
        torch.manual_seed(SEED + step)
        found = _step(network, descent, stage.batches[step])
        step += 1
        means |= {name: 0.98 * means.get(name, loss) + 0.02 * loss for name, loss in found.items()}
        report(stage.name, step, steps, means)
        if saved and (time.monotonic() - last > _EVERY or step == steps):
            where = {"stage": stage.name, "step": step}
            _save(where | {"network": network.state_dict(), "descent": descent.state_dict()}, saved)
            last = time.monotonic()


def _step(network: Network, descent: torch.optim.Optimizer, batch: Batch) -> dict[str, float]:
    found = losses(network, batch)
    descent.zero_grad()
    torch.stack(list(found.values())).sum().backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    descent.step()
    return {name: loss.item() for name, loss in found.items()}


def _descent(network: Network) -> torch.optim.Optimizer:
    encoder = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    heads = [weight for name, weight in network.named_parameters() if not name.startswith("encoder.")]
    return torch.optim.AdamW([{"params": encoder}, {"params": heads}], weight_decay=0.01)


def _rate(descent: torch.optim.Optimizer, stage: Stage, step: int) -> None:
    steps = len(stage.batches)
    part = min(1.0, (step + 1) / (_WARM * steps)) * max(0.02, (steps - step) / steps)
    for group, rate in zip(descent.param_groups, stage.rates, strict=True):
        group["lr"] = rate * part


def _save(state: dict[str, Any], saved: Path) -> None:
    part = saved.with_suffix(".part")
    torch.save(state, part)
    part.replace(saved)  # at once: a stop leaves the last save whole
