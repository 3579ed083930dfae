"""The command that scores the program on gold data, beside what others score on it."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import Json

if TYPE_CHECKING:
    from onrecord.measure.gold import Record
    from onrecord.measure.run import Options, Result, Row

Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="Gold files, JSON Lines, gzipped or not.")]


def measure(  # noqa: PLR0913 - one parameter an option
    task: Annotated[str, typer.Argument(metavar="TASK", help="What to measure; a wrong name lists them.")],
    files: Files,
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Print so many errors of each kind.")] = 0,
    part: Annotated[int | None, typer.Option(min=1, metavar="N", help="Read the first N records of each file.")] = None,
    *,
    peers: Annotated[bool, typer.Option("--peers", help="Run other programs on the same data, where we can.")] = False,
    as_json: Json = False,
) -> None:
    """Score the program on annotated data."""
    from onrecord.measure.run import Options
    from onrecord.measure.tasks import TASKS

    if task not in TASKS:
        raise typer.BadParameter(f"no task {task}; there are {', '.join(TASKS)}", param_hint="TASK")
    options = Options(part=part, peers=peers, others=tuple(files))
    results = [_run(task, path, options) for path in files]
    if as_json:
        _json([_told(result, errors) for result in results])
        return
    for result in results:
        _print(result, errors)


def _run(task: str, path: Path, options: "Options") -> "Result":
    from onrecord.measure.gold import GoldError
    from onrecord.measure.run import run

    try:
        return run(task, path, options, _watched)
    except GoldError as error:
        typer.echo(f"onrecord: {error}", err=True)
        raise typer.Exit(1) from error


def _watched(records: "Sequence[Record]") -> "Iterable[Record]":
    from rich.console import Console
    from rich.progress import track

    shown = sys.stderr.isatty()
    return track(records, "measuring", console=Console(stderr=True), transient=True, disable=not shown)


def _print(result: "Result", errors: int) -> None:
    from onrecord.cli.tables import Column, table

    read = f", its first {result.part:,} records" if result.part else ""
    typer.echo(f"{result.task}: {result.file}{read}\n")
    columns = (*map(Column, ("Measure", "P", "R", "Score", "Of")), Column("By", 1))
    table(columns, [_cells(row) for row in result.rows], "nothing measured")
    typer.echo("")
    for said in dict.fromkeys(row.said for row in result.rows if row.said):
        others = dict.fromkeys(row.by for row in result.rows if row.said == said)
        typer.echo(f"{', '.join(others)}: {said}")
    for line in _first(result.errors, errors):
        typer.echo(line)


def _cells(row: "Row") -> list[str]:
    from onrecord.measure.run import OURS

    numbers = (row.precision, row.recall, row.value)
    shown = ["" if number is None else f"{number:.3f}" for number in numbers]
    return [row.measure if row.by == OURS else "", *shown, "" if row.of is None else f"{row.of:,}", row.by]


def _first(errors: Iterable[str], most: int) -> list[str]:
    """Return the first errors of each kind, on a line each."""
    seen = Counter[str]()
    kept = []
    for error in errors:
        kind = error.partition(":")[0]
        seen[kind] += 1
        if seen[kind] <= most:
            kept.append(" ".join(error.split()))
    return sorted(kept, key=lambda line: line.partition(":")[0])


def _json(values: list[dict[str, object]]) -> None:
    import orjson

    sys.stdout.buffer.write(orjson.dumps(values, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def _told(result: "Result", errors: int) -> dict[str, object]:
    return {
        "task": result.task,
        "file": result.file,
        "sha256": result.sha256,
        "part": result.part,
        "rows": result.rows,
        "errors": _first(result.errors, errors),
    }
