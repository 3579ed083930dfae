"""A folder of gold in, the tables of the quality page out; what is written by hand around them stays as it is.

``python -m onrecord.measure.quality GOLD [TASK ...] [--write docs/QUALITY.md]``
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from inspect import getdoc
from pathlib import Path

from onrecord.measure.run import OURS, Options, Result, Row, run
from onrecord.measure.tasks import TASKS, Form

_PART = {"dispute": 500}  # records that are read where the whole file takes over five minutes
_SHORT = 12  # digits of a hash that tell a file's state
_BLOCK = "<!-- measured: {} -->\n"
_END = "<!-- end -->\n"


def section(task: str, gold: Path, *, peers: bool = True) -> str:
    """Return a task's tables in Markdown, each with its command, file and definition. Raises GoldError."""
    return "".join(_form(task, form, gold, peers=peers) for form in TASKS[task])


def replaced(page: str, task: str, content: str) -> str:
    """Return the page with the block between the task's marks replaced, or added at its end."""
    begin = _BLOCK.format(task)
    block = f"{begin}{content}{_END}"
    known = re.compile(re.escape(begin) + ".*?" + re.escape(_END), re.DOTALL)
    return known.sub(lambda _: block, page, count=1) if known.search(page) else f"{page.rstrip()}\n\n{block}"


def table(rows: Iterable[Row]) -> str:
    """Return rows as a Markdown table; notes under it say how the numbers of others are known."""
    told = tuple(rows)
    lines = ["| Measure | P | R | Score | Of | By |", "|---|---|---|---|---|---|"]
    lines += [f"| {' | '.join(_cells(row))} |" for row in told]
    notes = list(_notes(told))
    return "\n".join(lines + (["", *notes] if notes else [])) + "\n"


def _form(task: str, form: Form, gold: Path, *, peers: bool) -> str:
    options = Options(part=_PART.get(task), peers=peers)
    there = [file for file in form.files if (gold / file).exists()]
    tables = "".join(_one(run(task, gold / file, options), file) for file in there)
    return f"\n{getdoc(form.measure) or ''}\n\n{tables}" if there else ""


def _one(result: Result, file: str) -> str:
    part = f" --part {result.part}" if result.part else ""
    peers = " --peers" if result.form.peers else ""
    command = f"```sh\nonrecord measure {result.task} gold/{file}{part}{peers}\n```"
    return f"{command}\n\nsha256 {result.sha256[:_SHORT]}\n\n{table(result.rows)}\n"


def _cells(row: Row) -> list[str]:
    numbers = (row.precision, row.recall, row.value)
    shown = ("" if number is None else f"{number:.3f}" for number in numbers)
    return [row.measure if row.by == OURS else "", *shown, "" if row.of is None else str(row.of), row.by]


def _notes(rows: Sequence[Row]) -> Iterator[str]:
    for said in dict.fromkeys(row.said for row in rows if row.said):
        yield f"{', '.join(dict.fromkeys(row.by for row in rows if row.said == said))}: {said}"


def main() -> None:
    """Print the tables, or write them into a page."""
    parser = argparse.ArgumentParser(
        prog="python -m onrecord.measure.quality", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("gold", type=Path, help="a folder of gold files, one folder a task")
    parser.add_argument("task", nargs="*", help="measure these tasks alone")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="replace the tables of this page")
    asked = parser.parse_args()
    if unknown := set(asked.task) - TASKS.keys():
        parser.error(f"no task {min(unknown)}; there are {', '.join(TASKS)}")
    for task in asked.task or TASKS:
        sys.stderr.write(f"{task}\n")
        content = section(task, asked.gold)
        if asked.write is None:
            sys.stdout.write(f"## {task}\n{content}")
        else:
            page = asked.write.read_text("utf8") if asked.write.exists() else ""
            asked.write.write_text(replaced(page, task, content), "utf8")


if __name__ == "__main__":
    main()
