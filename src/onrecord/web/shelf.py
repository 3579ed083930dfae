"""Views in, views out: what was computed of a case is kept until the case changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

T = TypeVar("T")

_KEPT = 64  # views of one case and filter; the least used goes first


class Shelf:
    """What was computed, by what it was computed of and the state of the case file. Safe between threads."""

    def __init__(self, case: Path) -> None:
        """Start empty, for one case file."""
        self._files = (case, case.with_name(f"{case.name}-wal"))
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def state(self) -> Hashable:
        """Return what changes when the case does. Ask before the case is opened: what is kept is never too new."""
        found = []
        for file in self._files:
            try:
                status = file.stat()
            except OSError:  # no -wal file: everything is in the case
                continue
            if status.st_size:  # a -wal file without content comes and goes with readers
                found.append((file.name, status.st_mtime_ns, status.st_size))
        return tuple(found)

    def kept(self, key: Hashable) -> object:
        """Return what is kept under ``key``, or ``None``."""
        with self._lock:
            return self._kept.get(key)

    def get(self, key: Hashable, compute: Callable[[], T]) -> T:
        """Return what is kept under ``key``, or compute and keep it; two at once may both compute."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("T", self._kept[key])
        value = compute()
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return value
