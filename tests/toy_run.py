"""A run in a process of its own, to be stopped or killed.

Arguments are folder, case, jobs, pause, how many articles are settled at once, and perhaps "wait".
It says where it is, a line at a time, and pauses for ``pause`` seconds after each.
"""

import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import toy
from onrecord.model import Problem
from onrecord.pipeline import Options, Summary, read_pages


class Waiting(toy.Toy):
    """After the last page, input stays open, as standard input may."""

    def raw_pages(self, paths: Sequence[str]) -> Iterator[Any]:
        yield from super().raw_pages(paths)
        _say("waiting", 60)


class Saying:
    def __init__(self, pause: float) -> None:
        self.pause = pause

    def page(self, source: str, so_far: Summary) -> None:
        _say(f"page {so_far.pages} {source}", self.pause)

    def problem(self, problem: Problem) -> None:
        _say(problem.message, self.pause)

    def stage(self, name: str) -> None:
        _say(f"stage {name}", self.pause)


def _say(words: str, pause: float) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
    time.sleep(pause)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what runs behind it with Ctrl-C ignored
    folder, case, jobs, pause, at_once, *wait = sys.argv[1:]
    options = Options(jobs=int(jobs), stages=Waiting if wait else toy.Toy, at_once=int(at_once))
    _say(str(read_pages((folder,), Path(case), options, Saying(float(pause)))), 0)
