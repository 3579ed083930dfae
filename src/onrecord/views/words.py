"""Words of spans in, how much they share out: content words, compared by their first letters."""

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.model import Span
from onrecord.store.fold import worded

_STEM = 5  # letters: "accused" and "accusation", "deny" and "denial" differ, "terror" and "terrorism" do not
_WORD = re.compile(r"[^\W\d_]{4,}")  # letters: shorter words are mostly grammar


def stems(spans: Iterable[Span]) -> frozenset[str]:
    """Return the content words of the spans, each cut to its first letters."""
    return frozenset[str]().union(*[_stems(span.text) for span in spans])


@lru_cache(maxsize=1 << 14)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()))


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the smaller set that is in the other: 0 to 1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def normalised(span: Span) -> str:
    """Return the span's words in lower case, without marks: the same in every copy."""
    return worded(span.text)


def overlap(a: Span, b: Span) -> bool:
    """Tell whether two spans share characters."""
    return a.article == b.article and a.start < b.end and b.start < a.end
