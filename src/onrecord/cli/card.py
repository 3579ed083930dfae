"""A finding in, its card on the terminal out: fields, then the words it rests on and where they were printed."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from onrecord.cli.tables import console
from onrecord.lexicon.codes import country, sector
from onrecord.model import Party, Place, Span, Stage, Variant
from onrecord.views.events import Timing
from onrecord.views.finding import Finding
from onrecord.views.record import Record
from onrecord.views.time import written

_WORDS = {
    "sentence",
    "sentences",
    "mentions",
    "text",
    "evidence",
    "captions",
    "stripped",
}  # told by the quotations, or too long

_CODES: Mapping[str, Callable[[Any], object]] = {"country": country, "sector": sector}
"""Fields that are codes, and what puts them in words."""


def _as_is(value: object) -> object:
    return value


def card(record: Record, finding: Finding) -> None:
    """Print a finding."""
    from rich.padding import Padding
    from rich.text import Text

    out = console()
    out.print(Text(f"{finding.kind}  {finding.id}", style="bold"))
    for name, value in _fields(record, finding.value):
        out.print(Padding(Text.assemble((f"{name}: ", "dim"), value), (0, 0, 0, 2)))
    for made in finding.judgements:
        words = f"{made.why} ({made.by}{', withdrawn' if made.withdrawn else ''}, {made.id})"
        out.print(Padding(Text.assemble((f"judged {made.verdict}: ", "dim"), words), (0, 0, 0, 2)))
    for one in finding.quotations:
        where = ", ".join(filter(None, (one.outlet, written(one.published) if one.published else "", one.source)))
        out.print()
        out.print(Padding(Text(f"“{' '.join(one.span.text.split())}”"), (0, 0, 0, 2)))
        out.print(Padding(Text(f"{where} [{one.span.start}:{one.span.end}]", style="dim"), (0, 0, 0, 2)))


def _fields(record: Record, value: object) -> list[tuple[str, str]]:
    if not is_dataclass(value):
        return []
    named = [(field.name, getattr(value, field.name)) for field in fields(value) if field.name not in _WORDS | {"id"}]
    told = [(name.replace("_", " "), _said(record, _CODES.get(name, _as_is)(inside))) for name, inside in named]
    return [(name, words) for name, words in told if words]


def _said(record: Record, value: object) -> str:  # noqa: PLR0911 - one case each
    """Return a field in words: actors by name, spans by their text; nothing for what is unknown."""
    match value:
        case None | ():
            return ""
        case tuple():
            return "; ".join(dict.fromkeys(filter(None, (_said(record, item) for item in value))))
        case Span():
            return f"“{' '.join(value.text.split())}”"
        case Party():
            return _said(record, value.actor)
        case Place():
            return value.name
        case Timing():
            return " ".join(filter(None, (value.value, f"({value.basis})" if value.basis else "", value.text)))
        case Variant():
            return f"{value.what} {value.value} ({len(value.mentions)} tell so)"
        case Stage():
            return f"{value.status} from {value.day}"
        case _ if is_dataclass(value):
            return ", ".join(f"{name} {words}" for name, words in _fields(record, value))
        case _:
            return next((actor.name for actor in record.actors((str(value),))), str(value))
