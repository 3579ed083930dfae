"""Words in, the number under which what they say is stored and sought out."""

from hashlib import blake2b
from typing import Any

from onrecord.store.fold import worded

WORDS_ENOUGH = 6
"""Words that nobody says twice alike: two who are told to are one."""


def key(words: str) -> int:
    """Return a signed 64-bit hash of the words, the same on every machine."""
    return int.from_bytes(blake2b(words.encode(errors="replace"), digest_size=8).digest(), signed=True)


def alike(statement: Any) -> int | None:  # noqa: ANN401 - JSON
    """Return the key of a statement's words, act and sources; nothing where the words are too few to tell."""
    words = " ".join(worded(span["text"]) for span in statement["content"] or [statement["sentence"]])
    if len(words.split()) < WORDS_ENOUGH:
        return None
    return key("\x1f".join([words, statement["act"], *sorted(source["actor"] for source in statement["sources"])]))
