"""Values of the model in, JSON documents out, and back."""

from typing import Any, TypeVar
from zlib import compress, decompress

import orjson
from pydantic import TypeAdapter

T = TypeVar("T")

_ADAPTERS: dict[object, TypeAdapter[Any]] = {}


def encode(value: object) -> str:
    """Return the JSON of a value of the model. Raises TypeError for text that is not Unicode (a lone surrogate)."""
    return orjson.dumps(value).decode()


def decode(kind: type[T], document: str | bytes) -> T:
    """Return the value of type ``kind`` that was encoded. Raises ValueError where the document is not one."""
    adapter = _ADAPTERS.get(kind) or _ADAPTERS.setdefault(kind, TypeAdapter(kind))
    value: T = adapter.validate_json(document)
    return value


def pack(value: object) -> bytes:
    """Return the JSON of a value, compressed: what is written once and read whole (about a sixth of the size)."""
    return compress(orjson.dumps(value), level=3)


def unpack(kind: type[T], packed: bytes) -> T:
    """Return the value of type ``kind`` that was packed. Raises ValueError where the bytes are not one."""
    return decode(kind, decompress(packed))
