"""The command that reads pages into a case file, and the progress it shows."""

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Self

import typer

from onrecord.cli.options import CASE, Case

if TYPE_CHECKING:
    from types import TracebackType

    from onrecord.model import Problem
    from onrecord.pipeline import Summary

INTERRUPTED = 130  # the exit code of a program stopped by Ctrl-C


def read(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Files, folders, or - for standard input; without any, an older case is brought up to date.",
        ),
    ] = None,
    case: Case = CASE,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes; one a core by default.")] = None,
    lexicon: Annotated[
        Path | None, typer.Option(help="A folder with lexicon rows of your own.", metavar="FOLDER")
    ] = None,
) -> None:
    """Read pages (HTML, text, PDF, WARC, feeds, JSON Lines) into a case file."""
    from onrecord.pipeline import Options, read_pages

    if not paths and not case.is_file():
        raise typer.BadParameter("name files or folders to read, or - for standard input", param_hint="PATH")
    with Progress(paths or ()) as progress:
        summary = read_pages(paths or (), case, Options(jobs=jobs, lexicon=lexicon), progress)
    typer.echo(_told(summary, case) if paths else f"The case is up to date. {_next(case)}", err=True)
    if summary.interrupted:
        raise typer.Exit(INTERRUPTED)
    if summary.problems and not summary.pages + summary.known:
        raise typer.Exit(1)  # nothing could be read at all: the run as a whole has failed


def _told(summary: "Summary", case: Path) -> str:
    from onrecord.store.reader import Reader

    with Reader(case) as reader:
        counts = reader.counts()
    known = f" ({_count(summary.known, 'page')} known already)" if summary.known else ""
    stopped = "Stopped. The same command reads the rest. " if summary.interrupted else ""
    found = f"{_count(counts['event'], 'event')}, {_count(counts['statement'], 'statement')}"
    whole = f"{_count(counts['article'], 'article')} in {_count(counts['report'], 'report')}"
    problems = _count(summary.problems, "problem") + (" (onrecord check)" if summary.problems else "")
    return (
        f"{stopped}Read {_count(summary.pages, 'page')}{known}, {problems}. On record: {whole}, {found}. {_next(case)}"
    )


def _next(case: Path) -> str:
    return f"Next: onrecord brief{'' if case == CASE else f' --case {case}'}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


class Progress(AbstractContextManager["Progress"]):
    """A bar on a terminal: pages read, pages a second, what is left; elsewhere problems alone, a line each."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Count the files below ``paths``, to tell what is left; a container holds more pages than that."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        rate = _rate()
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
        self._console = Console(stderr=True, highlight=False)
        self._bar = Bar(*columns, console=self._console, transient=True, disable=not sys.stderr.isatty())
        self._files = _files(paths)
        self._task = self._bar.add_task("reading", total=self._files or None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: "TracebackType | None"
    ) -> None:
        self._bar.stop()

    def page(self, source: str, so_far: "Summary") -> None:  # noqa: ARG002 - the bar shows counts alone
        """Move the bar on."""
        done = so_far.pages + so_far.known
        self._bar.update(self._task, completed=done, total=max(done, self._files))

    def problem(self, problem: "Problem") -> None:
        """Print what could not be read or understood."""
        from rich.text import Text

        self._console.print(Text(f"{problem.source}: {problem.message}"), soft_wrap=True)

    def stage(self, name: str) -> None:
        """Say which stage over all pages begins."""
        self._bar.update(self._task, description=name)


def _files(paths: Sequence[str]) -> int:
    """Return how many files there are below the paths, hidden ones left out."""
    found = 0
    for path in map(Path, paths):
        below = path.rglob("*") if path.is_dir() else (path,)
        found += sum(1 for file in below if file.is_file() and not file.name.startswith("."))
    return found


def _rate() -> Any:  # noqa: ANN401 - a class made here, so that rich waits until it is needed
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

    class Rate(ProgressColumn):
        """Pages a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f} pages/s" if task.speed else "")

    return Rate()
