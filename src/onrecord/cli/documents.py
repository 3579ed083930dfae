"""The commands that print or write a document: the brief, one finding, an export, the checks."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import CASE, About, Case, Json, Since, Sure, Until, asked, opened

_AMBIGUOUS = 12  # findings that an id's beginning is listed with


def brief(  # noqa: PLR0913, PLR0917 - one option each
    case: Case = CASE,
    about: About = None,
    since: Since = None,
    until: Until = None,
    html: Annotated[Path | None, typer.Option(help="Write an HTML page.", metavar="FILE")] = None,
    markdown: Annotated[Path | None, typer.Option(help="Write Markdown.", metavar="FILE")] = None,
    pdf: Annotated[Path | None, typer.Option(help="Write a PDF.", metavar="FILE")] = None,
    *,
    sure: Sure = 0.0,
    as_json: Json = False,
) -> None:
    """Tell what is on record, each sentence with the words it rests on."""
    from onrecord.views.brief import brief as view

    with opened(case) as record:
        composed = view(record, asked(record, about, since, until, sure))
    if not composed.sections:
        typer.echo("Nothing on record.", err=True)
    if html:
        from onrecord.exports.brief_html import html as page

        _write(html, page(composed).encode())
    if markdown:
        from onrecord.exports.brief_markdown import markdown as page

        _write(markdown, page(composed).encode())
    if pdf:
        from onrecord.exports.brief_pdf import pdf as pages

        _write(pdf, pages(composed))
    if as_json:
        from onrecord.exports.brief_json import json

        _print(json(composed))
    elif not (html or markdown or pdf):
        from onrecord.cli.tables import console
        from onrecord.exports.brief_text import text

        _print(text(composed, console().width).encode())


def _write(path: Path, content: bytes) -> None:
    from onrecord.exports.target import target

    with target(path) as stream:
        stream.write(content)
    if str(path) != "-":
        typer.echo(f"wrote {path}", err=True)


def _print(content: bytes) -> None:
    import sys

    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="An id, or how it begins.")],
    case: Case = CASE,
    *,
    as_json: Json = False,
) -> None:
    """Show one finding: what it says, and the sentences and pages it rests on."""
    from onrecord.cli.card import card
    from onrecord.cli.tables import json
    from onrecord.views.finding import findings

    with opened(case) as record:
        found = findings(record, id_)
        if not found:
            raise typer.BadParameter(f"nothing of the record has an id that begins {id_!r}", param_hint="ID")
        if as_json:
            json(found)
        elif len(found) > 1:
            typer.echo(f"{len(found):,} ids begin so:", err=True)
            typer.echo("\n".join(one.id for one in found[:_AMBIGUOUS]))
        else:
            card(record, found[0])


def check(case: Case = CASE, *, as_json: Json = False) -> None:
    """Check that the record holds together, and list what could not be read."""
    from onrecord.checks import check as broken
    from onrecord.cli.tables import Column, json, table

    with opened(case) as record:
        found, problems = broken(record.reader), record.reader.problems()
    if as_json:
        json((*found, *problems))
    else:
        rows = [[problem.stage, problem.source, problem.message] for problem in (*found, *problems)]
        columns = (Column("Stage"), Column("Where", 2), Column("What", 3))
        table(columns, rows, "Every page was read, and the record holds together.")
    if found:
        raise typer.Exit(1)


class Format(StrEnum):
    """The forms a record can be exported in."""

    JSONL = "jsonl"


def export(
    form: Annotated[Format, typer.Argument(metavar="FORMAT", help="jsonl: the whole record as JSON Lines.")],
    out: Annotated[Path, typer.Option(help="Where to write; - is standard output.", metavar="FILE")],
    case: Case = CASE,
    *,
    force: Annotated[bool, typer.Option("--force", help="Even where the record does not hold together.")] = False,
) -> None:
    """Write the record in a form that other programs read."""
    from onrecord.exports import jsonl

    with opened(case) as record:
        {Format.JSONL: jsonl.export}[form](record.reader, out, force=force)
    if str(out) != "-":
        typer.echo(f"wrote {out}", err=True)
