"""Rows in, a table that fits the terminal out; or the objects themselves as JSON."""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

NARROW = 80  # columns where nobody says how wide the terminal is
SHORTEST = 6  # letters of an id that are shown
_MADE = re.compile(r"[a-z]+-[0-9a-f]{16}")  # ids made from content; those of known actors are names


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and how much of the room it takes beside others that stretch (0: only what it needs)."""

    heading: str
    stretch: int = 0


def console() -> "Console":
    """Return the terminal, or ``NARROW`` columns without colour where standard output is none."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]], nothing: str) -> None:
    """Print a table, or ``nothing`` where there are no rows."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    every = list(rows)
    if not every:
        sys.stderr.write(f"{nothing}\n")
        return
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
    for column in columns:
        drawn.add_column(column.heading, ratio=column.stretch or None, no_wrap=not column.stretch, overflow="fold")
    drawn.expand = any(column.stretch for column in columns)
    for row in every:
        drawn.add_row(*(Text(cell) for cell in row))
    console().print(drawn)


def json(values: Sequence[object]) -> None:
    """Print values as a JSON array, in the field names of the record."""
    import orjson

    from onrecord.views.plain import plain

    rows = [plain(value) for value in values]
    sys.stdout.buffer.write(orjson.dumps(rows, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def short(ids: Sequence[str]) -> dict[str, str]:
    """Return for each id its shortest beginning, with ``SHORTEST`` letters past its kind, that no other has."""
    shown = {}
    ordered = sorted(set(ids))
    for place, id_ in enumerate(ordered):
        others = ordered[max(place - 1, 0) : place] + ordered[place + 1 : place + 2]
        least = id_.find("-") + 1 + SHORTEST if _MADE.fullmatch(id_) else len(id_)
        length = next((n for n in range(least, len(id_)) if not any(o.startswith(id_[:n]) for o in others)), len(id_))
        shown[id_] = id_[:length]
    return shown
