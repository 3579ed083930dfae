"""Weights in, scores out: the sessions that run the encoder and its heads, one thread each, loaded once a process."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions  # type: ignore[attr-defined] # exported, but not by __all__
from spacy.tokens import Doc

from onrecord.find.learned.words import Window, windows

Scores = NDArray[np.float32]
WEIGHTS = Path(str(files("onrecord"))) / "weights"
"""The folder of the graphs; ``benchmarks/precision.py`` puts another in its place."""
_AT_ONCE = 8
"""Windows run together: long articles need no more memory than short ones."""
_AS_IT_IS, _FOR_ACTS = 0.0, 1.0
"""How much of the encoder's corrections for acts is added to it."""


@cache
def session(name: str) -> InferenceSession:
    """Return the session of one graph of ``weights/``, which reads alike on every processor."""
    return _session(name, "0" if _adds_up() else "1")


@cache
def _adds_up() -> bool:
    """Tell whether the faster way for 8-bit products adds them up in full: ``sums.onnx`` has the largest there are.

    A processor without instructions for it (AVX2 alone) cuts large sums off, which moved the states of real sentences
    by an eighth of their size; the precise way takes 1.6 times as long.
    """
    [sums] = _session("sums", "0").run(None, {"input": np.full((1, 64), 255, dtype=np.uint8)})
    return bool((np.asarray(sums) == 64 * 255 * 127).all())


def _session(name: str, precise: str) -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.add_session_config_entry("session.x64quantprecision", precise)
    return InferenceSession(_path(f"{name}.onnx"), options, providers=["CPUExecutionProvider"])


@cache
def chain(name: str) -> Scores:
    """Return a chain's steps from label to label, barred ones far below zero."""
    with np.load(_path("chains.npz")) as chains:
        found: Scores = chains[name]
    return found


def _path(name: str) -> str:
    return str(WEIGHTS / name)


def run(name: str, **inputs: NDArray[np.generic]) -> list[Scores]:
    """Return the outputs of a graph."""
    return cast("list[Scores]", session(name).run(None, inputs))


@dataclass(frozen=True, slots=True)
class Encoded:
    """A parse's windows and the state of each of its tokens, (tokens, size); zeros for white space."""

    doc: Doc
    windows: tuple[Window, ...]
    states: Scores


def encoded(doc: Doc, width: int | None = None) -> Encoded:
    """Return the parse as the encoder sees it."""
    found = windows(doc) if width is None else windows(doc, width)
    return Encoded(doc, found, _states(len(doc), found, _AS_IT_IS))


def corrected(seen: Encoded) -> Scores:
    """Return the state of each token as the encoder reads for acts, (tokens, size)."""
    return _states(len(seen.doc), seen.windows, _FOR_ACTS)


def _states(length: int, found: Sequence[Window], share: float) -> Scores:
    states = np.zeros((length, 384), dtype=np.float32)
    for start in range(0, len(found), _AT_ONCE):
        some = found[start : start + _AT_ONCE]
        rows = _words([window.ids for window in some], [window.first for window in some], share)
        for window, words in zip(some, rows, strict=True):
            states[list(window.tokens)] = words[: len(window.tokens)]
    return states


def _words(ids: Sequence[Sequence[int]], first: Sequence[Sequence[int]], share: float) -> Scores:
    """Return the states at ``first`` of each row of subwords, (rows, words, size)."""
    mask = _padded([[1] * len(row) for row in ids])
    shares = np.array([share], dtype=np.float32)
    return run("encoder", ids=_padded(ids), mask=mask, first=_padded(first), share=shares)[0]


def _padded(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    found = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for index, row in enumerate(rows):
        found[index, : len(row)] = row
    return found


def relation(ids: Sequence[int], spans: tuple[int, int]) -> Scores:
    """Return a score for each PLOVER type, for a sentence with two marked spans (see ``relation.marked``)."""
    states = _words([ids], [(0, *spans)], _AS_IT_IS)[0]
    found: Scores = run("relation", input=states.reshape(1, -1))[0][0]
    return found
