"""What worker processes of the tests do: it stands in a module of its own, which a new process can import."""

import os
import signal
import time
from collections.abc import Callable


def twice(number: int) -> int:
    """Double a number; at 13 die, at 17 take a minute, at 19 a second."""
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 17:
        time.sleep(60)
    if number == 19:
        time.sleep(1)
    return 2 * number


def doubler() -> Callable[[int], int]:
    return twice


def own_process() -> Callable[[int], int]:
    return lambda _: os.getpid()


def never_ready() -> Callable[[int], int]:
    os._exit(7)
