"""Batches and what they cost in, weights that have learned from them out; a stop costs minutes at most."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic

import torch
from torch import Tensor, nn

from onrecord.learn.stages import SEED, B, Report, Stage

_WARM, _LEAST = 0.06, 0.02
_EVERY = 180.0  # seconds between two saves


@dataclass(frozen=True, slots=True)
class Learner(Generic[B]):
    """Weights that learn, in groups, each with its rate in a stage; ``module`` is what is saved of them."""

    module: nn.Module
    groups: Sequence[Sequence[Tensor]]
    losses: Callable[[B], Mapping[str, Tensor]]
    decay: float = 0.01


def descend(learner: Learner[B], stages: Sequence[Stage[B]], report: Report, saved: Path | None = None) -> None:
    """Let the learner learn in place, from ``saved`` on if it is there.

    AdamW with a linear warm-up and decay, begun anew in each stage.
    """
    state: dict[str, Any] = torch.load(saved, weights_only=True) if saved and saved.exists() else {}
    if state:
        learner.module.load_state_dict(state["module"])
    names = [stage.name for stage in stages]
    for stage in stages[names.index(state.get("stage", names[0])) :]:
        _through(learner, stage, report, (saved, state if state.get("stage") == stage.name else {}))


def _through(learner: Learner[B], stage: Stage[B], report: Report, kept: tuple[Path | None, dict[str, Any]]) -> None:
    saved, state = kept
    groups = [{"params": list(weights)} for weights in learner.groups]
    descent = torch.optim.AdamW(groups, weight_decay=learner.decay)
    step, steps = int(state.get("step", 0)), len(stage.batches)
    if state:
        descent.load_state_dict(state["descent"])
    means: dict[str, float] = {}
    learner.module.train()
    last = time.monotonic()
    while step < steps:
        _rate(descent, stage, step)
        torch.manual_seed(SEED + step)
        found = _step(learner, descent, stage.batches[step])
        step += 1
        means |= {name: 0.98 * means.get(name, loss) + 0.02 * loss for name, loss in found.items()}
        report(stage.name, step, steps, means)
        if saved and (time.monotonic() - last > _EVERY or step == steps):
            where = {"stage": stage.name, "step": step}
            _save(where | {"module": learner.module.state_dict(), "descent": descent.state_dict()}, saved)
            last = time.monotonic()


def _step(learner: Learner[B], descent: torch.optim.Optimizer, batch: B) -> dict[str, float]:
    found = learner.losses(batch)
    descent.zero_grad()
    torch.stack(list(found.values())).sum().backward()
    nn.utils.clip_grad_norm_([weight for group in learner.groups for weight in group], 1.0)
    descent.step()
    return {name: loss.item() for name, loss in found.items()}


def _rate(descent: torch.optim.Optimizer, stage: Stage[B], step: int) -> None:
    steps = len(stage.batches)
    part = min(1.0, (step + 1) / (_WARM * steps)) * max(_LEAST, (steps - step) / steps)
    for group, rate in zip(descent.param_groups, stage.rates, strict=True):
        group["lr"] = rate * part


def _save(state: dict[str, Any], saved: Path) -> None:
    part = saved.with_suffix(".part")
    torch.save(state, part)
    part.replace(saved)  # at once: a stop leaves the last save whole
