"""The command that shows what counts as an event: types, their modes, and the words that name them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import Json

if TYPE_CHECKING:
    from onrecord.lexicon.codebook import Codebook


def codebook(
    type_: Annotated[str | None, typer.Argument(metavar="TYPE", help="Show one type, its modes and triggers.")] = None,
    lexicon: Annotated[Path | None, typer.Option(help="A folder with rows of your own.", metavar="FOLDER")] = None,
    *,
    as_json: Json = False,
) -> None:
    """Show what counts as an event, and which words name it."""
    from onrecord.cli.tables import Column, json, table
    from onrecord.lexicon.codebook import load_codebook

    book = load_codebook(lexicon)
    if type_ is not None:
        _one(book, type_.upper(), as_json=as_json)
    elif as_json:
        json(list(book.types.values()))
    else:
        counts = {
            name: sum(len(trigger.words) for trigger in book.triggers if trigger.type == name) for name in book.types
        }
        rows = [
            [name, f"{row.intensity:+.1f}", str(counts[name]), f"{row.definition} ({row.quad})"]
            for name, row in book.types.items()
        ]
        table((Column("Type"), Column("Intensity"), Column("Words"), Column("Definition", 1)), rows, "no types")


def _one(book: "Codebook", name: str, *, as_json: bool) -> None:
    from onrecord.cli.tables import Column, json, table

    if name not in book.types:
        raise typer.BadParameter(f"no type {name}; there are {', '.join(book.types)}", param_hint="TYPE")
    triggers = [trigger for trigger in book.triggers if trigger.type == name]
    if as_json:
        json(triggers)
        return
    row = book.types[name]
    typer.echo(f"{name} ({row.quad}, {row.intensity:+.1f}): {row.definition}\n")
    modes = [[mode.name, mode.definition] for mode in book.modes if mode.type == name]
    if modes:
        table((Column("Mode"), Column("Definition", 1)), modes, "")
        typer.echo("")
    rows = [[", ".join(sorted(one.words)), one.pos, one.mode or "", one.example] for one in triggers]
    table((Column("Words", 2), Column("As"), Column("Mode"), Column("Example", 3)), sorted(rows), "no triggers")
