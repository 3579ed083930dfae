"""A trained network in; the files that ``find/learned`` reads out: int8 ONNX graphs and the chains' steps."""

# mypy: allow-subclassing-any
# torch is not installed where types are checked: its Module is Any there.

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from warnings import catch_warnings, simplefilter

import numpy as np
import onnx
import torch
from onnxruntime.quantization.quant_utils import QuantType
from onnxruntime.quantization.quantize import quantize_dynamic
from torch import Tensor, nn
from torch.nn.functional import log_softmax

from onrecord.find.learned.contenders import COLUMNS, WORDS
from onrecord.learn import vectors
from onrecord.learn.acting import Acting
from onrecord.learn.network import SIZE, Network, Saying
from onrecord.learn.parties import Scorer
from onrecord.learn.standing import Standing

Axes = Mapping[str, tuple[str, ...]]
_QUANTISED = ["MatMul", "Gemm", "Gather"]
_SEEN = 0.7  # the share of the scorer that sees the encoder's states, chosen on development articles


class _Words(nn.Module):
    """The encoder, as it is run: ids, mask, first, share of the corrections for acts → words."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor, share: Tensor) -> Tensor:
        return self.network.words(ids, mask, first, share)


class _Said(nn.Module):
    """The taggers for statements: words and their numbers → states, flat labels, cues, acts."""

    def __init__(self, heads: Saying) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, words: Tensor, numbers: Tensor) -> tuple[Tensor, ...]:
        states = self.heads(words, numbers)
        return states, self.heads.flat(states), self.heads.cue(states), self.heads.act(states)


class _Parties(nn.Module):
    """The scorers of parties together: what they are told, and states of words → logs of what both hold likely."""

    def __init__(self, blind: Scorer, seeing: Acting) -> None:
        super().__init__()
        self.blind, self.view, self.seeing = blind, seeing.view, seeing.scorer

    def forward(
        self, numbers: Tensor, vectors: Tensor, there: Tensor, triggers: Tensor, heads: Tensor
    ) -> tuple[Tensor, Tensor]:
        view = self.view(triggers, heads)
        blind, seeing = self.blind(numbers, vectors, there), self.seeing(numbers, vectors, there, None, view)
        roles, meant = (
            (1 - _SEEN) * log_softmax(one, axis) + _SEEN * log_softmax(other, axis)
            for one, other, axis in zip(blind, seeing, (2, 1), strict=True)
        )
        return roles, meant


def export(network: Network, acting: Acting, folder: Path, *, int8: bool = True) -> None:
    """Write every graph but that of parties, and ``chains.npz``, into ``folder``; full precision where not ``int8``.

    The encoder has its corrections, and ``acting`` are the heads on them (``acting.train``).
    """
    network.eval()
    words, states = torch.zeros(7, SIZE), torch.zeros(9, SIZE)
    roles = (states, _whole(3), _whole(3, 9), _whole(3, 9))
    role_axes = {"states": ("words", ""), "places": ("found",), "ways": ("found", "words"), "hints": ("found", "words")}
    said = {"words": ("words", ""), "numbers": ("words", "")}
    graphs: dict[str, tuple[nn.Module, Sequence[Tensor], Axes]] = {
        "encoder": (
            _Words(network),
            (_whole(2, 50) + 5, _whole(2, 50) + 1, _whole(2, 40), torch.ones(1)),
            {
                "ids": ("windows", "subwords"),
                "mask": ("windows", "subwords"),
                "first": ("windows", "words"),
                "share": ("",),
            },
        ),
        "said": (_Said(network.saying), (words, _whole(7, 6)), said),
        "said_roles": (network.saying.roles, roles, role_axes),
        "acting": (acting, (words, _whole(7, 6)), said),
        "dating": (acting.dating, (states, states), {"acts": ("pairs", ""), "times": ("pairs", "")}),
        "names": (network.naming, (words, _whole(7, 7)), said),
        "relation": (network.relation, (torch.zeros(2, 3 * SIZE),), {"input": ("found", "")}),
    }
    for name, (module, inputs, axes) in graphs.items():
        _write(module, inputs, axes, folder / f"{name}.onnx", int8=int8)
    np.savez(folder / "chains.npz", **_chains(network))
    sums(folder)


def sums(folder: Path) -> None:
    """Write the largest sums of 8-bit products there are, by which ``model`` tells whether a processor adds them up."""
    largest = onnx.numpy_helper.from_array(np.full((64, 16), 127, dtype=np.int8), "largest")
    node = onnx.helper.make_node("MatMulInteger", ["input", "largest"], ["output"])
    given, made = (
        onnx.helper.make_tensor_value_info(name, kind, [1, size])
        for name, kind, size in (("input", onnx.TensorProto.UINT8, 64), ("output", onnx.TensorProto.INT32, 16))
    )
    graph = onnx.helper.make_graph([node], "sums", [given], [made], [largest])
    onnx.save(
        onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8),
        folder / "sums.onnx",
    )


def _whole(*shape: int) -> Tensor:
    return torch.zeros(*shape, dtype=torch.long)


def parties(blind: Scorer, acting: Acting, folder: Path, *, int8: bool = True) -> None:
    """Write the two scorers of parties as one graph into ``folder``."""
    told = _whole(3, 5, len(COLUMNS)), torch.zeros(3, 5, vectors.SIZE * WORDS), torch.ones(3, 5, dtype=torch.bool)
    there = ("events", "contenders")
    axes = {
        "numbers": (*there, ""), "vectors": (*there, ""), "there": there, "triggers": ("events", ""),
        "heads": (*there, ""),
    }  # fmt: skip
    both = (*told, torch.zeros(3, SIZE), torch.zeros(3, 5, SIZE))
    _write(_Parties(blind, acting), both, axes, folder / "parties.onnx", int8=int8)


def status(standing: Standing, folder: Path) -> None:
    """Write the head for an event's status into ``folder``."""
    axes = {"states": ("events", ""), "ruled": ("events",)}
    _write(standing, (torch.zeros(3, SIZE), _whole(3)), axes, folder / "status.onnx", int8=True)


def _chains(network: Network) -> dict[str, Any]:
    chains = {
        "flat": network.saying.flat_chain,
        "cue": network.saying.cue_chain,
        "said": network.saying.role_chain,
        "names": network.naming.chain,
    }
    return {name: (chain.steps + chain.barred).detach().numpy() for name, chain in chains.items()}


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep to itself what the exporter and the quantiser say on each graph: it asks for nothing."""
    with catch_warnings():
        simplefilter("ignore")
        logging.disable(logging.WARNING)
        try:
            yield
        finally:
            logging.disable(logging.NOTSET)


def _write(module: nn.Module, inputs: Sequence[Tensor], axes: Axes, path: Path, *, int8: bool) -> None:
    shapes = {
        name: {place: torch.export.Dim(axis) for place, axis in enumerate(found) if axis}
        for name, found in axes.items()
    }
    with TemporaryDirectory() as folder, _quiet():
        full = path if not int8 else Path(folder) / "full.onnx"
        torch.onnx.export(
            module.eval(), tuple(inputs), full, input_names=list(axes), dynamic_shapes=tuple(shapes.values()),
            dynamo=True, external_data=False, verbose=False,
        )  # fmt: skip
        if int8:
            model = onnx.load(full)
            del model.graph.value_info[:]  # the exporter's shapes of inner values contradict the quantiser's own
            quantize_dynamic(model, path, weight_type=QuantType.QInt8, op_types_to_quantize=_QUANTISED)
