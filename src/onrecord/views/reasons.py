"""What a rule says of a merge in, the same in a reader's words out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Reasons:
    """Names of rules, and words for grounds and reasons: what one ``is`` (a pattern), and what to ``say`` instead."""

    rules: Mapping[str, str]
    grounds: tuple[Mapping[str, str], ...]
    reasons: tuple[Mapping[str, str], ...]


@cache
def reasons() -> Reasons:
    """Return the words of ``reasons.yaml``."""
    content = files("onrecord.views").joinpath("reasons.yaml").read_text("utf8")
    return TypeAdapter(Reasons).validate_python(yaml.load(content, yaml.CSafeLoader))


def explained(rule: str, why: str) -> tuple[str, str, list[str]]:
    """Return what a rule is called, on what ground it made two one, and what spoke for it, in words or its own."""
    ground, _, told = why.partition(": ")
    known = reasons()
    said = [_worded(known.reasons, one) for one in told.split("; ") if one]
    return known.rules.get(rule, rule), _worded(known.grounds, ground), said


def _worded(words: tuple[Mapping[str, str], ...], told: str) -> str:
    for one in words:
        if found := re.fullmatch(one["is"], told):
            return one["say"].format(**found.groupdict())
    return told
