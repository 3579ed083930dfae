"""Annotated articles in, a larger reader of acts out; others in, what it holds likely in them out.

That is learned like what is annotated (Hinton et al., 2015), so that the encoder learns from more articles than have
been annotated. Nothing of the larger reader is shipped.
"""

# mypy: allow-subclassing-any
# torch is not installed where types are checked: its Module is Any there.

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import log_softmax

from onrecord.find.learned.model import Scores
from onrecord.learn import mpnet
from onrecord.learn.acting import Acting, Seen, losses, passes, seen
from onrecord.learn.descent import Learner, descend
from onrecord.learn.examples import Gold
from onrecord.learn.gather import FILES
from onrecord.learn.network import SIZE
from onrecord.learn.pages import Opinion, Page
from onrecord.learn.parties import scored
from onrecord.learn.stages import Report, Stage

_PASSES, _RATES, _PULL, _SEED = 3, (5e-5, 1e-3), 0.02, 20
_GROUPS = 4  # windows of about one length that are read together: padding costs a fifth otherwise
_SHORTEST, _LONGEST = 600, 9000  # characters of an article that is asked about
_CAUTION = 0.7
"""By how much its log-odds of an act are too high: on annotated articles it is best from a chance of .6 to .7."""
ASKED = (FILES["attributions"], "copies/documents.jsonl", "stories/giveme5w1h.jsonl")
"""The files of gold whose articles it is asked about."""


class Teacher(nn.Module):
    """The larger encoder, narrowed to the size of ours, and the heads for acts on it."""

    def __init__(self, published: Path) -> None:
        super().__init__()
        self.encoder, self.narrow, self.heads = mpnet.MPNet(), nn.Linear(mpnet.SIZE, SIZE), Acting()
        self.encoder.load(published)

    def words(self, ids: Tensor, mask: Tensor, first: Tensor, _share: Tensor) -> Tensor:
        """Return the state of each word's first subword, as ``network.Network`` does; ``first`` (windows, words)."""
        lengths = mask.sum(1)
        order, rows = torch.argsort(lengths), []
        for some in order.chunk(_GROUPS):
            longest = int(lengths[some].max())
            states = self.encoder(ids[some, :longest], mask[some, :longest])
            places = first[some].clamp(max=longest - 1)
            rows.append(torch.gather(states, 1, places[..., None].expand(-1, -1, mpnet.SIZE)))
        out: Tensor = self.narrow(torch.cat(rows)[torch.argsort(order)])
        return out


def taught(found: Sequence[Page], published: Path, report: Report, saved: Path | None = None) -> Teacher:
    """Return a teacher fitted to annotated pages, from ``saved`` on if it is there; 45 minutes on two cores.

    ``published`` are the weights of all-mpnet-base-v2 (``model.safetensors``).
    """
    torch.manual_seed(_SEED)
    teacher, order = Teacher(published), random.Random(_SEED)  # noqa: S311 (no secret: an order that can be had again)
    encoder = [weight for weight in teacher.encoder.parameters() if weight.requires_grad]
    others = [weight for name, weight in teacher.named_parameters() if not name.startswith("encoder.")]
    learner: Learner[list[Page]] = Learner(
        teacher, (encoder, others), lambda batch: losses(teacher, teacher.heads, batch), _PULL
    )
    descend(learner, (Stage("teacher", passes(found, _PASSES, order), _RATES),), report, saved)
    teacher.eval()
    return teacher


def asked(gold: Sequence[Gold], known: Sequence[Gold]) -> Iterator[Gold]:
    """Yield the articles of middling length that are not among those known, each text once."""
    texts = {one["text"] for one in known}
    for one in gold:
        if _SHORTEST < len(one["text"]) < _LONGEST and one["text"] not in texts:
            texts.add(one["text"])
            yield one


def told(teacher: Teacher, pages: Sequence[Page], report: Report) -> Iterator[Page]:
    """Yield pages with what the teacher holds likely in them."""
    for number, page in enumerate(pages, 1):
        with torch.inference_mode():
            yield replace(page, opinion=_opinion(teacher.heads, seen(teacher, teacher.heads, [page])))
        report("asking", number, len(pages), {})


def _opinion(heads: Acting, found: Seen) -> Opinion:
    cautious = torch.tensor([_CAUTION, *[0.0] * (found.types.shape[1] - 1)])
    types, statuses = _logs(found.types + cautious, 1), _logs(found.statuses, 1)
    if found.view is None:
        return Opinion(types, statuses, (), ())
    roles, meant, there = scored(heads.scorer, found.casts, found.view)
    sizes = there.sum(1).tolist()
    return Opinion(
        types,
        statuses,
        tuple(_logs(row[:size], 1) for row, size in zip(roles, sizes, strict=True)),
        tuple(_logs(row[: 1 + size], 0) for row, size in zip(meant, sizes, strict=True)),
    )


def _logs(scores: Tensor, axis: int) -> Scores:
    out: Scores = log_softmax(scores, axis).numpy()
    return out
