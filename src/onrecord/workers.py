"""A function and a stream of items in, results in the items' order out: from worker processes that may die unharmed."""

import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")

_AHEAD = 32  # results a worker may be ahead of the slowest page: bounds memory, keeps the others busy


class WorkerError(RuntimeError):
    """Worker processes can't start at all."""


@dataclass(frozen=True, slots=True)
class Lost:
    """An item without a result, and why: its worker died or ran out of time."""

    why: str


@dataclass(frozen=True, slots=True)
class Crew(Generic[I, R]):
    """``jobs`` processes that each call ``start`` once and then the function it returned, an item at a time.

    ``start`` and items are pickled (spawned processes). An item may take ``seconds``, counted from when it is given.
    """

    start: Callable[[], Callable[[I], R]]
    jobs: int
    seconds: float

    def results(self, items: Iterable[I]) -> Iterator[tuple[I, R | Lost]]:
        """Yield each item and its result, in order. With one job all happens in this process, without a time limit.

        Raises WorkerError where a worker dies before it has started.
        """
        if self.jobs == 1:
            function = self.start()
            yield from ((item, function(item)) for item in items)
            return
        waiting = iter(items)
        first = list(islice(waiting, self.jobs))
        shift = _Shift(self, [_Worker(self.start) for _ in first])
        try:
            yield from shift.run(chain(first, waiting))
        finally:
            for worker in shift.workers:
                worker.kill()


class _Worker(Generic[I, R]):
    """A process and what it is doing: starting (``idle`` and ``place`` unset), idle, or at the item of ``place``."""

    def __init__(self, start: Callable[[], Callable[[I], R]]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, start), daemon=True)
        with _deaf():
            self.process.start()
        theirs.close()  # so that the worker's death closes the pipe
        self.idle = False
        self.place: int | None = None
        self.deadline = float("inf")

    def give(self, place: int, item: I, seconds: float) -> None:
        self.idle, self.place, self.deadline = False, place, time.monotonic() + seconds
        try:
            self.connection.send(item)
        except OSError:  # it died while idle: what listens will find the pipe closed
            return

    def kill(self) -> str:
        """End the process and return how it ended: "signal 11" or "exit code 1"."""
        self.connection.close()
        self.process.join(0.1)
        code = self.process.exitcode
        if code is None:
            self.process.kill()
            self.process.join()
        return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"


@contextmanager
def _deaf() -> Iterator[None]:
    """Ignore Ctrl-C, as a process started inside goes on to do: it reaches the whole group, but the parent decides."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(connection: Connection, start: Callable[[], Callable[[Any], Any]]) -> None:
    function = start()
    try:
        connection.send(None)
        while True:
            connection.send(function(connection.recv()))
    except (EOFError, OSError):
        return  # the parent has gone


@dataclass(slots=True)
class _Shift(Generic[I, R]):
    """One run over the items: who is busy with what, and results that wait for an earlier one."""

    crew: Crew[I, R]
    workers: list[_Worker[I, R]]
    items: dict[int, I] = field(default_factory=dict)
    done: dict[int, R | Lost] = field(default_factory=dict)
    given: int = 0

    def run(self, items: Iterable[I]) -> Iterator[tuple[I, R | Lost]]:
        for item in items:
            while not any(worker.idle for worker in self.workers) or len(self.done) > _AHEAD * self.crew.jobs:
                self._listen()
                yield from self._in_order()
            self.items[self.given] = item
            next(worker for worker in self.workers if worker.idle).give(self.given, item, self.crew.seconds)
            self.given += 1
            yield from self._in_order()
        while any(worker.place is not None for worker in self.workers):
            self._listen()
            yield from self._in_order()

    def _in_order(self) -> Iterator[tuple[I, R | Lost]]:
        while self.items and (place := min(self.items)) in self.done:
            yield self.items.pop(place), self.done.pop(place)

    def _listen(self) -> None:
        """Wait until a worker has started, has a result, has died, or is out of time."""
        active = [worker for worker in self.workers if not worker.idle]
        left = min(worker.deadline for worker in active) - time.monotonic()
        heard = wait([worker.connection for worker in active], None if left == float("inf") else max(left, 0))
        for worker in active:
            if worker.connection in heard:
                self._hear(worker)
            elif worker.deadline < time.monotonic():
                self._replace(worker, f"took longer than {self.crew.seconds:g} seconds")

    def _hear(self, worker: _Worker[I, R]) -> None:
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            self._replace(worker, None)
            return
        if worker.place is not None:
            self.done[worker.place] = message
        worker.idle, worker.place, worker.deadline = True, None, float("inf")

    def _replace(self, worker: _Worker[I, R], why: str | None) -> None:
        end = worker.kill()
        if worker.place is None:
            raise WorkerError(f"a reading process could not start ({end}); try --jobs 1 to see why")
        self.done[worker.place] = Lost(why or f"the reading process died ({end})")
        self.workers[self.workers.index(worker)] = _Worker(self.crew.start)
