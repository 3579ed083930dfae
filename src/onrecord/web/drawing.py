"""A screen in, its HTML out: one template environment; whatever a page said is escaped, and what is hidden is shown."""

import re
from functools import cache
from importlib.resources import files
from urllib.parse import urlencode

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from onrecord.views.likelihood import in_words
from onrecord.views.prose import inside

_TURNING = {  # characters that turn the order of what follows, and could make words read as others
    "\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF",
    "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_HIDDEN = re.compile(f"[{''.join(_TURNING)}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def visible(text: str) -> str:
    """Return the text with characters that steer the reader's eye unseen written out: "⟦RLO⟧"; so too controls."""
    return _HIDDEN.sub(lambda found: f"⟦{_TURNING.get(found[0]) or f'{ord(found[0]):04X}'}⟧", text)


def _finalized(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def percent(value: float) -> str:
    """Return a share as a reader takes it in: "83%"."""
    return f"{value:.0%}"


def plural(number: int, noun: str) -> str:
    """Return a number with its noun: "2 reports"."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


@cache
def environment() -> Environment:
    """Return the templates' environment."""
    made = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    made.filters |= {"percent": percent, "chance": in_words, "inside": inside, "query": urlencode}
    made.globals |= {"plural": plural}
    return made


def _source(name: str) -> str:
    return files("onrecord.web").joinpath("templates", f"{name}.html.j2").read_text("utf8")
