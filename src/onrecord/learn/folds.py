"""Gold that the shipped heads have read in; what heads that were not trained on a fold read in it, out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from onrecord.find.learned.labels import TYPES
from onrecord.find.learned.naming import Called, read, words
from onrecord.find.learned.words import windows
from onrecord.find.parse import parse
from onrecord.learn import examples, naming
from onrecord.learn.batches import Batch, spread
from onrecord.learn.examples import Example, Gold
from onrecord.learn.folding import FOLDS, split
from onrecord.learn.losses import called, related
from onrecord.learn.network import Network
from onrecord.learn.stages import SEED, Report, Stage, tellings
from onrecord.learn.train import begun, train
from onrecord.lexicon.lexicon import load

_EPOCHS, _RATES, _SUBWORDS = 5, (1e-4, 1e-3), 1600  # about 32 sentences a batch
_TELLINGS = 7


def relations(gold: Sequence[Gold], encoder: Path, report: Report) -> list[str]:
    """Return the type of each sentence from the fold that has not seen it; each starts from the published encoder.

    The shipped weights have read all of them and would tell nothing.
    """
    found = [""] * len(gold)
    made = [examples.relation(one) for one in gold]
    for fold, held in enumerate(split([one["text"] for one in gold]), 1):
        rest = [one for index, one in enumerate(made) if index not in held]
        told = spread([rest] * _EPOCHS, SEED, _SUBWORDS)
        network = _trained(told, encoder, f"fold {fold} of {FOLDS}", report)
        for index, kind in zip(held, _types(network, [made[index] for index in held]), strict=True):
            found[index] = kind
    return found


def names(gold: Sequence[Gold], beside: Sequence[Gold], encoder: Path, report: Report) -> list[set[Called]]:
    """Return the mentions of each text from the fold that has not seen it; every fold reads the texts ``beside``."""
    found: list[set[Called]] = [set() for _ in gold]
    made = [examples.named(one, load(), "re3d") for one in gold]
    alone = [one for text in beside for one in examples.named(text, load(), "crossner")]
    for fold, held in enumerate(split([one["text"] for one in gold]), 1):
        rest = [one for index, text in enumerate(made) if index not in held for one in text]
        told = spread(tellings(rest, alone, _TELLINGS), SEED, naming.SUBWORDS)
        network = _trained(told, encoder, f"fold {fold} of {FOLDS}", report)
        naming.fit(network, (rest, alone), report)
        network.eval()
        for index in held:
            found[index] = set(_mentions(network, gold[index]["text"], made[index]))
    return found


def _trained(told: Sequence[Batch], encoder: Path, name: str, report: Report) -> Network:
    network = begun(encoder)
    train(network, [Stage(name, told, _RATES)], report)
    network.eval()
    return network


def _types(network: Network, held: Sequence[Example]) -> Iterator[str]:
    with torch.inference_mode():
        for one in held:
            yield TYPES[int(related(network, [one]).argmax())]


def _mentions(network: Network, text: str, made: Sequence[Example]) -> Iterator[Called]:
    doc, chain = parse(text), network.naming.chain
    steps = (chain.steps + chain.barred).detach().numpy()
    with torch.inference_mode():
        rows = [called(network, [one])[0].numpy() for one in made]
    yield from (words(doc, found) for found in read(doc, windows(doc), rows, steps))
