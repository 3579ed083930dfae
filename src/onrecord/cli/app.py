"""The program's commands, gathered in the order in which help lists them; each imports what it needs when called."""

from importlib.metadata import version
from typing import Annotated

import typer

from onrecord.cli.codebook import codebook
from onrecord.cli.documents import brief, check, export, show
from onrecord.cli.judging import judge
from onrecord.cli.learn import learn
from onrecord.cli.listing import LISTINGS, listed, search
from onrecord.cli.measure import measure
from onrecord.cli.reading import read
from onrecord.cli.serving import serve

_VIEWS = "What is on record"

app = typer.Typer(
    help="Puts on record who did what with or to whom, who says so, who disputes it, and what was promised.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it with the option's value
    if asked:
        typer.echo(f"OnRecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    _asked: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


app.command()(read)
app.command()(brief)
app.command()(serve)
for _listing in LISTINGS:
    app.command(_listing.name, rich_help_panel=_VIEWS)(listed(_listing))
app.command(rich_help_panel=_VIEWS)(search)
app.command(rich_help_panel=_VIEWS)(show)
app.command()(judge)
app.command()(check)
app.command()(export)
app.command()(codebook)
app.command()(measure)
app.command()(learn)
