"""A code in, what it stands for in words out: of a sector, of a state, of a type of event."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from pydantic import ConfigDict

from onrecord.lexicon.codebook import EventType
from onrecord.lexicon.gazetteer import State
from onrecord.lexicon.load import STRICT, rows


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of PLOVER, and its name."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    code: str
    name: str


def sector(code: str | None) -> str:
    """Return the name of a sector; a code that is not known as it is, nothing for none."""
    return _sectors().get(code or "", code or "")


def country(code: str | None) -> str:
    """Return the name of a state by its ISO 3166-1 alpha-3 code; likewise."""
    return _states().get(code or "", code or "")


def definition(type_: str) -> str:
    """Return what a type of event means and its quad class; nothing for one that is not known."""
    return _types().get(type_, "")


@cache
def _sectors() -> Mapping[str, str]:
    return {row.code: row.name for row in rows("sectors.yaml", Sector)}


@cache
def _states() -> Mapping[str, str]:
    return {row.code: row.name for row in rows("states.yaml", State)}


@cache
def _types() -> Mapping[str, str]:
    return {row.name: f"{row.definition.rstrip('.')} ({row.quad})" for row in rows("types.yaml", EventType)}
