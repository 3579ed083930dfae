"""The command by which a person's word stands over the program's."""

from collections.abc import Sequence
from getpass import getuser
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import CASE, Case, opened
from onrecord.cli.options import actor as one_actor
from onrecord.model import Aspect, Verdict

if TYPE_CHECKING:
    from onrecord.judging import Decision
    from onrecord.model import Judgement
    from onrecord.views.record import Record

_UNDO = "undo"
_VERBS = (*Verdict, _UNDO)
_LEAST = {Verdict.CORRECT: 2, Verdict.SPLIT: 2, Verdict.SAME: 2, Verdict.DIFFERENT: 2}  # words after the verb


def judge(
    verb: Annotated[str, typer.Argument(metavar="VERDICT", help=f"One of {', '.join(_VERBS)}.")],
    words: Annotated[list[str], typer.Argument(metavar="ID", help="What it is about: ids, or how they begin.")],
    why: Annotated[str, typer.Option(help="The reason.", metavar="TEXT")] = "",
    by: Annotated[str | None, typer.Option(help="Who says so; your login name by default.", metavar="NAME")] = None,
    case: Case = CASE,
) -> None:
    """Say what is the same, what is not, what is right, wrong or to be read otherwise; the record follows.

    `correct ID type|status|actors|recipients|when|act|sources VALUE...` puts a finding otherwise; `split ID ID...`
    takes tellings out of an event, or articles out of what is said of an actor; `undo ID` takes a judgement back.
    """
    from onrecord.judging import JudgementError
    from onrecord.judging import judge as judged
    from onrecord.judging import withdraw as withdrawn

    if verb not in _VERBS:
        raise typer.BadParameter(f"{verb!r} is none of {', '.join(_VERBS)}", param_hint="VERDICT")
    try:
        if verb == _UNDO:
            _told(withdrawn(case, words[0]), "withdrawn")
            return
        with opened(case) as record:
            made = _decision(record, Verdict(verb), words, why, by or getuser())
        _told(judged(case, made), f"{verb}, says {made.by}")
    except JudgementError as error:
        raise typer.BadParameter(str(error)) from error


def _told(made: "Judgement", how: str) -> None:
    typer.echo(f"{made.id}: {how}")


def _decision(record: "Record", verdict: Verdict, words: Sequence[str], why: str, by: str) -> "Decision":
    from onrecord.judging import Decision, correction, reach, splitting

    if len(words) < _LEAST.get(verdict, 1):
        raise typer.BadParameter(f"{verdict} needs more than that: {' '.join(words)}")
    first = _whole(record, words[0])
    if verdict is Verdict.SPLIT:
        about, apart = splitting(record, first, [_whole(record, word) for word in words[1:]])
        return Decision(about=about, verdict=verdict, by=by, why=why, corrects=(apart,))
    if verdict is Verdict.CORRECT:
        change = correction(record, first, *_change(record, words[1:]))
        return Decision(about=reach(record, first), verdict=verdict, by=by, why=why, corrects=(change,))
    if verdict in {Verdict.RIGHT, Verdict.WRONG}:
        if len(words) > 1:
            raise typer.BadParameter(f"{verdict} is said of one id at a time")
        return Decision(about=reach(record, first), verdict=verdict, by=by, why=why)
    return Decision(about=(first, *(_whole(record, word) for word in words[1:])), verdict=verdict, by=by, why=why)


def _change(record: "Record", words: Sequence[str]) -> tuple[Aspect, tuple[str, ...]]:
    """Return what is put otherwise, and how: types in capitals, parties by their ids."""
    if words[0] not in set(Aspect):
        raise typer.BadParameter(f"{words[0]!r} is none of {', '.join(one for one in Aspect if one != Aspect.APART)}")
    what, values = Aspect(words[0]), words[1:]
    if what in {Aspect.ACTORS, Aspect.RECIPIENTS, Aspect.SOURCES}:
        return what, tuple(one_actor(record, name).id for name in values if name)
    return what, tuple(value.upper() if what is Aspect.TYPE else value for value in values)


def _whole(record: "Record", prefix: str) -> str:
    from onrecord.views.finding import findings

    found = findings(record, prefix)
    if len(found) != 1:
        several = f"may be {', '.join(one.id for one in found[:5])}" if found else "is nothing on record"
        raise typer.BadParameter(f"{prefix!r} {several}")
    return found[0].id
