"""A published encoder's word embeddings in, small vectors of its subwords out."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

SIZE = 48
_SCALE, _EDGE = 25, 5  # ±5 standard deviations in an int8
_UNUSED = 1000  # rows at the top that are marks and spare places, no words


def write(encoder: Path, path: Path) -> None:
    """Write the vectors of ``model.safetensors`` as the int8 array ``vectors``, (subwords, 48)."""
    embeddings = next(
        table for name, table in load_file(encoder).items() if name.endswith("embeddings.word_embeddings.weight")
    )
    np.savez_compressed(path, vectors=reduced(embeddings))


def reduced(embeddings: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return the first principal components, each by its standard deviation, clipped and scaled."""
    centred = embeddings - embeddings[_UNUSED:].mean(0)
    _, _, directions = np.linalg.svd(centred[_UNUSED:], full_matrices=False)
    found = centred @ directions[:SIZE].T
    found /= found[_UNUSED:].std(0)
    scaled: NDArray[np.int8] = np.round(np.clip(found, -_EDGE, _EDGE) * _SCALE).astype(np.int8)
    return scaled
