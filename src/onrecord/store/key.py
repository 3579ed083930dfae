"""Words in, the number under which what they say is stored and sought out."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from onrecord.store.fold import worded

WORDS_ENOUGH = 6
"""Words that nobody says twice alike: two who are told to are one."""


APART = "\x1f"
"""The ASCII unit separator: what stands between the words that name somebody in an article."""


def key(words: str) -> int:
    """Return a signed 64-bit hash of the words, the same on every machine."""
    return int.from_bytes(blake2b(words.encode(errors="replace"), digest_size=8).digest(), signed=True)


def alike(statement: Any) -> int | None:  # noqa: ANN401 - JSON
    """Return the key of a statement's words, act and sources; nothing where the words are too few to tell."""
    words = " ".join(worded(span["text"]) for span in statement["content"] or [statement["sentence"]])
    if len(words.split()) < WORDS_ENOUGH:
        return None
    return key("\x1f".join([words, statement["act"], *sorted(source["actor"] for source in statement["sources"])]))


def speakers(statement: Any) -> str | None:  # noqa: ANN401 - JSON
    """Return the ids of a statement's sources, each once, with spaces between; nothing where there is none."""
    return " ".join(dict.fromkeys(source["actor"] for source in statement["sources"])) or None


def printed(words: Iterable[str]) -> str:
    """Return the words that name somebody in an article, in one string."""
    return APART.join(words)
