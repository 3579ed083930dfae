"""A data file's name in, typed rows out, each checked against its schema; a user's folder adds rows of its own."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError

T = TypeVar("T")

STRICT = ConfigDict(extra="forbid")
"""For ``__pydantic_config__`` of a row's dataclass: a misspelt field is an error, not silence."""


class _Plain(yaml.CSafeLoader):
    """YAML in which "on", "no" and "yes" are words, as in YAML 1.2: lists of them are what a lexicon is made of."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - overrides the loader's own
        first: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
        for first, forms in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


class LexiconError(ValueError):
    """A lexicon file that can't be read or breaks its schema; the message names the file, the row and the cause."""


def rows(name: str, row: type[T], extra: Path | None = None) -> tuple[T, ...]:
    """Return the rows of the packaged file ``name`` and, after them, of the file of that name in the folder ``extra``.

    A file is a list of mappings, as YAML or JSON by its ending; each becomes one ``row``.
    Raises LexiconError when a file is not well-formed or a row breaks the schema.
    """
    packaged = _checked(_packaged(name), row, name)
    if extra is None or not (extra / name).is_file():
        return packaged
    return packaged + _checked((extra / name).read_text("utf8"), row, str(extra / name))


@cache
def _packaged(name: str) -> str:
    return files("onrecord.lexicon").joinpath("data", name).read_text("utf8")


def _checked(content: str, row: type[T], source: str) -> tuple[T, ...]:
    try:
        listed: Any = json.loads(content) if source.endswith(".json") else yaml.load(content, _Plain)  # noqa: S506 - it is a safe loader
        return TypeAdapter(tuple[row, ...]).validate_python(listed or ())  # type: ignore[valid-type]
    except (yaml.YAMLError, json.JSONDecodeError) as error:
        raise LexiconError(f"{source}: not well-formed: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise LexiconError(f"{source}: row {where}: {first['msg']}") from error
