"""A sentence with two marked spans in, PLOVER's type of what the one does to the other out."""

import numpy as np

from onrecord.find.learned.decode import softmax
from onrecord.find.learned.labels import TYPES
from onrecord.find.learned.model import relation
from onrecord.find.learned.relation import marked
from onrecord.model import Span


def relate(text: str, source: Span | None, target: Span | None) -> tuple[str, float]:
    """Return the likeliest type of what ``source`` does to ``target`` and its probability; ``None``: not stated."""
    chances = softmax(relation(*marked(text, _edges(source), _edges(target))))
    best = int(np.argmax(chances))
    return TYPES[best], float(chances[best])


def _edges(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}
