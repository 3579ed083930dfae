"""The command by which a person's word stands over the program's."""

from getpass import getuser
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import CASE, Case, opened
from onrecord.model import Verdict

if TYPE_CHECKING:
    from onrecord.views.record import Record


def judge(  # noqa: PLR0913 - one option each
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="What it is about: ids, or how they begin.")],
    verdict: Annotated[
        Verdict | None, typer.Option(help="Two things are one, or are not; a merge or finding is right or wrong.")
    ] = None,
    why: Annotated[str, typer.Option(help="The reason.", metavar="TEXT")] = "",
    by: Annotated[str | None, typer.Option(help="Who says so; your login name by default.", metavar="NAME")] = None,
    case: Case = CASE,
    *,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take a judgement back.")] = False,
) -> None:
    """Say what is the same, what is not, and which merge is wrong; the record follows, and keeps it."""
    from onrecord.judging import Decision, JudgementError
    from onrecord.judging import judge as judged
    from onrecord.judging import withdraw as withdrawn

    if withdraw == (verdict is not None):
        raise typer.BadParameter("give either --verdict or --withdraw")
    with opened(case) as record:
        about = tuple(_whole(record, id_) for id_ in ids)
    try:
        if verdict is None:
            made = withdrawn(case, about[0])
        else:
            made = judged(case, Decision(about=about, verdict=verdict, by=by or getuser(), why=why))
    except JudgementError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(f"{made.id}: withdrawn" if withdraw else f"{made.id}: {made.verdict}, says {made.by}")


def _whole(record: "Record", prefix: str) -> str:
    from onrecord.views.finding import findings

    found = findings(record, prefix)
    if len(found) != 1:
        several = f"may be {', '.join(one.id for one in found[:5])}" if found else "is nothing on record"
        raise typer.BadParameter(f"{prefix!r} {several}")
    return found[0].id
