"""Content in, ids out: the same content gives the same id on every machine."""

from hashlib import blake2b

_SEPARATOR = "\x1f"  # the ASCII unit separator: no part of an id holds one, so ("ab", "c") is not ("a", "bc")


def content_id(prefix: str, *parts: object) -> str:
    """Return ``prefix-`` and 16 hexadecimal digits of the BLAKE2b hash of the parts' strings."""
    content = _SEPARATOR.join(str(part) for part in parts)
    return f"{prefix}-{blake2b(content.encode(), digest_size=8).hexdigest()}"
