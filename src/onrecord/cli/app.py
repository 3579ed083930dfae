"""The program's commands, gathered in the order in which help lists them; each imports what it needs when called."""

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
