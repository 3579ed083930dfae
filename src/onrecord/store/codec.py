"""Values of the model in, JSON documents out, and back."""

import json
from dataclasses import asdict, is_dataclass
from typing import Any, TypeVar
from zlib import compress, decompress

import orjson
from pydantic import TypeAdapter

T = TypeVar("T")

_ADAPTERS: dict[object, TypeAdapter[Any]] = {}


def encode(value: object) -> str:
    """Return the JSON of a value of the model; a lone surrogate, which is no Unicode, becomes "?"."""
    return _dumped(value).decode()


def decode(kind: type[T], document: str | bytes) -> T:
    """Return the value of type ``kind`` that was encoded. Raises ValueError where the document is not one."""
    adapter = _ADAPTERS.get(kind) or _ADAPTERS.setdefault(kind, TypeAdapter(kind))
    value: T = adapter.validate_json(document)
    return value


def pack(value: object) -> bytes:
    """Return the JSON of a value, compressed: what is written once and read whole (about a sixth of the size)."""
    return compress(_dumped(value), level=3)


def unpack(kind: type[T], packed: bytes) -> T:
    """Return the value of type ``kind`` that was packed. Raises ValueError where the bytes are not one."""
    return decode(kind, decompress(packed))


def _dumped(value: object) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError:  # orjson refuses lone surrogates; one "?" each keeps every offset true
        plain = asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
