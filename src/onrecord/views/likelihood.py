"""A chance in, the words for it out; and a rule's merge in, the chance that it is right out."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from pydantic import TypeAdapter

from onrecord.model import BY_RULE, Judgement
from onrecord.views.wording import wording


@dataclass(frozen=True, slots=True)
class Read:
    """Merges that were read: of which rule, with which sign among their reasons, and how many of them were right."""

    rule: str
    right: int
    read: int
    sign: str = ""


@cache
def _read() -> tuple[Read, ...]:
    content = files("onrecord.views").joinpath("merges.yaml").read_text("utf8")
    return TypeAdapter(tuple[Read, ...]).validate_python(yaml.load(content, yaml.CSafeLoader))


def in_words(chance: float) -> str:
    """Return a chance, 0 to 1, in words and per cent: "likely, 72%". The words are those of ICD 203 (2015)."""
    words = next(words for words, least in wording().chances.items() if chance >= least)
    return f"{words}, {chance:.0%}"


def of_merge(merge: Judgement, right: int = 0, every: int = 0) -> float | None:
    """Return the chance that a rule's merge is right; ``None`` for a rule of whose merges none was read.

    It is of the merges that were read and of the ``every`` on which persons decided in this case, ``right`` of them
    as the rule did: the share of those, by Laplace's rule of succession, which keeps a few from saying "always".
    """
    rule = merge.by.removeprefix(BY_RULE)
    known = next((one for one in _read() if rule.startswith(one.rule) and one.sign in merge.why), None)
    return (known.right + right + 1) / (known.read + every + 2) if known else None
