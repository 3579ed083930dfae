"""Annotated articles in; the encoder's corrections for acts, and the heads on them, out.

The encoder stays as it reads statements: each map of its layers gains a narrow correction (LoRA: Hu et al., 2021),
which only the second reading, for acts, takes. It learns what names an act, how it stands, and who takes part, at once.
"""

# mypy: allow-subclassing-any
# torch is not installed where types are checked: its Module is Any there.

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from onrecord.find.finder import read
from onrecord.find.learned import hints, labels
from onrecord.find.learned.acting import numbers
from onrecord.find.learned.status import restated
from onrecord.find.learned.syntax import Numbers
from onrecord.find.learned.words import Window
from onrecord.learn.casts import Cast, casts
from onrecord.learn.descent import Learner, descend
from onrecord.learn.examples import Gold
from onrecord.learn.network import SIZE, Marks, Network, head
from onrecord.learn.parties import WIDE, Scorer, View, loss
from onrecord.learn.stages import Report, Stage
from onrecord.learn.tensors import padded
from onrecord.lexicon.lexicon import Lexicon
from onrecord.measure.articles import article

_PASSES, _AT_ONCE, _RATE, _SEED = 3, 3, 1e-3, 20
_PULL = 0.02
_FIRST = 2  # how often an article of the gold counts for one of the second annotation
_STATUS = 0.5  # the weight of the status beside that of the type
_FEWEST = 4  # events, by which the loss of all words of a batch is shared out
_JITTER = 400  # words by which lengths are mistaken, so that batches differ from pass to pass


@dataclass(frozen=True, slots=True)
class Page:
    """An article as it is learned from; arrays are (tokens,) or (tokens, columns).

    - ``types``: 0 for no act, 1 and up for a type, -1 for white space; ``statuses``: -1 where no event is named
    - ``ruled``: the status that the rules give the event that a token names, 0 for none
    - ``second``: from the second annotation
    """

    windows: tuple[Window, ...]
    numbers: Numbers
    types: Numbers
    statuses: Numbers
    ruled: Numbers
    casts: tuple[Cast, ...]
    second: bool


def pages(articles: Iterable[Gold], lexicon: Lexicon, *, second: bool) -> Iterator[Page]:
    """Yield annotated articles as they are learned from."""
    for gold in articles:
        page = read(article(gold), lexicon)
        doc, told = page.reading.doc, restated(page.reading, page.acts.mentions(), lexicon.codebook)
        standing = np.zeros(len(doc), dtype=np.int64)
        for hint in reversed(hints.done(doc, told)):
            standing[list(hint.word)] = hint.status
        types = np.array([-1 if token.is_space else 0 for token in doc])
        statuses = np.full(len(doc), -1)
        for event in gold["events"]:
            token = hints.root(doc, event["trigger"]["start"], event["trigger"]["end"])
            if token is not None and types[token.i] == 0:
                types[token.i] = 1 + labels.TYPES.index(event["type"])
                statuses[token.i] = labels.STATUSES.index(event["status"])
        cast = tuple(one for one in casts(gold, page, told, second=second) if len(one.labels) < WIDE)
        yield Page(page.seen.windows, numbers(doc, page.named, told), types, statuses, standing, cast, second)


class Acting(nn.Module):
    """The heads for acts and their parties, over the states of words that are read for acts.

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
        self.view, self.scorer = View(SIZE), Scorer()

    def forward(self, words: Tensor, told: Tensor, second: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Return states and scores of types; ``words`` (words, size), ``told`` (words, 6).

        ``second`` (words,) is 1 for words of the second annotation.
        """
        seen = words + self.marks(told)
        states = self.drop(self.norm(seen if second is None else seen + second[:, None] * self.second))
        return states, self.types(states)


def train(network: Network, found: Sequence[Page], report: Report, saved: Path | None = None) -> Acting:
    """Give the network's encoder its corrections and return the heads on them, from ``saved`` on if it is there."""
    torch.manual_seed(_SEED)
    network.encoder.correct()
    heads = Acting()
    for name, weight in network.named_parameters():
        weight.requires_grad_(".corrections." in name)
    learning = [one for one in (*network.parameters(), *heads.parameters()) if one.requires_grad]
    order = random.Random(_SEED)  # noqa: S311 (no secret: an order that can be had again)
    stage = Stage("acting", [batch for _ in range(_PASSES) for batch in _batches(found, order)], (_RATE,))
    both = nn.ModuleList([network, heads])
    descend(Learner(both, (learning,), lambda batch: losses(network, heads, batch), _PULL), (stage,), report, saved)
    both.eval()
    return heads


def _batches(found: Sequence[Page], order: random.Random) -> list[list[Page]]:
    """Return batches of articles of about one length, in any order."""
    told = [*found, *(page for page in found if not page.second for _ in range(_FIRST - 1))]
    near = sorted(told, key=lambda page: len(page.types) + _JITTER * order.random())
    batches = [near[start : start + _AT_ONCE] for start in range(0, len(near), _AT_ONCE)]
    order.shuffle(batches)
    return batches


def losses(network: Network, heads: Acting, batch: Sequence[Page]) -> dict[str, Tensor]:
    """Return how unlikely the right types, statuses and parties of a batch's events are."""
    words, starts = _words(network, batch)
    told = torch.from_numpy(np.concatenate([page.numbers for page in batch]))
    second = torch.cat([torch.full((len(page.types),), float(page.second)) for page in batch])
    states, types = heads(words, told, second)
    kinds, stand, rules = (
        torch.from_numpy(np.concatenate([getattr(page, name) for page in batch]))
        for name in ("types", "statuses", "ruled")
    )
    events = int((stand >= 0).sum())
    lost = {"type": cross_entropy(types, kinds, ignore_index=-1, reduction="sum") / max(_FEWEST, events)}
    if events:
        lost["status"] = _STATUS * cross_entropy(heads.statuses(states + heads.ruled(rules)), stand, ignore_index=-1)
    cast = [(start, one) for start, page in zip(starts, batch, strict=True) for one in page.casts]
    if cast:
        triggers = torch.tensor([start + one.trigger for start, one in cast])
        contenders = padded([start + one.heads for start, one in cast])
        lost["parties"] = loss(heads.scorer, [one for _, one in cast], heads.view(states[triggers], states[contenders]))
    return lost


def _words(network: Network, batch: Sequence[Page]) -> tuple[Tensor, list[int]]:
    """Return the states of all tokens of the batch, zeros for white space, and where each article's begin."""
    windows = [window for page in batch for window in page.windows]
    ids, mask = padded([one.ids for one in windows]), padded([[1] * len(one.ids) for one in windows])
    seen = network.words(ids, mask, padded([one.first for one in windows]), torch.ones(1))
    starts = np.cumsum([0, *(len(page.types) for page in batch)]).tolist()
    begins = [start for start, page in zip(starts, batch, strict=False) for _ in page.windows]
    states = torch.zeros(starts[-1], SIZE)
    for start, window, row in zip(begins, windows, seen, strict=True):
        states[torch.tensor(window.tokens) + start] = row[: len(window.tokens)]
    return states, starts[:-1]
