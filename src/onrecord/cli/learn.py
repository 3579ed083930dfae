"""The command that trains the heads again from gold, or tells how well they read sentences that they have not seen."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.learn.stages import Report


class Head(StrEnum):
    """Heads that can be cross-validated."""

    NAMES = "names"
    RELATION = "relation"


Out = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="Where the weights go; in place of the program's own by default.")
]
Encoder = Annotated[
    Path | None, typer.Option(metavar="FILE", help="The model.safetensors to start from; that of its package else.")
]
Work = Annotated[Path, typer.Option(metavar="FOLDER", help="Where half-done work is kept; a second call goes on.")]
Events = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="A folder of further annotations of events in the gold's articles."),
]
Teacher = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="The model.safetensors of all-mpnet-base-v2, to teach acts; takes hours more."),
]
Folds = Annotated[Head | None, typer.Option(help="Write nothing; score this head by five-fold cross-validation.")]


def learn(  # noqa: PLR0913 - one parameter an option
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The folder of gold.")],
    out: Out = None,
    encoder: Encoder = None,
    work: Work = Path("learning"),
    threads: Annotated[int, typer.Option(min=1, metavar="N", help="Threads that training uses.")] = 1,
    *,
    events: Events = None,
    teacher: Teacher = None,
    folds: Folds = None,
) -> None:
    """Train the heads that read statements, events and relations again."""
    from onrecord.learn import run
    from onrecord.measure.gold import GoldError

    try:
        start = run.encoder(encoder)
        with _progress() as report:
            if folds is None:
                places = run.Places(
                    gold=gold, encoder=start, work=work, out=out or run.WEIGHTS, events=events, teacher=teacher
                )
                run.learn(places, threads, report)
                told = f"Weights written to {places.out}"
            else:
                scores = run.folded(folds.value, gold, start, threads, report)
                told = "\n".join(f"{name}: {score:.3f}" for name, score in scores.items())
    except (GoldError, run.LearnError) as error:
        typer.echo(f"onrecord: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(told)


@contextmanager
def _progress() -> Iterator["Report"]:
    """Show a bar for each stage on a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True, highlight=False)
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bars:
        tasks = {}

        def report(stage: str, done: int, steps: int, losses: Mapping[str, float]) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage)
            shown = "  ".join([stage, *(f"{name} {loss:.2f}" for name, loss in losses.items())])
            bars.update(tasks[stage], description=shown, completed=done, total=steps)

        yield report
