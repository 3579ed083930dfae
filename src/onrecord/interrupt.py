"""Ctrl-C in, an orderly end out: the first asks to stop after the page in hand, the second stops at once."""

import signal
import threading
from collections.abc import Iterable, Iterator
from types import FrameType, TracebackType
from typing import Self, TypeVar

T = TypeVar("T")


class Interrupt:
    """A context in which the first Ctrl-C sets ``asked`` and the second raises KeyboardInterrupt.

    Outside the main thread, where signals do not arrive, it does nothing.
    """

    def __init__(self) -> None:
        self.asked = False
        self._waiting = False

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._pressed)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, self._before)

    def until(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items until a stop is asked for; waiting for the next one (standard input) ends at once."""
        waiting = iter(items)
        while not self.asked:
            try:
                self._waiting = True
                item = next(waiting)
            except StopIteration:
                return
            except KeyboardInterrupt:
                self.asked = True
                return
            finally:
                self._waiting = False
            yield item

    def _pressed(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self.asked or self._waiting:
            raise KeyboardInterrupt
        self.asked = True
