"""Words in, the number under which what they say is stored and sought out."""

from hashlib import blake2b


def key(words: str) -> int:
    """Return a signed 64-bit hash of the words, the same on every machine."""
    return int.from_bytes(blake2b(words.encode(errors="replace"), digest_size=8).digest(), signed=True)
