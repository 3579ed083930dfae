"""Options that commands share: the case file, who and when is asked for, and how to print."""

from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.model import Actor
    from onrecord.store.filter import Filter
    from onrecord.views.record import Record

CASE = Path("record.db")
_NEAR = 5  # names that an error proposes

Case = Annotated[Path, typer.Option("--case", help="The case file.", metavar="FILE")]
About = Annotated[
    list[str] | None,
    typer.Option("--about", help="Only what this actor takes part in; repeat for more actors.", metavar="ACTOR"),
]
Since = Annotated[str | None, typer.Option("--since", help="From this day, month or year on.", metavar="2021-09-01")]
Until = Annotated[str | None, typer.Option("--until", help="Up to and with it.", metavar="2021-09")]
Sure = Annotated[
    float,
    typer.Option(
        "--min-confidence", min=0.0, max=1.0, help="Only statements and events at least as sure.", metavar="0.8"
    ),
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", min=0, help="How many at most; 0 for all.", show_default="500, all with --json"),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead.")]


@contextmanager
def opened(case: Path) -> Iterator["Record"]:
    """Open a case file for reading. Raises CaseError where it is missing or no case file."""
    from onrecord.store.reader import Reader
    from onrecord.views.record import Record

    with Reader(case) as reader:
        yield Record(reader)


def asked(
    record: "Record", about: list[str] | None, since: str | None, until: str | None, sure: float = 0.0
) -> "Filter":
    """Return the filter asked for. Raises BadParameter for an unknown or ambiguous actor, or a bad date."""
    from onrecord.store.filter import Filter

    first, last = _days(since, "--since")[0], _days(until, "--until")[1]
    if first and last and first > last:
        raise typer.BadParameter(f"--since {since} is after --until {until}")
    return Filter(tuple(actor(record, name).id for name in about or ()), first, last, sure)


def _days(value: str | None, option: str) -> tuple[str | None, str | None]:
    from onrecord.store.days import days

    found = days(value)
    if value is not None and found[0] is None:
        raise typer.BadParameter(
            f"{value!r} is no day, month or year; write it as 2021-09-08, 2021-09 or 2021", param_hint=option
        )
    return found


def actor(record: "Record", name: str) -> "Actor":
    """Return the one actor of that name, or else the one whose name begins or has a word so."""
    from onrecord.store.fold import folded

    found = record.reader.named(name)
    exact = [
        actor
        for actor in found
        if name == actor.id or folded(name) in {folded(n) for n in (actor.name, *actor.aliases)}
    ]
    chosen = exact or list(found)
    if len(chosen) == 1:
        if not exact:
            typer.echo(f"{name}: taken to be {chosen[0].name}", err=True)
        return chosen[0]
    if chosen:
        named = "; ".join(f"{actor.name} ({actor.kind}, {actor.id})" for actor in chosen[:_NEAR])
        raise typer.BadParameter(f"{name!r} may be several: {named}. Use a longer name or the id", param_hint="--about")
    raise typer.BadParameter(f"nobody of the record is named {name!r}{_near(record, name)}", param_hint="--about")


def _near(record: "Record", name: str) -> str:
    from onrecord.store.fold import folded

    names = record.reader.like(name)
    near = dict.fromkeys(names[alias] for alias in get_close_matches(folded(name), names, _NEAR, 0.6))
    return f"; is it {' or '.join(near)}?" if near else "; `onrecord actors` lists them"
